"""Progress of long work, on its own autocommit connection: inside the work's transaction nobody would see it."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

_WRITE = text("""
    INSERT INTO job_progress AS p (job_id, done, total, message, state, updated_at)
    VALUES (:job, :done, CAST(:total AS bigint), :message, :state, now())
    ON CONFLICT (job_id) DO UPDATE SET done = EXCLUDED.done, total = EXCLUDED.total, message = EXCLUDED.message,
        state = EXCLUDED.state, updated_at = EXCLUDED.updated_at
""")
_SECONDS_BETWEEN_WRITES = 0.25


@dataclass(frozen=True)
class ProgressLine:
    """How far a long work is; `message` is a French phrase without any name (« Lecture des élèves »)."""

    job_id: UUID
    done: int
    total: int | None
    message: str
    state: str  # running, done, failed, interrupted


@dataclass
class Progress:
    """Writes the progress of one job, at most four times a second."""

    connection: AsyncConnection
    job_id: UUID
    total: int | None = None
    done: int = 0
    message: str = ""
    _written_at: float = field(default=0.0, repr=False)

    async def step(self, message: str, total: int | None = None) -> None:
        """A new stage begins."""
        self.message, self.total, self.done = message, total, 0
        await self._write("running")

    async def advance(self, done: int) -> None:
        """`done` lines or pupils so far."""
        self.done = done
        if time.monotonic() - self._written_at >= _SECONDS_BETWEEN_WRITES:
            await self._write("running")

    async def reach(self, done: int) -> None:
        """So many stages are whole: written at once."""
        self.done = done
        await self._write("running")

    async def _write(self, state: str) -> None:
        self._written_at = time.monotonic()
        await self.connection.execute(
            _WRITE,
            {"job": self.job_id, "done": self.done, "total": self.total, "message": self.message, "state": state},
        )

    async def end(self, state: str) -> None:
        await self._write(state)


@asynccontextmanager
async def open_progress(engine: AsyncEngine, job_id: UUID, total: int | None = None) -> AsyncIterator[Progress]:
    """Ends as done, or as failed when the work raises."""
    autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")
    async with autocommit.connect() as connection:
        progress = Progress(connection, job_id, total)
        await progress.step("", total)
        try:
            yield progress
        except BaseException:
            await progress.end("failed")
            raise
        await progress.end("done")


async def read_progress(session: AsyncSession, job_id: UUID) -> ProgressLine | None:
    row = (
        await session.execute(
            text("SELECT job_id, done, total, message, state FROM job_progress WHERE job_id = :job"), {"job": job_id}
        )
    ).one_or_none()
    return None if row is None else ProgressLine(*row)
