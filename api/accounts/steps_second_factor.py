"""Setting up one's second factor: a secret to copy, a code to prove it, ten rescue codes to print."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.security import one_time_codes
from api.security.one_time_codes import Enrolment
from domain.kernel.errors import Malformed, Refusal
from persistence.accounts import second_factor
from persistence.accounts.repository import AccountRow


class NoEnrolment(Refusal):
    title = "Aucun code à confirmer"
    detail = "Affichez d'abord le code à lire avec votre application."


class CodeDoesNotMatch(Malformed):
    title = "Code à corriger"
    detail = "Ce code ne correspond pas. Vérifiez l'heure de votre téléphone, puis saisissez le code affiché."


async def begin_enrolment(session: AsyncSession, account: AccountRow) -> Enrolment:
    """A new secret, without effect until its first code; the former one still works meanwhile."""
    enrolment = one_time_codes.new_enrolment(account.email)
    await second_factor.keep_pending_secret(session, account.id, enrolment.secret)
    return enrolment


async def confirm_enrolment(session: AsyncSession, account: AccountRow, code: str, now: datetime) -> list[str]:
    """The secret takes effect; the rescue codes are shown this once."""
    secret = await second_factor.pending_secret(session, account.id)
    if secret is None:
        raise NoEnrolment
    step = one_time_codes.matching_step(secret, code, now)
    if step is None:
        raise CodeDoesNotMatch(errors=[{"pointer": "/code", "detail": CodeDoesNotMatch.detail}])
    codes = one_time_codes.new_rescue_codes()
    hashes = [one_time_codes.rescue_hash(account.id, rescue) for rescue in codes]
    await second_factor.confirm_secret(session, account.id, step=step, rescue_hashes=hashes, now=now)
    return codes


async def renew_rescue_codes(session: AsyncSession, account: AccountRow) -> list[str]:
    """Ten new ones; the former ten are void."""
    codes = one_time_codes.new_rescue_codes()
    hashes = [one_time_codes.rescue_hash(account.id, rescue) for rescue in codes]
    await second_factor.keep_rescue_codes(session, account.id, hashes)
    return codes
