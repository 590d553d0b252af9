"""Reviewing: one pair one reader, three answers, motives, blind readings, undoing; the consequence only afterwards."""

from sqlalchemy import text

from domain.siei.sources import SourceKind
from tests.api.siei.conftest import SieiWorld, code_of
from tests.factories.siei_files import left, look_alike, small_campaign


def _twins() -> dict[SourceKind, list[dict[str, str]]]:
    """Emma's look-alike, and Hugo's."""
    lines = small_campaign()
    lines[SourceKind.EN_PREVIOUS].append(left("P8", "CARON", "Hugo", "2008-06-06", sexe="1", ine="120000021AA"))
    lines[SourceKind.APPRENTICES].append(look_alike("A8", "CARON", "Hugo", "2008-06-06", sexe="1", ine="120000922ZZ"))
    return lines


async def _only_review(siei: SieiWorld) -> None:
    """Without the blind sample, and no pair drawn for a second reading."""
    async with siei.jobs() as session, session.begin():
        await session.execute(text("DELETE FROM siei_pairs WHERE purpose = 'sample'"))
        await session.execute(text("UPDATE siei_pairs SET double_reading = false"))


async def _next(siei: SieiWorld, who: str = "steward") -> dict:
    answer = await siei.send("POST", who, f"/campaigns/{siei.id}/pairs/next")
    assert answer.status_code == 200, answer.text
    return answer.json()["pair"]


async def test_a_pair_is_read_by_one_person_answered_with_motives_and_undone(siei: SieiWorld) -> None:
    await siei.cross(_twins())
    await _only_review(siei)
    mine, theirs = await _next(siei), await _next(siei, "second")
    assert mine["id"] != theirs["id"]
    assert (await _next(siei))["id"] == mine["id"]
    held = await siei.get("second", f"/campaigns/{siei.id}/pairs/{mine['id']}")
    assert (held.status_code, code_of(held)) == (409, "pair_held")
    assert "Agent steward" in held.json()["detail"]

    assert not mine["blind"]
    assert mine["veto"]
    assert -4 < mine["bits"] < 7  # far from both ends of the band: another prior or rarity changes nothing here
    assert mine["evidence"][0]["code"] == "start"
    assert "consequence" not in mine
    assert {one["name"] for one in mine["fields"]} >= {"family_name", "ine", "commune"}

    path = f"/campaigns/{siei.id}/pairs/{mine['id']}/answer"
    for answer in ("later", "same"):
        without = await siei.send("POST", "steward", path, {"answer": answer})
        assert (without.status_code, code_of(without)) == (422, "motive_due")
    said = (await siei.send("POST", "steward", path, {"answer": "same", "motive": "même adresse"})).json()
    assert "Elle sort de la liste, elle est apprentie" in said["consequence"]
    assert len(await siei.rows()) == 3
    assert code_of(await siei.send("POST", "steward", path, {"answer": "different"})) == "pair_decided"

    assert (await siei.send("DELETE", "second", path)).status_code == 409
    undone = await siei.send("DELETE", "steward", path)
    assert undone.json()["pair"]["id"] == mine["id"]
    assert len(await siei.rows()) == 4
    later = (await siei.send("POST", "steward", path, {"answer": "later", "motive": "demander au CFA"})).json()
    assert later["progress"]["postponed"] == 1
    async with siei.jobs() as session:
        kept = (await session.execute(text("SELECT answer, motive, undone_at IS NULL FROM siei_decisions"))).all()
    assert sorted(tuple(row) for row in kept) == [("later", "demander au CFA", True), ("same", "même adresse", False)]


async def test_the_next_pair_is_taken_ahead_and_a_postponement_tells_its_motive(siei: SieiWorld) -> None:
    await siei.cross(_twins())
    await _only_review(siei)
    mine = await _next(siei)
    ahead = await siei.send("POST", "steward", f"/campaigns/{siei.id}/pairs/next?besides={mine['id']}")
    assert ahead.json()["pair"]["id"] != mine["id"]
    none = (await siei.send("POST", "second", f"/campaigns/{siei.id}/pairs/next")).json()
    assert none["pair"] is None
    assert [(one["name"], one["pairs"]) for one in none["holders"]] == [("Agent steward", 2)]

    assert mine["earlier"] == []
    path = f"/campaigns/{siei.id}/pairs/{mine['id']}"
    await siei.send("POST", "steward", f"{path}/answer", {"answer": "later", "motive": "demander au CFA"})
    again = (await siei.get("second", path)).json()
    assert [(one["answer"], one["by_name"], one["motive"]) for one in again["earlier"]] == [
        ("later", "Agent steward", "demander au CFA")
    ]


async def test_the_word_of_a_former_campaign_is_told_unless_the_reading_is_blind(siei: SieiWorld) -> None:
    await siei.cross()
    await _only_review(siei)
    pair = await _next(siei)
    path = f"/campaigns/{siei.id}/pairs/{pair['id']}"
    await siei.send("POST", "steward", f"{path}/answer", {"answer": "different"})
    current = siei.id
    former = await siei.open("2026-05-15")
    async with siei.jobs() as session, session.begin():  # the same word, as a former campaign would have left it
        await session.execute(
            text("UPDATE siei_decisions SET campaign_id = :former, pair_id = gen_random_uuid()"), {"former": former}
        )
    siei.id = current
    told = await _next(siei)
    assert told["id"] == pair["id"]
    assert [(one["answer"], one["campaign_date"]) for one in told["earlier"]] == [("different", "2026-05-15")]
    async with siei.jobs() as session, session.begin():
        await session.execute(text("UPDATE siei_pairs SET purpose = 'sample'"))
    assert (await siei.get("steward", path)).json()["earlier"] == []


async def test_a_hold_ends_after_two_minutes(siei: SieiWorld) -> None:
    await siei.cross()
    await _only_review(siei)
    mine = await _next(siei)
    assert await _next(siei, "second") is None
    async with siei.jobs() as session, session.begin():
        await session.execute(text("UPDATE siei_pairs SET held_until = held_until - interval '2 minutes'"))
    assert (await _next(siei, "second"))["id"] == mine["id"]


async def test_a_second_reading_is_somebody_elses_and_blind(siei: SieiWorld) -> None:
    await siei.cross()
    await _only_review(siei)
    async with siei.jobs() as session, session.begin():
        await session.execute(text("UPDATE siei_pairs SET double_reading = true"))
    first = await _next(siei)
    path = f"/campaigns/{siei.id}/pairs/{first['id']}/answer"
    assert (await siei.send("POST", "steward", path, {"answer": "different"})).status_code == 200
    assert await _next(siei) is None
    second = await _next(siei, "second")
    assert second["blind"]
    assert (second["bits"], second["veto"], second["evidence"]) == (None, None, [])
    said = (await siei.send("POST", "second", path, {"answer": "same"})).json()
    assert "la liste ne change pas" in said["consequence"]
    review = (await siei.get("steward", f"/campaigns/{siei.id}/review")).json()
    assert (review["progress"]["doubled"], review["progress"]["agreed"]) == (1, 0)
    assert {row["state"] for row in await siei.rows()} == {"listed"}
