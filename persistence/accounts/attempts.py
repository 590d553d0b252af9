"""Counters of attempts: autocommitted, before any unit of work, so that a refusal never takes its own count back."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

_COUNT = text("""
    INSERT INTO attempt_counters AS c (bucket, attempts, window_started_at) VALUES (:bucket, 1, :now)
    ON CONFLICT (bucket) DO UPDATE SET
        attempts = CASE WHEN c.window_started_at <= :oldest THEN 1 ELSE c.attempts + 1 END,
        window_started_at = CASE WHEN c.window_started_at <= :oldest THEN :now ELSE c.window_started_at END
    RETURNING attempts, window_started_at
""")
_FORGET = text("DELETE FROM attempt_counters WHERE bucket = :bucket")
_REFUND = text("UPDATE attempt_counters SET attempts = greatest(attempts - 1, 0) WHERE bucket = :bucket")


async def count_attempt(engine: AsyncEngine, bucket: str, now: datetime, window: timedelta) -> tuple[int, datetime]:
    """One more attempt, counted at once and atomically: how many in this window, and when it began."""
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        row = (await connection.execute(_COUNT, {"bucket": bucket, "now": now, "oldest": now - window})).one()
    return row.attempts, row.window_started_at


async def forget_attempts(engine: AsyncEngine, bucket: str) -> None:
    """The right person came: their mistakes no longer count."""
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(_FORGET, {"bucket": bucket})


async def refund_attempt(engine: AsyncEngine, bucket: str) -> None:
    """A success is no attempt: a whole school signs in from one address every morning."""
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(_REFUND, {"bucket": bucket})
