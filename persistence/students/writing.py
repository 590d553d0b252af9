"""Writes what people correct by hand: a pupil added before the file says so, a name, an adult's address."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.permissions import Role
from domain.imports.names import fold
from domain.kernel.errors import NotFound, Stale
from domain.students.consultations import Consultation, consultation
from persistence.ids import new_id
from persistence.students.repository import StudentScope

_NAMES = text("""
    INSERT INTO student_name_parts (part, student_id, school_id)
    SELECT unnest(CAST(:parts AS text[])), :student, :school ON CONFLICT DO NOTHING
""")


@dataclass(frozen=True)
class NewStudent:
    """A pupil whom no file has named yet; the next import recognises them by names and birth date."""

    school_id: UUID
    class_id: UUID
    school_year: int
    family_name: str
    first_name: str
    birth_date: date
    entered_on: date


_CLASS = text("SELECT 1 FROM classes WHERE id = :class AND school_id = :school")
_LINK = text("""
    INSERT INTO person_links (student_id, unit_id, school_id, reason) VALUES (:student, :school, :school, 'enrolled')
""")
_STUDENT = text("""
    INSERT INTO students (id, family_name, first_name, birth_date) VALUES (:student, :family, :first, :birth)
""")
_SCHOOL_STUDENT = text("""
    INSERT INTO school_students (student_id, school_id, first_seen_on) VALUES (:student, :school, :on)
""")
_ENROLMENT = text("""
    INSERT INTO enrolments (id, student_id, school_id, school_year, class_id, entered_on)
    VALUES (:id, :student, :school, :year, :class, :on)
""")
_FORGET_NAMES = text("DELETE FROM student_name_parts WHERE student_id = :student AND school_id = :school")


async def class_is_of(session: AsyncSession, school_id: UUID, class_id: UUID) -> bool:
    return (await session.execute(_CLASS, {"class": class_id, "school": school_id})).one_or_none() is not None


async def insert_student(session: AsyncSession, new: NewStudent) -> StudentScope:
    """The link first: the wall reads it before it lets the person in."""
    scope = StudentScope(new_id(), new.school_id)
    keys = {"student": scope.student_id, "school": scope.school_id}
    await session.execute(_LINK, keys)
    person = {"family": new.family_name, "first": new.first_name, "birth": new.birth_date}
    await session.execute(_STUDENT, person | {"student": scope.student_id})
    await session.execute(_SCHOOL_STUDENT, keys | {"on": new.entered_on})
    enrolment = {"id": new_id(), "year": new.school_year, "class": new.class_id, "on": new.entered_on}
    await session.execute(_ENROLMENT, keys | enrolment)
    await _write_name_parts(session, scope, f"{new.family_name} {new.first_name}")
    return scope


async def _write_name_parts(session: AsyncSession, scope: StudentScope, names: str) -> None:
    keys = {"student": scope.student_id, "school": scope.school_id}
    await session.execute(_FORGET_NAMES, keys)
    await session.execute(_NAMES, keys | {"parts": sorted(set(fold(names).split()))})


STUDENT_FIELDS = ("family_name", "usage_name", "first_name", "email", "phone", "accepts_sms")


async def update_student(session: AsyncSession, scope: StudentScope, changes: dict[str, Any], *, expected: int) -> None:
    """Only the fields named; a stale writer is told so."""
    sets = ", ".join(f"{name} = :{name}" for name in STUDENT_FIELDS if name in changes)
    row = (
        await session.execute(
            text(f"""UPDATE students SET {sets}, version = version + 1 WHERE id = :id AND version = :expected
                     RETURNING family_name, usage_name, first_name"""),
            changes | {"id": scope.student_id, "expected": expected},
        )
    ).one_or_none()
    if row is None:
        raise Stale
    await _write_name_parts(session, scope, f"{row.family_name} {row.usage_name or ''} {row.first_name}")


GUARDIAN_FIELDS = (
    "phone_personal", "phone_mobile", "phone_work", "email", "accepts_sms", "address_lines", "postal_code", "city",
    "address_protected", "parental_authority", "authority_proof_seen_on", "prefers_mail", "contact_first",
)  # fmt: skip


_HOLD_GUARDIAN = text("""
    SELECT version FROM guardians WHERE id = :id AND student_id = :student AND school_id = :school FOR NO KEY UPDATE
""")


async def update_guardian(
    session: AsyncSession, scope: StudentScope, guardian_id: UUID, changes: dict[str, Any], *, expected: int
) -> None:
    """An adult of this pupil, in this school's record only; a stale writer is told so."""
    keys = {"id": guardian_id, "student": scope.student_id, "school": scope.school_id}
    held = (await session.execute(_HOLD_GUARDIAN, keys)).one_or_none()
    if held is None:
        raise NotFound
    if held.version != expected:
        raise Stale
    sets = "".join(f"{name} = :{name}, " for name in GUARDIAN_FIELDS if name in changes)
    await session.execute(
        text(f"""UPDATE guardians SET {sets}version = version + 1
                 WHERE id = :id AND student_id = :student AND school_id = :school"""),
        changes | keys,
    )


_ACCESS_LOG = text("""
    SELECT j.at, j.operation, j.actor_role,
           (SELECT u.name FROM actor_units a JOIN units u ON u.id = a.unit_id WHERE a.actor_id = j.actor_id
            ORDER BY (u.id = j.school_id) DESC, u.kind LIMIT 1) AS institution
    FROM journal j
    WHERE j.student_id = :student AND j.school_id = :school AND j.access IN ('read', 'export')
    ORDER BY j.at DESC LIMIT 200
""")


async def load_access_log(session: AsyncSession, scope: StudentScope) -> list[Consultation]:
    """The last two hundred openings of this school's record of the pupil."""
    rows = await session.execute(_ACCESS_LOG, {"student": scope.student_id, "school": scope.school_id})
    return [
        consultation(
            row.at, row.operation, row.actor_role, institution=row.institution,
            role_label=Role(row.actor_role).label if row.actor_role in set(Role) else "",
        )
        for row in rows
    ]  # fmt: skip
