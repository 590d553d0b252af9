"""What people correct by hand, and who is seen to have looked."""

import httpx
import pytest

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import make_account, make_school
from tests.factories.signing_in import bearer
from tests.factories.students import make_class, make_guardian, make_student


@pytest.fixture
async def school(http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions) -> dict:
    here = await make_school(app_sessions)
    class_id = await make_class(jobs_sessions, here.id)
    student = await make_student(jobs_sessions, here.id, class_id)
    guardian = await make_guardian(jobs_sessions, student)
    cpe = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", here.id, name="Nadia Lemoine")
    return {
        "here": here,
        "class": class_id,
        "student": student,
        "guardian": guardian,
        "headers": await bearer(http, cpe),
    }


async def test_a_pupil_added_by_hand_is_found_at_once(http: httpx.AsyncClient, school: dict) -> None:
    body = {
        "school_id": str(school["here"].id),
        "class_id": str(school["class"]),
        "family_name": "D'Ægine",
        "first_name": "Loïc",
        "birth_date": "2011-12-31",
        "entered_on": "2026-11-23",
    }
    added = await http.post("/api/v1/students", json=body, headers=school["headers"])
    assert added.status_code == 201, added.text
    found = await http.post("/api/v1/students/search", json={"q": "aegine"}, headers=school["headers"])
    assert [line["id"] for line in found.json()["items"]] == [added.json()["id"]]


async def test_a_pupil_cannot_be_added_to_a_foreign_class(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, school: dict
) -> None:
    there = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    foreign = await make_class(jobs_sessions, there.id, "4e A")
    body = {
        "school_id": str(school["here"].id),
        "class_id": str(foreign),
        "family_name": "X",
        "first_name": "Y",
        "birth_date": "2011-12-31",
        "entered_on": "2026-11-23",
    }
    assert (await http.post("/api/v1/students", json=body, headers=school["headers"])).status_code == 404


async def test_a_corrected_name_is_searched_by_its_new_form_and_a_stale_writer_is_told(
    http: httpx.AsyncClient, school: dict
) -> None:
    path = f"/api/v1/students/{school['student'].id}"
    seen = await http.get(path, headers=school["headers"])
    changed = await http.patch(
        path, json={"usage_name": "Çelik"}, headers=school["headers"] | {"If-Match": seen.headers["etag"]}
    )
    assert changed.status_code == 200, changed.text
    found = await http.post("/api/v1/students/search", json={"q": "celik"}, headers=school["headers"])
    assert len(found.json()["items"]) == 1
    late = await http.patch(
        path, json={"usage_name": None}, headers=school["headers"] | {"If-Match": seen.headers["etag"]}
    )
    assert late.status_code == 412


async def test_an_address_is_protected_and_the_page_says_so_without_it(http: httpx.AsyncClient, school: dict) -> None:
    path = f"/api/v1/students/{school['student'].id}/guardians/{school['guardian']}"
    body = {
        "address_lines": ["12 RUE CACHÉE"],
        "city": "VAL-FICTIF",
        "address_protected": True,
        "parental_authority": "sole",
        "authority_proof_seen_on": "2026-11-20",
    }
    changed = await http.patch(path, json=body, headers=school["headers"] | {"If-Match": '"1"'})
    assert changed.status_code == 200, changed.text
    [guardian] = changed.json()["guardians"]
    assert (guardian["address_protected"], guardian["parental_authority"]) == (True, "sole")
    assert (guardian["authority_proof_seen_on"], guardian["version"]) == ("2026-11-20", 2)
    assert "CACHÉE" not in changed.text


async def test_two_people_do_not_correct_an_adult_over_each_other(http: httpx.AsyncClient, school: dict) -> None:
    path = f"/api/v1/students/{school['student'].id}/guardians/{school['guardian']}"
    first = await http.patch(path, json={"city": "VAL-FICTIF"}, headers=school["headers"] | {"If-Match": '"1"'})
    assert first.status_code == 200, first.text
    late = await http.patch(path, json={"city": "AILLEURS"}, headers=school["headers"] | {"If-Match": '"1"'})
    assert late.status_code == 412
    blind = await http.patch(path, json={"city": "AILLEURS"}, headers=school["headers"])
    assert blind.status_code == 428


async def test_who_looked_is_told_by_function_and_never_by_name(
    http: httpx.AsyncClient, app_sessions: Sessions, school: dict
) -> None:
    worker = await make_account(
        app_sessions, Role.SOCIAL_WORKER, "as@demo.invalid", school["here"].id, name="Zoé Nommée"
    )
    path = f"/api/v1/students/{school['student'].id}"
    await http.get(path, headers=await bearer(http, worker))
    await http.get(path, headers=school["headers"])
    log = await http.get(f"{path}/access-log", headers=school["headers"])
    assert log.status_code == 200, log.text
    assert {(line["function"], line["purpose"]) for line in log.json()["items"]} == {
        ("établissement", "Page de l'élève"), ("Conseiller principal d'éducation", "Page de l'élève"),
    }  # fmt: skip
    assert "Nommée" not in log.text
    assert "Lemoine" not in log.text
