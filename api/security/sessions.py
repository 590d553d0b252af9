"""Sessions: a rotating refresh token per browser, its family revoked when an old one comes back."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import SessionEnded
from persistence.accounts import repository
from persistence.accounts.repository import RefreshRow
from persistence.ids import new_id

GRACE = timedelta(seconds=10)
"""Two tabs that refresh at once are one person: the token before the last is honoured this long."""


@dataclass(frozen=True)
class OpenedSession:
    """A refresh token to hand out (None when the grace period keeps the newer one), and whose it is."""

    account_id: UUID
    refresh_token: str | None
    shared_computer: bool


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


async def open_session(
    session: AsyncSession, account_id: UUID, now: datetime, lifetime: timedelta, *, shared: bool
) -> OpenedSession:
    return await _issue(session, RefreshRow(new_id(), new_id(), account_id, now + lifetime, None, None, shared), now)


async def _issue(session: AsyncSession, row: RefreshRow, now: datetime) -> OpenedSession:
    token = secrets.token_urlsafe(32)
    await repository.keep_refresh_token(session, row, _hash(token), now)
    return OpenedSession(row.account_id, token, row.shared_computer)


async def rotate(session: AsyncSession, token: str, now: datetime) -> OpenedSession | None:
    """The next token; None when the family has just been revoked because a spent token came back (commit, then 401)."""
    row = await repository.lock_refresh_token(session, _hash(token))
    if row is None or row.revoked_at is not None or row.expires_at <= now:
        raise SessionEnded
    if row.replaced_at is None:
        await repository.mark_replaced(session, row.id, now)
        return await _issue(
            session,
            RefreshRow(new_id(), row.family_id, row.account_id, row.expires_at, None, None, row.shared_computer),
            now,
        )
    if now - row.replaced_at <= GRACE:
        return OpenedSession(row.account_id, None, row.shared_computer)
    await repository.revoke_family(session, row.family_id, now)
    return None


async def close_session(session: AsyncSession, token: str, now: datetime) -> None:
    row = await repository.lock_refresh_token(session, _hash(token))
    if row is not None:
        await repository.revoke_family(session, row.family_id, now)
