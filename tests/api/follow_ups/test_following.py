"""A young person is called, met, handed over, in solution; nobody falls silent, nothing is erased."""

from dataclasses import replace

from tests.api.follow_ups.conftest import MEHDI, FollowUpWorld


async def test_from_the_arrival_to_a_solution(world: FollowUpWorld) -> None:
    one = await world.arrive()
    page = await world.show(one)
    assert page["waiting"]["code"] == "referent"
    assert page["followed"]["referent"]["account_id"] is None
    await world.refer_to("psad", one, "mlds")
    page = await world.call_up(one, "no_answer")
    assert page["followed"]["contact_status"] == "contacted_no_answer"
    assert page["followed"]["next_contact_on"] == "2026-11-26"  # nobody falls silent: the result gives the date
    page = await world.call_up(one, "appointment", appointment_on="2026-11-25")
    assert page["followed"]["followup_status"] == "appointment"
    await _interview(world, one)
    page = await world.act("mlds", one, "/transitions", {"name": "start_support"})
    assert page["followed"]["followup_status"] == "in_support"
    begun = {"type": "civic_service", "provider": "Unis-Cité", "started_on": "2026-11-23"}
    page = await world.act("mlds", one, "/solutions", begun)
    assert page["followed"]["followup_status"] == "in_solution"
    assert page["solutions"][0]["state"] == "started"
    kinds = {event["kind"] for event in page["timeline"]}
    assert {"arrival", "referent", "contact", "interview", "solution", "step"} <= kinds


async def _interview(world: FollowUpWorld, one: object) -> dict:
    draft = {"kind": "first", "held_on": "2026-11-23", "second_author_id": str(world.accounts["mlds"].id)}
    begun = await world.post("psyen", f"/follow-ups/{one}/interviews", draft)
    assert begun.status_code == 201, begun.text
    path = f"/follow-ups/{one}/interviews/{begun.json()['id']}"
    short = await world.call("POST", "psyen", f"{path}/finish", None, **{"If-Match": '"1"'})
    assert short.status_code == 422
    assert {error["pointer"] for error in short.json()["errors"]} >= {"/needs", "/synthesis", "/next_step"}
    whole = draft | {
        "needs": ["choose_a_path"], "skills": ["manual"], "school_level": "troisieme", "project": "Travailler le bois",
        "synthesis": "Mehdi veut apprendre un métier du bois et visiter deux ateliers.",
        "next_step": "propose_place", "next_on": "2026-11-30",
    }  # fmt: skip
    saved = await world.call("PUT", "mlds", path, whole, **{"If-Match": '"1"'})
    assert saved.status_code == 200, saved.text
    done = await world.call("POST", "psyen", f"{path}/finish", None, **{"If-Match": saved.headers["etag"]})
    assert done.status_code == 200, done.text
    again = await world.call("PUT", "mlds", path, whole, **{"If-Match": done.headers["etag"]})
    assert again.status_code == 409
    page = await world.show(one)  # type: ignore[arg-type]
    assert page["followed"]["followup_status"] == "interviewed"
    return page


async def test_an_attempt_in_the_future_is_refused(world: FollowUpWorld) -> None:
    one = await world.arrive()
    body = {"channel": "call", "result": "no_answer", "tried_at": "2026-11-24T08:00:00+01:00"}
    answer = await world.post("mlds", f"/follow-ups/{one}/contact-attempts", body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/tried_at"


async def test_after_n_failures_unreachable_is_a_state_and_not_an_end(world: FollowUpWorld) -> None:
    one = await world.arrive()
    for _ in range(2):
        page = await world.call_up(one, "no_answer")
    assert page["followed"]["contact_status"] == "contacted_no_answer"
    page = await world.call_up(one, "message_left")
    assert page["followed"]["contact_status"] == "unreachable"
    assert page["is_open"]
    assert page["followed"]["next_contact_on"] == "2026-12-23"  # looked at again
    assert len(page["attempts"]) == 3
    lost = await world.try_act("mlds", one, "/transitions", {"name": "close", "reason": "lost_contact"})
    assert lost.status_code == 409
    assert "18 ans" in lost.json()["detail"]


async def test_how_many_failures_is_the_platforms_own_rule(world: FollowUpWorld) -> None:
    rules = {"unreachable_after": 2, "first_contact_days": 8, "silence_days": 10, "handover_days": 5}
    path = f"/platforms/{world.platform}/rules"
    assert (await world.call("PUT", "mlds", path, rules, **{"If-Match": '"0"'})).status_code == 403
    assert (await world.call("PUT", "psad", path, rules, **{"If-Match": '"0"'})).status_code == 200
    one = await world.arrive()
    await world.call_up(one, "no_answer")
    assert (await world.call_up(one, "no_answer"))["followed"]["contact_status"] == "unreachable"


async def test_whoever_does_not_wish_to_be_called_is_not(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.call_up(one, "refuses_contact")
    again = await world.post("mlds", f"/follow-ups/{one}/contact-attempts", {"channel": "call", "result": "no_answer"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/contact_not_wanted")
    back = {"channel": "came_themselves", "result": "new_project"}
    assert (await world.post("mlds", f"/follow-ups/{one}/contact-attempts", back)).status_code == 201


async def test_new_coordinates_begin_the_tries_again(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.call_up(one, "wrong_details")
    page = await world.act("mlds", one, "/details", {"phone": "06 39 98 11 11"})
    assert page["followed"]["contact_status"] == "to_contact"
    assert page["followed"]["identity"]["phone"] == "06 39 98 11 11"


async def test_the_obligation_of_training_has_its_proof(world: FollowUpWorld) -> None:
    one = await world.arrive()
    step = {"name": "record_obligation", "obligation": "fulfilled", "since": "2026-11-20"}
    without = await world.try_act("mlds", one, "/transitions", step)
    assert without.status_code == 422
    page = await world.act("mlds", one, "/transitions", step | {"proof": "enrolment_certificate"})
    assert page["followed"]["obligation"] == "fulfilled"
    adult = await world.arrive(replace(MEHDI, first_names="Chloé", birth_date=MEHDI.birth_date.replace(year=2008)))
    refused = await world.try_act("mlds", adult, "/transitions", step | {"proof": "enrolment_certificate"})
    assert refused.status_code == 409


async def test_a_closed_follow_up_is_reopened_from_the_interview(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.call_up(one, "already_enrolled")
    page = await world.act("mlds", one, "/transitions", {"name": "close", "reason": "already_enrolled"})
    assert (page["followed"]["followup_status"], page["offers"][0]["offer"]["name"]) == ("closed", "reopen")
    page = await world.act("mlds", one, "/transitions", {"name": "reopen"})
    assert page["followed"]["followup_status"] == "identified"


async def test_a_transfer_is_received_by_the_other_platform(world: FollowUpWorld) -> None:
    one = await world.arrive()
    body = {"name": "transfer", "platform_id": str(world.other)}
    assert (await world.try_act("mlds", one, "/transitions", body)).status_code == 403
    page = await world.act("psad", one, "/transitions", body)
    assert page["followed"]["followup_status"] == "transferred"
    await world.work("receive_transferred_follow_up", follow_up_id=one)
    there = (await world.get("stranger", "/follow-ups")).json()["items"]
    assert [(line["family_name"], line["source"]) for line in there] == [("Zerrouki", "platform")]


async def test_an_old_version_is_stale(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.call_up(one, "call_back")
    body = {"name": "close", "reason": "moved"}
    stale = await world.post("mlds", f"/follow-ups/{one}/transitions", body, **{"If-Match": '"1"'})
    assert stale.status_code == 412
