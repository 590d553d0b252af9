"""Each way of leaving school, at 15 and at 17, as the school, the DSDEN and the platform live it."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from api.departures.use_cases_year import end_search_rights_of_year
from persistence.unit_of_work import job_unit_of_work
from tests.api.departures.conftest import DepartureWorld, Maker

AT_15, AT_17 = date(2011, 3, 14), date(2009, 3, 14)


async def one(world: DepartureWorld, sql: str, **keys: object) -> object:
    async with world.case.jobs_sessions() as session:
        return (await session.execute(text(sql), keys)).scalar_one_or_none()


async def left_on(world: DepartureWorld) -> object:
    return await one(world, "SELECT left_on FROM enrolments WHERE student_id = :id", id=world.case.student.id)


async def asked_by_the_family(world: DepartureWorld) -> None:
    await world.open("family_request")
    await world.take("cpe", "record_request", on="2026-11-20", signed_by=[str(one) for one in world.case.guardians])
    await world.take("cpe", "offer_interview", interview_outcome="held")
    await world.take("cpe", "propose_alternatives", alternatives=["change_of_training", "mlds"])


async def test_at_17_asked_by_the_family_the_platform_has_them_the_same_day(departure_world: Maker) -> None:
    world = await departure_world(AT_17)
    await world.designate()
    await asked_by_the_family(world)
    refused = await world.try_step("cpe", "leave")
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not_yours")
    page = await world.take("head", "leave", on="2026-11-23", destination_kind="unknown")
    assert page["departure"]["state"] == "left"
    assert page["departure"]["handed_over_on"] == "2026-11-23"
    assert page["platform_name"] == "Plateforme du Val"
    assert await left_on(world) == date(2026, 11, 23)
    assert "removal_certificate" in await world.case.letters()
    [line] = (await world.get("psad", "/handovers")).json()["items"]
    assert (line["age"], line["ground"], line["family_name"]) == (17, "family_request", "FERRAND")
    received = await world.post("psad", f"/handovers/{line['id']}/receipt", {})
    assert received.status_code == 200, received.text
    labels = [task["label"] for task in (await world.get("cpe", "/tasks")).json()["items"]]
    assert any("destination" in label for label in labels), labels


async def test_the_platform_sees_the_hand_over_and_nothing_of_the_school(departure_world: Maker) -> None:
    world = await departure_world(AT_17)
    await world.designate()
    await asked_by_the_family(world)
    await world.take("head", "leave")
    assert (await world.get("psad", f"/departures/{world.id}")).status_code == 403
    assert (await world.get("psad", f"/students/{world.case.student.id}")).status_code == 403
    assert (await world.get("officer", f"/departures/{world.id}")).status_code == 404


async def test_at_15_asked_by_the_family_the_dsden_is_told_the_same_day(departure_world: Maker) -> None:
    world = await departure_world(AT_15)
    await asked_by_the_family(world)
    assert (await world.get("officer", f"/departures/{world.id}")).status_code == 404
    page = await world.take("head", "leave", destination_kind="home_education")
    assert page["departure"]["dsden_informed_on"] == "2026-11-23"
    assert page["departure"]["handed_over_on"] is None
    assert any("131-5-2" in duty for duty in page["duties"])
    assert "leaving_information" in await world.case.letters()
    seen = await world.get("officer", f"/departures/{world.id}")
    assert seen.json()["departure"]["state"] == "left"
    assert seen.json()["offers"] == []
    [line] = (await world.get("officer", "/departures")).json()["items"]
    assert line["dsden_received_on"] is None
    got = await world.post("officer", f"/departures/{world.id}/receipt", {}, **{"If-Match": seen.headers["etag"]})
    assert got.json()["departure"]["dsden_received_on"] == "2026-11-23"
    step = {"name": "return"}
    closed = await world.post("officer", f"/departures/{world.id}/steps", step, **{"If-Match": got.headers["etag"]})
    assert closed.status_code == 403


@pytest.mark.parametrize("birth_date", [AT_15, AT_17])
async def test_silence_takes_two_letters_and_their_delays(departure_world: Maker, birth_date: date) -> None:
    world = await departure_world(birth_date)
    await world.designate()
    assert (await world.open("disappearance"))["departure"]["state"] == "to_clarify"
    await world.take("cpe", "send_first_letter")
    early = await world.try_step("cpe", "send_second_letter")
    assert (early.status_code, early.json()["type"]) == (409, "/problems/blocked")
    await world.at("2026-12-08T09:00:00")
    await world.take("cpe", "send_second_letter")
    await world.take("cpe", "offer_interview", interview_outcome="no_answer")
    await world.take("cpe", "propose_alternatives", alternatives=["guidance_interview"])
    noted = await world.post(
        "cpe", f"/departures/{world.id}/contacts", {"channel": "call", "result": "no_answer", "next_on": "2026-12-10"}
    )
    assert noted.status_code == 201, noted.text
    await world.take("cpe", "clarify", ground="disappearance")
    refused = await world.try_step("head", "leave")
    assert refused.status_code == 409
    await world.at("2027-01-04T09:00:00")
    if birth_date == AT_15:
        told = await world.try_step("head", "leave")
        assert "DSDEN" in told.json()["detail"]
        await world.take("cpe", "inform_dsden")
    page = await world.take("head", "leave")
    assert page["departure"]["state"] == "left"
    assert (page["departure"]["handed_over_on"] is None) == (birth_date == AT_15)
    assert {"leaving_notice", "removal_warning", "removal_certificate"} <= set(await world.case.letters())


@pytest.mark.parametrize("birth_date", [AT_15, AT_17])
async def test_an_exclusion_is_followed_by_a_place(departure_world: Maker, birth_date: date) -> None:
    world = await departure_world(birth_date)
    await world.designate()
    await world.open("permanent_exclusion")
    await world.take("cpe", "offer_interview", interview_outcome="held")
    await world.take("cpe", "propose_alternatives", alternatives=["relay"])
    await world.take("head", "record_exclusion", on="2026-11-20", reference="CD du 20 novembre 2026")
    if birth_date == AT_15:
        page = await world.take("cpe", "inform_dsden")
        assert any("511-43" in duty for duty in page["duties"])
    page = await world.take("head", "leave")
    assert page["departure"]["state"] == "left"
    settled = await world.take(
        "cpe", "confirm_destination", destination_kind="school", destination_name="Collège Olympe",
        destination_proof="enrolment_certificate",
    )  # fmt: skip
    assert settled["departure"]["state"] == "settled"
    assert (await world.get("psad", "/handovers")).json()["items"] == []


@pytest.mark.parametrize(("birth_date", "status"), [(AT_15, 409), (AT_17, 200)])
async def test_schooling_ends_from_sixteen_on(departure_world: Maker, birth_date: date, status: int) -> None:
    world = await departure_world(birth_date)
    await world.open("end_of_schooling")
    assert (await world.try_step("head", "leave", destination_kind="job")).status_code == status


@pytest.mark.parametrize("birth_date", [AT_15, AT_17])
async def test_a_change_of_school_is_settled_by_its_certificate(departure_world: Maker, birth_date: date) -> None:
    world = await departure_world(birth_date)
    await world.open("transfer")
    await world.take("cpe", "record_request", signed_by=[str(one) for one in world.case.guardians])
    await world.take(
        "cpe", "confirm_destination", destination_kind="school", destination_name="Lycée Olympe-de-Gouges",
        destination_proof="receiving_school",
    )  # fmt: skip
    page = await world.take("head", "leave", on="2026-11-20")
    assert page["departure"]["state"] == "settled"
    assert page["departure"]["dsden_informed_on"] is None
    assert await left_on(world) == date(2026, 11, 20)


async def test_a_return_reopens_everything(departure_world: Maker) -> None:
    world = await departure_world(AT_17)
    await world.designate()
    await asked_by_the_family(world)
    await world.take("head", "leave")
    page = await world.take("cpe", "return")
    assert page["departure"]["state"] == "returned"
    assert await left_on(world) is None
    [line] = (await world.get("psad", "/handovers?ended=true")).json()["items"] or [{}]
    assert line.get("withdrawn_reason", "returned") == "returned"
    links = await one(
        world, "SELECT count(*) FROM person_links WHERE student_id = :id AND reason <> 'enrolled'",
        id=world.case.student.id,
    )  # fmt: skip
    assert links == 0


async def test_one_departure_at_a_time_and_what_is_stale_is_refused(departure_world: Maker) -> None:
    world = await departure_world(AT_17)
    await world.open("transfer")
    again = await world.post("cpe", "/departures", {"student_id": str(world.case.student.id), "ground": "transfer"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/departure_under_way")
    old = await world.post("cpe", f"/departures/{world.id}/steps", {"name": "withdraw"}, **{"If-Match": '"7"'})
    assert old.status_code == 412
    assert (await world.take("cpe", "withdraw"))["departure"]["state"] == "withdrawn"


async def test_a_teacher_does_not_see_departures_and_every_act_is_journalled(departure_world: Maker) -> None:
    world = await departure_world(AT_17)
    await world.open("transfer")
    assert (await world.get("teacher", "/departures")).status_code == 403
    await world.get("cpe", f"/departures/{world.id}")
    async with world.case.jobs_sessions() as session:
        rows = await session.execute(text("SELECT DISTINCT operation FROM journal WHERE operation LIKE 'departure:%'"))
        assert {row.operation for row in rows} >= {"departure:open", "departure:read"}


async def test_the_most_precise_row_says_which_platform(departure_world: Maker) -> None:
    world = await departure_world(AT_17)
    await world.designate()
    other = await world.post(
        "officer", "/platform-areas",
        {"platform_id": str(world.platform), "department_code": "75", "valid_from": "2026-09-01"},
    )  # fmt: skip
    assert other.status_code == 404
    listed = (await world.get("cpe", "/platform-areas")).json()
    assert [area["platform_name"] for area in listed["areas"]] == ["Plateforme du Val"]
    area = listed["areas"][0]
    ended = await world.case.http.patch(
        f"/api/v1/platform-areas/{area['id']}", json={"valid_to": "2026-09-30"},
        headers={**await world.case.as_("officer"), "If-Match": '"1"'},
    )  # fmt: skip
    assert ended.status_code == 200, ended.text
    await asked_by_the_family(world)
    page = await world.take("head", "leave")
    assert page["departure"]["handed_over_on"] is None
    assert next(offer["blocked_by"] for offer in page["offers"] if offer["name"] == "hand_over")


async def test_what_the_dsden_was_shown_closes_after_the_year_unless_the_pupil_is_still_sought(
    departure_world: Maker,
) -> None:
    world = await departure_world(AT_15)
    await asked_by_the_family(world)
    await world.take("head", "leave")
    night = datetime(2027, 9, 1, 0, 25, tzinfo=UTC)
    async with job_unit_of_work(world.case.jobs_sessions, night, "close_school_years") as uow:
        assert await end_search_rights_of_year(uow, 2026) == 0
    await world.take("cpe", "confirm_destination", destination_kind="school", destination_proof="receiving_school")
    async with job_unit_of_work(world.case.jobs_sessions, night, "close_school_years") as uow:
        assert await end_search_rights_of_year(uow, 2025) == 0
        assert await end_search_rights_of_year(uow, 2026) == 1
    assert (await world.get("officer", f"/departures/{world.id}")).status_code == 404
