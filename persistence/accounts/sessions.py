"""Refresh tokens and the browsers that hold them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class RefreshRow:
    id: UUID
    family_id: UUID
    account_id: UUID
    created_at: datetime
    expires_at: datetime
    shared_computer: bool
    user_agent: str
    replaced_at: datetime | None = None
    revoked_at: datetime | None = None
    locked_at: datetime | None = None


@dataclass(frozen=True)
class SessionRow:
    """An open session: its browser as it named itself, since when, and when it was last used."""

    id: UUID
    user_agent: str
    started_at: datetime
    last_seen_at: datetime
    shared_computer: bool


async def keep_refresh_token(session: AsyncSession, row: RefreshRow, token_hash: bytes) -> None:
    await session.execute(
        text("""INSERT INTO refresh_tokens
                    (id, family_id, account_id, token_hash, created_at, expires_at, shared_computer, user_agent)
                VALUES (:id, :family, :account, :hash, :created, :expires, :shared, :agent)"""),
        {
            "id": row.id, "family": row.family_id, "account": row.account_id, "hash": token_hash,
            "created": row.created_at, "expires": row.expires_at, "shared": row.shared_computer,
            "agent": row.user_agent,
        },
    )  # fmt: skip


async def lock_refresh_token(session: AsyncSession, token_hash: bytes) -> RefreshRow | None:
    row = (
        await session.execute(
            text("""SELECT id, family_id, account_id, created_at, expires_at, shared_computer, user_agent,
                           replaced_at, revoked_at, locked_at
                    FROM refresh_tokens WHERE token_hash = :hash FOR UPDATE"""),
            {"hash": token_hash},
        )
    ).one_or_none()
    return None if row is None else RefreshRow(*row)


async def mark_replaced(session: AsyncSession, token_id: UUID, now: datetime) -> None:
    await session.execute(
        text("UPDATE refresh_tokens SET replaced_at = :now WHERE id = :id"), {"id": token_id, "now": now}
    )


async def lock_family(session: AsyncSession, family_id: UUID, now: datetime) -> None:
    """Nothing is lost: the session waits for its password."""
    await session.execute(
        text("UPDATE refresh_tokens SET locked_at = :now WHERE family_id = :family AND locked_at IS NULL"),
        {"family": family_id, "now": now},
    )


async def revoke_family(session: AsyncSession, family_id: UUID, now: datetime) -> None:
    await session.execute(
        text("UPDATE refresh_tokens SET revoked_at = :now WHERE family_id = :family AND revoked_at IS NULL"),
        {"family": family_id, "now": now},
    )


async def revoke_sessions(
    session: AsyncSession, account_id: UUID, now: datetime, *, only: UUID | None = None, spare: UUID | None = None
) -> int:
    """End this account's sessions: one, all, or all but one. How many were open."""
    rows = await session.execute(
        text("""WITH ended AS (
                    UPDATE refresh_tokens SET revoked_at = :now
                    WHERE account_id = :account AND revoked_at IS NULL AND expires_at > :now
                      AND family_id = coalesce(CAST(:only AS uuid), family_id)
                      AND family_id IS DISTINCT FROM CAST(:spare AS uuid)
                    RETURNING family_id)
                SELECT count(DISTINCT family_id) FROM ended"""),
        {"account": account_id, "now": now, "only": only, "spare": spare},
    )
    return int(rows.scalar_one())


async def list_sessions(session: AsyncSession, account_id: UUID, now: datetime) -> list[SessionRow]:
    rows = await session.execute(
        text("""SELECT family_id, (array_agg(user_agent ORDER BY created_at DESC))[1], min(created_at),
                       max(created_at), bool_or(shared_computer)
                FROM refresh_tokens WHERE account_id = :account
                GROUP BY family_id HAVING bool_and(revoked_at IS NULL) AND max(expires_at) > :now
                ORDER BY max(created_at) DESC, family_id LIMIT 100"""),
        {"account": account_id, "now": now},
    )
    return [SessionRow(*row) for row in rows]


async def is_known_device(session: AsyncSession, device_hash: bytes, email: str) -> bool:
    return (
        await session.execute(
            text("""SELECT 1 FROM known_devices d JOIN accounts a ON a.id = d.account_id
                    WHERE d.device_hash = :device AND a.email = :email"""),
            {"device": device_hash, "email": email},
        )
    ).one_or_none() is not None


async def keep_device(session: AsyncSession, device_hash: bytes, account_id: UUID, now: datetime) -> None:
    await session.execute(
        text("""INSERT INTO known_devices (device_hash, account_id, since, last_seen_at)
                VALUES (:device, :account, :now, :now)
                ON CONFLICT (device_hash, account_id) DO UPDATE SET last_seen_at = excluded.last_seen_at"""),
        {"device": device_hash, "account": account_id, "now": now},
    )


async def forget_devices(session: AsyncSession, account_id: UUID) -> None:
    await session.execute(text("DELETE FROM known_devices WHERE account_id = :account"), {"account": account_id})
