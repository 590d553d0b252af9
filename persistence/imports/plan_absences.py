"""Finds the pupils that absences name, and which absences are known already."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.ids import new_id
from persistence.imports.staging import PlanScope, encoded

_PUPILS = text("""
    SELECT k.student_id, k.elenoet, p.family_name, p.first_name, p.usage_name,
           ARRAY(SELECT i.ine FROM student_ines i WHERE i.student_id = p.id) AS ines
    FROM school_students k JOIN students p ON p.id = k.student_id WHERE k.school_id = :school
""")
_LINE = text("""
    INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, title, student_id, after,
        refusal)
    VALUES (:import, :school, :id, :number, 'absence', :outcome, :key, :title, :student, CAST(:after AS jsonb),
            CAST(:refusal AS jsonb))
""")
_KNOWN = text("""
    SELECT import_key FROM absence_entries WHERE school_id = :school AND import_key = ANY(CAST(:keys AS text[]))
""")
_PLANNED = text("""
    SELECT id, number, student_id, key, after FROM import_lines
    WHERE import_id = :import AND school_id = :school AND subject = 'absence' AND outcome IN ('new', 'changed')
    ORDER BY number
""")
_ADDED = text("""
    UPDATE import_lines SET extra = jsonb_build_object('entries', CAST(:entries AS jsonb))
    WHERE import_id = :import AND id = :line
""")


@dataclass(frozen=True)
class KnownPupil:
    student_id: UUID
    elenoet: str | None
    family_name: str
    first_name: str
    usage_name: str | None
    ines: list[str]


@dataclass(frozen=True)
class AbsencePlanLine:
    """`after` is what to record; a refused line has a refusal instead."""

    number: int
    outcome: str
    key: str
    title: str
    student_id: UUID | None
    after: dict[str, object] | None
    refusal: dict[str, object] | None


@dataclass(frozen=True)
class PlannedAbsence:
    id: UUID
    number: int
    student_id: UUID
    key: str
    after: dict[str, str | None]


async def known_pupils(session: AsyncSession, school_id: UUID) -> list[KnownPupil]:
    return [KnownPupil(*row) for row in await session.execute(_PUPILS, {"school": school_id})]


async def known_keys(session: AsyncSession, school_id: UUID, keys: Iterable[str]) -> set[str]:
    return set((await session.execute(_KNOWN, {"school": school_id, "keys": list(keys)})).scalars())


async def keep_absence_lines(session: AsyncSession, scope: PlanScope, lines: list[AbsencePlanLine]) -> None:
    if lines:
        await session.execute(
            _LINE,
            [
                {
                    "import": scope.import_id, "school": scope.school_id, "id": new_id(), "number": line.number,
                    "outcome": line.outcome, "key": line.key, "title": line.title, "student": line.student_id,
                    "after": encoded(line.after) if line.after else None,
                    "refusal": encoded(line.refusal) if line.refusal else None,
                }
                for line in lines
            ],
        )  # fmt: skip


async def planned_absences(session: AsyncSession, scope: PlanScope) -> list[PlannedAbsence]:
    rows = await session.execute(_PLANNED, {"import": scope.import_id, "school": scope.school_id})
    return [PlannedAbsence(*row) for row in rows]


async def remember_entries(session: AsyncSession, scope: PlanScope, entries: list[UUID]) -> None:
    """What this import added, for its undoing: kept on its first line."""
    first = await planned_absences(session, scope)
    if first and entries:
        ids = encoded([str(one) for one in entries])
        await session.execute(_ADDED, {"import": scope.import_id, "line": first[0].id, "entries": ids})


async def entries_added(session: AsyncSession, scope: PlanScope) -> list[UUID]:
    found = await session.execute(
        text("""SELECT jsonb_array_elements_text(extra -> 'entries') FROM import_lines
                WHERE import_id = :import AND school_id = :school AND subject = 'absence' AND extra ? 'entries'"""),
        {"import": scope.import_id, "school": scope.school_id},
    )
    return [UUID(one) for one in found.scalars()]
