"""Another school beside the first, and a pupil who goes there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.unit_of_work import UnitOfWork
from tests.api.absences.conftest import World
from tests.factories.people import AccountFixture, make_account, make_school
from tests.factories.students import StudentFixture, make_class, make_student


@dataclass(frozen=True)
class OtherSchool:
    school_id: UUID
    class_id: UUID
    cpe: AccountFixture
    pupil: StudentFixture


async def make_other_school(app_sessions: Sessions, jobs_sessions: Sessions, world: World) -> OtherSchool:
    school = await make_school(
        app_sessions, "9990002Y", "college", "Collège Olympe-de-Gouges", dsden_id=world.school.dsden_id
    )
    class_id = await make_class(jobs_sessions, school.id, "4e ZZ")
    pupil = await make_student(jobs_sessions, school.id, class_id, "ZZÉTRANGER", "Manon")
    cpe = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe2@demo.invalid", school.id)
    return OtherSchool(school.id, class_id, cpe, pupil)


async def move(uow: UnitOfWork, student: StudentFixture, other: OtherSchool, on: date) -> None:
    """Leaves the one that day, and is enrolled in the other."""
    keys = {"id": student.id, "s": other.school_id, "c": other.class_id, "on": on, "e": new_id()}
    for sql in (
        "UPDATE enrolments SET left_on = :on WHERE student_id = :id",
        "INSERT INTO school_students (student_id, school_id, source_key, first_seen_on) VALUES (:id, :s, 'moved', :on)",
        "INSERT INTO person_links (student_id, unit_id, school_id, reason) VALUES (:id, :s, :s, 'enrolled')",
        """INSERT INTO enrolments (id, student_id, school_id, school_year, class_id, entered_on)
           VALUES (:e, :id, :s, 2026, :c, :on)""",
    ):
        await uow.session.execute(text(sql), keys)
