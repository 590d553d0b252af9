"""The pupil around a plan: school, class, birth, who answers for them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.calendar import age_on
from domain.schools.kinds import SchoolKind
from domain.support_plans.catalogue import Candidate, levels_named
from persistence.absences.arrangements import ArrangementRow

_LOAD = text("""
    SELECT s.family_name, s.usage_name, s.first_name, s.birth_date, s.email, sc.name AS school_name,
           sc.kind AS school_kind, sc.department_code, sc.head_title, sc.phone AS school_phone, c.name AS class_name,
           coalesce(c.level, '') AS class_level,
           ARRAY(SELECT g.id FROM guardians g
                 WHERE g.student_id = s.id AND g.school_id = :school AND g.level = 1 AND g.missing_since IS NULL
                   AND g.parental_authority NOT IN ('withdrawn', 'supervision_only')) AS representatives
    FROM students s JOIN schools sc ON sc.id = :school
    LEFT JOIN LATERAL (SELECT class_id FROM enrolments e WHERE e.student_id = s.id AND e.school_id = :school
                       ORDER BY e.school_year DESC LIMIT 1) e ON true
    LEFT JOIN classes c ON c.id = e.class_id
    WHERE s.id = :student
""")


@dataclass(frozen=True)
class PlanPupil:
    """The pupil as the page of a plan names them; no address, no number."""

    id: UUID
    school_id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    school_name: str
    school_kind: SchoolKind
    school_phone: str
    head_title: str
    department_code: str
    birth_date: date
    email: str | None
    levels: frozenset[str]
    representatives: frozenset[UUID]

    @property
    def candidate(self) -> Candidate:
        return Candidate(self.school_kind, self.levels, self.birth_date)

    def is_adult(self, day: date) -> bool:
        return age_on(self.birth_date, day) >= 18


async def load_pupil(session: AsyncSession, student_id: UUID, school_id: UUID) -> PlanPupil:
    row: Any = (await session.execute(_LOAD, {"student": student_id, "school": school_id})).one()
    return PlanPupil(
        student_id, school_id, row.usage_name or row.family_name, row.first_name, row.class_name, row.school_name,
        SchoolKind(row.school_kind), row.school_phone, row.head_title, row.department_code, row.birth_date, row.email,
        levels_named(row.class_level, row.class_name or ""), frozenset(row.representatives),
    )  # fmt: skip


async def find_arrangement(session: AsyncSession, arrangement_id: UUID) -> ArrangementRow | None:
    """The arrangement a plan began, unless somebody took it back by hand."""
    row: Any = (
        await session.execute(
            text("""SELECT id, student_id, school_id, kind, starts_on, ends_on, weekdays, halves, ended_at
                    FROM student_arrangements WHERE id = :id AND ended_at IS NULL"""),
            {"id": arrangement_id},
        )
    ).one_or_none()
    return ArrangementRow(*row) if row else None
