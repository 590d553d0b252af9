"""Signing in by password and keeping the session: opens its own anonymous transactions, since nobody is known yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.security import sessions as browser_sessions
from api.security.passwords import password_matches
from api.security.sessions import OpenedSession
from api.security.tokens import SigningKey, issue_access_token
from api.settings import Settings
from domain.access.permissions import SHARED_COMPUTER_ROLES
from domain.kernel.errors import NotSignedIn, SessionEnded
from persistence.accounts import repository
from persistence.accounts.repository import AccountRow


class WrongCredentials(NotSignedIn):
    """Never says which of the two is wrong, nor whether the address exists."""

    title = "Connexion impossible"
    detail = "Adresse ou mot de passe incorrect."


@dataclass(frozen=True)
class SignedIn:
    access_token: str
    expires_in: int
    session: OpenedSession


async def sign_in_by_password(session: AsyncSession, settings: Settings, email: str, password: str) -> AccountRow:
    account = await repository.find_by_email(session, email)
    stored = account.password_hash if account else None
    if not await password_matches(stored, password, cheap=settings.argon2_cheap) or account is None:
        raise WrongCredentials
    return account


async def start_session(
    session: AsyncSession, settings: Settings, key: SigningKey, account: AccountRow, now: datetime
) -> SignedIn:
    shared = account.role in SHARED_COMPUTER_ROLES
    lifetime = timedelta(hours=12) if shared else timedelta(days=settings.refresh_token_days)
    opened = await browser_sessions.open_session(session, account.id, now, lifetime, shared=shared)
    return _signed_in(settings, key, account, opened, now)


async def refresh_session(
    session: AsyncSession, settings: Settings, key: SigningKey, token: str, now: datetime
) -> SignedIn | None:
    """None when the token was a spent one: its family is revoked, and that must be committed before the 401."""
    opened = await browser_sessions.rotate(session, token, now)
    if opened is None:
        return None
    account = await repository.find_by_id(session, opened.account_id)
    if account is None:
        raise SessionEnded
    return _signed_in(settings, key, account, opened, now)


def _signed_in(
    settings: Settings, key: SigningKey, account: AccountRow, opened: OpenedSession, now: datetime
) -> SignedIn:
    lifetime = timedelta(minutes=settings.access_token_minutes)
    token = issue_access_token(key, account.id, account.generation, now, lifetime)
    return SignedIn(token, int(lifetime.total_seconds()), opened)
