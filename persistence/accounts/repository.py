"""Loads accounts as sign-in knows them."""

from dataclasses import dataclass
from datetime import date, datetime
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


@dataclass(frozen=True)
class OwnAccessRow:
    """What one may know of one's own account: until when, given by whom, how one signs in."""

    valid_until: date | None
    given_by: str | None
    given_at: datetime
    second_factor_since: datetime | None
    rescue_codes_left: int
    is_linked: bool


_ACCOUNT = """SELECT id, email, display_name, role, password_hash, totp_secret, generation FROM accounts
    WHERE disabled_at IS NULL AND (valid_until IS NULL OR valid_until >= :today)"""


def _account(row: Row[Any] | None) -> AccountRow | None:
    if row is None:
        return None
    return AccountRow(
        row.id, row.email, row.display_name, Role(row.role), row.password_hash, row.totp_secret, row.generation
    )


def normalised_email(email: str) -> str:
    return email.strip().lower()


async def find_by_email(session: AsyncSession, email: str, today: date) -> AccountRow | None:
    """The account that may sign in today with this address."""
    rows = await session.execute(
        text(f"{_ACCOUNT} AND email = :email AND role <> 'partner_client'"),
        {"email": normalised_email(email), "today": today},
    )
    return _account(rows.one_or_none())


async def find_by_id(session: AsyncSession, account_id: UUID, today: date) -> AccountRow | None:
    rows = await session.execute(text(f"{_ACCOUNT} AND id = :id"), {"id": account_id, "today": today})
    return _account(rows.one_or_none())


async def find_by_subject(session: AsyncSession, subject: str, today: date) -> AccountRow | None:
    """The account that an identity provider's subject was linked to."""
    rows = await session.execute(text(f"{_ACCOUNT} AND oidc_subject = :subject"), {"subject": subject, "today": today})
    return _account(rows.one_or_none())


async def accounts_at(session: AsyncSession, domain: str, today: date) -> list[AccountRow]:
    """The accounts of one mail domain that may sign in (the demo's), the oldest first."""
    rows = await session.execute(
        text(f"{_ACCOUNT} AND right(email, length(:domain)) = :domain ORDER BY created_at, email LIMIT 15"),
        {"domain": domain, "today": today},
    )
    return [account for row in rows if (account := _account(row))]


async def name_of(session: AsyncSession, account_id: UUID) -> str | None:
    rows = await session.execute(text("SELECT display_name FROM accounts WHERE id = :id"), {"id": account_id})
    return rows.scalar_one_or_none()


async def units_of(session: AsyncSession, account_id: UUID) -> list[UnitLine]:
    rows = await session.execute(
        text("""SELECT u.id, u.kind, u.name, s.uai, s.kind AS school_kind, u.department_code
                FROM actor_units a JOIN units u ON u.id = a.unit_id LEFT JOIN schools s ON s.id = u.id
                WHERE a.actor_id = :id ORDER BY u.kind, u.name"""),
        {"id": account_id},
    )
    return [UnitLine(*row) for row in rows]


async def class_names_of(session: AsyncSession, account_id: UUID) -> list[str] | None:
    """The names of the classes one is limited to; None means every class of one's schools."""
    limited = await session.execute(text("SELECT own_classes_only FROM accounts WHERE id = :id"), {"id": account_id})
    if not limited.scalar_one():
        return None
    rows = await session.execute(
        text("""SELECT c.name FROM actor_classes a JOIN classes c ON c.id = a.class_id
                WHERE a.actor_id = :id ORDER BY c.name"""),
        {"id": account_id},
    )
    return list(rows.scalars())


async def own_access(session: AsyncSession, account_id: UUID) -> OwnAccessRow:
    row = (
        await session.execute(
            text("""SELECT a.valid_until, b.display_name, a.created_at, a.totp_confirmed_at,
                           cardinality(a.rescue_codes), a.oidc_subject IS NOT NULL
                    FROM accounts a LEFT JOIN accounts b ON b.id = a.created_by WHERE a.id = :id"""),
            {"id": account_id},
        )
    ).one()
    return OwnAccessRow(*row)


async def note_sign_in(session: AsyncSession, account_id: UUID, now: datetime) -> None:
    await session.execute(
        text("UPDATE accounts SET last_signed_in_at = :now WHERE id = :id"), {"id": account_id, "now": now}
    )


async def keep_password(session: AsyncSession, account_id: UUID, password_hash: str) -> None:
    """A new password ends every access token given before it."""
    await session.execute(
        text("""UPDATE accounts SET password_hash = :hash, generation = generation + 1, version = version + 1
                WHERE id = :id"""),
        {"id": account_id, "hash": password_hash},
    )


async def next_generation(session: AsyncSession, account_id: UUID) -> None:
    """Access tokens given until now are void: browsers that are still welcome renew theirs without a word."""
    await session.execute(text("UPDATE accounts SET generation = generation + 1 WHERE id = :id"), {"id": account_id})


async def preferences_of(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    rows = await session.execute(text("SELECT preferences FROM accounts WHERE id = :id"), {"id": account_id})
    return dict(rows.scalar_one())


async def merge_preferences(session: AsyncSession, account_id: UUID, changes_json: str) -> dict[str, Any]:
    rows = await session.execute(
        text("""UPDATE accounts SET preferences = preferences || CAST(:changes AS jsonb) WHERE id = :id
                RETURNING preferences"""),
        {"id": account_id, "changes": changes_json},
    )
    return dict(rows.scalar_one())
