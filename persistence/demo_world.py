"""What the demo's loader has to find again after the real importers have run: classes, pupils, persons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

PupilName = tuple[UUID, str, str, date]
"""School, family name, first name, birth date."""


@dataclass(frozen=True)
class GuardianFound:
    id: UUID
    level: int


async def find_classes(session: AsyncSession, school_id: UUID, school_year: int) -> dict[str, UUID]:
    """The school's classes by code."""
    rows = await session.execute(
        text("SELECT code, id FROM classes WHERE school_id = :school AND school_year = :year AND kind = 'division'"),
        {"school": school_id, "year": school_year},
    )
    return {row.code: row.id for row in rows}


async def give_classes(session: AsyncSession, classes_of: Mapping[UUID, list[UUID]]) -> None:
    """Teachers receive their classes, by account."""
    pairs = [(actor, class_id) for actor, class_ids in classes_of.items() for class_id in class_ids]
    if pairs:
        await session.execute(
            text("""INSERT INTO actor_classes (actor_id, class_id)
                    SELECT * FROM unnest(CAST(:actors AS uuid[]), CAST(:classes AS uuid[])) ON CONFLICT DO NOTHING"""),
            {"actors": [actor for actor, _ in pairs], "classes": [class_id for _, class_id in pairs]},
        )


async def find_pupils(session: AsyncSession, school_id: UUID) -> dict[PupilName, UUID]:
    """The school's pupils; nobody bears the same name on the same birth date in the demo."""
    rows = await session.execute(
        text("""SELECT s.id, s.family_name, s.first_name, s.birth_date
                FROM school_students k JOIN students s ON s.id = k.student_id WHERE k.school_id = :school"""),
        {"school": school_id},
    )
    return {(school_id, row.family_name, row.first_name, row.birth_date): row.id for row in rows}


async def find_guardians(session: AsyncSession, school_id: UUID, student_id: UUID) -> list[GuardianFound]:
    rows = await session.execute(
        text("""SELECT id, level FROM guardians WHERE school_id = :school AND student_id = :student
                ORDER BY level, family_name, first_name"""),
        {"school": school_id, "student": student_id},
    )
    return [GuardianFound(*row) for row in rows]
