"""Loads who answers for the pupil of a case, their birth, if they are taught at home, and the reader's delegation."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.facts import AuthorityLevel, Delegation, ResponsiblePerson

_PUPIL = text("""
    SELECT s.birth_date,
        (SELECT json_agg(json_build_array(g.id, g.level, g.parental_authority, g.address_protected,
                    fold(concat_ws(' ', array_to_string(g.address_lines, ' '), g.postal_code, g.city)))
                    ORDER BY g.level, g.contact_first DESC, g.id)
           FROM guardians g WHERE g.student_id = s.id AND g.school_id = :school
            AND g.missing_since IS NULL) AS persons,
        EXISTS (SELECT FROM student_arrangements a WHERE a.student_id = s.id AND a.school_id = :school
                 AND a.kind = 'home_education' AND a.ended_at IS NULL
                 AND a.starts_on <= :today AND a.ends_on >= :today) AS home_education
    FROM students s WHERE s.id = :student
""")
_DELEGATION = text("""
    SELECT id, reference, valid_from, valid_to FROM signature_delegations
    WHERE holder_id = :holder AND unit_id = ANY(CAST(:units AS uuid[])) AND valid_from <= :today
    ORDER BY (valid_to IS NULL OR valid_to >= :today) DESC, valid_from DESC, id LIMIT 1
""")


@dataclass(frozen=True)
class PupilFacts:
    birth_date: date
    persons: tuple[ResponsiblePerson, ...]
    home_education: bool


async def load_pupil(session: AsyncSession, case: AttendanceCase, today: date) -> PupilFacts:
    keys = {"student": case.student_id, "school": case.school_id, "today": today}
    row = (await session.execute(_PUPIL, keys)).one()
    return PupilFacts(row.birth_date, tuple(_person(one) for one in row.persons or ()), row.home_education)


def _person(one: list[Any]) -> ResponsiblePerson:
    """Whose authority was withdrawn is never addressed; a protected address is shared with nobody."""
    person_id, level, authority, protected, address = one
    never = authority == "withdrawn"
    key = f"protected:{person_id}" if protected else (address or None)
    return ResponsiblePerson(UUID(person_id), AuthorityLevel.CONTACT if never else AuthorityLevel(str(level)), key)


async def load_delegation(session: AsyncSession, actor: Actor, today: date) -> tuple[UUID, Delegation] | None:
    """The actor's own delegation: the one in force, else the last one that was."""
    keys = {"holder": actor.id, "units": list(actor.units), "today": today}
    row = (await session.execute(_DELEGATION, keys)).one_or_none()
    return None if row is None else (row.id, Delegation(row.reference, row.valid_from, row.valid_to))
