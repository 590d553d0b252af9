"""Loads and saves schools, their weeks and their settings."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.calendar import Half
from domain.kernel.errors import NotFound, Stale
from domain.schools.kinds import SchoolKind
from domain.schools.school import ClosureRow, OpeningRow, PeriodRow, PlacementRow, School, SettingsRow
from domain.schools.settings import CountKind, WatchedWindow

_COLUMNS = """id, version, uai, name, kind, sector, department_code, academy_name, zone, time_zone, dsden_id,
    circonscription_id, draaf_id, head_title, head_name, address_lines, phone, email"""


_BY_ID = text(f"SELECT {_COLUMNS} FROM schools WHERE id = :id")
_BY_UAI = text(f"SELECT {_COLUMNS} FROM schools WHERE uai = :uai")
_INSERT = text(f"""
    INSERT INTO schools ({_COLUMNS})
    VALUES (:id, :version, :uai, :name, :kind, :sector, :department_code, :academy_name, :zone, :time_zone, :dsden_id,
            :circonscription_id, :draaf_id, :head_title, :head_name, :address_lines, :phone, :email)
""")


async def find_school(session: AsyncSession, school_id: UUID) -> School | None:
    row = (await session.execute(_BY_ID, {"id": school_id})).one_or_none()
    return None if row is None else _school(row)


async def load_school(session: AsyncSession, school_id: UUID) -> School:
    school = await find_school(session, school_id)
    if school is None:
        raise NotFound
    return school


async def find_by_uai(session: AsyncSession, uai: str) -> School | None:
    row = (await session.execute(_BY_UAI, {"uai": uai})).one_or_none()
    return None if row is None else _school(row)


def _school(row: Any) -> School:
    values = dict(zip(School.__dataclass_fields__, row, strict=True))
    return School(**values | {"kind": SchoolKind(row.kind), "address_lines": list(row.address_lines)})


async def insert_school(session: AsyncSession, school: School) -> None:
    """The school and the unit that is its perimeter, under one id."""
    await session.execute(
        text("INSERT INTO units (id, kind, name, department_code) VALUES (:id, 'school', :name, :department_code)"),
        {"id": school.id, "name": school.name, "department_code": school.department_code},
    )
    await session.execute(_INSERT, asdict(school) | {"kind": school.kind.value})


async def update_school(session: AsyncSession, school: School, *, expected: int) -> None:
    done = await session.execute(
        text("""UPDATE schools SET name = :name, sector = :sector, academy_name = :academy_name, zone = :zone,
                    time_zone = :time_zone, dsden_id = :dsden_id, circonscription_id = :circonscription_id,
                    draaf_id = :draaf_id, head_title = :head_title, head_name = :head_name,
                    address_lines = :address_lines, phone = :phone, email = :email, version = version + 1
                WHERE id = :id AND version = :expected RETURNING id"""),
        {k: v for k, v in asdict(school).items() if k not in {"version", "kind", "uai", "department_code"}}
        | {"expected": expected},
    )
    if done.one_or_none() is None:
        raise Stale
    await session.execute(text("UPDATE units SET name = :name WHERE id = :id"), {"id": school.id, "name": school.name})


async def touch(session: AsyncSession, school_id: UUID, *, expected: int) -> None:
    """Move the school's version with a change of its calendar or settings; a stale writer is told so."""
    done = await session.execute(
        text("UPDATE schools SET version = version + 1 WHERE id = :id AND version = :expected RETURNING id"),
        {"id": school_id, "expected": expected},
    )
    if done.one_or_none() is None:
        raise Stale


async def load_openings(session: AsyncSession, school_id: UUID) -> list[OpeningRow]:
    rows = await session.execute(
        text("SELECT weekday, half, opens_at, closes_at FROM school_openings WHERE school_id = :id ORDER BY 1, 3"),
        {"id": school_id},
    )
    return [OpeningRow(row.weekday, Half(row.half), row.opens_at, row.closes_at) for row in rows]


async def load_periods(session: AsyncSession, school_id: UUID) -> list[PeriodRow]:
    rows = await session.execute(
        text(
            "SELECT code, label, half, starts_at, ends_at FROM school_periods WHERE school_id = :id ORDER BY starts_at"
        ),
        {"id": school_id},
    )
    return [PeriodRow(row.code, row.label, Half(row.half), row.starts_at, row.ends_at) for row in rows]


async def load_closures(session: AsyncSession, school_id: UUID) -> list[ClosureRow]:
    rows = await session.execute(
        text("SELECT starts_on, ends_on, label, source FROM school_closures WHERE school_id = :id ORDER BY starts_on"),
        {"id": school_id},
    )
    return [ClosureRow(*row) for row in rows]


async def replace_week(
    session: AsyncSession, school_id: UUID, openings: list[OpeningRow], periods: list[PeriodRow]
) -> None:
    await session.execute(text("DELETE FROM school_openings WHERE school_id = :id"), {"id": school_id})
    await session.execute(text("DELETE FROM school_periods WHERE school_id = :id"), {"id": school_id})
    if openings:
        await session.execute(
            text("INSERT INTO school_openings VALUES (:school, :weekday, :half, :opens_at, :closes_at)"),
            [asdict(row) | {"school": school_id, "half": row.half.value} for row in openings],
        )
    if periods:
        await session.execute(
            text("INSERT INTO school_periods VALUES (:school, :code, :label, :half, :starts_at, :ends_at)"),
            [asdict(row) | {"school": school_id, "half": row.half.value} for row in periods],
        )


async def replace_closures(
    session: AsyncSession, school_id: UUID, closures: list[tuple[UUID, ClosureRow]], source: str
) -> None:
    """Closures of one source; those of the others (a SIECLE file, a person) stay."""
    await session.execute(
        text("DELETE FROM school_closures WHERE school_id = :id AND source = :source"),
        {"id": school_id, "source": source},
    )
    if closures:
        await session.execute(
            text("""INSERT INTO school_closures (id, school_id, starts_on, ends_on, label, source)
                    VALUES (:id, :school, :starts_on, :ends_on, :label, :from)"""),
            [
                {
                    "id": id_,
                    "school": school_id,
                    "starts_on": row.starts_on,
                    "ends_on": row.ends_on,
                    "label": row.label,
                    "from": source,
                }
                for id_, row in closures
            ],
        )


async def load_settings(session: AsyncSession, school_id: UUID) -> list[SettingsRow]:
    rows = await session.execute(
        text("""SELECT version, from_day, midday_split, minimum_overlap_minutes, overflow_tolerance_minutes,
                    lesson_slack_minutes, threshold_count, "window", invitations_before_referral
                FROM school_settings WHERE school_id = :id ORDER BY version"""),
        {"id": school_id},
    )
    return [
        SettingsRow(row[0], row[1], row[2], row[3], row[4], row[5], CountKind(row[6]), WatchedWindow(row[7]), row[8])
        for row in rows
    ]


async def add_settings(session: AsyncSession, school_id: UUID, row: SettingsRow, by: UUID, at: datetime) -> None:
    await session.execute(
        text("""INSERT INTO school_settings VALUES (:school, :version, :from_day, :midday_split,
                    :minimum_overlap_minutes, :overflow_tolerance_minutes, :lesson_slack_minutes, :threshold_count,
                    :window, :invitations_before_referral, :by, :at)"""),
        asdict(row)
        | {
            "school": school_id,
            "threshold_count": row.threshold_count.value,
            "window": row.window.value,
            "by": by,
            "at": at,
        },
    )


async def load_placements(session: AsyncSession, school_id: UUID, class_id: UUID) -> list[PlacementRow]:
    rows = await session.execute(
        text("""SELECT id, starts_on, ends_on, label FROM class_placements
                WHERE class_id = :id AND school_id = :school ORDER BY starts_on DESC"""),
        {"id": class_id, "school": school_id},
    )
    return [PlacementRow(*row) for row in rows]


async def replace_placements(session: AsyncSession, school_id: UUID, class_id: UUID, rows: list[PlacementRow]) -> None:
    """The weeks that a whole class spends in companies; the class must be of this school."""
    known = await session.execute(
        text("SELECT 1 FROM classes WHERE id = :id AND school_id = :school"), {"id": class_id, "school": school_id}
    )
    if known.one_or_none() is None:
        raise NotFound
    await session.execute(text("DELETE FROM class_placements WHERE class_id = :id"), {"id": class_id})
    if rows:
        await session.execute(
            text("""INSERT INTO class_placements (id, class_id, school_id, starts_on, ends_on, label)
                    VALUES (:id, :class, :school, :starts_on, :ends_on, :label)"""),
            [asdict(row) | {"class": class_id, "school": school_id} for row in rows],
        )
