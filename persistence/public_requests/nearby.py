"""Communes, the platform that answers for one, its places and structures: rows without any person."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.public_requests.asking import Residence
from domain.public_requests.views import AnsweringPlatform, CommuneFound, PlaceNearby, StructureNearby
from domain.training_contracts.places import MemberKind, NsfField, PlaceLevel, kilometres

MOST = 20
_KNOWN = """
    SELECT c.code, c.name, c.postal_code FROM communes c
    UNION SELECT a.commune_code, a.city, a.postal_code FROM platform_areas a
        WHERE a.commune_code IS NOT NULL AND a.city IS NOT NULL AND a.postal_code IS NOT NULL
          AND NOT EXISTS (SELECT FROM communes c WHERE c.code = a.commune_code)
"""
_COMMUNES = text(f"""
    SELECT k.code, k.name, k.postal_code FROM ({_KNOWN}) k
    WHERE k.postal_code = :postal_code OR (:name <> '' AND starts_with(fold(k.name), fold(:name)))
    ORDER BY k.name, k.code LIMIT {MOST}
""")
_BY_CODE = text(f"SELECT k.code, k.name, k.postal_code FROM ({_KNOWN}) k WHERE k.code = :code LIMIT 1")
# The commune's own line, then its postal code, then its département; a school's line says nothing of a home.
_PHONE = """coalesce((SELECT n.phone FROM foquale_networks n
        WHERE n.platform_id = u.id AND n.phone <> '' ORDER BY n.created_at, n.id LIMIT 1), '') AS phone"""
_PLATFORM = text(f"""
    SELECT a.platform_id AS id, u.name, {_PHONE}
    FROM platform_areas a JOIN units u ON u.id = a.platform_id
    WHERE a.school_id IS NULL AND a.valid_from <= :on AND (a.valid_to IS NULL OR a.valid_to >= :on)
      AND (a.commune_code = :commune
        OR (a.commune_code IS NULL AND a.postal_code = :postal_code
            AND (a.city IS NULL OR fold(a.city) = fold(:city)))
        OR (a.commune_code IS NULL AND a.postal_code IS NULL
            AND starts_with(coalesce(:commune, :postal_code), a.department_code)))
    ORDER BY (a.commune_code IS NOT NULL) DESC, (a.city IS NOT NULL) DESC, (a.postal_code IS NOT NULL) DESC,
        a.valid_from DESC, a.id LIMIT 1
""")
_NAMED = text(f"SELECT u.id, u.name, {_PHONE} FROM units u WHERE u.id = :id")
_PLACES = text("""
    SELECT p.id, p.formation, p.level, p.nsf, p.provider_name, p.commune_name, p.phone, p.entry_on, p.latitude,
        p.longitude
    FROM training_places p
    WHERE p.platform_id = :platform AND p.closed_on IS NULL AND p.taken < p.capacity AND p.entry_on >= :on
    ORDER BY p.entry_on, p.id LIMIT 200
""")
_STRUCTURES = text("""
    SELECT DISTINCT m.name, m.kind, m.phone
    FROM foquale_members m JOIN foquale_networks n ON n.id = m.network_id
    WHERE n.platform_id = :platform AND m.left_on IS NULL ORDER BY m.name LIMIT 60
""")
_WHERE = text("SELECT latitude, longitude FROM communes WHERE code = :code")


async def find_communes(session: AsyncSession, asked: str) -> list[CommuneFound]:
    """By postal code, or by the beginning of the name."""
    is_code = asked.isdecimal()
    keys = {"postal_code": asked if is_code else "", "name": "" if is_code else asked}
    return [CommuneFound(*row) for row in await session.execute(_COMMUNES, keys)]


async def commune_of(session: AsyncSession, code: str) -> CommuneFound | None:
    row: Any = (await session.execute(_BY_CODE, {"code": code})).one_or_none()
    return None if row is None else CommuneFound(*row)


async def platform_of(session: AsyncSession, home: Residence, on: date) -> AnsweringPlatform | None:
    keys = {"commune": home.commune_code, "postal_code": home.postal_code, "city": home.city, "on": on}
    row: Any = (await session.execute(_PLATFORM, keys)).one_or_none()
    return None if row is None else AnsweringPlatform(*row)


async def platform_named(session: AsyncSession, platform_id: UUID) -> AnsweringPlatform:
    found = await session.execute(_NAMED, {"id": platform_id})
    return AnsweringPlatform(*found.one())


async def free_places(
    session: AsyncSession, platform_id: UUID, commune_code: str | None, on: date
) -> Sequence[PlaceNearby]:
    """The nearest first when it is known from where, else the next entry first."""
    here: Any = (await session.execute(_WHERE, {"code": commune_code})).one_or_none()
    rows = await session.execute(_PLACES, {"platform": platform_id, "on": on})
    found = [
        PlaceNearby(
            row.id, row.formation, PlaceLevel(row.level).label, NsfField(row.nsf).label, row.provider_name,
            row.commune_name, row.phone, row.entry_on, _km(here, row),
        )
        for row in rows
    ]  # fmt: skip
    found.sort(key=lambda one: (one.km is None, one.km or 0.0, one.entry_on, str(one.id)))
    return found[:MOST]


def _km(here: Any, row: Any) -> float | None:
    if here is None or row.latitude is None:
        return None
    return round(kilometres((here.latitude, here.longitude), (row.latitude, row.longitude)), 1)


async def structures_of(session: AsyncSession, platform_id: UUID) -> list[StructureNearby]:
    rows = await session.execute(_STRUCTURES, {"platform": platform_id})
    return [StructureNearby(row.name, MemberKind(row.kind).label, row.phone) for row in rows]
