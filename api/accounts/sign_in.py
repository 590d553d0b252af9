"""Signing in, step by step: opens its own anonymous transactions, since nobody is known yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from api.accounts.steps_second_factor import matching_step
from api.security import attempts, one_time_codes
from api.security import sessions as browser_sessions
from api.security.passwords import password_matches
from api.security.sealing import Vault
from api.security.sessions import SHARED_ACCESS, OpenedSession
from api.security.tokens import SigningKey, issue_access_token
from api.security.visitor import Visitor, digest, new_token
from api.settings import Settings
from domain.access.permissions import SECOND_FACTOR_ROLES, SHARED_COMPUTER_ROLES
from domain.kernel.errors import Malformed, NotSignedIn, SessionEnded
from persistence.accounts import repository, second_factor
from persistence.accounts import sessions as kept
from persistence.accounts.repository import AccountRow, normalised_email
from persistence.database import Sessions
from persistence.unit_of_work import anonymous_transaction

CHALLENGE_LIFETIME = timedelta(minutes=5)
ENROLMENT_LIFETIME = timedelta(minutes=15)
SHARED_LIFETIME = timedelta(hours=12)
DEMO_DOMAIN = "@demo.invalid"


class WrongCredentials(NotSignedIn):
    """Never says which of the two is wrong, nor whether the address exists."""

    title = "Connexion impossible"
    detail = "Adresse ou mot de passe incorrect."


class WrongPassword(Malformed):
    title = "Mot de passe à corriger"
    detail = "Ce n'est pas votre mot de passe actuel."


class WrongCode(NotSignedIn):
    title = "Code refusé"
    detail = "Ce code n'est pas le bon, ou il a déjà servi. Attendez le suivant."


class ChallengeEnded(NotSignedIn):
    title = "Étape expirée"
    detail = "Cette étape a expiré. Recommencez la connexion."


@dataclass(frozen=True)
class Desk:
    """What signing in needs of the application."""

    sessions: Sessions
    engine: AsyncEngine
    settings: Settings
    key: SigningKey
    vault: Vault

    @staticmethod
    def of(state: Any) -> "Desk":
        return Desk(state.sessions, state.engine, state.settings, state.signing_key, state.vault)


@dataclass(frozen=True)
class SignedIn:
    """`device_token` is set when this browser had not been seen before."""

    access_token: str
    expires_in: int
    session: OpenedSession
    device_token: str | None = None


@dataclass(frozen=True)
class Challenged:
    """Half-way: the code of a second factor is asked, or the second factor must first be set up (`enrolment`)."""

    challenge: str
    purpose: str
    expires_in: int


async def sign_in_by_password(desk: Desk, visitor: Visitor, *, email: str, password: str) -> SignedIn | Challenged:
    """Counted first, then checked; the same time and the same answer with and without an account."""
    address, now = normalised_email(email), visitor.now
    device = digest(visitor.device_token) if visitor.device_token else None
    async with anonymous_transaction(desk.sessions) as session:
        known = device is not None and await kept.is_known_device(session, device, address)
        account = await repository.find_by_email(session, address, now.date())
    known_device = device.hex() if device is not None and known else None
    admission = await attempts.admit(desk.engine, now, visitor.network, email=address, known_device=known_device)
    stored = account.password_hash if account else None
    right = await password_matches(stored, password, cheap=desk.settings.argon2_cheap)
    if account is None or not right:
        raise WrongCredentials
    await attempts.forgive(desk.engine, admission)
    async with anonymous_transaction(desk.sessions) as session:
        return await welcome(desk, session, account, visitor)


async def welcome(
    desk: Desk, session: AsyncSession, account: AccountRow, visitor: Visitor, *, strong: bool = False
) -> SignedIn | Challenged:
    """The first factor was right (`strong`: an identity provider says that it asked for a second one itself)."""
    if not strong and account.totp_secret is not None:
        return await challenge(session, account, "code", visitor.now)
    if not strong and must_enrol(desk.settings, account):
        return await challenge(session, account, "enrolment", visitor.now)
    return await start_session(desk, session, account, visitor)


def must_enrol(settings: Settings, account: AccountRow) -> bool:
    """Second factor by function. In demo mode its published accounts go without, or nobody could try the demo."""
    is_demo = settings.demo and account.email.endswith(DEMO_DOMAIN)
    return account.role in SECOND_FACTOR_ROLES and account.totp_secret is None and not is_demo


async def challenge(session: AsyncSession, account: AccountRow, purpose: str, now: datetime) -> Challenged:
    token = new_token()
    lifetime = CHALLENGE_LIFETIME if purpose == "code" else ENROLMENT_LIFETIME
    await second_factor.keep_challenge(session, digest(token), account.id, purpose, expires_at=now + lifetime)
    return Challenged(token, purpose, int(lifetime.total_seconds()))


async def challenged_account(session: AsyncSession, token: str, purpose: str, now: datetime) -> AccountRow:
    row = await second_factor.find_challenge(session, digest(token), now)
    account = await repository.find_by_id(session, row.account_id, now.date()) if row else None
    if row is None or account is None or row.purpose != purpose:
        raise ChallengeEnded
    return account


async def sign_in_by_code(desk: Desk, visitor: Visitor, *, token: str, code: str) -> SignedIn:
    """The second factor: a code of this minute, once, or a rescue code, once."""
    now = visitor.now
    async with anonymous_transaction(desk.sessions) as session:
        account = await challenged_account(session, token, "code", now)
    bucket = attempts.bucket(attempts.PER_CODE, str(account.id), visitor.network)
    await attempts.count(desk.engine, attempts.PER_CODE, bucket, now)
    async with anonymous_transaction(desk.sessions) as session:
        if not await spend_code(desk, session, account, code, now=now):
            raise WrongCode
        if not await second_factor.spend_challenge(session, digest(token)):
            raise ChallengeEnded
        signed = await start_session(desk, session, account, visitor)
    await attempts.forget(desk.engine, bucket)
    return signed


async def spend_code(desk: Desk, session: AsyncSession, account: AccountRow, code: str, *, now: datetime) -> bool:
    if one_time_codes.looks_like_rescue_code(code):
        return await second_factor.spend_rescue_code(session, account.id, one_time_codes.rescue_hash(account.id, code))
    if account.totp_secret is None:
        return False
    step = matching_step(desk.vault, account.id, account.totp_secret, code, now=now)
    return step is not None and await second_factor.spend_step(session, account.id, step)


async def start_session(desk: Desk, session: AsyncSession, account: AccountRow, visitor: Visitor) -> SignedIn:
    """A new session replaces the one this browser had: on a shared computer that is how people take turns."""
    now = visitor.now
    if visitor.refresh_token:
        await browser_sessions.close_session(session, visitor.refresh_token, now)
    shared = account.role in SHARED_COMPUTER_ROLES
    lifetime = SHARED_LIFETIME if shared else timedelta(days=desk.settings.refresh_token_days)
    opened = await browser_sessions.open_session(session, account.id, visitor, lifetime, shared=shared)
    device = visitor.device_token or new_token()
    await kept.keep_device(session, digest(device), account.id, now)
    await repository.note_sign_in(session, account.id, now)
    return signed_in(desk, account, opened, now, None if visitor.device_token else device)


async def check_own_password(desk: Desk, account_id: UUID, password: str, now: datetime) -> None:
    """Asked again before what a page left open must not be enough for."""
    bucket = attempts.bucket(attempts.PER_UNLOCK, str(account_id))
    await attempts.count(desk.engine, attempts.PER_UNLOCK, bucket, now)
    async with anonymous_transaction(desk.sessions) as session:
        account = await repository.find_by_id(session, account_id, now.date())
    stored = account.password_hash if account else None
    if not await password_matches(stored, password, cheap=desk.settings.argon2_cheap):
        raise WrongPassword(errors=[{"pointer": "/current_password", "detail": WrongPassword.detail}])
    await attempts.forget(desk.engine, bucket)


async def refresh_session(desk: Desk, token: str, now: datetime) -> SignedIn:
    """The next access token. A spent refresh token revokes its family, and that is committed before the 401."""
    async with anonymous_transaction(desk.sessions) as session:
        opened = await browser_sessions.rotate(session, token, now)
        account = await repository.find_by_id(session, opened.account_id, now.date()) if opened else None
    if opened is None or account is None:
        raise SessionEnded
    return signed_in(desk, account, opened, now)


async def unlock_session(desk: Desk, token: str, password: str, now: datetime) -> SignedIn:
    """Resume a locked session by its password; after five mistakes the session is over, not the account."""
    async with anonymous_transaction(desk.sessions) as session:
        row = await browser_sessions.live_row(session, token, now)
        account = await repository.find_by_id(session, row.account_id, now.date())
    if account is None:
        raise SessionEnded
    bucket = attempts.bucket(attempts.PER_UNLOCK, str(row.family_id))
    try:
        await attempts.count(desk.engine, attempts.PER_UNLOCK, bucket, now)
    except attempts.TooManyAttempts:
        async with anonymous_transaction(desk.sessions) as session:
            await browser_sessions.close_session(session, token, now)
        raise SessionEnded from None
    if not await password_matches(account.password_hash, password, cheap=desk.settings.argon2_cheap):
        raise WrongCredentials("Mot de passe incorrect.")
    await attempts.forget(desk.engine, bucket)
    async with anonymous_transaction(desk.sessions) as session:
        opened = await browser_sessions.rotate(session, token, now, unlocked=True)
    if opened is None:
        raise SessionEnded
    return signed_in(desk, account, opened, now)


def signed_in(
    desk: Desk, account: AccountRow, opened: OpenedSession, now: datetime, device_token: str | None = None
) -> SignedIn:
    lifetime = timedelta(minutes=desk.settings.access_token_minutes)
    if opened.shared_computer:
        lifetime = min(lifetime, SHARED_ACCESS)
    token = issue_access_token(desk.key, account.id, account.generation, now, lifetime)
    return SignedIn(token, int(lifetime.total_seconds()), opened, device_token)
