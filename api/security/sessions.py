"""Sessions: a rotating refresh token per browser, its family revoked when an old one comes back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.security.visitor import Visitor, digest, new_token
from domain.kernel.errors import NotSignedIn, SessionEnded
from persistence.accounts import sessions as kept
from persistence.accounts.sessions import RefreshRow
from persistence.ids import new_id

GRACE = timedelta(seconds=10)
"""Two tabs that refresh at once are one person: the token before the last is honoured this long."""
SHARED_IDLE = timedelta(minutes=5)
"""On a shared computer, this long without a gesture locks the session (practice: fast switch, five minutes)."""
SHARED_ACCESS = timedelta(minutes=5)
"""Access tokens are shorter there: a browser that asks for none in ten minutes was left alone."""


class SessionLocked(NotSignedIn):
    title = "Session verrouillée"
    detail = "Session verrouillée. Saisissez votre mot de passe pour reprendre."


@dataclass(frozen=True)
class OpenedSession:
    """A refresh token to hand out (None when the grace period keeps the newer one), and whose it is."""

    account_id: UUID
    refresh_token: str | None
    shared_computer: bool


async def open_session(
    session: AsyncSession, account_id: UUID, visitor: Visitor, lifetime: timedelta, *, shared: bool
) -> OpenedSession:
    now = visitor.now
    row = RefreshRow(new_id(), new_id(), account_id, now, now + lifetime, shared, visitor.user_agent)
    return await _issue(session, row)


async def _issue(session: AsyncSession, row: RefreshRow) -> OpenedSession:
    token = new_token()
    await kept.keep_refresh_token(session, row, digest(token))
    return OpenedSession(row.account_id, token, row.shared_computer)


async def live_row(session: AsyncSession, token: str, now: datetime) -> RefreshRow:
    """The row of a token that is neither revoked nor expired; it may be a spent one."""
    row = await kept.lock_refresh_token(session, digest(token)) if token else None
    if row is None or row.revoked_at is not None or row.expires_at <= now:
        raise SessionEnded
    return row


async def rotate(session: AsyncSession, token: str, now: datetime, *, unlocked: bool = False) -> OpenedSession | None:
    """The next token; None when the family has just been revoked because a spent token came back (commit, then 401)."""
    row = await live_row(session, token, now)
    if row.replaced_at is not None and now - row.replaced_at > GRACE:
        await kept.revoke_family(session, row.family_id, now)
        return None
    if not unlocked and is_locked(row, now):
        raise SessionLocked
    if row.replaced_at is not None:
        return OpenedSession(row.account_id, None, row.shared_computer)
    await kept.mark_replaced(session, row.id, now)
    return await _issue(
        session,
        RefreshRow(new_id(), row.family_id, row.account_id, now, row.expires_at, row.shared_computer, row.user_agent),
    )


def is_locked(row: RefreshRow, now: datetime) -> bool:
    """By hand, or because a shared computer was left alone."""
    left_alone = row.shared_computer and row.replaced_at is None and now - row.created_at > SHARED_ACCESS + SHARED_IDLE
    return row.locked_at is not None or left_alone


async def lock_session(session: AsyncSession, token: str, now: datetime) -> None:
    row = await live_row(session, token, now)
    await kept.lock_family(session, row.family_id, now)


async def family_of(session: AsyncSession, token: str | None, account_id: UUID) -> UUID | None:
    """The session of the browser that holds this token, if it is this account's."""
    row = await kept.lock_refresh_token(session, digest(token)) if token else None
    return row.family_id if row is not None and row.account_id == account_id else None


async def close_session(session: AsyncSession, token: str, now: datetime) -> None:
    row = await kept.lock_refresh_token(session, digest(token))
    if row is not None:
        await kept.revoke_family(session, row.family_id, now)
