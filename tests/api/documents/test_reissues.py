"""« Chercher une autre adresse »: a letter that came back leaves again, and what was stays readable."""

from uuid import UUID

import httpx
from sqlalchemy import text

from tests.api.documents.conftest import ROOT, Desk
from tests.api.documents.test_deliveries import _note, _warnings


async def _reissue(desk: Desk, delivery_id: str, who: str = "officer") -> httpx.Response:
    return await desk.world.http.post(f"{ROOT}/deliveries/{delivery_id}/reissue", headers=await desk.world.as_(who))


async def _move(desk: Desk, guardian: str | UUID, street: str) -> None:
    async with desk.world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("UPDATE guardians SET address_lines = ARRAY[:street], city = 'VAL-NOUVEAU' WHERE id = :id"),
            {"street": street, "id": str(guardian)},
        )


async def _person_of(desk: Desk, line: dict) -> UUID:
    rows = await desk.rows("SELECT id, guardian_ids[1] AS person FROM deliveries")
    return next(row.person for row in rows if str(row.id) == line["id"])


async def _returned(desk: Desk) -> tuple[dict, UUID]:
    """A warning that came back, and the person it was for."""
    first, _ = await _warnings(desk)
    line = (await _note(desk, first, state="posted")).json()
    line = (await _note(desk, line, state="returned", cause="wrong_address")).json()
    return line, await _person_of(desk, line)


async def test_a_returned_warning_leaves_again_to_the_new_address(desk: Desk) -> None:
    line, person = await _returned(desk)
    await _move(desk, person, "12 quai des Essais")
    answer = await _reissue(desk, line["id"])
    assert answer.status_code == 201, answer.text
    [again] = answer.json()["items"]
    assert (again["state"], again["replaces"], again["recipient"]) == ("signed", line["id"], line["recipient"])
    assert again["document_id"] != line["document_id"]
    before, after = [await desk.text_of("officer", one["document_id"]) for one in (line, again)]
    assert "12 quai des Essais" in after
    assert "12 quai des Essais" not in before
    assert after.count("Avertissement") == before.count("Avertissement")
    former = (await desk.get("officer", f"/documents/{line['document_id']}/summary")).json()
    assert [event["state"] for event in former["events"]][-1] == "returned"
    listed = [one for line in await desk.documents("officer", "warning_letter") for one in line["deliveries"]]
    assert {one["id"]: one["replaces"] for one in listed if one["replaces"]} == {again["id"]: line["id"]}
    outgoing = (await desk.get("officer", "/deliveries")).json()["items"]
    assert next(one for one in outgoing if one["id"] == again["id"])["replaces"] == line["id"]


async def test_its_delivery_is_the_proof_of_the_warning(desk: Desk) -> None:
    line, person = await _returned(desk)
    await _move(desk, person, "12 quai des Essais")
    [again] = (await _reissue(desk, line["id"])).json()["items"]
    other = next(
        one["deliveries"][0]
        for one in await desk.documents("officer", "warning_letter")
        if one["deliveries"][0]["id"] not in {line["id"], again["id"]}
    )
    for one in (again, other):
        posted = (await _note(desk, one, state="posted")).json()
        await _note(desk, posted, state="delivered")
    case = (await desk.world.show("officer")).json()
    assert case["dsden_label"] == "Avertissement notifié"


async def test_without_another_address_nothing_leaves(desk: Desk) -> None:
    line, _ = await _returned(desk)
    refused = await _reissue(desk, line["id"])
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/no_other_address")
    assert await desk.rows("SELECT 1 FROM deliveries WHERE replaces IS NOT NULL") == []


async def test_a_letter_is_sent_again_once_and_only_when_it_came_back(desk: Desk) -> None:
    line, person = await _returned(desk)
    await _move(desk, person, "12 quai des Essais")
    [again] = (await _reissue(desk, line["id"])).json()["items"]
    assert (await _reissue(desk, line["id"])).json()["type"] == "/problems/sent_again_already"
    assert (await _reissue(desk, again["id"])).json()["type"] == "/problems/nothing_to_send_again"


async def test_another_office_does_not_send_it_again(desk: Desk) -> None:
    line, person = await _returned(desk)
    await _move(desk, person, "12 quai des Essais")
    assert (await _reissue(desk, line["id"], "head")).status_code in {403, 404}


async def test_a_letter_without_an_address_leaves_once_there_is_one(desk: Desk) -> None:
    async with desk.world.jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE guardians SET address_lines = '{}', city = NULL, postal_code = NULL"))
    line, _ = await _warnings(desk)
    assert line["state"] == "no_address"
    await _move(desk, await _person_of(desk, line), "12 quai des Essais")
    [again] = (await _reissue(desk, line["id"])).json()["items"]
    assert again["state"] == "signed"
    waiting = await desk.world.http.post(f"{ROOT}/letter-batches", json={}, headers=await desk.world.as_("officer"))
    assert waiting.status_code == 201, waiting.text
