"""Families that have not been told of today's absence yet."""

from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.contacts import ContactResult
from domain.access.actor import Actor
from domain.kernel.calendar import school_year_of
from domain.work.items import WorkPerson

TELLING = sorted(result.value for result in ContactResult if result.tells_the_family)

_UNTOLD = text("""
    SELECT DISTINCT s.id, s.family_name, s.first_name, k.name AS class_name, sc.name AS school_name, s.sort_name
    FROM half_days h
    JOIN students s ON s.id = h.student_id
    JOIN schools sc ON sc.id = h.school_id
    LEFT JOIN enrolments e ON e.student_id = h.student_id AND e.school_id = h.school_id AND e.school_year = :year
    LEFT JOIN classes k ON k.id = e.class_id
    WHERE h.school_id = ANY(CAST(:units AS uuid[])) AND h.day = :today AND h.state = 'unjustified'
      AND NOT EXISTS (SELECT FROM contact_attempts t WHERE t.student_id = h.student_id AND t.school_id = h.school_id
                        AND t.about_day = :today AND t.result = ANY(:telling)
                        AND t.withdrawn_at IS NULL)
    ORDER BY s.sort_name, s.id LIMIT 100
""")


async def families_to_tell(session: AsyncSession, actor: Actor, today: date) -> list[WorkPerson]:
    keys = {"units": list(actor.units), "today": today, "year": school_year_of(today), "telling": TELLING}
    return [
        WorkPerson(row.id, row.family_name, row.first_name, row.class_name, row.school_name)
        for row in await session.execute(_UNTOLD, keys)
    ]
