"""The classes of a school: those of this year with who is present, a teacher's own only, another school's never."""

from datetime import date

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import SchoolFixture, make_account, make_school
from tests.factories.signing_in import bearer
from tests.factories.students import make_class, make_student


@pytest.fixture
async def school(app_sessions: Sessions) -> SchoolFixture:
    return await make_school(app_sessions)


async def _lines(http: httpx.AsyncClient, school: SchoolFixture, headers: dict[str, str]) -> dict[str, int]:
    answer = await http.get(f"/api/v1/schools/{school.id}/classes", headers=headers)
    assert answer.status_code == 200, answer.text
    return {line["name"]: line["student_count"] for line in answer.json()["items"]}


async def test_a_class_counts_the_pupils_who_are_present(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, school: SchoolFixture
) -> None:
    class_id = await make_class(jobs_sessions, school.id, "2A")
    await make_class(jobs_sessions, school.id, "2A", 2025)
    await make_student(jobs_sessions, school.id, class_id)
    gone = await make_student(jobs_sessions, school.id, class_id, "PARTI", "Tom")
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("UPDATE enrolments SET left_on = :day WHERE student_id = :id"),
            {"day": date(2026, 10, 1), "id": gone.id},
        )
    cpe = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id)
    assert await _lines(http, school, await bearer(http, cpe)) == {"2A": 1}


async def test_a_teacher_sees_their_own_classes(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, school: SchoolFixture
) -> None:
    own = await make_class(jobs_sessions, school.id, "2A")
    await make_class(jobs_sessions, school.id, "2B")
    teacher = await make_account(app_sessions, Role.TEACHER, "prof@demo.invalid", school.id)
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("INSERT INTO actor_classes (actor_id, class_id) VALUES (:a, :c)"), {"a": teacher.id, "c": own}
        )
        await session.execute(text("UPDATE accounts SET own_classes_only = true WHERE id = :a"), {"a": teacher.id})
    assert await _lines(http, school, await bearer(http, teacher)) == {"2A": 0}


async def test_the_classes_of_another_school_are_not_there(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, school: SchoolFixture
) -> None:
    other = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    await make_class(jobs_sessions, other.id, "4e B")
    cpe = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id)
    answer = await http.get(f"/api/v1/schools/{other.id}/classes", headers=await bearer(http, cpe))
    assert answer.status_code == 404, answer.text
