"""One unit of work: enter, decide, record, enqueue, commit once. The only module that commits."""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.queries import Queries
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor, Caller
from domain.access.permissions import Role
from domain.access.scopes import PartnerScope, permissions_of
from domain.kernel.errors import SessionEnded
from domain.kernel.events import Effect
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.journal import Act, JournalEntry, write_journal

# One statement proves that the account still lives, loads its perimeter and tells the second wall who asks.
_ENTER = """
    SELECT a.id, a.role,
           ARRAY(SELECT unit_id FROM actor_units WHERE actor_id = a.id) AS units,
           CASE WHEN a.own_classes_only
                THEN ARRAY(SELECT class_id FROM actor_classes WHERE actor_id = a.id) END AS classes,
           set_config('app.actor', a.id::text, true), {scopes} AS scopes{also}
    FROM accounts a {proved} WHERE a.id = :id AND a.generation = :generation AND a.disabled_at IS NULL
      AND (a.valid_until IS NULL OR a.valid_until >= :today)
"""
_PERSON = {"scopes": "NULL", "proved": ""}

# A machine also proves, at each request, that its key, itself and its partner are still open.
_MACHINE = {
    "scopes": "c.scopes",
    "proved": """
        JOIN partner_clients c ON c.id = a.id AND c.closed_at IS NULL
        JOIN partners p ON p.unit_id = c.unit_id AND p.suspended_at IS NULL
        JOIN partner_credentials k ON k.id = :credential AND k.client_id = c.id AND k.revoked_at IS NULL
            AND k.expires_at > :now""",
}

# A read's journal row may be lost with the machine, never with the process: it does not wait for the disk.
_TO_READ = ", set_config('synchronous_commit', 'off', true)"
ENTER = text(_ENTER.format(also="", **_PERSON))
ENTER_TO_READ = text(_ENTER.format(also=_TO_READ, **_PERSON))
ENTER_AS_MACHINE = text(_ENTER.format(also="", **_MACHINE))
ENTER_AS_MACHINE_TO_READ = text(_ENTER.format(also=_TO_READ, **_MACHINE))

EFFECT_ENTRYPOINT = "effect"
_QUEUE_EFFECT = text("""
    INSERT INTO effects (id, kind, ids, act_id, state, created_at)
    VALUES (:id, :kind, CAST(:ids AS jsonb), :act, 'queued', :now)
""")


@dataclass
class UnitOfWork:
    """An open transaction, who acts in it, and when. Use cases receive one; they neither open nor commit."""

    session: AsyncSession
    actor: Actor
    now: datetime
    act_id: UUID = field(default_factory=new_id)
    job: str | None = None
    """The job that acts, when nobody signed in does: what the journal shows instead of a role."""

    async def record(self, entry: JournalEntry) -> None:
        """Leave a journal row for this act in the same transaction."""
        await write_journal(self.session, Act(self.act_id, self.actor, self.now, self.job), entry)

    async def enqueue(self, effects: Sequence[Effect], *, after: timedelta | None = None) -> list[UUID]:
        """Queue what must follow, in this same transaction: gone with a rollback, there after the commit.

        `after`: not before this has passed, by the database's clock.
        """
        if not effects:
            return []
        ids = [new_id() for _ in effects]
        await self.session.execute(
            _QUEUE_EFFECT,
            [
                {
                    "id": id_,
                    "kind": effect.kind,
                    "ids": json.dumps(dict(effect.ids)),
                    "act": self.act_id,
                    "now": self.now,
                }
                for id_, effect in zip(ids, effects, strict=True)
            ],
        )
        await self._notify_worker(ids, after)
        return ids

    def after_commit(self, done: Callable[[], object]) -> None:
        """Run this once the transaction is committed; never after a rollback."""
        event.listen(self.session.sync_session, "after_commit", lambda _: done(), once=True)

    async def _notify_worker(self, ids: list[UUID], after: timedelta | None) -> None:
        connection = await self.session.connection()
        raw = cast("Any", (await connection.get_raw_connection()).driver_connection)
        # SQLAlchemy begins lazily: as a first statement the job would commit alone and survive a rollback.
        if not raw.is_in_transaction():
            raise RuntimeError("enqueue outside a transaction")
        payloads: list[bytes | None] = [id_.bytes for id_ in ids]
        waits = [after] * len(ids)
        await Queries(AsyncpgDriver(raw)).enqueue([EFFECT_ENTRYPOINT] * len(ids), payloads, [0] * len(ids), waits)


@asynccontextmanager
async def unit_of_work(sessions: Sessions, caller: Caller, *, reads: bool = False) -> AsyncIterator[UnitOfWork]:
    """The transaction of whoever signed in; a disabled account, an older token or a revoked key ends here (401).

    `reads`: it writes nothing but its journal row.
    """
    async with sessions() as session, session.begin():  # leaving this block is the one commit
        entering: dict[str, Any] = {"id": caller.id, "generation": caller.generation, "today": caller.now.date()}
        statement = ENTER_TO_READ if reads else ENTER
        if caller.credential is not None:
            entering |= {"credential": caller.credential, "now": caller.now}
            statement = ENTER_AS_MACHINE_TO_READ if reads else ENTER_AS_MACHINE
        row = (await session.execute(statement, entering)).one_or_none()
        if row is None:
            raise SessionEnded
        yield UnitOfWork(session, _actor(row, caller), caller.now)


def _actor(row: Any, caller: Caller) -> Actor:
    """A machine may do what it was granted and asked for in its token, within what its scopes open today."""
    classes = None if row.classes is None else frozenset(row.classes)
    if row.scopes is None:
        if row.role == Role.PARTNER_CLIENT:
            raise SessionEnded  # a machine comes by one of its keys, or not at all
        return Actor(row.id, Role(row.role), frozenset(row.units), classes)
    scopes = [PartnerScope(scope) for scope in row.scopes if scope in caller.scopes]
    return Actor(row.id, Role(row.role), frozenset(row.units), classes, permissions_of(scopes))


JOB_ACTOR = Actor(UUID(int=0), Role.ADMINISTRATOR, frozenset())
"""The worker itself: its database role sees every row, its journal rows name the job."""


@asynccontextmanager
async def job_unit_of_work(sessions: Sessions, now: datetime, job: str) -> AsyncIterator[UnitOfWork]:
    """A job's transaction, under the jobs role; `job` is what the journal shows as actor."""
    async with sessions() as session, session.begin():
        await session.execute(text("SELECT set_config('app.actor', '', true)"))
        yield UnitOfWork(session, JOB_ACTOR, now, job=job)


@asynccontextmanager
async def anonymous_transaction(sessions: Sessions) -> AsyncIterator[AsyncSession]:
    """Sign-in and public pages: no actor, so that the second wall shows no person at all."""
    async with sessions() as session, session.begin():
        await session.execute(text("SELECT set_config('app.actor', '', true)"))
        yield session


NOBODY = Actor(UUID(int=0), Role.TUTOR, frozenset())


@asynccontextmanager
async def anonymous_unit_of_work(sessions: Sessions, now: datetime) -> AsyncIterator[UnitOfWork]:
    """A public page that leaves something to do: nobody acts in it, until `act_as` says who the caller proved to be."""
    async with anonymous_transaction(sessions) as session:
        yield UnitOfWork(session, NOBODY, now, job="public")


async def act_as(uow: UnitOfWork, account_id: UUID, role: Role) -> None:
    """The caller has proved to be this account (a link of theirs, spent): the journal may name them."""
    await uow.session.execute(text("SELECT set_config('app.actor', :id, true)"), {"id": str(account_id)})
    uow.actor = Actor(account_id, role, frozenset())
