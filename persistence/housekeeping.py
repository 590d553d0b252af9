"""What time takes away: spent keys, old sessions, old queue records. Run daily as the jobs role."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

IDEMPOTENCY_LIFETIME = timedelta(hours=24)
SIGN_IN_LIFETIME = timedelta(hours=1)
DRAFT_LIFETIME = timedelta(days=60)
EFFECT_LIFETIME = timedelta(days=90)
"""Settled effects and PgQueuer's own records are kept long enough to answer « was it sent? »."""


async def purge_idempotency_keys(session: AsyncSession, now: datetime) -> int:
    return await _count(session, "DELETE FROM idempotency_keys WHERE at < :limit", limit=now - IDEMPOTENCY_LIFETIME)


async def purge_sessions(session: AsyncSession, now: datetime) -> int:
    """Expired refresh tokens, invitations and abandoned sign-ins."""
    gone = await _count(session, "DELETE FROM refresh_tokens WHERE expires_at < :now", now=now)
    gone += await _count(session, "DELETE FROM invitations WHERE expires_at < :limit", limit=now - timedelta(days=30))
    gone += await _count(session, "DELETE FROM spent_assertions WHERE expires_at < :now", now=now)
    return gone + await _count(
        session, "DELETE FROM oidc_sign_ins WHERE created_at < :limit", limit=now - SIGN_IN_LIFETIME
    )


async def purge_drafts(session: AsyncSession, now: datetime) -> int:
    """Acts that nobody took up again: an intention is no record."""
    return await _count(session, "DELETE FROM case_drafts WHERE saved_at < :limit", limit=now - DRAFT_LIFETIME)


async def purge_queue_records(session: AsyncSession, now: datetime) -> int:
    limit = now - EFFECT_LIFETIME
    gone = await _count(session, "DELETE FROM effects WHERE state = 'done' AND settled_at < :limit", limit=limit)
    gone += await _count(session, "DELETE FROM queue.pgqueuer_log WHERE aggregated AND created < :limit", limit=limit)
    return gone + await _count(session, "DELETE FROM queue.pgqueuer_statistics WHERE created < :limit", limit=limit)


async def _count(session: AsyncSession, statement: str, **values: object) -> int:
    """How many rows a statement changed; the statements are this module's own."""
    counted = f"WITH gone AS ({statement} RETURNING 1) SELECT count(*) FROM gone"
    return int((await session.execute(text(counted), values)).scalar_one())
