"""Loads one pupil within a perimeter: absent and out of reach are the same."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.calendar import age_on, birthday
from domain.kernel.errors import NotFound
from domain.students.person import Arrangement, CivilStatus, Enrolment, Guardian, IneRecord, Student
from domain.students.status import KINSHIP_LABELS, RESPONSIBILITY_LABELS, civility_words
from persistence.students.recognition import load_elsewhere


@dataclass(frozen=True)
class StudentScope:
    """A pupil within reach, in the school whose record is read."""

    student_id: UUID
    school_id: UUID

    @property
    def pair(self) -> tuple[UUID, UUID]:
        return (self.student_id, self.school_id)


# The latest school year first: a pupil who changed schools is read where they now are, if that is within reach.
_REACH = text("""
    SELECT l.student_id, l.school_id FROM person_links l
    JOIN enrolments e ON e.student_id = l.student_id AND e.school_id = l.school_id
    WHERE l.student_id = :student AND l.unit_id = ANY(CAST(:units AS uuid[])) AND l.reason <> 'handed_over'
      AND (CAST(:classes AS uuid[]) IS NULL
        OR e.class_id = ANY(CAST(:classes AS uuid[]))
        OR EXISTS (SELECT FROM group_members g WHERE g.student_id = l.student_id
                   AND g.class_id = ANY(CAST(:classes AS uuid[]))))
    ORDER BY e.school_year DESC, e.left_on NULLS FIRST LIMIT 1
""")


async def within_reach(session: AsyncSession, actor: Actor, student_id: UUID) -> StudentScope:
    """The pupil and the school through which the actor reaches them; else NotFound."""
    row = (
        await session.execute(
            _REACH,
            {
                "student": student_id,
                "units": list(actor.units),
                "classes": None if actor.classes is None else list(actor.classes),
            },
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return StudentScope(row.student_id, row.school_id)


_STUDENT = text("""
    SELECT s.id, s.version, s.family_name, s.usage_name, s.first_name, s.birth_date, c.name AS class_name,
           sc.id AS school_id, sc.name AS school_name, sc.kind AS school_kind, k.missing_since,
           CASE WHEN k.missing_since IS NOT NULL THEN 'missing'
                WHEN e.left_on <= :today THEN 'left' ELSE 'enrolled' END AS status
    FROM students s
    JOIN school_students k ON k.student_id = s.id AND k.school_id = :school
    JOIN schools sc ON sc.id = k.school_id
    LEFT JOIN LATERAL (SELECT * FROM enrolments e WHERE e.student_id = s.id AND e.school_id = :school
                       ORDER BY e.school_year DESC LIMIT 1) e ON true
    LEFT JOIN classes c ON c.id = e.class_id
    WHERE s.id = :student
""")
_ENROLMENTS = text("""
    SELECT e.id, e.school_id, sc.name AS school_name, e.school_year, e.class_id, c.name AS class_name, e.status_code,
           e.entered_on, e.left_on, coalesce(e.leaving_reason_label, e.leaving_reason_code) AS leaving_reason
    FROM enrolments e JOIN schools sc ON sc.id = e.school_id LEFT JOIN classes c ON c.id = e.class_id
    WHERE e.student_id = :student ORDER BY e.school_year DESC, e.entered_on DESC
""")
_GUARDIANS = text("""
    SELECT * FROM guardians WHERE student_id = :student AND school_id = :school
    ORDER BY missing_since NULLS FIRST, contact_first DESC, level, family_name, id
""")
_ARRANGEMENTS = text("""
    SELECT id, kind, starts_on, ends_on FROM student_arrangements
    WHERE student_id = :student AND school_id = :school AND ended_at IS NULL ORDER BY starts_on DESC
""")


async def load_student(session: AsyncSession, scope: StudentScope, today: date, *, with_contacts: bool) -> Student:
    keys = {"student": scope.student_id, "school": scope.school_id}
    row = (await session.execute(_STUDENT, keys | {"today": today})).one()
    enrolments = await session.execute(_ENROLMENTS, {"student": scope.student_id})
    guardians = (await session.execute(_GUARDIANS, keys)).all() if with_contacts else None
    arrangements = await session.execute(_ARRANGEMENTS, keys)
    elsewhere = await load_elsewhere(session, scope.student_id)
    age = age_on(row.birth_date, today)
    return Student(
        id=row.id,
        version=row.version,
        family_name=row.family_name,
        usage_name=row.usage_name,
        first_name=row.first_name,
        age=age,
        is_adult=age >= 18,
        turns_16_on=birthday(row.birth_date, 16),
        school_id=row.school_id,
        school_name=row.school_name,
        school_kind=row.school_kind,
        class_name=row.class_name,
        status=row.status,
        missing_since=row.missing_since,
        guardians=None if guardians is None else [_guardian(one) for one in guardians],
        enrolments=[Enrolment(*one) for one in enrolments],
        arrangements=[Arrangement(*one) for one in arrangements],
        schooled_elsewhere_before=elsewhere.schooled_before,
        enrolled_elsewhere_since=elsewhere.enrolled_since,
        access_reason="",
    )


def _guardian(row: Any) -> Guardian:
    """Addresses stay out of the page: it says that one exists, letters print it."""
    return Guardian(
        id=row.id,
        level=row.level,
        level_label=RESPONSIBILITY_LABELS[row.level],
        kinship_label=KINSHIP_LABELS.get(row.kinship or ""),
        civility=civility_words(row.civility),
        family_name=row.usage_name or row.family_name,
        first_name=row.first_name,
        contact_first=row.contact_first,
        phone_personal=row.phone_personal,
        phone_mobile=row.phone_mobile,
        phone_work=row.phone_work,
        email=row.email,
        accepts_sms=row.accepts_sms,
        prefers_mail=row.prefers_mail,
        has_address=bool(row.address_lines or row.city),
        address_protected=row.address_protected,
        is_ase=row.is_ase,
        parental_authority=row.parental_authority,
        authority_proof_seen_on=row.authority_proof_seen_on,
        receives_letters=row.level in {1, 2} and row.missing_since is None,
        missing_since=row.missing_since,
        version=row.version,
    )


async def load_civil_status(session: AsyncSession, scope: StudentScope) -> CivilStatus:
    row = (
        await session.execute(
            text("""SELECT birth_date, sex, other_first_names, address_lines, postal_code, city, email, phone
                    FROM students WHERE id = :id"""),
            {"id": scope.student_id},
        )
    ).one()
    ines = await session.execute(
        text("SELECT ine, kind, source, since FROM student_ines WHERE student_id = :id ORDER BY since DESC, ine"),
        {"id": scope.student_id},
    )
    return CivilStatus(
        birth_date=row.birth_date,
        sex=row.sex,
        other_first_names=list(row.other_first_names),
        ines=[IneRecord(*one) for one in ines],
        address_lines=list(row.address_lines),
        postal_code=row.postal_code,
        city=row.city,
        email=row.email,
        phone=row.phone,
    )
