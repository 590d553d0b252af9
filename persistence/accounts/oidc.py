"""Sign-ins begun at the identity provider, and the identities they ended with."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class PendingSignIn:
    state: str
    nonce: str
    code_verifier: str
    return_to: str


async def keep_sign_in(session: AsyncSession, pending: PendingSignIn, now: datetime) -> None:
    await session.execute(
        text("INSERT INTO oidc_sign_ins VALUES (:state, :nonce, :verifier, :return_to, :now)"),
        {
            "state": pending.state, "nonce": pending.nonce, "verifier": pending.code_verifier,
            "return_to": pending.return_to, "now": now,
        },
    )  # fmt: skip


async def take_sign_in(session: AsyncSession, state: str, now: datetime, age: timedelta) -> PendingSignIn | None:
    """Once only, and not after `age`: a second callback with the same state finds nothing."""
    row = (
        await session.execute(
            text("""DELETE FROM oidc_sign_ins WHERE state = :state
                    RETURNING state, nonce, code_verifier, return_to, created_at > :oldest AS fresh"""),
            {"state": state, "oldest": now - age},
        )
    ).one_or_none()
    return PendingSignIn(*row[:4]) if row is not None and row.fresh else None


async def subject_of(session: AsyncSession, account_id: UUID) -> str | None:
    row = await session.execute(text("SELECT oidc_subject FROM accounts WHERE id = :id FOR UPDATE"), {"id": account_id})
    return row.one().oidc_subject  # type: ignore[no-any-return]  # a nullable text column


async def link_subject(session: AsyncSession, account_id: UUID, subject: str) -> None:
    await session.execute(
        text("UPDATE accounts SET oidc_subject = :subject, version = version + 1 WHERE id = :id"),
        {"id": account_id, "subject": subject},
    )
