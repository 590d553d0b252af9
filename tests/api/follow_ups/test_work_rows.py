"""« À faire » of a platform: relays and dates of law by name, calls and sharing out gathered."""

from tests.api.follow_ups.conftest import FollowUpWorld


async def _rows(world: FollowUpWorld, who: str) -> dict[str, int]:
    items = (await world.get(who, "/work-items")).json()["items"]
    return {item["verb"]: item["count"] for item in items}


async def test_everybody_finds_their_own_work(world: FollowUpWorld) -> None:
    one = await world.arrive()
    assert await _rows(world, "psad") == {"Nommer 1 référent": 1}
    assert await _rows(world, "mlds") == {}
    await world.refer_to("psad", one, "mlds")
    assert await _rows(world, "mlds") == {"Appeler 1 jeune": 1}
    note = "Il attend un appel, promis pour jeudi matin."
    await world.act("mlds", one, "/handover", {"to_account": str(world.accounts["psyen"].id), "note": note})
    assert await _rows(world, "psyen") == {"Répondre à un relais": 1}
    asked = {"channel": "cio", "requested_on": "2026-11-10", "received_on": "2026-11-10"}
    await world.act("mlds", one, "/return-requests", asked)
    await world.call_up(one, "call_back", next_on="2026-12-10")
    assert await _rows(world, "mlds") == {"Tenir une échéance légale": 1}
    assert await _rows(world, "stranger") == {}


async def test_the_frame_of_the_list_names_its_communes(world: FollowUpWorld) -> None:
    await world.arrive()
    frame = (await world.get("mlds", "/follow-ups/frame")).json()
    assert frame["cities"] == ["Sainte-Luce-le-Val"]
    assert (await world.get("stranger", "/follow-ups/frame")).json()["cities"] == []
