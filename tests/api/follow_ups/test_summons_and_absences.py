"""A mission locale summons whom it was sent, both sides read the same; away, the platform answers, until they are back."""

from datetime import date

from tests.api.follow_ups.conftest import FollowUpWorld

SILENCE = {"ground": "silence", "summoned_on": "2026-11-20"}


async def _referred(world: FollowUpWorld) -> tuple[object, str]:
    one = await world.arrive()
    body = {
        "partner_id": str(world.partner), "request": "contact", "expected_on": "2026-12-01",
        "fields": ["identity", "phone"],
    }  # fmt: skip
    page = await world.act("mlds", one, "/referrals", body)
    return one, f"/referred-youths/{page['referrals'][0]['id']}/summons"


async def test_the_mission_locale_summons_and_the_platform_reads_the_same_countdown(world: FollowUpWorld) -> None:
    one, path = await _referred(world)
    there = (await world.get("ml", path)).json()
    assert (there["owes_training"], there["may_summon"], there["summons"]) == (True, True, [])
    told = (await world.post("ml", path, SILENCE)).json()
    assert (await world.post("ml", path, SILENCE)).status_code == 409
    await world.work("settle_follow_up", follow_up_id=one)
    page = await world.show(one)
    assert page["summons"][0]["by_mission_locale"]
    assert page["summons"][0]["countdown"] == told["summons"][0]["countdown"]
    assert "department_information" in {each["code"] for each in page["deadlines"]}
    world.at("2027-01-20T09:00:00")
    end = f"{path}/{told['summons'][0]['summons']['id']}/end"
    ended = await world.post("ml", end, {"kind": "department_informed"}, **{"If-Match": '"1"'})
    assert ended.status_code == 200, ended.text
    await world.work("settle_follow_up", follow_up_id=one)
    assert "department_information" not in {each["code"] for each in (await world.show(one))["deadlines"]}


async def test_an_end_by_mistake_is_taken_back_on_its_day(world: FollowUpWorld) -> None:
    one, path = await _referred(world)
    summons = (await world.post("ml", path, SILENCE)).json()["summons"][0]["summons"]
    at = f"/follow-ups/{one}/summons/{summons['id']}"
    assert (await world.post("mlds", f"{at}/end", {"kind": "mistake"}, **{"If-Match": '"1"'})).status_code == 200
    back = await world.post("ml", f"{path}/{summons['id']}/resume", **{"If-Match": '"2"'})
    assert [each["summons"]["ended_on"] for each in back.json()["summons"]] == [None]


async def test_nobody_is_summoned_by_a_structure_they_were_not_sent_to(world: FollowUpWorld) -> None:
    one, path = await _referred(world)
    referral = path.split("/")[2]
    assert (await world.post("mlds", f"/follow-ups/{one}/referrals/{referral}/withdraw")).status_code == 200
    assert (await world.post("ml", path, SILENCE)).status_code == 404
    assert (await world.get("psad", path)).status_code == 403


async def test_back_before_the_day_they_answer_again(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.refer_to("psad", one, "mlds")
    mlds = str(world.accounts["mlds"].id)
    body = {"platform_id": str(world.platform), "account_id": mlds, "from_on": "2026-11-20", "to_on": "2026-12-04"}
    (away,) = (await world.post("mlds", "/referent-absences", body)).json()["absences"]
    assert (away["name"], away["load"]) == ("Karim Haddad", 1)
    assert (await world.show(one))["followed"]["referent"]["away_until"] == "2026-12-04"
    assert (await world.post("psyen", f"/referent-absences/{away['id']}/end")).status_code == 403
    assert (await world.post("stranger", f"/referent-absences/{away['id']}/end")).status_code == 404
    assert (await world.post("psad", f"/referent-absences/{away['id']}/end")).json()["absences"] == []
    assert (await world.show(one))["followed"]["referent"]["away_until"] is None


async def test_who_wrote_last_is_known_by_function(world: FollowUpWorld) -> None:
    one = await world.arrive()
    page = await world.act("mlds", one, "/details", {"phone": "06 39 98 11 22"})
    assert page["followed"]["changed_role"] == "mlds_coordinator"
    assert page["followed"]["changed_at"].startswith(str(date(2026, 11, 23)))


async def test_private_words_are_pointed_out_and_refused_nowhere(world: FollowUpWorld) -> None:
    said = (await world.post("mlds", "/word-reminders", {"text": "Son père est hospitalisé."})).json()
    assert "santé" in said["reminder"]
    plain = (await world.post("mlds", "/word-reminders", {"text": "Il veut devenir menuisier."})).json()
    assert plain["reminder"] is None
