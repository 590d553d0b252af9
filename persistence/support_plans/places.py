"""Places of schemes: offered by a structure, taken one by one; the last one goes to one pupil only."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound, Stale


@dataclass(frozen=True)
class PlaceRow:
    id: UUID
    version: int
    unit_id: UUID
    department_code: str
    scheme: str
    structure: str
    phone: str
    entry_on: date
    exit_on: date | None
    capacity: int
    taken: int
    closed_on: date | None

    @property
    def free(self) -> int:
        return self.capacity - self.taken


_COLUMNS = (
    "id, version, unit_id, department_code, scheme, structure, phone, entry_on, exit_on, capacity, taken, closed_on"
)
_TAKE = text(f"""
    UPDATE support_places SET taken = taken + 1
    WHERE id = :id AND scheme = :scheme AND department_code = :department AND taken < capacity AND closed_on IS NULL
    RETURNING {_COLUMNS}
""")


async def departments_of(session: AsyncSession, actor: Actor) -> list[str]:
    """The départements where the actor's units stand."""
    rows = await session.execute(
        text("""SELECT DISTINCT department_code FROM units WHERE id = ANY(CAST(:units AS uuid[]))
                  AND department_code IS NOT NULL
                UNION SELECT department_code FROM schools WHERE id = ANY(CAST(:units AS uuid[]))"""),
        {"units": list(actor.units)},
    )
    return sorted(rows.scalars())


async def department_of(session: AsyncSession, unit_id: UUID) -> str:
    """The département of a unit, or of the school it is."""
    row = await session.execute(
        text("""SELECT coalesce(s.department_code, u.department_code, '') FROM units u
                LEFT JOIN schools s ON s.id = u.id WHERE u.id = :id"""),
        {"id": unit_id},
    )
    return str(row.scalar_one())


async def insert_place(session: AsyncSession, row: PlaceRow, by: UUID, at: datetime) -> None:
    await session.execute(
        text("""INSERT INTO support_places (id, unit_id, department_code, scheme, structure, phone, entry_on, exit_on,
                                            capacity, created_by, created_at)
                VALUES (:id, :unit, :department, :scheme, :structure, :phone, :entry_on, :exit_on, :capacity, :by, :at)
             """),
        {
            "id": row.id, "unit": row.unit_id, "department": row.department_code, "scheme": row.scheme,
            "structure": row.structure, "phone": row.phone, "entry_on": row.entry_on, "exit_on": row.exit_on,
            "capacity": row.capacity, "by": by, "at": at,
        },
    )  # fmt: skip


async def load_place(session: AsyncSession, place_id: UUID) -> PlaceRow:
    row: Any = (
        await session.execute(text(f"SELECT {_COLUMNS} FROM support_places WHERE id = :id"), {"id": place_id})
    ).one_or_none()
    if row is None:
        raise NotFound
    return PlaceRow(*row)


async def own_place(session: AsyncSession, actor: Actor, place_id: UUID) -> PlaceRow:
    """One's own unit's session, to be changed."""
    row = await load_place(session, place_id)
    if row.unit_id not in actor.units:
        raise NotFound
    return row


async def change_place(session: AsyncSession, row: PlaceRow, *, expected: int) -> None:
    """Never under what is already taken: the database refuses it too."""
    done = await session.execute(
        text("""UPDATE support_places SET structure = :structure, phone = :phone, capacity = :capacity,
                    exit_on = :exit_on, closed_on = :closed_on, version = version + 1
                WHERE id = :id AND version = :expected RETURNING id"""),
        {
            "id": row.id, "structure": row.structure, "phone": row.phone, "capacity": row.capacity,
            "exit_on": row.exit_on, "closed_on": row.closed_on, "expected": expected,
        },
    )  # fmt: skip
    if done.one_or_none() is None:
        raise Stale


async def take_place(session: AsyncSession, place_id: UUID, scheme: str, department: str) -> PlaceRow | None:
    """One row, one statement: two who take the last place wait for each other, and one of them is told it is gone."""
    keys = {"id": place_id, "scheme": scheme, "department": department}
    row: Any = (await session.execute(_TAKE, keys)).one_or_none()
    return PlaceRow(*row) if row else None


async def release_place(session: AsyncSession, place_id: UUID) -> None:
    await session.execute(
        text("UPDATE support_places SET taken = taken - 1 WHERE id = :id AND taken > 0"), {"id": place_id}
    )


async def keep_place(session: AsyncSession, plan_id: UUID, place_id: UUID | None, *, expected: int) -> None:
    """The plan says which place it holds."""
    done = await session.execute(
        text("""UPDATE support_plans SET place_id = :place, version = version + 1
                WHERE id = :id AND version = :expected RETURNING id"""),
        {"id": plan_id, "place": place_id, "expected": expected},
    )
    if done.one_or_none() is None:
        raise Stale
