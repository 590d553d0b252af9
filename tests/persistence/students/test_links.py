"""One link per reason: each opens the record, none hides another, and the pupil stands once in the lists."""

from datetime import date

from sqlalchemy import text

from domain.access.actor import Actor
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.students.queries import StudentFilter, student_page
from tests.factories.people import make_school, make_unit
from tests.factories.students import make_class, make_student

LINK = text(
    "INSERT INTO person_links (student_id, unit_id, school_id, reason) VALUES (:student, :unit, :school, :reason)"
)
LEFT = text("SELECT reason FROM person_links WHERE student_id = :student AND unit_id = :unit")


async def test_a_referral_is_told_to_a_dsden_that_already_looked_for_the_pupil(
    jobs_sessions: Sessions, app_sessions: Sessions
) -> None:
    school = await make_school(app_sessions)
    dsden = await make_unit(app_sessions, "dsden", "DSDEN 999")
    pupil = await make_student(jobs_sessions, school.id, await make_class(jobs_sessions, school.id))
    keys = {"student": pupil.id, "unit": dsden, "school": school.id}
    async with jobs_sessions() as session, session.begin():
        for reason in ("departure", "referred"):
            await session.execute(LINK, keys | {"reason": reason})
        reader = Actor(pupil.id, Role.DASEN_OFFICER, frozenset({dsden}))
        shown = (
            await session.execute(student_page(reader, date(2026, 11, 23), StudentFilter(), None, 50))
        ).scalar_one()
        assert shown.count(str(pupil.id)) == 1
        await session.execute(
            text("DELETE FROM person_links WHERE student_id = :student AND reason = 'departure'"), keys
        )
        assert (await session.execute(LEFT, keys)).scalars().all() == ["referred"]
