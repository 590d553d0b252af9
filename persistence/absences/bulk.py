"""Many facts in few statements: rolls of a whole term, the lines of a month's file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.rolls import Slot
from persistence.ids import new_id


@dataclass(frozen=True)
class NewRoll:
    """A roll already taken, by whom and when; its marks are written as entries."""

    class_id: UUID
    slot: Slot
    taken_by: UUID | None
    taken_at: datetime | None


_ADD_ROLLS = text("""
    INSERT INTO roll_calls (id, class_id, school_id, day, period, half, starts_at, ends_at, taken_by, taken_at, version)
    SELECT t.id, t.class_id, :school, t.day, t.period, t.half, t.starts_at, t.ends_at, t.taken_by, t.taken_at, 1
    FROM unnest(CAST(:ids AS uuid[]), CAST(:classes AS uuid[]), CAST(:days AS date[]), CAST(:periods AS text[]),
                CAST(:halves AS text[]), CAST(:starts AS timestamptz[]), CAST(:ends AS timestamptz[]),
                CAST(:by AS uuid[]), CAST(:at AS timestamptz[]))
        AS t (id, class_id, day, period, half, starts_at, ends_at, taken_by, taken_at)
    ORDER BY t.class_id, t.day, t.period
    ON CONFLICT (class_id, day, period) DO UPDATE
    SET taken_by = EXCLUDED.taken_by, taken_at = EXCLUDED.taken_at, version = 1 WHERE roll_calls.version = 0
    RETURNING id, class_id, day, period
""")


async def add_rolls(
    session: AsyncSession, school_id: UUID, rolls: Sequence[NewRoll]
) -> dict[tuple[UUID, date, str], UUID]:
    """The rolls that were not there yet, by class, day and period."""
    if not rolls:
        return {}
    rows = await session.execute(
        _ADD_ROLLS,
        {
            "school": school_id,
            "ids": [new_id() for _ in rolls],
            "classes": [roll.class_id for roll in rolls],
            "days": [roll.slot.day for roll in rolls],
            "periods": [roll.slot.code for roll in rolls],
            "halves": [roll.slot.half.value for roll in rolls],
            "starts": [roll.slot.starts_at for roll in rolls],
            "ends": [roll.slot.ends_at for roll in rolls],
            "by": [roll.taken_by for roll in rolls],
            "at": [roll.taken_at for roll in rolls],
        },
    )
    return {(row.class_id, row.day, row.period): row.id for row in rows}


@dataclass(frozen=True)
class KnownImport:
    """An entry that an earlier file brought, and what files last said of its reason."""

    id: UUID
    voided: bool
    state: str | None
    reason: str | None


_KNOWN = text("""
    SELECT e.id, e.student_id, e.import_key, e.voided_at, j.state, j.reason
    FROM absence_entries e
    LEFT JOIN LATERAL (SELECT state, reason FROM absence_judgements
                       WHERE entry_id = e.id AND channel = 'import' ORDER BY known_at DESC, id DESC LIMIT 1) j ON true
    WHERE e.school_id = :school AND e.student_id = ANY(CAST(:students AS uuid[]))
      AND e.import_key = ANY(CAST(:keys AS text[])) AND e.voided_because IS DISTINCT FROM 'import_undone'
""")


async def load_imported(
    session: AsyncSession, school_id: UUID, students: Iterable[UUID], keys: Iterable[str]
) -> dict[tuple[UUID, str], KnownImport]:
    found = await session.execute(
        _KNOWN, {"school": school_id, "students": sorted(set(students)), "keys": sorted(set(keys))}
    )
    return {
        (row.student_id, row.import_key): KnownImport(row.id, row.voided_at is not None, row.state, row.reason)
        for row in found
    }


@dataclass(frozen=True)
class EntryDays:
    """Whose entry it is and which days it touches."""

    id: UUID
    student_id: UUID
    school_id: UUID
    first_day: date
    last_day: date


async def load_entry_days(session: AsyncSession, school_id: UUID, ids: Iterable[UUID]) -> list[EntryDays]:
    rows = await session.execute(
        text("""SELECT id, student_id, school_id, first_day, last_day FROM absence_entries
                WHERE school_id = :school AND id = ANY(CAST(:ids AS uuid[]))"""),
        {"school": school_id, "ids": list(ids)},
    )
    return [EntryDays(*row) for row in rows]


# A school that brings its absences by file takes no roll here: nothing is then « non fait ».
_DUE = text("""
    SELECT c.id FROM classes c
    WHERE c.school_id = :school AND c.school_year = :year AND c.kind = 'division' AND c.missing_since IS NULL
      AND EXISTS (SELECT FROM enrolments e WHERE e.class_id = c.id AND (e.left_on IS NULL OR e.left_on > :day))
      AND NOT EXISTS (SELECT FROM class_placements p WHERE p.class_id = c.id AND :day BETWEEN p.starts_on AND p.ends_on)
      AND NOT EXISTS (SELECT FROM roll_calls r WHERE r.class_id = c.id AND r.day = :day AND r.half = :half
                      AND r.version > 0)
      AND EXISTS (SELECT FROM roll_calls r WHERE r.school_id = :school AND r.day > CAST(:day AS date) - 30
                  AND r.taken_at IS NOT NULL)
    ORDER BY c.id
""")


async def classes_without_roll(session: AsyncSession, school_id: UUID, slot: Slot, year: int) -> list[UUID]:
    """The divisions of which nobody called anyone in this half-day, where rolls are taken here at all."""
    keys = {"school": school_id, "year": year, "day": slot.day, "half": slot.half.value}
    return list((await session.execute(_DUE, keys)).scalars())


async def schools_taking_rolls(session: AsyncSession, day: date) -> list[UUID]:
    """The schools in which some roll was taken in the 30 days before."""
    rows = await session.execute(
        text("SELECT DISTINCT school_id FROM roll_calls WHERE day > CAST(:day AS date) - 30 AND taken_at IS NOT NULL"),
        {"day": day},
    )
    return list(rows.scalars())


async def members_of(session: AsyncSession, class_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """By class, its pupils of the year, whether still there or not."""
    rows = await session.execute(
        text("""SELECT class_id, student_id FROM enrolments WHERE class_id = ANY(CAST(:ids AS uuid[]))
                UNION SELECT class_id, student_id FROM group_members WHERE class_id = ANY(CAST(:ids AS uuid[]))"""),
        {"ids": list(class_ids)},
    )
    found: dict[UUID, list[UUID]] = {}
    for row in rows:
        found.setdefault(row.class_id, []).append(row.student_id)
    return found
