"""Invitations and password resets: one link each, once, for a while."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class InvitationRow:
    id: UUID
    account_id: UUID
    purpose: str
    invited_by: UUID | None
    expires_at: datetime


async def add_invitation(session: AsyncSession, row: InvitationRow, now: datetime) -> None:
    """Earlier links of this account die: only the last mail works."""
    await session.execute(
        text("DELETE FROM invitations WHERE account_id = :account AND used_at IS NULL"), {"account": row.account_id}
    )
    await session.execute(
        text("""INSERT INTO invitations (id, account_id, purpose, invited_by, created_at, expires_at)
                VALUES (:id, :account, :purpose, :by, :now, :expires)"""),
        {
            "id": row.id, "account": row.account_id, "purpose": row.purpose, "by": row.invited_by, "now": now,
            "expires": row.expires_at,
        },
    )  # fmt: skip


async def find_invitation(session: AsyncSession, invitation_id: UUID) -> InvitationRow | None:
    """For the worker, just before the mail; None once used or replaced."""
    row = (
        await session.execute(
            text("""SELECT id, account_id, purpose, invited_by, expires_at FROM invitations
                    WHERE id = :id AND used_at IS NULL FOR UPDATE"""),
            {"id": invitation_id},
        )
    ).one_or_none()
    return None if row is None else InvitationRow(*row)


async def give_token(session: AsyncSession, invitation_id: UUID, token_hash: bytes) -> None:
    await session.execute(
        text("UPDATE invitations SET token_hash = :hash WHERE id = :id"), {"id": invitation_id, "hash": token_hash}
    )


async def lock_by_token(session: AsyncSession, token_hash: bytes, now: datetime) -> InvitationRow | None:
    row = (
        await session.execute(
            text("""SELECT id, account_id, purpose, invited_by, expires_at FROM invitations
                    WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now FOR UPDATE"""),
            {"hash": token_hash, "now": now},
        )
    ).one_or_none()
    return None if row is None else InvitationRow(*row)


async def mark_used(session: AsyncSession, invitation_id: UUID, now: datetime) -> None:
    await session.execute(
        text("UPDATE invitations SET used_at = :now WHERE id = :id"), {"id": invitation_id, "now": now}
    )


async def add_reset_request(session: AsyncSession, request_id: UUID, email: str, now: datetime) -> None:
    await session.execute(
        text("INSERT INTO password_reset_requests VALUES (:id, :email, :now)"),
        {"id": request_id, "email": email, "now": now},
    )


async def find_reset_request(session: AsyncSession, request_id: UUID) -> str | None:
    """The address that asked."""
    row = (
        await session.execute(text("SELECT email FROM password_reset_requests WHERE id = :id"), {"id": request_id})
    ).one_or_none()
    return None if row is None else row.email


async def drop_reset_request(session: AsyncSession, request_id: UUID) -> None:
    await session.execute(text("DELETE FROM password_reset_requests WHERE id = :id"), {"id": request_id})
