"""What waits, what failed, what runs: counted for the administrator's page, for readiness and for measurements."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.operations.effect_labels import cause_of, label_of
from domain.operations.views import FailedEffect, Queue
from persistence.operations.beats import SILENCE

SHOWN_FAILURES = 50

_PULSE = text("""
    SELECT (SELECT version_num FROM alembic_version) AS revision,
           (SELECT max(seen_at) FROM worker_beats) AS seen_at,
           EXISTS (SELECT FROM worker_beats WHERE seen_at > now() - CAST(:silence AS interval)) AS works,
           current_setting('server_version') AS server
""")
_QUEUE = text("""
    SELECT count(*) FILTER (WHERE state = 'queued') AS waiting,
           count(*) FILTER (WHERE state = 'queued' AND attempts > 0) AS retrying,
           min(created_at) FILTER (WHERE state = 'queued') AS oldest_at,
           count(*) FILTER (WHERE state IN ('failed', 'uncertain')) AS failed
    FROM effects WHERE state <> 'done'
""")
_FAILURES = text("""
    SELECT id, kind, state = 'uncertain' AS uncertain, coalesce(error, '') AS error, attempts, created_at, settled_at
    FROM effects WHERE state IN ('failed', 'uncertain') ORDER BY settled_at DESC, id LIMIT :limit
""")


@dataclass(frozen=True)
class Pulse:
    """One look: the database's level, whether a worker works and when one was last heard."""

    revision: str
    worker_seen_at: datetime | None
    works: bool
    server: str


@dataclass(frozen=True)
class ServiceCount:
    subject: str
    state: str
    number: int


async def pulse(session: AsyncSession) -> Pulse:
    row = (await session.execute(_PULSE, {"silence": SILENCE})).one()
    return Pulse(row.revision, row.seen_at, row.works, row.server)


async def queue_numbers(session: AsyncSession) -> Queue:
    row = (await session.execute(_QUEUE)).one()
    return Queue(row.waiting, row.retrying, row.oldest_at, row.failed)


async def failures(session: AsyncSession) -> tuple[FailedEffect, ...]:
    """The latest of those that an administrator may try again."""
    rows = await session.execute(_FAILURES, {"limit": SHOWN_FAILURES})
    return tuple(
        FailedEffect(row.id, row.kind, label_of(row.kind), row.uncertain, cause_of(row.error), *row[4:]) for row in rows
    )


async def effect_state(session: AsyncSession, effect_id: UUID) -> str | None:
    row = await session.execute(text("SELECT state FROM effects WHERE id = :id"), {"id": effect_id})
    return row.scalar_one_or_none()


async def service_counts(session: AsyncSession) -> tuple[ServiceCount, ...]:
    """Imports and letters by state, over every school: numbers pass the second wall, rows do not."""
    rows = await session.execute(text("SELECT subject, state, number FROM service_counts() ORDER BY 1, 2"))
    return tuple(ServiceCount(*row) for row in rows)
