"""One-time codes at rest: secrets, the last step used, rescue codes, and challenges between two factors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class ChallengeRow:
    account_id: UUID
    purpose: str


async def keep_challenge(
    session: AsyncSession, token_hash: bytes, account_id: UUID, purpose: str, *, expires_at: datetime
) -> None:
    await session.execute(
        text("INSERT INTO sign_in_challenges VALUES (:hash, :account, :purpose, :expires)"),
        {"hash": token_hash, "account": account_id, "purpose": purpose, "expires": expires_at},
    )


async def find_challenge(session: AsyncSession, token_hash: bytes, now: datetime) -> ChallengeRow | None:
    row = (
        await session.execute(
            text("SELECT account_id, purpose FROM sign_in_challenges WHERE token_hash = :hash AND expires_at > :now"),
            {"hash": token_hash, "now": now},
        )
    ).one_or_none()
    return None if row is None else ChallengeRow(*row)


async def spend_challenge(session: AsyncSession, token_hash: bytes) -> bool:
    """True for the one request that spends it."""
    return (
        await session.execute(
            text("DELETE FROM sign_in_challenges WHERE token_hash = :hash RETURNING 1"), {"hash": token_hash}
        )
    ).one_or_none() is not None


async def keep_pending_secret(session: AsyncSession, account_id: UUID, secret: str) -> None:
    await session.execute(
        text("UPDATE accounts SET totp_pending_secret = :secret WHERE id = :id"), {"id": account_id, "secret": secret}
    )


async def pending_secret(session: AsyncSession, account_id: UUID) -> str | None:
    """The secret being enrolled; the row is held until the end of the transaction."""
    row = (
        await session.execute(
            text("SELECT totp_pending_secret FROM accounts WHERE id = :id FOR UPDATE"), {"id": account_id}
        )
    ).one_or_none()
    return None if row is None else row.totp_pending_secret


async def confirm_secret(
    session: AsyncSession, account_id: UUID, *, step: int, rescue_hashes: Sequence[str], now: datetime
) -> None:
    """The pending secret becomes the secret; the code that proved it is spent."""
    await session.execute(
        text("""UPDATE accounts SET totp_secret = totp_pending_secret, totp_pending_secret = NULL,
                       totp_confirmed_at = :now, totp_last_step = :step, rescue_codes = :codes, version = version + 1
                WHERE id = :id"""),
        {"id": account_id, "now": now, "step": step, "codes": list(rescue_hashes)},
    )


async def spend_step(session: AsyncSession, account_id: UUID, step: int) -> bool:
    """False when this step, or a later one, has already been used: a code seen over a shoulder is worth nothing."""
    return (
        await session.execute(
            text("""UPDATE accounts SET totp_last_step = :step
                    WHERE id = :id AND (totp_last_step IS NULL OR totp_last_step < :step) RETURNING 1"""),
            {"id": account_id, "step": step},
        )
    ).one_or_none() is not None


async def spend_rescue_code(session: AsyncSession, account_id: UUID, code_hash: str) -> bool:
    return (
        await session.execute(
            text("""UPDATE accounts SET rescue_codes = array_remove(rescue_codes, :code)
                    WHERE id = :id AND :code = ANY(rescue_codes) RETURNING 1"""),
            {"id": account_id, "code": code_hash},
        )
    ).one_or_none() is not None


async def keep_rescue_codes(session: AsyncSession, account_id: UUID, hashes: Sequence[str]) -> None:
    await session.execute(
        text("UPDATE accounts SET rescue_codes = :codes WHERE id = :id"), {"id": account_id, "codes": list(hashes)}
    )


async def drop_second_factor(session: AsyncSession, account_id: UUID) -> None:
    await session.execute(
        text("""UPDATE accounts SET totp_secret = NULL, totp_pending_secret = NULL, totp_confirmed_at = NULL,
                       totp_last_step = NULL, rescue_codes = '{}', generation = generation + 1 WHERE id = :id"""),
        {"id": account_id},
    )


@dataclass(frozen=True)
class StoredSecret:
    account_id: UUID
    pending: bool
    secret: str


async def secrets_not_under(session: AsyncSession, mark: str) -> list[StoredSecret]:
    """Secrets that do not begin so: kept in clear, or sealed under another key."""
    rows = await session.execute(
        text("""SELECT id, false AS pending, totp_secret AS secret FROM accounts
                WHERE totp_secret IS NOT NULL AND NOT starts_with(totp_secret, :mark)
                UNION ALL
                SELECT id, true, totp_pending_secret FROM accounts
                WHERE totp_pending_secret IS NOT NULL AND NOT starts_with(totp_pending_secret, :mark)"""),
        {"mark": mark},
    )
    return [StoredSecret(*row) for row in rows]


async def replace_secret(session: AsyncSession, former: StoredSecret, sealed: str) -> None:
    """Unless it changed meanwhile (another process starting too, a new enrolment)."""
    column = "totp_pending_secret" if former.pending else "totp_secret"
    await session.execute(
        text(f"UPDATE accounts SET {column} = :sealed WHERE id = :id AND {column} = :former"),
        {"id": former.account_id, "sealed": sealed, "former": former.secret},
    )
