"""What absences change in a case, through the real routes; and the frieze that shows both."""

from tests.factories.case_world import CaseWorld


async def _absence(world: CaseWorld, day: str, first: str = "08:00", last: str = "12:00") -> str:
    body = {
        "student_id": str(world.student.id), "kind": "absence", "starts_at": f"{day}T{first}:00+01:00",
        "ends_at": f"{day}T{last}:00+01:00",
    }  # fmt: skip
    answer = await world.http.post("/api/v1/absences", json=body, headers=await world.as_("cpe"))
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


PERIOD = {"trigger": "four_half_days", "period": {"first": "2026-11-12", "last": "2026-11-19"}}


async def _prepared(world: CaseWorld) -> list[str]:
    """Four mornings missed, recorded by vie scolaire; referred, and the warning prepared."""
    entries = [await _absence(world, day) for day in ("2026-11-12", "2026-11-13", "2026-11-16", "2026-11-19")]
    await world.open()
    await world.take("head", "refer", **PERIOD)
    await world.take("officer", "prepare_warning", addressees=[str(world.guardians[0])])
    return entries


async def test_an_accepted_reason_pulls_the_warning_in_the_same_transaction(bare_world: CaseWorld) -> None:
    world = bare_world
    entries = await _prepared(world)
    heard = {"state": "pending", "reason": "child_illness", "channel": "call"}
    url = f"/api/v1/absences/{entries[0]}/reason"
    assert (await world.http.post(url, json=heard, headers=await world.as_("cpe"))).status_code == 200
    assert (await world.show("officer")).json()["dsden_state"] == "warning_prepared", "not judged yet"
    judged = await world.http.post(url, json={**heard, "state": "admissible"}, headers=await world.as_("cpe"))
    assert judged.status_code == 200, judged.text
    page = (await world.show("officer")).json()
    assert page["dsden_state"] == "received"
    assert page["facts"]["known"][0]["counted_now"] == 3
    refused = await world.try_step("officer", "prepare_warning", addressees=[str(world.guardians[0])])
    assert refused.json()["detail"] == "Il reste 3 demi-journées complètes. L'avertissement préparé n'est plus fondé."


async def test_a_wrong_entry_pulls_the_warning_and_its_preview_does_not(bare_world: CaseWorld) -> None:
    world = bare_world
    entries = await _prepared(world)
    url = f"/api/v1/absences/{entries[0]}/correction"
    assert (await world.http.post(f"{url}/preview", json={}, headers=await world.as_("cpe"))).status_code == 200
    assert (await world.show("officer")).json()["dsden_state"] == "warning_prepared"
    assert (await world.http.post(url, json={}, headers=await world.as_("cpe"))).status_code == 200
    assert (await world.show("officer")).json()["dsden_state"] == "received"


async def test_the_frieze_joins_absences_and_acts(bare_world: CaseWorld) -> None:
    world = bare_world
    await _prepared(world)
    answer = await world.http.get(f"/api/v1/students/{world.student.id}/timeline", headers=await world.as_("head"))
    assert answer.status_code == 200, answer.text
    events = [(one["kind"], one["code"]) for one in answer.json()["items"]]
    assert {("case", "open"), ("case", "refer"), ("case", "prepare_warning"), ("absence", "absence")} <= set(events)
    seen = await world.http.get(f"/api/v1/students/{world.student.id}/timeline", headers=await world.as_("teacher"))
    assert {one["kind"] for one in seen.json()["items"]} <= {"absence", "alert"}
