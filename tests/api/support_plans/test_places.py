"""Places are counted down in the transaction that takes them: the last one goes to one pupil."""

import asyncio
from typing import Any

from domain.access.permissions import Role
from tests.api.support_plans.conftest import PlanWorld
from tests.factories.students import make_student


async def offered(world: PlanWorld, capacity: int) -> dict[str, Any]:
    body = {
        "unit_id": str(world.school.id), "scheme": "tdo", "structure": "E2C du Val", "entry_on": "2027-01-04",
        "capacity": capacity,
    }  # fmt: skip
    answer = await world.call(Role.HEAD, "POST", "/support-places", body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def test_the_last_place_goes_to_one_pupil_only(college: PlanWorld) -> None:
    place = await offered(college, 1)
    other = await make_student(college.jobs, college.school.id, college.pupil.class_id, "MARTIN", "Léo")
    plans = [await college.open("tdo"), await college.open("tdo", student_id=str(other.id))]
    answers = await asyncio.gather(
        *(
            college.call(
                Role.EDUCATION_ADVISER, "PUT", f"/support-plans/{plan['id']}/place", {"place_id": place["id"]}, 1
            )
            for plan in plans
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    listed = (await college.call(Role.TEACHER, "GET", "/support-places?scheme=tdo")).json()["items"]
    assert [(one["taken"], one["free"]) for one in listed] == [(1, 0)]


async def test_an_abandoned_plan_gives_its_place_back(college: PlanWorld) -> None:
    place = await offered(college, 1)
    plan = await college.open("tdo")
    await college.call(Role.HEAD, "PUT", f"/support-plans/{plan['id']}/place", {"place_id": place["id"]}, 1)
    await college.took(plan, "abandon", exit_decision="stopped")
    listed = (await college.call(Role.TEACHER, "GET", "/support-places")).json()["items"]
    assert listed[0]["free"] == 1


async def test_never_fewer_places_than_are_taken(college: PlanWorld) -> None:
    place = await offered(college, 3)
    other = await make_student(college.jobs, college.school.id, college.pupil.class_id, "MARTIN", "Léo")
    for student in (college.pupil, other):
        plan = await college.open("tdo", student_id=str(student.id))
        path = f"/support-plans/{plan['id']}/place"
        await college.call(Role.HEAD, "PUT", path, {"place_id": place["id"]}, 1)
    refused = await college.call(Role.HEAD, "PATCH", f"/support-places/{place['id']}", {"capacity": 1}, 1)
    assert refused.json()["errors"] == [{"pointer": "/capacity", "detail": "2 places sont déjà prises."}]


async def test_a_session_keeps_its_name_and_its_order_of_dates_and_leaves_the_list_when_closed(
    college: PlanWorld,
) -> None:
    place = await offered(college, 3)
    path = f"/support-places/{place['id']}"
    refused = await college.call(Role.HEAD, "PATCH", path, {"exit_on": "2027-01-03"}, 1)
    assert refused.json()["errors"] == [{"pointer": "/exit_on", "detail": "La sortie vient après l'entrée."}]
    kept = await college.call(Role.HEAD, "PATCH", path, {"structure": None, "capacity": None, "phone": "0102030405"}, 1)
    assert (kept.status_code, kept.json()["structure"], kept.json()["capacity"]) == (200, "E2C du Val", 3)
    assert (await college.call(Role.HEAD, "PATCH", path, {"closed_on": "2026-11-23"}, 2)).status_code == 200
    assert (await college.call(Role.TEACHER, "GET", "/support-places?scheme=tdo")).json()["items"] == []
