"""Administration of accounts and structures. An administrator gives access to pupils, and sees none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from api.accounts.steps import send_invitation
from domain.access.permissions import HUMAN_ROLES, SECOND_FACTOR_ROLES, SHARED_COMPUTER_ROLES, Role
from domain.access.units import UnitKind
from domain.accounts.abilities import abilities_of
from domain.accounts.account import AccountState, AccountTransition, ManagedAccount, NotOnOneself
from domain.accounts.perimeter import ROLE_UNIT_KINDS, WrongPerimeter, check_perimeter, perimeter_in_words
from domain.accounts.views import ManagedUnitLine
from domain.kernel.errors import Malformed, NotFound
from persistence.accounts import administration, queries, repository, second_factor
from persistence.accounts import sessions as kept
from persistence.accounts.administration import UnitRow
from persistence.accounts.queries import AccountFilter
from persistence.accounts.repository import normalised_email
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class AccountView:
    """An account with its perimeter in words, and what its function opens."""

    id: UUID
    email: str
    display_name: str
    job_title: str
    role: Role
    role_label: str
    unit_ids: list[UUID]
    class_ids: list[UUID] | None
    perimeter: str
    state: AccountState
    state_label: str
    valid_until: date | None
    has_second_factor: bool
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    version: int


@dataclass(frozen=True)
class RoleView:
    role: Role
    label: str
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    unit_kinds: list[UnitKind]
    second_factor: bool
    shared_computer: bool


@dataclass(frozen=True)
class RolesView:
    items: list[RoleView]


@dataclass(frozen=True)
class NewAccount:
    email: str
    display_name: str
    job_title: str
    role: Role
    unit_ids: frozenset[UUID]
    class_ids: frozenset[UUID] | None
    valid_until: date | None


async def list_roles(_: UnitOfWork) -> RolesView:
    """Every function, with what it opens and where it is exercised."""
    views = []
    for role in HUMAN_ROLES:
        abilities = abilities_of(role)
        kinds = sorted(ROLE_UNIT_KINDS[role])
        second, shared = role in SECOND_FACTOR_ROLES, role in SHARED_COMPUTER_ROLES
        views.append(RoleView(role, role.label, abilities.can, abilities.cannot, kinds, second, shared))
    return RolesView(views)


async def list_accounts(uow: UnitOfWork, wanted: AccountFilter, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """A list is one act in the journal, without persons."""
    detail = {"role": wanted.role, "state": wanted.state}
    await uow.record(JournalEntry("account:list", Access.LIST, detail=detail))
    return queries.account_page(uow.actor, uow.now.date(), wanted, cursor=cursor, limit=limit)


async def show_account(uow: UnitOfWork, account_id: UUID) -> AccountView:
    return await _view(uow, await _load(uow, account_id))


async def invite_account(uow: UnitOfWork, new: NewAccount) -> AccountView:
    """Create the account, without a password, and send its invitation."""
    account = ManagedAccount(
        new_id(), normalised_email(new.email), new.display_name, new.job_title, new.role, new.unit_ids, new.class_ids,
        new.valid_until, is_disabled=False, has_credentials=False, has_second_factor=False, version=1,
    )  # fmt: skip
    await _check(uow, account)
    _check_end(account, uow.now.date())
    await administration.add_account(uow.session, account, uow.actor.id, uow.now)
    await send_invitation(uow, account.id)
    await _record(uow, "account:invite", account, role=account.role.value)
    return await _view(uow, account)


async def change_account(uow: UnitOfWork, account_id: UUID, changes: Mapping[str, Any], *, seen: int) -> AccountView:
    """Name, function, perimeter, classes, last day: the named fields change, `null` clears."""
    account = await _load(uow, account_id)
    account.check_version(seen)
    if account.id == uow.actor.id and set(changes) - {"display_name", "job_title"}:
        raise NotOnOneself
    changed = replace(account, **changes)
    if changed.role is not Role.TEACHER and "class_ids" not in changes:
        changed = replace(changed, class_ids=None)
    await _check(uow, changed)
    if "valid_until" in changes:
        _check_end(changed, uow.now.date())
    await administration.save_account(uow.session, changed, seen)
    await _record(uow, "account:change", changed, fields=sorted(changes))
    return await show_account(uow, account_id)


async def advance_account(
    uow: UnitOfWork, account_id: UUID, transition: AccountTransition, *, seen: int
) -> AccountView:
    """Suspend, restore, invite again, reset the second factor."""
    account = await _load(uow, account_id)
    account.check_version(seen)
    if account.id == uow.actor.id:
        raise NotOnOneself
    account.check_transition(transition)
    if transition is AccountTransition.SUSPEND:
        await administration.set_disabled(uow.session, account.id, uow.now, seen)
        await kept.revoke_sessions(uow.session, account.id, uow.now)
    elif transition is AccountTransition.RESTORE:
        await administration.set_disabled(uow.session, account.id, None, seen)
    else:
        await administration.touch(uow.session, account.id, seen)
        await _send_or_reset(uow, account.id, transition)
    await _record(uow, f"account:{transition}", account)
    return await show_account(uow, account_id)


async def _send_or_reset(uow: UnitOfWork, account_id: UUID, transition: AccountTransition) -> None:
    if transition is AccountTransition.INVITE_AGAIN:
        await send_invitation(uow, account_id)
        return
    await second_factor.drop_second_factor(uow.session, account_id)
    await kept.revoke_sessions(uow.session, account_id, uow.now)


async def create_unit(uow: UnitOfWork, kind: UnitKind, name: str, department_code: str | None) -> ManagedUnitLine:
    """A structure that is no school (schools have their own page, with their UAI)."""
    if not await administration.reaches_department(uow.session, uow.actor.id, department_code):
        sentence = "Vous n'administrez pas ce département."
        raise Malformed(sentence, errors=[{"pointer": "/department_code", "detail": sentence}])
    unit = UnitRow(new_id(), kind, name)
    await administration.add_unit(uow.session, unit, department_code, uow.now)
    await uow.record(JournalEntry("unit:create", detail={"unit_id": str(unit.id), "kind": kind.value}))
    return ManagedUnitLine(unit.id, kind, name, department_code, None)


async def _load(uow: UnitOfWork, account_id: UUID) -> ManagedAccount:
    account = await administration.find_managed(uow.session, uow.actor.id, account_id)
    if account is None:
        raise NotFound("Ce compte n'existe pas, ou n'est pas dans votre périmètre.")
    return account


async def _check(uow: UnitOfWork, account: ManagedAccount) -> None:
    """The perimeter exists, is within reach, and fits the function."""
    units = await administration.reached_units(uow.session, uow.actor.id, account.unit_ids)
    if len(units) != len(account.unit_ids):
        sentence = "Une de ces structures n'existe pas, ou n'est pas dans votre périmètre."
        raise WrongPerimeter(sentence, errors=[{"pointer": "/unit_ids", "detail": sentence}])
    classes = account.class_ids
    check_perimeter(account.role, [unit.kind for unit in units], class_count=None if classes is None else len(classes))
    if classes:
        found = await administration.count_classes_within(uow.session, classes, account.unit_ids)
        if found != len(classes):
            sentence = "Une de ces classes n'est pas dans un de ces établissements."
            raise WrongPerimeter(sentence, errors=[{"pointer": "/class_ids", "detail": sentence}])


def _check_end(account: ManagedAccount, today: date) -> None:
    if account.valid_until is not None and account.valid_until < today:
        sentence = "Cette date est passée. Pour fermer un accès tout de suite, suspendez le compte."
        raise Malformed(sentence, errors=[{"pointer": "/valid_until", "detail": sentence}])


async def _record(uow: UnitOfWork, operation: str, account: ManagedAccount, **detail: object) -> None:
    await uow.record(JournalEntry(operation, detail={"account_id": str(account.id), **detail}))


async def _view(uow: UnitOfWork, account: ManagedAccount) -> AccountView:
    abilities = abilities_of(account.role)
    state = account.state(uow.now.date())
    names = [unit.name for unit in await repository.units_of(uow.session, account.id)]
    return AccountView(
        id=account.id,
        email=account.email,
        display_name=account.display_name,
        job_title=account.job_title,
        role=account.role,
        role_label=account.role.label,
        unit_ids=sorted(account.unit_ids),
        class_ids=None if account.class_ids is None else sorted(account.class_ids),
        perimeter=perimeter_in_words(names, await repository.class_names_of(uow.session, account.id)),
        state=state,
        state_label=state.label,
        valid_until=account.valid_until,
        has_second_factor=account.has_second_factor,
        can=abilities.can,
        cannot=abilities.cannot,
        version=account.version,
    )
