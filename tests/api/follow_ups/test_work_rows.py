"""« À faire » of a platform: what is promised, proposed, found or to be called stands there, for whoever answers."""

from tests.api.follow_ups.conftest import FollowUpWorld


async def _rows(world: FollowUpWorld, who: str) -> dict[str, dict]:
    answer = await world.get(who, "/work-items")
    assert answer.status_code == 200, answer.text
    return {item["key"].split(":")[0] + ":" + item["target"]: item for item in answer.json()["items"]}


async def test_a_relay_waits_for_its_receiver_alone(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.refer_to("psad", one, "mlds")
    note = {"to_account": str(world.accounts["psyen"].id), "note": "Le projet de Mehdi est à construire."}
    await world.act("mlds", one, "/handover", note)
    row = (await _rows(world, "psyen"))["follow-up-relay:follow_up"]
    assert row["group"] == "now"
    assert row["person"]["family_name"] == "Zerrouki"
    assert "Karim Haddad" in row["why"]
    assert "follow-up-relay:follow_up" not in await _rows(world, "mlds")


async def test_calls_of_the_day_are_counted_for_the_referent(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.refer_to("psad", one, "mlds")
    await world.call_up(one, "call_back", next_on=world.now.date().isoformat())
    row = (await _rows(world, "mlds"))["follow-ups:follow_up_calls"]
    assert row["count"] == 1
    assert "follow-ups:follow_up_calls" not in await _rows(world, "psyen")


async def test_the_manager_alone_is_told_of_those_nobody_has(world: FollowUpWorld) -> None:
    await world.arrive()
    assert (await _rows(world, "psad"))["follow-ups:follow_up_sharing"]["count"] == 1
    assert "follow-ups:follow_up_sharing" not in await _rows(world, "mlds")


async def test_a_promise_of_law_of_the_week_is_a_row(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.refer_to("psad", one, "mlds")
    asked = {"channel": "email", "requested_on": "2026-11-15", "received_on": "2026-11-15"}
    answer = await world.post("mlds", f"/follow-ups/{one}/return-requests", asked)
    assert answer.status_code == 201, answer.text
    await world.call_up(one, "call_back", next_on="2026-12-02")
    row = (await _rows(world, "mlds"))["follow-up-promise:follow_up"]
    assert row["deadline"]["on"] == "2026-11-30"
    assert "follow-up-promise:follow_up" not in await _rows(world, "psyen")
