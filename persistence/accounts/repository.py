"""Loads accounts and keeps refresh tokens."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.permissions import Role


@dataclass(frozen=True)
class AccountRow:
    id: UUID
    email: str
    display_name: str
    role: Role
    password_hash: str | None
    totp_secret: str | None
    generation: int


@dataclass(frozen=True)
class UnitLine:
    """A unit of one's perimeter, as the header shows it."""

    id: UUID
    kind: str
    name: str
    uai: str | None
    school_kind: str | None
    department_code: str | None


_ACCOUNT = """SELECT id, email, display_name, role, password_hash, totp_secret, generation FROM accounts
    WHERE disabled_at IS NULL AND (valid_until IS NULL OR valid_until >= CURRENT_DATE)"""


def _account(row: Row[Any]) -> AccountRow:
    return AccountRow(
        row.id, row.email, row.display_name, Role(row.role), row.password_hash, row.totp_secret, row.generation
    )


async def find_by_email(session: AsyncSession, email: str) -> AccountRow | None:
    row = (
        await session.execute(text(f"{_ACCOUNT} AND email = :email"), {"email": email.strip().lower()})
    ).one_or_none()
    return None if row is None else _account(row)


async def find_by_id(session: AsyncSession, account_id: UUID) -> AccountRow | None:
    row = (await session.execute(text(f"{_ACCOUNT} AND id = :id"), {"id": account_id})).one_or_none()
    return None if row is None else _account(row)


async def units_of(session: AsyncSession, account_id: UUID) -> list[UnitLine]:
    rows = await session.execute(
        text("""SELECT u.id, u.kind, u.name, s.uai, s.kind AS school_kind, u.department_code
                FROM actor_units a JOIN units u ON u.id = a.unit_id LEFT JOIN schools s ON s.id = u.id
                WHERE a.actor_id = :id ORDER BY u.kind, u.name"""),
        {"id": account_id},
    )
    return [UnitLine(*row) for row in rows]


@dataclass(frozen=True)
class RefreshRow:
    id: UUID
    family_id: UUID
    account_id: UUID
    expires_at: datetime
    replaced_at: datetime | None
    revoked_at: datetime | None
    shared_computer: bool


async def keep_refresh_token(session: AsyncSession, row: RefreshRow, token_hash: bytes, now: datetime) -> None:
    await session.execute(
        text("""INSERT INTO refresh_tokens
                    (id, family_id, account_id, token_hash, created_at, expires_at, shared_computer)
                VALUES (:id, :family, :account, :hash, :now, :expires, :shared)"""),
        {
            "id": row.id, "family": row.family_id, "account": row.account_id, "hash": token_hash, "now": now,
            "expires": row.expires_at, "shared": row.shared_computer,
        },
    )  # fmt: skip


async def lock_refresh_token(session: AsyncSession, token_hash: bytes) -> RefreshRow | None:
    row = (
        await session.execute(
            text("""SELECT id, family_id, account_id, expires_at, replaced_at, revoked_at, shared_computer
                    FROM refresh_tokens WHERE token_hash = :hash FOR UPDATE"""),
            {"hash": token_hash},
        )
    ).one_or_none()
    return None if row is None else RefreshRow(*row)


async def mark_replaced(session: AsyncSession, token_id: UUID, now: datetime) -> None:
    await session.execute(
        text("UPDATE refresh_tokens SET replaced_at = :now WHERE id = :id"), {"id": token_id, "now": now}
    )


async def revoke_family(session: AsyncSession, family_id: UUID, now: datetime) -> None:
    await session.execute(
        text("UPDATE refresh_tokens SET revoked_at = :now WHERE family_id = :family AND revoked_at IS NULL"),
        {"family": family_id, "now": now},
    )
