"""The worker's beat: a row written every few seconds, so that readiness and the page know somebody works."""

from datetime import timedelta

from sqlalchemy import text

from persistence.database import Sessions
from persistence.unit_of_work import anonymous_transaction

BEAT_EVERY = timedelta(seconds=10)
SILENCE = timedelta(seconds=45)
"""A worker unheard for so long is taken for dead."""

_BEAT = text("""
    INSERT INTO worker_beats AS b (worker, release, started_at, seen_at) VALUES (:worker, :release, now(), now())
    ON CONFLICT (worker) DO UPDATE SET seen_at = now(), release = EXCLUDED.release
""")
_FORGET = text("DELETE FROM worker_beats WHERE seen_at < now() - interval '1 day'")


async def beat(sessions: Sessions, worker: str, release: str) -> None:
    """`worker` is a host and a pid. The server's own clock: the worker's may be set for a demonstration."""
    async with anonymous_transaction(sessions) as session:
        await session.execute(text("SET LOCAL synchronous_commit = off"))
        await session.execute(_BEAT, {"worker": worker, "release": release})
        await session.execute(_FORGET)
