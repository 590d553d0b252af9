"""Accounts as an administrator changes them: only those that stand wholly within the administrator's reach."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.permissions import Role
from domain.access.units import UnitKind
from domain.accounts.account import AccountExists, ManagedAccount
from domain.kernel.errors import Stale

REACHED_UNITS = """
    SELECT u.id FROM units u WHERE EXISTS (
        SELECT FROM actor_units a JOIN units h ON h.id = a.unit_id
        WHERE a.actor_id = :actor
          AND (h.id = u.id OR h.kind = 'academy' OR (h.kind = 'dsden' AND h.department_code = u.department_code)))
"""
"""Their own units; from a DSDEN, the whole département; from the academy, everything."""

REACHED_ACCOUNTS = f"""
    SELECT x.id FROM accounts x
    WHERE x.role <> 'partner_client' AND (x.created_by = :actor OR x.id = :actor
       OR EXISTS (SELECT FROM actor_units p WHERE p.actor_id = x.id))
    EXCEPT
    SELECT p.actor_id FROM actor_units p WHERE p.unit_id NOT IN ({REACHED_UNITS})
"""
"""Accounts of persons that stand nowhere else: nobody suspends whom another institution also employs, and a partner's
machine is closed on the partner's page."""


@dataclass(frozen=True)
class UnitRow:
    id: UUID
    kind: UnitKind
    name: str


async def reached_units(session: AsyncSession, actor_id: UUID, unit_ids: Collection[UUID]) -> list[UnitRow]:
    rows = await session.execute(
        text(f"SELECT id, kind, name FROM units WHERE id = ANY(:ids) AND id IN ({REACHED_UNITS}) ORDER BY kind, name"),
        {"ids": list(unit_ids), "actor": actor_id},
    )
    return [UnitRow(row.id, UnitKind(row.kind), row.name) for row in rows]


async def reaches_department(session: AsyncSession, actor_id: UUID, department_code: str | None) -> bool:
    """Whether the administrator may create a structure there."""
    row = await session.execute(
        text("""SELECT 1 FROM actor_units a JOIN units h ON h.id = a.unit_id
                WHERE a.actor_id = :actor
                  AND (h.kind = 'academy' OR (h.kind = 'dsden' AND h.department_code = :department)) LIMIT 1"""),
        {"actor": actor_id, "department": department_code},
    )
    return row.one_or_none() is not None


async def count_classes_within(session: AsyncSession, class_ids: Collection[UUID], unit_ids: Collection[UUID]) -> int:
    row = await session.execute(
        text("SELECT count(*) FROM classes WHERE id = ANY(:classes) AND school_id = ANY(:units)"),
        {"classes": list(class_ids), "units": list(unit_ids)},
    )
    return int(row.scalar_one())


async def find_managed(session: AsyncSession, actor_id: UUID, account_id: UUID) -> ManagedAccount | None:
    row = (
        await session.execute(
            text(f"""SELECT a.id, a.email, a.display_name, a.job_title, a.role, a.valid_until, a.own_classes_only,
                            a.disabled_at IS NOT NULL AS disabled, a.totp_secret IS NOT NULL AS second_factor,
                            a.password_hash IS NOT NULL OR a.oidc_subject IS NOT NULL AS signed_up, a.version,
                            ARRAY(SELECT unit_id FROM actor_units WHERE actor_id = a.id) AS units,
                            ARRAY(SELECT class_id FROM actor_classes WHERE actor_id = a.id) AS classes
                     FROM accounts a WHERE a.id = :id AND a.id IN ({REACHED_ACCOUNTS})"""),
            {"id": account_id, "actor": actor_id},
        )
    ).one_or_none()
    if row is None:
        return None
    return ManagedAccount(
        row.id, row.email, row.display_name, row.job_title, Role(row.role), frozenset(row.units),
        frozenset(row.classes) if row.own_classes_only else None, row.valid_until, row.disabled, row.signed_up,
        row.second_factor, row.version,
    )  # fmt: skip


async def add_account(session: AsyncSession, account: ManagedAccount, created_by: UUID, now: datetime) -> None:
    added = await session.execute(
        text("""INSERT INTO accounts (id, email, display_name, job_title, role, valid_until, own_classes_only,
                                      created_by, created_at)
                VALUES (:id, :email, :name, :title, :role, :until, :narrow, :by, :now)
                ON CONFLICT (email) DO NOTHING RETURNING id"""),
        _values(account) | {"by": created_by, "now": now},
    )
    if added.one_or_none() is None:
        raise AccountExists
    await _keep_perimeter(session, account)


async def save_account(session: AsyncSession, account: ManagedAccount, seen: int) -> None:
    saved = await session.execute(
        text("""UPDATE accounts SET display_name = :name, job_title = :title, role = :role, valid_until = :until,
                       own_classes_only = :narrow, version = version + 1
                WHERE id = :id AND version = :seen RETURNING id"""),
        {name: value for name, value in _values(account).items() if name != "email"} | {"seen": seen},
    )
    if saved.one_or_none() is None:
        raise Stale
    await _keep_perimeter(session, account)


async def set_disabled(session: AsyncSession, account_id: UUID, at: datetime | None, seen: int) -> None:
    """Suspend (a date) or restore (None). The generation moves: tokens given before stay dead."""
    saved = await session.execute(
        text("""UPDATE accounts SET disabled_at = :at, generation = generation + 1, version = version + 1
                WHERE id = :id AND version = :seen RETURNING id"""),
        {"id": account_id, "at": at, "seen": seen},
    )
    if saved.one_or_none() is None:
        raise Stale


async def touch(session: AsyncSession, account_id: UUID, seen: int) -> None:
    saved = await session.execute(
        text("UPDATE accounts SET version = version + 1 WHERE id = :id AND version = :seen RETURNING id"),
        {"id": account_id, "seen": seen},
    )
    if saved.one_or_none() is None:
        raise Stale


async def add_unit(session: AsyncSession, unit: UnitRow, department_code: str | None, now: datetime) -> None:
    await session.execute(
        text("INSERT INTO units (id, kind, name, department_code, created_at) VALUES (:id, :kind, :name, :dept, :now)"),
        {"id": unit.id, "kind": unit.kind.value, "name": unit.name, "dept": department_code, "now": now},
    )


def _values(account: ManagedAccount) -> dict[str, object]:
    until: date | None = account.valid_until
    return {
        "id": account.id, "email": account.email, "name": account.display_name, "title": account.job_title,
        "role": account.role.value, "until": until, "narrow": account.class_ids is not None,
    }  # fmt: skip


async def _keep_perimeter(session: AsyncSession, account: ManagedAccount) -> None:
    ids = {"id": account.id, "units": list(account.unit_ids), "classes": list(account.class_ids or ())}
    for statement in (
        "DELETE FROM actor_units WHERE actor_id = :id AND unit_id <> ALL(:units)",
        "INSERT INTO actor_units (actor_id, unit_id) SELECT :id, unnest(CAST(:units AS uuid[])) ON CONFLICT DO NOTHING",
        "DELETE FROM actor_classes WHERE actor_id = :id AND class_id <> ALL(:classes)",
        """INSERT INTO actor_classes (actor_id, class_id) SELECT :id, unnest(CAST(:classes AS uuid[]))
           ON CONFLICT DO NOTHING""",
    ):
        await session.execute(text(statement), {key: ids[key] for key in ("id", *_names(statement))})


def _names(statement: str) -> tuple[str, ...]:
    return tuple(name for name in ("units", "classes") if f":{name}" in statement)
