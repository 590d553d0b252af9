"""What a partner reports moves the referral at once and the follow-up by the worker, like the partner's own page."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from api.partner_api.door import PER_CLIENT
from domain.access.permissions import Role
from persistence.ids import new_id
from tests.api.partner_api.conftest import LINA, TODAY, PartnerWorld
from tests.factories.people import make_account

YOUTH: dict[str, Any] = {
    "family_name": "Morel", "first_names": "Jade", "birth_date": "2008-05-06", "phone": "0639980002",
    "postal_code": "99120", "city": "Sainte-Luce-le-Val", "consent": True, "consented_on": "2026-11-20",
}  # fmt: skip


async def test_from_acknowledgement_to_entry_and_exit(world: PartnerWorld) -> None:
    referral = await world.refer()
    one = world.follow_ups[referral]
    first = await world.ml.post(f"/referrals/{referral}/acknowledgement")
    again = await world.ml.post(f"/referrals/{referral}/acknowledgement")
    assert first.json() == again.json()  # the first one stands
    assert (await world.report(referral, "appointment", appointment_on="2026-11-26")).status_code == 201
    entered = await world.report(referral, "entry", solution_type="e2c", provider="E2C du Val")
    assert (entered.json()["answer"], entered.json()["entered_on"]) == ("entered", TODAY.isoformat())
    await world.work(referral)
    page = await world.show(one)
    assert page["followed"]["followup_status"] == "in_solution"
    assert [(s["type"], s["provider"], s["state"]) for s in page["solutions"]] == [("e2c", "E2C du Val", "started")]
    assert (await world.report(referral, "exit", reason="stopped_early")).json()["exited_on"] == TODAY.isoformat()
    await world.work(referral)
    page = await world.show(one)
    assert (page["solutions"][0]["state"], page["solutions"][0]["end_reason"]) == ("ended", "stopped_early")
    await world.work(referral)  # a second worker finds nothing left to do
    assert len((await world.show(one))["solutions"]) == 1


async def test_events_are_carried_out_in_the_order_they_came(world: PartnerWorld) -> None:
    """Both wait when the worker comes: an exit never precedes its entry."""
    referral = await world.refer()
    await world.report(referral, "entry")
    await world.report(referral, "exit", reason="completed")
    await world.work(referral)
    page = await world.show(world.follow_ups[referral])
    assert [(s["type"], s["state"]) for s in page["solutions"]] == [("mission_locale_support", "ended")]


async def test_a_contact_is_an_attempt_of_the_follow_up(world: PartnerWorld) -> None:
    referral = await world.refer()
    missed = await world.report(referral, "contact", result="no_answer")
    assert missed.json()["answer"] is None  # nobody answered: neither did the partner
    await world.report(referral, "contact", result="reached")
    await world.work(referral)
    page = await world.show(world.follow_ups[referral])
    assert page["followed"]["contact_status"] == "reached"
    assert [one["channel"] for one in page["attempts"]] == ["through_partner"] * 2


async def test_known_is_kept_for_the_mission_locale(world: PartnerWorld) -> None:
    referral = await world.refer()
    assert (await world.report(referral, "known", known=False)).json()["answer"] is None
    assert (await world.report(referral, "known", known=True)).json()["answer"] == "already_known"
    await world.work(referral)
    async with world.jobs() as session:
        assert (await session.execute(text("SELECT known_to_mission_locale FROM follow_ups"))).scalar_one()


LATE = "2026-11-22"
REFUSED: dict[str, tuple[list[tuple[str, dict[str, Any]]], tuple[str, dict[str, Any]], int, str]] = {
    "exit first": ([], ("exit", {"reason": "completed"}), 409, "exit_without_entry"),
    "entry twice": ([("entry", {})], ("entry", {}), 409, "entry_already_reported"),
    "exit twice": (
        [("entry", {}), ("exit", {"reason": "completed"})], ("exit", {"reason": "completed"}), 409,
        "exit_already_reported",
    ),
    "refusal after entry": ([("entry", {})], ("refusal", {"reason": "no_place"}), 409, "refusal_after_entry"),
    "anything after a refusal": (
        [("refusal", {"reason": "no_place"})], ("contact", {"result": "reached"}), 409, "referral_is_declined",
    ),
    "tomorrow": ([], ("entry", {"occurred_on": "2026-11-24"}), 422, "event_in_the_future"),
    "before the referral": (
        [], ("contact", {"occurred_on": LATE, "result": "reached"}), 422, "event_before_the_referral",
    ),
    "appointment in the past": ([], ("appointment", {"appointment_on": LATE}), 422, "appointment_out_of_reach"),
    "exit before entry": (
        [("entry", {})], ("exit", {"occurred_on": LATE, "reason": "completed"}), 422, "event_before_the_referral",
    ),
    "unknown code": ([], ("contact", {"result": "vanished"}), 422, "malformed"),
    "unknown kind": ([], ("danced", {}), 422, "malformed"),
    "unknown field": ([], ("entry", {"ine": "123456789AB"}), 422, "malformed"),
    "a date that is none": ([], ("entry", {"occurred_on": "2026-02-31"}), 422, "malformed"),
}  # fmt: skip


@pytest.mark.parametrize("case", list(REFUSED))
async def test_what_cannot_be_is_refused_by_name_and_leaves_nothing(world: PartnerWorld, case: str) -> None:
    before, (kind, said), status, code = REFUSED[case]
    referral = await world.refer()
    for earlier, given in before:
        assert (await world.report(referral, earlier, **given)).status_code == 201
    stood = (await world.ml.get(f"/referrals/{referral}")).json()
    answer = await world.report(referral, kind, **said)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}"), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert (await world.ml.get(f"/referrals/{referral}")).json() == stood
    async with world.jobs() as session:
        assert (await session.execute(text("SELECT count(*) FROM partner_events"))).scalar_one() == len(before)


async def test_a_late_event_takes_nothing_back(world: PartnerWorld) -> None:
    referral = await world.refer()
    await world.report(referral, "entry")
    late = await world.report(referral, "contact", result="reached")
    assert (late.status_code, late.json()["answer"]) == (201, "entered")


async def test_an_identifier_serves_once(world: PartnerWorld) -> None:
    referral = await world.refer()
    event = {"kind": "contact", "event_id": str(new_id()), "occurred_on": "2026-11-23", "result": "reached"}
    assert (await world.ml.post(f"/referrals/{referral}/events", event)).status_code == 201
    twice = await world.ml.post(f"/referrals/{referral}/events", event)
    assert (twice.status_code, twice.json()["type"]) == (409, "/problems/event_already_received")


async def test_a_key_is_required_and_repeats_the_same_bytes(world: PartnerWorld) -> None:
    referral = await world.refer()
    path = f"/referrals/{referral}/events"
    event = {"kind": "contact", "event_id": str(new_id()), "occurred_on": "2026-11-23", "result": "reached"}
    without = await world.ml.post(path, event, key=None)
    assert (without.status_code, without.json()["type"]) == (428, "/problems/idempotency_key_required")
    first, again = [await world.ml.post(path, event, key="once") for _ in range(2)]
    assert (first.status_code, first.content, first.headers["etag"]) == (201, again.content, again.headers["etag"])
    other = await world.ml.post(path, event | {"result": "no_answer"}, key="once")
    assert (other.status_code, other.json()["type"]) == (422, "/problems/key_reused")
    foreign = await world.other.post(path, event, key="once")
    assert foreign.status_code == 404  # neither the referral nor the answer of somebody else's key


async def test_headers_say_what_is_left_and_echo_the_correlation(world: PartnerWorld) -> None:
    answer = await world.http.get(
        "/partner/v1/reference", headers=world.ml.headers() | {"X-Correlation-Id": "dossier-42"}
    )
    assert answer.headers["x-correlation-id"] == "dossier-42"
    assert answer.headers["ratelimit-policy"] == '"client";q=600;w=60'
    assert answer.headers["ratelimit"].startswith('"client";r=')
    unsigned = await world.http.get("/partner/v1/reference", headers={"X-Correlation-Id": "a b"})
    assert unsigned.status_code == 401
    assert len(unsigned.headers["x-correlation-id"]) == 36  # ours: theirs was no plain word
    large = await world.ml.post("/youths", {"family_name": "x" * 2_000_000})
    assert (large.status_code, "x-correlation-id" in large.headers) == (413, True)


async def test_too_many_requests_are_told_to_wait(world: PartnerWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.partner_api.door.PER_CLIENT", replace(PER_CLIENT, attempts=2))
    answers = [await world.ml.get("/reference") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) >= 1
    assert (await world.other.get("/reference")).status_code == 200


async def test_the_quota_of_the_day_and_who_is_warned(world: PartnerWorld) -> None:
    made = [await world.refer(replace(LINA, first_names=name)) for name in ("Awa", "Bintou", "Chloé")]
    async with world.jobs() as session, session.begin():
        await session.execute(text("UPDATE partners SET client_quota = 2, adviser_quota = 1"))
    for referral in (made[0], made[0], made[1]):  # the same young person again costs nothing
        assert (await world.ml.get(f"/referrals/{referral}")).status_code == 200
    refused = await world.ml.get(f"/referrals/{made[2]}")
    assert (refused.status_code, refused.json()["type"]) == (429, "/problems/daily_quota_reached")
    assert 0 < int(refused.headers["retry-after"]) <= 86_400
    assert (await world.ml.get(f"/referrals/{made[0]}")).status_code == 200
    person = world.headers_of(world.adviser)
    pages = [await world.http.get(f"/api/v1/referred-youths/{one}", headers=person) for one in made]
    assert [page.status_code for page in pages] == [200, 429, 429]
    async with world.jobs() as session:
        rows = (await session.execute(text("SELECT actor_id, opened FROM partner_alerts ORDER BY opened"))).all()
    assert [tuple(row) for row in rows] == [(world.adviser.id, 1), (world.ml.client.id, 2)]
    administrator = await make_account(world.sessions, Role.ADMINISTRATOR, "admin@world.invalid")
    for account, opens in ((administrator, str(world.partner)), (world.manager, None)):
        items = (await world.http.get("/api/v1/work-items", headers=world.headers_of(account))).json()["items"]
        warned = [one for one in items if one["target"] == "partner_quota"]
        assert [(one["group"], one["target_id"]) for one in warned] == [("now", opens)] * 2


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"birth_date": "2011-05-06"}, 409, "youth_out_of_age"),
        ({"birth_date": "1999-05-06"}, 409, "youth_out_of_age"),
        ({"birth_date": "2027-01-01"}, 422, "youth_to_correct"),
        ({"consent": False}, 422, "malformed"),
        ({"consented_on": "2026-11-24"}, 422, "youth_to_correct"),
        ({"phone": ""}, 422, "youth_to_correct"),
        ({"postal_code": "75001"}, 409, "no_platform_for_commune"),
        ({"ine": "123456789AB"}, 422, "malformed"),
    ],
)
async def test_a_youth_who_cannot_be_sent_leaves_nothing(
    world: PartnerWorld, change: dict[str, Any], status: int, code: str
) -> None:
    await _answer_for_the_commune(world)
    answer = await world.ml.post("/youths", YOUTH | change)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}"), answer.text
    async with world.jobs() as session:
        assert (await session.execute(text("SELECT count(*) FROM partner_youths"))).scalar_one() == 0


async def test_a_youth_already_followed_gets_the_same_receipt(world: PartnerWorld) -> None:
    await _answer_for_the_commune(world)
    new = await world.ml.post("/youths", YOUTH)
    await world.arrive()
    known = YOUTH | {"family_name": "Benali", "first_names": "Lina", "birth_date": "2009-03-04"}
    there = await world.ml.post("/youths", known)
    assert (new.status_code, there.status_code) == (201, 201)
    assert {**new.json(), "id": ""} == {**there.json(), "id": ""}
    for answer in (new, there):
        await world.receive(answer.json()["id"])
        await world.receive(answer.json()["id"])  # twice is once
    async with world.jobs() as session:
        names = (await session.execute(text("SELECT family_name FROM follow_ups ORDER BY 1"))).scalars().all()
        kept = (await session.execute(text("SELECT count(told), count(consented_on) FROM partner_youths"))).one()
    assert (names, tuple(kept)) == (["Benali", "Morel"], (0, 2))


async def _answer_for_the_commune(world: PartnerWorld) -> None:
    async with world.jobs() as session, session.begin():
        await session.execute(
            text("""INSERT INTO platform_areas (id, platform_id, department_code, postal_code, valid_from, set_by, set_at)
                    VALUES (:id, :platform, '991', '99120', :day, :by, now())"""),
            {"id": new_id(), "platform": world.platform, "day": date(2026, 1, 1), "by": world.manager.id},
        )
