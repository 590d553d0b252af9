"""One's own account: who I am here, my preferences, my sessions, my password, my second factor."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.accounts import steps_second_factor as enrolments
from api.security import sessions as browser_sessions
from api.security.one_time_codes import Enrolment
from api.security.passwords import hash_password
from api.security.sealing import Vault
from domain.access.permissions import ROLE_PERMISSIONS, SECOND_FACTOR_ROLES, SHARED_COMPUTER_ROLES, Permission, Role
from domain.accounts.passwords import check_password
from domain.accounts.perimeter import perimeter_in_words
from domain.kernel.errors import NotFound, SessionEnded
from persistence.accounts import repository
from persistence.accounts import sessions as kept
from persistence.accounts.repository import AccountRow, UnitLine
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork

SHARED_COMPUTER_LOCK_MINUTES = 5
DEFAULT_PREFERENCES = {"shortcuts": True, "density": "normal", "theme": "system", "mail": "daily"}


@dataclass(frozen=True)
class Me:
    id: UUID
    name: str
    role: str
    role_label: str
    home: str
    permissions: list[str]
    units: list[UnitLine]
    demo: bool
    locks_after_minutes: int | None


@dataclass(frozen=True)
class MyAccess:
    """« Mes accès »: function, perimeter in words, until when, given by whom; and how one signs in."""

    email: str
    role_label: str
    perimeter: str
    valid_until: date | None
    given_by: str | None
    given_at: datetime
    second_factor_required: bool
    second_factor_since: datetime | None
    rescue_codes_left: int
    linked_to_identity_provider: bool


@dataclass(frozen=True)
class MySession:
    id: UUID
    browser: str
    started_at: datetime
    last_seen_at: datetime
    shared_computer: bool
    current: bool


@dataclass(frozen=True)
class MySessions:
    items: list[MySession]


@dataclass(frozen=True)
class Ended:
    ended: int


@dataclass(frozen=True)
class RescueCodes:
    rescue_codes: list[str]


async def own_account(uow: UnitOfWork) -> AccountRow:
    account = await repository.find_by_id(uow.session, uow.actor.id, uow.now.date())
    if account is None:
        raise SessionEnded
    return account


async def show_me(uow: UnitOfWork, *, demo: bool) -> Me:
    """Who I am here: function, perimeter, what I may do."""
    account = await own_account(uow)
    shared = account.role in SHARED_COMPUTER_ROLES
    return Me(
        id=account.id,
        name=account.display_name,
        role=account.role.value,
        role_label=account.role.label,
        home=_home(account.role),
        permissions=sorted(ROLE_PERMISSIONS[account.role]),
        units=await repository.units_of(uow.session, account.id),
        demo=demo,
        locks_after_minutes=SHARED_COMPUTER_LOCK_MINUTES if shared else None,
    )


def _home(role: Role) -> str:
    """A teacher's day starts with the roll, a tutor's with whom they accompany, everyone else's with what waits."""
    if role is Role.TEACHER:
        return "/appels"
    if role is Role.TUTOR:
        return "/tuteur"
    return "/" if Permission.WORK_READ in ROLE_PERMISSIONS[role] else "/mon-compte"


async def show_my_access(uow: UnitOfWork) -> MyAccess:
    account = await own_account(uow)
    row = await repository.own_access(uow.session, account.id)
    names = [unit.name for unit in await repository.units_of(uow.session, account.id)]
    return MyAccess(
        email=account.email,
        role_label=account.role.label,
        perimeter=perimeter_in_words(names, await repository.class_names_of(uow.session, account.id)),
        valid_until=row.valid_until,
        given_by=row.given_by,
        given_at=row.given_at,
        second_factor_required=account.role in SECOND_FACTOR_ROLES,
        second_factor_since=row.second_factor_since,
        rescue_codes_left=row.rescue_codes_left,
        linked_to_identity_provider=row.is_linked,
    )


async def show_preferences(uow: UnitOfWork) -> Mapping[str, Any]:
    return DEFAULT_PREFERENCES | await repository.preferences_of(uow.session, uow.actor.id)


async def change_preferences(uow: UnitOfWork, changes: Mapping[str, Any]) -> Mapping[str, Any]:
    """Only the named ones change."""
    merged = await repository.merge_preferences(uow.session, uow.actor.id, json.dumps(dict(changes)))
    return DEFAULT_PREFERENCES | merged


async def list_my_sessions(uow: UnitOfWork, refresh_token: str | None) -> MySessions:
    here = await browser_sessions.family_of(uow.session, refresh_token, uow.actor.id)
    rows = await kept.list_sessions(uow.session, uow.actor.id, uow.now)
    return MySessions([
        MySession(
            row.id, browser_in_words(row.user_agent), row.started_at, row.last_seen_at, row.shared_computer,
            row.id == here,
        )
        for row in rows
    ])  # fmt: skip


async def end_my_session(uow: UnitOfWork, session_id: UUID) -> Ended:
    """Its refresh token and every access token given so far are void; other browsers renew theirs in silence."""
    ended = await kept.revoke_sessions(uow.session, uow.actor.id, uow.now, only=session_id)
    if not ended:
        raise NotFound("Cette session n'est plus ouverte.")
    await repository.next_generation(uow.session, uow.actor.id)
    return Ended(ended)


async def end_all_my_sessions(uow: UnitOfWork) -> Ended:
    """Everywhere, here too."""
    ended = await kept.revoke_sessions(uow.session, uow.actor.id, uow.now)
    await repository.next_generation(uow.session, uow.actor.id)
    return Ended(ended)


async def change_password(uow: UnitOfWork, password: str, *, refresh_token: str | None, cheap: bool) -> Ended:
    """The present password was checked before this transaction. Every other session ends."""
    account = await own_account(uow)
    check_password(password, account.email)
    await repository.keep_password(uow.session, account.id, await hash_password(password, cheap=cheap))
    here = await browser_sessions.family_of(uow.session, refresh_token, account.id)
    await uow.record(JournalEntry("account:change_password", detail={"account_id": str(account.id)}))
    return Ended(await kept.revoke_sessions(uow.session, account.id, uow.now, spare=here))


async def begin_my_second_factor(uow: UnitOfWork, vault: Vault) -> Enrolment:
    return await enrolments.begin_enrolment(uow.session, await own_account(uow), vault)


async def confirm_my_second_factor(uow: UnitOfWork, code: str, vault: Vault) -> RescueCodes:
    account = await own_account(uow)
    codes = await enrolments.confirm_enrolment(uow.session, account, code, vault=vault, now=uow.now)
    await uow.record(JournalEntry("account:enrol_second_factor", detail={"account_id": str(account.id)}))
    return RescueCodes(codes)


async def renew_my_rescue_codes(uow: UnitOfWork) -> RescueCodes:
    account = await own_account(uow)
    if account.totp_secret is None:
        raise enrolments.NoEnrolment
    return RescueCodes(await enrolments.renew_rescue_codes(uow.session, account))


_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)  # fmt: skip


def browser_in_words(user_agent: str) -> str:
    """« Firefox sur Windows », enough to recognise one's own."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "Navigateur inconnu")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), None)
    return f"{browser} sur {system}" if system else browser
