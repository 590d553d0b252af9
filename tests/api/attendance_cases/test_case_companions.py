"""Beside a case: its neighbours in the list, its author's drafts, several opened at once, the same person elsewhere."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from api.students.steps import recognise_pupils
from domain.access.permissions import Role
from persistence.ids import new_id
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW
from tests.factories.case_world import CASES, REFERRAL, CaseWorld
from tests.factories.people import make_account, make_school
from tests.factories.students import StudentFixture, make_class, make_guardian, make_student

INE = "123456789AB"


async def _classmates(world: CaseWorld, *names: str) -> list[StudentFixture]:
    class_id = world.student.class_id
    return [await make_student(world.jobs_sessions, world.school.id, class_id, name, "Ana") for name in names]


async def _open_several(world: CaseWorld, *ids: UUID, who: str = "cpe") -> httpx.Response:
    body = {"school_id": str(world.school.id), "student_ids": [str(one) for one in ids]}
    return await world.http.post(f"{CASES}/batch", json=body, headers=await world.as_(who))


async def _neighbours(world: CaseWorld, case_id: str, who: str = "cpe", **query: str) -> dict:
    path = f"{CASES}/{case_id}/neighbours"
    answer = await world.http.get(path, params=query, headers=await world.as_(who))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_several_cases_are_opened_at_once_each_with_its_result(world: CaseWorld) -> None:
    await world.open()
    ana, bea = await _classmates(world, "ALBA", "BRUN")
    answer = await _open_several(world, ana.id, world.student.id, new_id(), bea.id)
    assert answer.status_code == 201, answer.text
    lines = answer.json()["items"]
    assert [line["outcome"] for line in lines] == ["opened", "already_open", "refused", "opened"]
    assert lines[1]["case_id"] == world.case_id
    assert lines[2]["case_id"] is None
    assert lines[2]["sentence"]
    listed = (await world.http.get(CASES, headers=await world.as_("cpe"))).json()["items"]
    assert {line["student_id"] for line in listed} == {str(one.id) for one in (world.student, ana, bea)}


async def test_a_pupil_named_twice_is_opened_once(world: CaseWorld) -> None:
    answer = await _open_several(world, world.student.id, world.student.id)
    assert [line["outcome"] for line in answer.json()["items"]] == ["opened"]


async def test_cases_of_another_school_are_not_opened(world: CaseWorld) -> None:
    other = await make_school(world.app_sessions, "9990003Z", "college", "Collège Colette")
    body = {"school_id": str(other.id), "student_ids": [str(world.student.id)]}
    answer = await world.http.post(f"{CASES}/batch", json=body, headers=await world.as_("cpe"))
    assert answer.status_code == 404
    assert (await _open_several(world, world.student.id, who="teacher")).status_code == 403


async def test_neighbours_follow_the_order_of_the_list(world: CaseWorld) -> None:
    await world.open()
    ana, bea = await _classmates(world, "ALBA", "BRUN")
    await _open_several(world, ana.id, bea.id)
    listed = [line["id"] for line in (await world.http.get(CASES, headers=await world.as_("cpe"))).json()["items"]]
    for place, case_id in enumerate(listed):
        found = await _neighbours(world, case_id)
        assert found == {
            "previous_id": listed[place - 1] if place else None,
            "next_id": listed[place + 1] if place + 1 < len(listed) else None,
            "position": place + 1,
            "total": 3,
        }


async def test_neighbours_stay_inside_the_filter(world: CaseWorld) -> None:
    await world.open()
    [ana] = await _classmates(world, "ALBA")
    await _open_several(world, ana.id)
    await world.take("head", "refer", **REFERRAL)
    found = await _neighbours(world, world.case_id, state="referred")
    assert (found["previous_id"], found["next_id"], found["position"], found["total"]) == (None, None, 1, 1)
    left = await _neighbours(world, world.case_id, waiting="school")
    assert (left["position"], left["total"]) == (None, 1)


async def test_the_dsden_has_no_neighbours_among_what_was_not_referred(world: CaseWorld) -> None:
    await world.open()
    [ana] = await _classmates(world, "ALBA")
    await _open_several(world, ana.id)
    await world.take("head", "refer", **REFERRAL)
    found = await _neighbours(world, world.case_id, who="officer")
    assert (found["previous_id"], found["next_id"], found["total"]) == (None, None, 1)


async def _draft(world: CaseWorld, who: str, step: str, **fields: object) -> httpx.Response:
    path = f"{CASES}/{world.case_id}/drafts/{step}"
    return await world.http.put(path, json={"fields": fields}, headers=await world.as_(who))


async def _drafts(world: CaseWorld, who: str) -> dict[str, dict]:
    answer = await world.http.get(f"{CASES}/{world.case_id}/drafts", headers=await world.as_(who))
    assert answer.status_code == 200, answer.text
    return {line["step"]: line["fields"] for line in answer.json()["items"]}


async def test_a_draft_survives_and_the_last_one_saved_stands(world: CaseWorld) -> None:
    await world.open()
    assert (await _draft(world, "head", "refer", trigger="four_half_days")).status_code == 200
    fields = {"trigger": "four_half_days", "period.first": "2026-11-03", "addressees": ["a", "b"]}
    await _draft(world, "head", "refer", **fields)
    assert await _drafts(world, "head") == {"refer": fields}


async def test_a_draft_is_seen_by_its_author_alone(world: CaseWorld) -> None:
    await world.open()
    await _draft(world, "head", "refer", trigger="four_half_days")
    assert await _drafts(world, "cpe") == {}
    async with world.app_sessions() as session:
        await session.execute(text("SELECT set_config('app.actor', :id, false)"), {"id": str(world.accounts["cpe"].id)})
        assert (await session.execute(text("SELECT count(*) FROM case_drafts"))).scalar_one() == 0


async def test_taking_the_step_ends_its_draft_and_a_refusal_keeps_it(world: CaseWorld) -> None:
    await world.open()
    await _draft(world, "head", "refer", trigger="four_half_days")
    await _draft(world, "head", "convene_meeting", place="Salle 12")
    refused = await world.try_step(
        "head", "refer", trigger="four_half_days", period={"first": "2026-09-01", "last": "2026-09-02"}
    )
    assert refused.status_code == 409, refused.text
    assert set(await _drafts(world, "head")) == {"refer", "convene_meeting"}
    await world.take("head", "refer", **REFERRAL)
    assert set(await _drafts(world, "head")) == {"convene_meeting"}


async def test_a_draft_is_abandoned_once_and_for_all(world: CaseWorld) -> None:
    await world.open()
    await _draft(world, "head", "refer", trigger="four_half_days")
    path = f"{CASES}/{world.case_id}/drafts/refer"
    for _ in range(2):
        answer = await world.http.delete(path, headers=await world.as_("head"))
        assert (answer.status_code, answer.json()["items"]) == (200, [])


@pytest.mark.parametrize(
    ("step", "fields", "pointer"),
    [
        ("dance", {}, "path.transition"),
        ("refer", {"nom de famille": "x"}, "/fields"),
        ("refer", {"a": "x" * 2001}, "/fields"),
    ],
)
async def test_a_draft_is_of_a_step_that_exists_and_of_a_forms_size(
    world: CaseWorld, step: str, fields: dict[str, str], pointer: str
) -> None:
    await world.open()
    answer = await _draft(world, "head", step, **fields)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["pointer"].startswith(pointer)


async def _same_person_elsewhere(world: CaseWorld) -> CaseWorld:
    """Inès, with the same INE, in another collège of the same DSDEN since November, with a case of that school."""
    other = await make_school(
        world.app_sessions, "9990003Z", "college", "Collège Colette", dsden_id=world.school.dsden_id
    )
    class_id = await make_class(world.jobs_sessions, other.id, "4e A")
    there = await make_student(world.jobs_sessions, other.id, class_id, "FERRAND", "Inès", birth_date=date(2012, 3, 14))
    await make_guardian(world.jobs_sessions, there, "FERRAND", "Claire")
    async with world.jobs_sessions() as session, session.begin():
        for student in (world.student, there):
            await session.execute(
                text("INSERT INTO student_ines VALUES (:s, :i, 'rnie', 'siecle', '2026-09-01')"),
                {"s": student.id, "i": INE},
            )
        await session.execute(
            text("UPDATE enrolments SET entered_on = '2026-10-05' WHERE student_id = :s"), {"s": there.id}
        )
    head = await make_account(world.app_sessions, Role.HEAD, "chef2@demo.invalid", other.id)
    elsewhere = replace(world, school=other, student=there, accounts=world.accounts | {"head": head}, headers={})
    await elsewhere.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    await elsewhere.open("head")
    async with job_unit_of_work(world.jobs_sessions, NOW, "test") as uow:
        assert await recognise_pupils(uow, other.id) == 1
    return elsewhere


async def _same_person(world: CaseWorld, who: str) -> list[dict]:
    answer = await world.http.get(f"{CASES}/{world.case_id}/same-person", headers=await world.as_(who))
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def test_the_dsden_that_holds_both_cases_sees_them_linked_and_the_school_does_not(world: CaseWorld) -> None:
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    elsewhere = await _same_person_elsewhere(world)
    assert await _same_person(world, "officer") == []
    await elsewhere.take("head", "refer", **REFERRAL)
    [linked] = await _same_person(world, "officer")
    assert (linked["id"], linked["student_id"]) == (elsewhere.case_id, str(elsewhere.student.id))
    assert (linked["school_name"], linked["dsden_state"]) == ("Collège Colette", "referred")
    assert [one["id"] for one in await _same_person(elsewhere, "officer")] == [world.case_id]
    assert await _same_person(world, "head") == []
    assert await _same_person(elsewhere, "head") == []
