"""Moved, called off, carried over; and a commission éducative that an attendance case has convened."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from api.meetings.steps import put_on_agenda
from domain.access.actor import Caller
from domain.meetings.agenda import ItemOrigin
from domain.meetings.subject import About, SubjectKind
from persistence.unit_of_work import unit_of_work
from tests.api.meetings.conftest import Gpds
from tests.conftest import NOW


async def test_a_meeting_moves_to_another_school_day_and_keeps_its_points(gpds: Gpds) -> None:
    meeting = await gpds.with_points("HOARAU")
    path = f"/meetings/{meeting['id']}"
    moved = await gpds.ok(
        "cpe", "POST", f"{path}/move", {"held_on": "2026-12-03", "starts_at": "10:00"}, seen=meeting["version"]
    )
    assert (moved["held_on"], moved["postponed_from"], len(moved["items"])) == ("2026-12-03", "2026-11-26", 1)
    holidays = {"held_on": "2026-12-24", "starts_at": "10:00"}
    refused = await gpds.call("cpe", "POST", f"{path}/move", holidays, seen=moved["version"])
    assert refused.status_code == 422
    assert "vacances de Noël" in refused.json()["detail"]
    stale = await gpds.call("head", "POST", f"{path}/call-off", seen=meeting["version"])
    assert stale.status_code == 412


async def test_what_a_called_off_meeting_had_goes_to_the_next_one(gpds: Gpds) -> None:
    meeting = await gpds.with_points("HOARAU", "PETIT")
    path = f"/meetings/{meeting['id']}"
    off = await gpds.ok("cpe", "POST", f"{path}/call-off", seen=meeting["version"])
    assert off["state"] == "cancelled"
    listed = (await gpds.ok("cpe", "GET", "/meetings"))["items"]
    assert [(one["held_on"], one["state"], one["situations"]) for one in listed] == [
        ("2026-11-26", "cancelled", 2), ("2026-12-17", "planned", 2),
    ]  # fmt: skip
    added = await gpds.call("cpe", "POST", f"{path}/items", {"student_id": str(gpds.pupils["ROCHE"].id)})
    assert added.status_code == 409


async def test_putting_on_the_agenda_finds_the_next_meeting_or_plans_one(gpds: Gpds) -> None:
    origins = (ItemOrigin.EARLY_WARNING, ItemOrigin.SIGNAL)
    petit = About(SubjectKind.PUPIL, gpds.pupils["PETIT"].id)
    caller = Caller(gpds.world.accounts["cpe"].id, 1, NOW)
    found = []
    for origin in origins:
        async with unit_of_work(gpds.world.app_sessions, caller) as uow:
            named = ((origin, petit.id),)
            found.append(await put_on_agenda(uow, unit_id=gpds.world.school.id, person=petit, origins=named))
    assert found[0].id == found[1].id
    [meeting] = (await gpds.ok("head", "GET", "/meetings"))["items"]
    assert (meeting["held_on"], meeting["situations"]) == ("2026-11-30", 1)
    shown = await gpds.ok("head", "GET", f"/meetings/{meeting['id']}")
    assert [one["kind"] for one in shown["items"][0]["reasons"]] == list(origins)


async def test_a_meeting_that_has_begun_takes_no_new_point(gpds: Gpds) -> None:
    """The group's own day is taken by it: the point goes to the day after that in its rhythm."""
    running = await gpds.started("HOARAU")
    caller = Caller(gpds.world.accounts["cpe"].id, 1, datetime.fromisoformat("2026-11-26T14:05:00+01:00"))
    petit = About(SubjectKind.PUPIL, gpds.pupils["PETIT"].id)
    async with unit_of_work(gpds.world.app_sessions, caller) as uow:
        named = ((ItemOrigin.SIGNAL, petit.id),)
        found = await put_on_agenda(uow, unit_id=gpds.world.school.id, person=petit, origins=named)
    assert found.id != UUID(running["id"])
    listed = (await gpds.ok("cpe", "GET", "/meetings"))["items"]
    assert [(one["held_on"], one["state"], one["situations"]) for one in listed] == [
        ("2026-11-26", "running", 1), ("2026-12-17", "planned", 1),
    ]  # fmt: skip


async def test_a_case_convenes_its_commission_and_the_meeting_is_its_evidence(gpds: Gpds) -> None:
    """One register: the step is in the case, the point of the meeting refers to it."""
    world = gpds.world
    await world.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    await world.open()
    await world.take("head", "note_threshold")
    await world.take("head", "convene_meeting", day="2026-11-26", at="17:00", place="bureau du principal")
    meeting = await gpds.ok(
        "head", "POST", "/meetings",
        {"unit_id": str(world.school.id), "kind": "commission_educative", "held_on": "2026-11-26",
         "starts_at": "17:00"},
    )  # fmt: skip
    path = f"/meetings/{meeting['id']}"
    assert meeting["legal_basis"]["code"] == "r511_19_1"
    assert meeting["frame"]["outsiders_present"] is True
    [proposal] = (await gpds.ok("head", "GET", f"{path}/proposals"))["items"]
    assert (proposal["reasons"][0]["kind"], proposal["reasons"][0]["origin_id"]) == ("attendance_case", world.case_id)
    body = {
        "student_id": proposal["person"]["student_id"],
        "reasons": [{"kind": "attendance_case", "origin_id": world.case_id}],
    }
    meeting = await gpds.ok("head", "POST", f"{path}/items", body)
    item = meeting["items"][0]
    assert item["case_id"] == world.case_id
    point = await gpds.ok("head", "GET", f"{path}/items/{item['id']}")
    assert (point["case"]["this_meeting"], point["case"]["outcome"]) == (True, "")
    await world.at("2026-11-26T17:30:00")
    await world.take("head", "sign_measures", outcome="signed", held_on="2026-11-26", measures=["weekly_point"])
    point = await gpds.ok("head", "GET", f"{path}/items/{item['id']}")
    assert (point["case"]["outcome"], point["case"]["outcome_on"]) == ("signed", "2026-11-26")


async def test_an_equipe_educative_is_not_convened_in_a_college(gpds: Gpds) -> None:
    body = {"unit_id": str(gpds.world.school.id), "kind": "equipe_educative", "held_on": "2026-11-26"}
    refused = await gpds.call("head", "POST", "/meetings", body)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/kind"


async def test_looking_at_a_meeting_leaves_a_trace_for_each_pupil_shown(gpds: Gpds) -> None:
    meeting = await gpds.with_points("HOARAU", "PETIT")
    await gpds.ok("psy", "GET", f"/meetings/{meeting['id']}")
    async with gpds.world.jobs_sessions() as session:
        rows = await session.execute(
            text("SELECT student_id FROM journal WHERE operation = 'meeting:show' AND access = 'read'")
        )
        assert len(rows.all()) == 2
