"""Effects as the worker sees them: locked, settled once in the handler's own transaction, found again when lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.domain.models import Job, TracebackRecord
from pgqueuer.domain.types import JOB_STATUS
from pgqueuer.queries import Queries
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.database import Sessions

EFFECT_ENTRYPOINT = "effect"


class DiscreetQueries(Queries):
    """PgQueuer stores tracebacks, and a traceback may hold a name: ours stay with the exception's class (effects)."""

    async def log_jobs(self, job_status: list[tuple[Job, JOB_STATUS, TracebackRecord | None]]) -> None:
        await super().log_jobs([(job, status, None) for job, status, _ in job_status])

    async def retry_job(self, job: Job, delay: timedelta, traceback_record: TracebackRecord | None) -> None:  # noqa: ARG002
        await super().retry_job(job, delay, None)


@dataclass(frozen=True)
class QueuedEffect:
    """An effect that is ours to run: its row is locked until the transaction ends."""

    id: UUID
    kind: str
    ids: Mapping[str, str]
    act_id: UUID
    attempts: int
    sending_since: datetime | None


_BEGIN = text("""
    UPDATE effects SET attempts = attempts + 1
    WHERE id = (SELECT id FROM effects WHERE id = :id AND state = 'queued' FOR UPDATE SKIP LOCKED) RETURNING attempts
""")
_LOCK = text("""
    SELECT id, kind, ids, act_id, attempts, sending_since FROM effects
    WHERE id = :id AND state = 'queued' FOR UPDATE SKIP LOCKED
""")
_SETTLE = text("""
    UPDATE effects SET state = :state, error = :error, settled_at = :now, sending_since = NULL WHERE id = :id
""")


async def begin_attempt(sessions: Sessions, effect_id: UUID) -> int | None:
    """Count an attempt before it starts, in its own transaction: a job that kills the worker is counted too.

    None when it is settled, or another worker holds it.
    """
    async with sessions() as session, session.begin():
        await session.execute(text("SET LOCAL synchronous_commit = off"))
        return cast("int | None", (await session.execute(_BEGIN, {"id": effect_id})).scalar_one_or_none())


async def lock_effect(session: AsyncSession, effect_id: UUID) -> QueuedEffect | None:
    """The effect, held by this transaction; None when it is settled or another worker holds it."""
    row = (await session.execute(_LOCK, {"id": effect_id})).one_or_none()
    return None if row is None else QueuedEffect(*row)


async def settle_effect(
    session: AsyncSession, effect_id: UUID, now: datetime, *, state: str = "done", error: str | None = None
) -> None:
    await session.execute(_SETTLE, {"id": effect_id, "state": state, "error": error, "now": now})


_TAKE_ALL = text("""
    UPDATE effects SET state = 'done', settled_at = :now
    WHERE id IN (SELECT id FROM effects WHERE state = 'queued' AND kind = :kind AND ids ->> 'school_id' = :school
                 FOR UPDATE SKIP LOCKED)
    RETURNING ids
""")


async def take_all_of_school(session: AsyncSession, kind: str, school_id: str, now: datetime) -> list[dict[str, str]]:
    """Every effect of that kind that waits for this school, settled with the one that runs: one run does for all.

    What is queued after this statement stays, and runs by itself.
    """
    rows = await session.execute(_TAKE_ALL, {"kind": kind, "school": school_id, "now": now})
    return [dict(row.ids) for row in rows]


async def mark_sending(session: AsyncSession, effect_id: UUID, since: datetime | None) -> None:
    """Written before a message leaves, cleared when it certainly has not: what is left marks a death in between."""
    await session.execute(
        text("UPDATE effects SET sending_since = :since WHERE id = :id"), {"id": effect_id, "since": since}
    )


async def note_failure(session: AsyncSession, effect_id: UUID, error: str) -> None:
    """Why the last attempt failed (the exception's class); the effect stays queued."""
    await session.execute(
        text("UPDATE effects SET error = :error WHERE id = :id"),
        {"id": effect_id, "error": error},
    )


async def waiting(session: AsyncSession) -> int:
    """How many queue rows are to be carried out within a minute; those held as failed are not."""
    rows = text("""SELECT count(*) FROM queue.pgqueuer WHERE status IN ('queued', 'picked')
                   AND execute_after < now() + interval '1 minute'""")
    return int((await session.execute(rows)).scalar_one())


_LOST = text("""
    SELECT e.id FROM effects e
    WHERE e.state = 'queued' AND NOT EXISTS (
        SELECT FROM queue.pgqueuer q
        WHERE q.entrypoint = 'effect' AND q.payload = decode(replace(e.id::text, '-', ''), 'hex')
          AND q.status IN ('queued', 'picked'))
    ORDER BY e.created_at LIMIT 1000
""")
_DROP_ROWS = text("DELETE FROM queue.pgqueuer WHERE payload = ANY(CAST(:payloads AS bytea[])) AND status = 'failed'")


async def requeue_lost(session: AsyncSession) -> int:
    """Queue again every unsettled effect whose queue row has gone; both are written together, so none is in between."""
    ids = list((await session.execute(_LOST)).scalars())
    await _enqueue(session, ids)
    return len(ids)


async def retry_failed(session: AsyncSession, effect_id: UUID) -> bool:
    """An administrator tries a failed or uncertain effect again."""
    again = await session.execute(
        text("""UPDATE effects SET state = 'queued', attempts = 0, settled_at = NULL, sending_since = NULL
                WHERE id = :id AND state IN ('failed', 'uncertain') RETURNING id"""),
        {"id": effect_id},
    )
    if again.one_or_none() is None:
        return False
    await _enqueue(session, [effect_id])
    return True


async def _enqueue(session: AsyncSession, ids: list[UUID]) -> None:
    if not ids:
        return
    payloads: list[bytes | None] = [id_.bytes for id_ in ids]
    await session.execute(_DROP_ROWS, {"payloads": payloads})
    raw = cast("Any", (await (await session.connection()).get_raw_connection()).driver_connection)
    await Queries(AsyncpgDriver(raw)).enqueue([EFFECT_ENTRYPOINT] * len(ids), payloads, [0] * len(ids))
