"""One referent at any moment, handed over when it is accepted; a partner sees what was named; a school what comes back."""

from dataclasses import replace

from sqlalchemy import text

from api.follow_ups.effects import watch_follow_ups
from persistence.unit_of_work import job_unit_of_work
from tests.api.follow_ups.conftest import MEHDI, FollowUpWorld

NOTE = "Il attend une place en CAP, un rappel lui est promis jeudi."


async def test_a_handover_takes_effect_when_it_is_accepted(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.refer_to("psad", one, "mlds")
    asked = {"to_account": str(world.accounts["psyen"].id), "note": NOTE}
    page = await world.act("mlds", one, "/handover", asked)
    assert page["followed"]["referent"]["name"] == "Karim Haddad"
    assert page["waiting"]["sentence"].startswith("Relais proposé à Sarah Meunier")
    twice = await world.post("mlds", f"/follow-ups/{one}/handover", asked)
    assert twice.status_code == 409
    mine = await world.post("mlds", f"/follow-ups/{one}/handover/answer", {"answer": "accepted"})
    assert mine.status_code == 403
    page = await world.act("psyen", one, "/handover/answer", {"answer": "accepted"})
    assert page["followed"]["referent"]["name"] == "Sarah Meunier"
    assert page["referents"][0]["note"] == NOTE
    assert [period["to_at"] is None for period in page["referents"]] == [True, False, False]
    assert page["referents"][0]["from_at"] == page["referents"][1]["to_at"]  # never nobody in between


async def test_a_refused_handover_says_why_and_changes_nothing(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.refer_to("psad", one, "mlds")
    await world.act("mlds", one, "/handover", {"to_account": str(world.accounts["psyen"].id), "note": NOTE})
    path = f"/follow-ups/{one}/handover/answer"
    assert (await world.post("psyen", path, {"answer": "refused"})).status_code == 422
    page = await world.act("psyen", one, "/handover/answer", {"answer": "refused", "reason": "Déjà 60 suivis"})
    assert page["followed"]["referent"]["name"] == "Karim Haddad"
    assert page["handover"] is None


async def test_a_handover_nobody_answers_expires_and_a_referent_who_left_is_replaced(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.refer_to("psad", one, "mlds")
    await world.act("mlds", one, "/handover", {"to_account": str(world.accounts["psyen"].id), "note": NOTE})
    async with world.jobs() as session, session.begin():
        await session.execute(
            text("UPDATE accounts SET disabled_at = now() WHERE id = :id"), {"id": world.accounts["mlds"].id}
        )
    world.at("2026-12-01T01:15:00")
    async with job_unit_of_work(world.jobs, world.now, "watch_follow_ups") as uow:
        assert await watch_follow_ups(uow) == (1, 1)
    page = await world.show(one)
    assert page["followed"]["referent"]["account_id"] is None
    assert (page["referents"][0]["reason"], page["handover"]) == ("gone", None)


async def test_only_the_manager_names_but_anybody_takes_whom_nobody_has(world: FollowUpWorld) -> None:
    one = await world.arrive()
    psyen = {"account_id": str(world.accounts["psyen"].id)}
    assert (await world.try_act("mlds", one, "/referent", psyen, method="PUT")).status_code == 403
    await world.refer_to("mlds", one, "mlds")
    assert (await world.try_act("psyen", one, "/referent", psyen, method="PUT")).status_code == 403
    foreign = {"account_id": str(world.accounts["stranger"].id)}
    assert (await world.try_act("psad", one, "/referent", foreign, method="PUT")).status_code == 422


async def test_sharing_out_is_even_and_those_away_get_nobody(world: FollowUpWorld) -> None:
    for name in ("Léa", "Hugo", "Inès", "Awa"):
        await world.arrive(replace(MEHDI, first_names=name))
    ids = {who: str(world.accounts[who].id) for who in ("mlds", "psyen", "psad")}
    body = {"platform_id": str(world.platform), "account_ids": list(ids.values())}
    preview = (await world.post("psad", "/follow-ups/sharing/preview", body)).json()
    assert sorted(len(share["given"]) for share in preview["shares"]) == [1, 1, 2]
    away = {
        "platform_id": str(world.platform),
        "account_id": ids["mlds"],
        "from_on": "2026-11-23",
        "to_on": "2026-12-04",
    }
    assert (await world.post("mlds", "/referent-absences", away)).status_code == 201
    done = (await world.post("psad", "/follow-ups/sharing", body)).json()
    assert {share["account_id"]: share["after"] for share in done["shares"]} == {ids["psyen"]: 2, ids["psad"]: 2}
    assert (await world.get("psad", "/follow-ups/frame")).json()["counters"]["without_referent"] == 0
    assert (await world.post("psad", "/follow-ups/sharing", body)).json()["count"] == 0


async def test_while_the_referent_is_away_the_platform_answers(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.refer_to("psad", one, "mlds")
    away = {
        "platform_id": str(world.platform), "account_id": str(world.accounts["mlds"].id),
        "from_on": "2026-11-23", "to_on": "2026-12-04",
    }  # fmt: skip
    await world.post("mlds", "/referent-absences", away)
    page = await world.show(one)
    assert page["followed"]["referent"]["away_until"] == "2026-12-04"


async def test_a_partner_sees_the_fields_named_and_nothing_before_or_after(world: FollowUpWorld) -> None:
    one = await world.arrive()
    body = {
        "partner_id": str(world.partner), "request": "support", "expected_on": "2026-12-01",
        "fields": ["identity", "phone"],
    }  # fmt: skip
    assert (await world.get("ml", "/referred-youths")).json()["items"] == []
    page = await world.act("mlds", one, "/referrals", body)
    assert page["waiting"]["code"] == "partner"
    (youth,) = (await world.get("ml", "/referred-youths")).json()["items"]
    assert youth["city"] is None
    assert "phone" not in youth  # how to reach them is shown once opened
    opened = (await world.get("ml", f"/referred-youths/{youth['id']}")).json()
    assert (opened["phone"], opened["city"], opened["last_school_name"]) == ("0639980000", None, None)
    assert (await world.get("ml", f"/follow-ups/{one}")).status_code == 403
    path = f"/referred-youths/{youth['id']}"
    no_reason = await world.post("ml", f"{path}/answer", {"answer": "declined"}, **{"If-Match": '"1"'})
    assert no_reason.status_code == 422
    answer = await world.post("ml", f"{path}/answer", {"answer": "appointment"}, **{"If-Match": '"1"'})
    assert answer.status_code == 200, answer.text
    await world.work("settle_follow_up", follow_up_id=one)
    page = await world.show(one)
    assert (page["waiting"]["code"], page["referrals"][0]["answer"]) == ("referent", "appointment")
    await world.act("mlds", one, f"/referrals/{youth['id']}/withdraw", None)
    assert (await world.get("ml", path)).status_code == 404


async def test_another_platform_finds_nothing_and_the_dsden_reads_no_follow_up(world: FollowUpWorld) -> None:
    one = await world.arrive()
    assert (await world.get("stranger", f"/follow-ups/{one}")).status_code == 404
    assert (await world.get("stranger", "/follow-ups")).json()["items"] == []
    assert (await world.get("officer", f"/follow-ups/{one}")).status_code == 403
    assert (await world.get("officer", "/follow-ups")).status_code == 403


async def test_the_school_of_origin_learns_the_return_and_nothing_else(world: FollowUpWorld) -> None:
    one = await world.arrive(school_id=world.school.id)
    await world.act("mlds", one, "/solutions", {"type": "e2c", "provider": "E2C du Val", "started_on": "2026-11-20"})
    answer = await world.get("head", "/follow-up-returns")
    (line,) = answer.json()["items"]
    assert (line["kind"], line["solution_kind"]) == ("in_solution", "integration_scheme")
    assert "E2C" not in answer.text
    assert (await world.get("head", f"/follow-ups/{one}")).status_code == 403


async def test_the_export_has_no_name_of_anybody(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.refer_to("psad", one, "mlds")
    file = (await world.get("psad", "/follow-ups/export")).text
    assert file.count("\n") == 2
    for name in ("Zerrouki", "Mehdi", "Haddad", "0639980000"):
        assert name not in file
