"""Lists, search and the page of a pupil, from inside and outside the perimeter."""

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import make_account, make_school
from tests.factories.signing_in import bearer
from tests.factories.students import make_class, make_guardian, make_student


@pytest.fixture
async def two_schools(http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions) -> dict:
    """Two schools, a class and pupils in each, the CPE of the first."""
    here = await make_school(app_sessions)
    there = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne", dsden_id=here.dsden_id)
    class_here, class_there = (
        await make_class(jobs_sessions, here.id),
        await make_class(jobs_sessions, there.id, "4e A"),
    )
    lucas = await make_student(jobs_sessions, here.id, class_here)
    await make_guardian(jobs_sessions, lucas)
    anae = await make_student(jobs_sessions, here.id, class_here, "L'HÉRITIER-CŒUR", "Anaé")
    foreign = await make_student(jobs_sessions, there.id, class_there, "ZzÉtranger", "Manon")
    cpe = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", here.id)
    return {
        "headers": await bearer(http, cpe),
        "here": here,
        "lucas": lucas,
        "anae": anae,
        "foreign": foreign,
        "class": class_here,
    }


async def test_a_list_shows_the_pupils_of_the_perimeter_in_name_order(
    http: httpx.AsyncClient, two_schools: dict
) -> None:
    answer = await http.get("/api/v1/students", headers=two_schools["headers"])
    assert answer.status_code == 200, answer.text
    assert [line["first_name"] for line in answer.json()["items"]] == ["Lucas", "Anaé"]
    assert answer.json()["next_cursor"] is None


async def test_pages_follow_each_other_without_loss(http: httpx.AsyncClient, two_schools: dict) -> None:
    first = (await http.get("/api/v1/students?limit=1", headers=two_schools["headers"])).json()
    second = (
        await http.get(f"/api/v1/students?limit=1&cursor={first['next_cursor']}", headers=two_schools["headers"])
    ).json()
    assert [page["items"][0]["first_name"] for page in (first, second)] == ["Lucas", "Anaé"]
    assert second["next_cursor"] is None


@pytest.mark.parametrize("words", ["heri", "coeur", "ANAE", "anaé l'hér", "l heritier", "cœ"])
async def test_any_part_of_a_name_is_found_whatever_its_accents(
    http: httpx.AsyncClient, two_schools: dict, words: str
) -> None:
    answer = await http.post("/api/v1/students/search", json={"q": words}, headers=two_schools["headers"])
    assert [line["first_name"] for line in answer.json()["items"]] == ["Anaé"]


async def test_a_pupil_of_another_school_does_not_exist(http: httpx.AsyncClient, two_schools: dict) -> None:
    foreign = await http.get(f"/api/v1/students/{two_schools['foreign'].id}", headers=two_schools["headers"])
    absent = await http.get("/api/v1/students/00000000-0000-7000-8000-000000000000", headers=two_schools["headers"])
    assert foreign.status_code == absent.status_code == 404
    assert foreign.json() == absent.json()
    found = await http.post("/api/v1/students/search", json={"q": "zzetranger"}, headers=two_schools["headers"])
    assert found.json()["items"] == []


async def test_opening_a_page_is_journalled(
    http: httpx.AsyncClient, two_schools: dict, jobs_sessions: Sessions
) -> None:
    answer = await http.get(f"/api/v1/students/{two_schools['lucas'].id}", headers=two_schools["headers"])
    assert answer.status_code == 200, answer.text
    assert answer.json()["guardians"][0]["level_label"] == "Représentant légal"
    assert "3 rue" not in answer.text
    async with jobs_sessions() as session:
        rows = (await session.execute(text("SELECT operation, access, student_id FROM journal"))).all()
    assert [(r.operation, r.access, r.student_id) for r in rows] == [("student:read", "read", two_schools["lucas"].id)]


async def test_a_teacher_sees_their_own_classes_and_no_contacts(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, two_schools: dict
) -> None:
    other_class = await make_class(jobs_sessions, two_schools["here"].id, "1re MCV")
    other = await make_student(jobs_sessions, two_schools["here"].id, other_class, "ROCHE", "Jade")
    teacher = await make_account(app_sessions, Role.TEACHER, "enseignant@demo.invalid", two_schools["here"].id)
    async with app_sessions() as session, session.begin():
        await session.execute(text("UPDATE accounts SET own_classes_only = true WHERE id = :id"), {"id": teacher.id})
        await session.execute(
            text("INSERT INTO actor_classes VALUES (:a, :c)"), {"a": teacher.id, "c": two_schools["class"]}
        )
    headers = await bearer(http, teacher)
    lines = (await http.get("/api/v1/students", headers=headers)).json()["items"]
    assert {line["first_name"] for line in lines} == {"Lucas", "Anaé"}
    assert (await http.get(f"/api/v1/students/{other.id}", headers=headers)).status_code == 404
    assert (await http.get(f"/api/v1/students/{two_schools['lucas'].id}", headers=headers)).json()["guardians"] is None
    civil = await http.get(f"/api/v1/students/{two_schools['lucas'].id}/civil-status", headers=headers)
    assert civil.status_code == 403
