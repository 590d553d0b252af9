"""Names around a case: the pupil, the school, the persons who may be addressed, the agents who acted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.permissions import Role
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.views import CaseAgent, CasePerson, CaseSchoolName, CaseStudent
from domain.kernel.calendar import age_on, birthday
from domain.students.status import civility_words

_NAMES = text("""
    SELECT s.id, coalesce(s.usage_name, s.family_name) AS family_name, s.first_name, s.birth_date,
        (SELECT c.name FROM enrolments e LEFT JOIN classes c ON c.id = e.class_id
          WHERE e.student_id = s.id AND e.school_id = :school AND e.school_year = :year) AS class_name,
        sc.id AS school_id, sc.name AS school_name, sc.kind, sc.head_title, u.name AS authority_name
    FROM students s, schools sc LEFT JOIN units u ON u.id = :authority
    WHERE s.id = :student AND sc.id = :school
""")
_PERSONS = text("""
    SELECT id, coalesce(usage_name, family_name) AS family_name, first_name, civility, level,
        address_lines <> '{}' OR city IS NOT NULL AS has_address, address_protected
    FROM guardians
    WHERE student_id = :student AND school_id = :school AND missing_since IS NULL AND level IN (1, 2)
      AND parental_authority <> 'withdrawn'
    ORDER BY level, contact_first DESC, family_name, id
""")
_AGENTS = text("SELECT id, display_name, role FROM accounts WHERE id = ANY(CAST(:ids AS uuid[]))")


async def load_names(
    session: AsyncSession, case: AttendanceCase, authority_id: UUID | None, today: date
) -> tuple[CaseStudent, CaseSchoolName]:
    row = (
        await session.execute(
            _NAMES,
            {
                "student": case.student_id,
                "school": case.school_id,
                "year": case.school_year,
                "authority": authority_id,
            },
        )
    ).one()
    age = age_on(row.birth_date, today)
    student = CaseStudent(
        row.id, row.family_name, row.first_name, age, age >= 18, birthday(row.birth_date, 16), row.class_name
    )
    return student, CaseSchoolName(row.school_id, row.school_name, row.kind, row.head_title, row.authority_name)


async def load_persons(session: AsyncSession, case: AttendanceCase) -> tuple[CasePerson, ...]:
    """Levels 1 and 2 (L131-4); a person of level 3 never receives anything."""
    rows = await session.execute(_PERSONS, {"student": case.student_id, "school": case.school_id})
    return tuple(
        replace(person, civility=civility_words(person.civility)) for person in (CasePerson(*row) for row in rows)
    )


async def load_agents(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, CaseAgent]:
    rows = await session.execute(_AGENTS, {"ids": sorted(set(ids))})
    return {row.id: CaseAgent(row.id, row.display_name, Role(row.role)) for row in rows}
