"""Which platform answers for whom: a dated list, the most precise row that stands that day wins."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.departures.views import PlatformAreaLine
from domain.kernel.errors import NotFound, Stale

# The commune first, then its postal code, then the school, then the whole département.
_PLATFORM = text("""
    SELECT a.platform_id FROM platform_areas a
    WHERE a.department_code = :department AND a.valid_from <= :on AND (a.valid_to IS NULL OR a.valid_to >= :on)
      AND (a.postal_code IS NULL OR (a.postal_code = :postal_code AND (a.city IS NULL OR fold(a.city) = fold(:city))))
      AND (a.school_id IS NULL OR a.school_id = :school)
    ORDER BY (a.city IS NOT NULL) DESC, (a.postal_code IS NOT NULL) DESC, (a.school_id IS NOT NULL) DESC,
        a.valid_from DESC, a.id LIMIT 1
""")
_LINES = """
    SELECT a.id, a.version, a.platform_id, u.name AS platform_name, a.department_code, a.school_id,
        s.name AS school_name, a.postal_code, a.city, a.valid_from, a.valid_to,
        a.commune_code
    FROM platform_areas a JOIN units u ON u.id = a.platform_id LEFT JOIN schools s ON s.id = a.school_id
"""
_OF_DEPARTMENTS = text(f"""{_LINES}
    WHERE (:all OR a.department_code IN (SELECT v.department_code FROM units v WHERE v.id = ANY(CAST(:units AS uuid[]))
        UNION SELECT w.department_code FROM schools w WHERE w.id = ANY(CAST(:units AS uuid[]))))
    ORDER BY a.department_code, a.postal_code NULLS LAST, a.valid_from DESC, a.id LIMIT 500
""")
_ONE = text(f"{_LINES} WHERE a.id = :id")
_INSERT = text("""
    INSERT INTO platform_areas (id, platform_id, department_code, school_id, postal_code, city, valid_from, valid_to,
        commune_code, set_by, set_at)
    VALUES (:id, :platform, :department, :school, :postal_code, :city, :valid_from, :valid_to, :commune_code,
        :by, :at)
""")
_END = text("""
    UPDATE platform_areas SET valid_to = :day, version = version + 1, set_by = :by, set_at = :at
    WHERE id = :id AND version = :seen RETURNING id
""")
_DEPARTMENTS = text("""
    SELECT v.department_code FROM units v WHERE v.id = ANY(CAST(:units AS uuid[])) AND v.department_code IS NOT NULL
""")


@dataclass(frozen=True)
class Home:
    """What decides which platform answers."""

    school_id: UUID
    department_code: str
    postal_code: str | None
    city: str | None


async def platform_for(session: AsyncSession, home: Home, on: date) -> UUID | None:
    keys = {
        "school": home.school_id, "department": home.department_code, "postal_code": home.postal_code or "",
        "city": home.city or "", "on": on,
    }  # fmt: skip
    return (await session.execute(_PLATFORM, keys)).scalar_one_or_none()


async def list_areas(session: AsyncSession, actor: Actor, *, everywhere: bool) -> list[PlatformAreaLine]:
    """The list of one's départements; an administrator's is whole."""
    rows = await session.execute(_OF_DEPARTMENTS, {"all": everywhere, "units": list(actor.units)})
    return [PlatformAreaLine(*row) for row in rows]


async def load_area(session: AsyncSession, area_id: UUID) -> PlatformAreaLine:
    row = (await session.execute(_ONE, {"id": area_id})).one_or_none()
    if row is None:
        raise NotFound
    return PlatformAreaLine(*row)


async def departments_of(session: AsyncSession, actor: Actor) -> frozenset[str]:
    rows = await session.execute(_DEPARTMENTS, {"units": list(actor.units)})
    return frozenset(rows.scalars())


async def insert_area(session: AsyncSession, values: dict[str, Any]) -> None:
    await session.execute(_INSERT, values)


async def end_area(session: AsyncSession, area_id: UUID, day: date, *, by: tuple[UUID, datetime], seen: int) -> None:
    keys = {"id": area_id, "day": day, "by": by[0], "at": by[1], "seen": seen}
    if (await session.execute(_END, keys)).one_or_none() is None:
        raise Stale


async def is_platform(session: AsyncSession, unit_id: UUID) -> bool:
    found = await session.execute(text("SELECT 1 FROM units WHERE id = :id AND kind = 'platform'"), {"id": unit_id})
    return found.one_or_none() is not None


async def load_platforms(session: AsyncSession) -> list[tuple[UUID, str]]:
    rows = await session.execute(text("SELECT id, name FROM units WHERE kind = 'platform' ORDER BY name, id LIMIT 500"))
    return [(row.id, row.name) for row in rows]


async def school_is_of(session: AsyncSession, school_id: UUID, department: str) -> bool:
    keys = {"id": school_id, "department": department}
    found = await session.execute(text("SELECT 1 FROM schools WHERE id = :id AND department_code = :department"), keys)
    return found.one_or_none() is not None
