"""Accounts from the terminal: the first administrator, a lost password, who has one."""

import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from api import clock
from api.security.passwords import hash_password
from domain.access.permissions import Role
from domain.accounts.account import ManagedAccount
from domain.kernel.errors import NotFound
from persistence.accounts import administration, console, repository
from persistence.accounts.console import AccountSummary
from persistence.database import Pool, create_engine, sessions_of
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.unit_of_work import JOB_ACTOR, UnitOfWork, job_unit_of_work


@dataclass(frozen=True)
class NewAccount:
    """`units` are ids, UAI of schools, or names of institutions."""

    email: str
    name: str
    role: Role
    units: Sequence[str]
    password: str | None = None


def generated_password() -> str:
    return secrets.token_urlsafe(15)


async def _create(uow: UnitOfWork, new: NewAccount, password_hash: str) -> UUID:
    units = await console.find_units(uow.session, new.units)
    account = ManagedAccount(
        new_id(), new.email.strip().lower(), new.name, "", new.role, frozenset(units), None, None,
        is_disabled=False, has_credentials=False, has_second_factor=False, version=1,
    )  # fmt: skip
    await administration.add_account(uow.session, account, JOB_ACTOR.id, uow.now)
    await repository.keep_password(uow.session, account.id, password_hash)
    await uow.record(JournalEntry("account:create", detail={"account_id": str(account.id), "by": "console"}))
    return account.id


async def _reset(uow: UnitOfWork, email: str, password_hash: str) -> None:
    """A new password; whoever was signed in with the old one is out."""
    account = await repository.find_by_email(uow.session, email, clock.today())
    if account is None:
        raise NotFound(f"Aucun compte ouvert à l'adresse {email}.")
    await repository.keep_password(uow.session, account.id, password_hash)
    await uow.record(JournalEntry("account:reset_password", detail={"account_id": str(account.id), "by": "console"}))


async def create_account(jobs_url: str, new: NewAccount, *, cheap: bool = False) -> str:
    """The password, chosen or generated."""
    password = new.password or generated_password()
    hashed = await hash_password(password, cheap=cheap)
    async with _open(jobs_url) as uow:
        await _create(uow, new, hashed)
    return password


async def reset_password(jobs_url: str, email: str, password: str | None, *, cheap: bool = False) -> str:
    chosen = password or generated_password()
    hashed = await hash_password(chosen, cheap=cheap)
    async with _open(jobs_url) as uow:
        await _reset(uow, email, hashed)
    return chosen


async def list_accounts(jobs_url: str) -> list[AccountSummary]:
    async with _open(jobs_url) as uow:
        return await console.summaries(uow.session)


@asynccontextmanager
async def _open(url: str) -> AsyncIterator[UnitOfWork]:
    """The console acts as the jobs role; the journal says so."""
    engine = create_engine(url, Pool(size=1))
    try:
        async with job_unit_of_work(sessions_of(engine), clock.now(), "console") as uow:
            yield uow
    finally:
        await engine.dispose()
