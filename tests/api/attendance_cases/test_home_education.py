"""Instruction in the family: a dated fact of the pupil's record, and the end of the procedure while it lasts."""

import httpx

from domain.access.permissions import Role
from tests.factories.case_world import CaseWorld
from tests.factories.people import make_account

YEAR = {"kind": "home_education", "starts_on": "2026-11-20", "ends_on": "2027-07-02"}
FOUR = {"trigger": "four_half_days", "period": {"first": "2026-11-03", "last": "2026-11-10"}}


async def _say(world: CaseWorld, who: str, body: dict) -> httpx.Response:
    url = f"/api/v1/students/{world.student.id}/arrangements"
    return await world.http.post(url, json=body, headers=await world.as_(who))


async def test_a_pupil_taught_at_home_is_outside_the_procedure_until_it_ends(world: CaseWorld) -> None:
    await world.open()
    said = await _say(world, "cpe", YEAR)
    assert said.status_code == 201, said.text
    page = await world.http.get(f"/api/v1/students/{world.student.id}", headers=await world.as_("cpe"))
    assert [(one["kind"], one["starts_on"], one["ends_on"]) for one in page.json()["arrangements"]] == [
        tuple(YEAR.values())
    ]
    refused = await world.try_step("head", "refer", **FOUR)
    assert refused.status_code == 409
    assert refused.json()["detail"].startswith("Cet élève reçoit l'instruction dans la famille")
    url = f"/api/v1/arrangements/{said.json()['id']}/end"
    ended = await world.http.post(url, json={"last_day": "2026-11-21"}, headers=await world.as_("head"))
    assert ended.status_code == 200, ended.text
    await world.take("head", "refer", **FOUR)


async def test_an_authorisation_to_come_or_over_changes_nothing_today(world: CaseWorld) -> None:
    await world.open()
    for first, last in (("2026-09-01", "2026-10-16"), ("2027-01-04", "2027-07-02")):
        assert (await _say(world, "cpe", YEAR | {"starts_on": first, "ends_on": last})).status_code == 201
    await world.take("head", "refer", **FOUR)


async def test_half_days_at_home_are_neutral(bare_world: CaseWorld) -> None:
    world = bare_world
    away = {
        "student_id": str(world.student.id), "kind": "absence", "starts_at": "2026-11-20T08:00:00+01:00",
        "ends_at": "2026-11-20T12:00:00+01:00",
    }  # fmt: skip
    assert (await world.http.post("/api/v1/absences", json=away, headers=await world.as_("cpe"))).status_code == 201
    url = f"/api/v1/students/{world.student.id}/half-days?month=2026-11"
    before = (await world.http.get(url, headers=await world.as_("cpe"))).json()
    await _say(world, "cpe", YEAR)
    after = (await world.http.get(url, headers=await world.as_("cpe"))).json()
    assert (before["calendar"]["raw"], after["calendar"]["raw"]) == (1, 0)
    states = {cell["state"] for cell in after["cells"] if cell["day"] == "2026-11-20"}
    assert states == {"neutralised"}


async def test_who_takes_rolls_does_not_take_a_pupil_out_of_the_procedure(world: CaseWorld) -> None:
    world.accounts["supervisor"] = await make_account(
        world.app_sessions, Role.SUPERVISOR, "aed@demo.invalid", world.school.id, name="Vie scolaire"
    )
    refused = await _say(world, "supervisor", YEAR)
    assert (refused.status_code, refused.json()["title"]) == (403, "Cette information n'est pas à vous")
    assert (await _say(world, "supervisor", YEAR | {"kind": "relay"})).status_code == 201
    said = await _say(world, "cpe", YEAR)
    url = f"/api/v1/arrangements/{said.json()['id']}/end"
    ended = await world.http.post(url, json={"last_day": "2026-11-21"}, headers=await world.as_("supervisor"))
    assert ended.status_code == 403


async def test_it_covers_whole_days(world: CaseWorld) -> None:
    refused = await _say(world, "cpe", YEAR | {"halves": ["am"]})
    assert (refused.status_code, "jours entiers" in refused.json()["detail"]) == (422, True)
