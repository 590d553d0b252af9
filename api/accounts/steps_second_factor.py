"""Setting up one's second factor: a secret to copy, a code to prove it, ten rescue codes to print."""

from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from api.security import one_time_codes
from api.security.one_time_codes import Enrolment
from api.security.sealing import SealUnknown, Vault
from domain.kernel.errors import Malformed, Refusal
from persistence.accounts import second_factor
from persistence.accounts.repository import AccountRow
from persistence.database import Sessions
from persistence.unit_of_work import anonymous_transaction

log = structlog.get_logger()


class NoEnrolment(Refusal):
    title = "Aucun code à confirmer"
    detail = "Affichez d'abord le code à lire avec votre application."


class CodeDoesNotMatch(Malformed):
    title = "Code à corriger"
    detail = "Ce code ne correspond pas. Vérifiez l'heure de votre téléphone, puis saisissez le code affiché."


def matching_step(vault: Vault, account_id: UUID, stored: str, code: str, *, now: datetime) -> int | None:
    """The time step whose code this is. None too when nobody can open the secret any more: rescue codes remain."""
    try:
        secret = vault.open(stored, account_id)
    except SealUnknown:
        log.warning("second_factor_unreadable", account=str(account_id))
        return None
    return one_time_codes.matching_step(secret, code, now)


async def seal_second_factors(sessions: Sessions, vault: Vault) -> int:
    """At each start: whatever is in clear or under an older key is sealed under the present one. How many were."""
    sealed = 0
    async with anonymous_transaction(sessions) as session:
        for row in await second_factor.secrets_not_under(session, vault.mark):
            try:
                plain = vault.open(row.secret, row.account_id)
            except SealUnknown:
                log.warning("second_factor_unreadable", account=str(row.account_id))
                continue
            await second_factor.replace_secret(session, row, vault.seal(plain, row.account_id))
            sealed += 1
    return sealed


async def seal_at_start(sessions: Sessions, vault: Vault) -> None:
    """A database that is away does not keep the service from starting: the next start seals."""
    try:
        await seal_second_factors(sessions, vault)
    except (OSError, SQLAlchemyError) as error:
        log.warning("sealing_postponed", error=type(error).__name__)


async def begin_enrolment(session: AsyncSession, account: AccountRow, vault: Vault) -> Enrolment:
    """A new secret, without effect until its first code; the former one still works meanwhile."""
    enrolment = one_time_codes.new_enrolment(account.email)
    await second_factor.keep_pending_secret(session, account.id, vault.seal(enrolment.secret, account.id))
    return enrolment


async def confirm_enrolment(
    session: AsyncSession, account: AccountRow, code: str, *, vault: Vault, now: datetime
) -> list[str]:
    """The secret takes effect; the rescue codes are shown this once."""
    pending = await second_factor.pending_secret(session, account.id)
    if pending is None:
        raise NoEnrolment
    step = matching_step(vault, account.id, pending, code, now=now)
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
