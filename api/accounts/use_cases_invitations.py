"""Links sent by mail: an invitation to join, a password to choose again. One link, one use, for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from api.accounts.sign_in import DEMO_DOMAIN
from api.accounts.steps import SEND_ACCOUNT_MAIL
from api.security.passwords import hash_password
from api.security.visitor import digest
from domain.access.permissions import SECOND_FACTOR_ROLES
from domain.accounts.passwords import DEMO_PASSWORD, check_password
from domain.accounts.perimeter import perimeter_in_words
from domain.kernel.errors import NotFound
from domain.kernel.events import Effect
from persistence.accounts import invitations, repository
from persistence.accounts import sessions as kept
from persistence.accounts.invitations import InvitationRow
from persistence.accounts.repository import AccountRow, normalised_email
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork, act_as

RESET_LIFETIME = timedelta(hours=1)


class InvitationEnded(NotFound):
    """Unknown, used, replaced or expired: the same answer."""

    title = "Ce lien ne fonctionne plus"
    detail = "Ce lien a déjà servi ou a expiré. Demandez-en un nouveau."


@dataclass(frozen=True)
class InvitationView:
    """Who invites, to what; `invited_by` is null for a password reset."""

    purpose: str
    email: str
    display_name: str
    invited_by: str | None
    role_label: str
    perimeter: str
    expires_at: datetime
    second_factor_required: bool


@dataclass(frozen=True)
class DemoAccount:
    email: str
    role: str
    role_label: str
    name: str


@dataclass(frozen=True)
class SignInOptions:
    identity_provider: bool
    demo: bool
    demo_password: str | None
    demo_accounts: list[DemoAccount]


async def sign_in_options(uow: UnitOfWork, *, demo: bool, identity_provider: bool) -> SignInOptions:
    """The accounts and the password of the demo are shown in demo mode alone."""
    rows = await repository.accounts_at(uow.session, DEMO_DOMAIN, uow.now.date()) if demo else []
    shown = [DemoAccount(row.email, row.role.value, row.role.label, row.display_name) for row in rows]
    return SignInOptions(identity_provider, demo, DEMO_PASSWORD if demo else None, shown)


async def request_password_reset(uow: UnitOfWork, email: str) -> None:
    """The same work whether or not the address has an account: the worker alone will look."""
    request_id = new_id()
    await invitations.add_reset_request(uow.session, request_id, normalised_email(email), uow.now)
    await uow.enqueue([Effect(SEND_ACCOUNT_MAIL, {"password_reset_request_id": str(request_id)})])


async def open_invitation(uow: UnitOfWork, token: str) -> tuple[InvitationRow, AccountRow]:
    row = await invitations.lock_by_token(uow.session, digest(token), uow.now)
    account = await repository.find_by_id(uow.session, row.account_id, uow.now.date()) if row else None
    if row is None or account is None:
        raise InvitationEnded
    return row, account


async def show_invitation(uow: UnitOfWork, token: str) -> InvitationView:
    """Looking at a link does not use it."""
    row, account = await open_invitation(uow, token)
    names = [unit.name for unit in await repository.units_of(uow.session, account.id)]
    return InvitationView(
        purpose=row.purpose,
        email=account.email,
        display_name=account.display_name,
        invited_by=await repository.name_of(uow.session, row.invited_by) if row.invited_by else None,
        role_label=account.role.label,
        perimeter=perimeter_in_words(names, await repository.class_names_of(uow.session, account.id)),
        expires_at=row.expires_at,
        second_factor_required=account.role in SECOND_FACTOR_ROLES,
    )


async def accept_invitation(uow: UnitOfWork, token: str, password: str, *, cheap: bool) -> AccountRow:
    """Choose the password, spend the link. A reset also ends every session and forgets every browser."""
    row, account = await open_invitation(uow, token)
    check_password(password, account.email)
    await repository.keep_password(uow.session, account.id, await hash_password(password, cheap=cheap))
    await invitations.mark_used(uow.session, row.id, uow.now)
    await kept.revoke_sessions(uow.session, account.id, uow.now)
    await kept.forget_devices(uow.session, account.id)
    await act_as(uow, account.id, account.role)
    operation = "account:accept_invitation" if row.purpose == "invitation" else "account:reset_password"
    await uow.record(JournalEntry(operation, detail={"account_id": str(account.id)}))
    renewed = await repository.find_by_id(uow.session, account.id, uow.now.date())
    if renewed is None:
        raise InvitationEnded
    return renewed
