"""What became of each envelope: noted by its office, kept as evidence, failures first."""

from sqlalchemy import text

from tests.api.documents.conftest import ROOT, Desk


async def _note(desk: Desk, line: dict, who: str = "officer", **note: object):
    headers = {**await desk.world.as_(who), "If-Match": f'"{line["version"]}"'}
    return await desk.world.http.patch(f"{ROOT}/deliveries/{line['id']}", json=note, headers=headers)


async def _warnings(desk: Desk) -> list[dict]:
    await desk.warn()
    assert await desk.work() == []
    return [one["deliveries"][0] for one in await desk.documents("officer", "warning_letter")]


async def test_the_life_of_an_envelope_is_evidence_that_nothing_changes(desk: Desk) -> None:
    first, _ = await _warnings(desk)
    line = (await _note(desk, first, registered_number="1a 234 567 890 12")).json()
    assert (line["registered_number"], line["channel"]) == ("1A23456789012", "registered")
    line = (await _note(desk, line, state="posted")).json()
    line = (await _note(desk, line, state="returned", cause="unknown_recipient")).json()
    line = (await _note(desk, line, state="delivered")).json()
    assert (line["state"], line["cause"], line["version"]) == ("delivered", None, 5)
    summary = (await desk.get("officer", f"/documents/{line['document_id']}/summary")).json()
    assert [event["state"] for event in summary["events"]] == ["signed", "signed", "posted", "returned", "delivered"]
    assert summary["events"][3]["cause_label"] == "Destinataire inconnu à l'adresse"
    async with desk.world.app_sessions() as session, session.begin():
        for verb in ("UPDATE delivery_events SET state = 'refused'", "DELETE FROM delivery_events"):
            granted = await session.execute(
                text("SELECT has_table_privilege('raccroche_app', 'delivery_events', :p)"), {"p": verb.split()[0]}
            )
            assert granted.scalar_one() is False


async def test_a_note_must_be_possible_and_well_formed(desk: Desk) -> None:
    first, _ = await _warnings(desk)
    returned = await _note(desk, first, state="returned", cause="other")
    assert (returned.status_code, returned.json()["type"]) == (409, "/problems/move_not_possible")
    assert (
        returned.json()["detail"]
        == "Ce courrier est à l'état «\u00a0Signé\u00a0»\u00a0: il ne peut pas passer à «\u00a0Retourné\u00a0»."
    )
    early = await _note(desk, first, state="posted", happened_on="2026-11-01")
    assert early.status_code == 422
    empty = await _note(desk, first)
    assert empty.json()["errors"][0]["pointer"] == "/state"
    wrong = await _note(desk, first, registered_number="12")
    assert wrong.json()["errors"][0]["pointer"] == "/registered_number"
    stale = await _note(desk, first | {"version": 9}, state="posted")
    assert stale.status_code == 412


async def test_another_office_reads_an_envelope_and_never_moves_it(desk: Desk) -> None:
    first, _ = await _warnings(desk)
    assert (await _note(desk, first, "head", state="posted")).status_code == 404
    seen_by_school = await desk.documents("head", "warning_letter")
    assert len(seen_by_school) == 2


async def test_what_did_not_arrive_stands_above_the_rest(desk: Desk) -> None:
    first, second = await _warnings(desk)
    line = (await _note(desk, second, state="posted")).json()
    await _note(desk, line, state="returned", cause="wrong_address")
    lines = (await desk.get("officer", "/deliveries")).json()["items"]
    assert lines[0]["id"] == second["id"]
    assert lines[0]["is_failure"] is True
    page = (await desk.get("officer", "/deliveries?limit=1")).json()
    rest = (await desk.get("officer", f"/deliveries?cursor={page['next_cursor']}")).json()["items"]
    assert first["id"] in [one["id"] for one in rest]
    only = (await desk.get("officer", "/deliveries?state=returned")).json()["items"]
    assert [one["cause_label"] for one in only] == ["Défaut d'accès ou d'adressage"]


async def test_a_delivered_warning_counts_as_notified_from_its_day(desk: Desk) -> None:
    for line in await _warnings(desk):
        posted = (await _note(desk, line, state="posted")).json()
        await _note(desk, posted, state="unclaimed")
    case = (await desk.world.show("officer")).json()
    assert case["dsden_label"] == "Avertissement notifié"
