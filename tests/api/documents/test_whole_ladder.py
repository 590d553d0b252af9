"""Every letter of the procedure written by its step, in an école, from the first meeting to the prosecutor."""

from datetime import date

import pytest
from sqlalchemy import text

from domain.attendance_cases.letters import CaseLetter
from tests.api.documents.conftest import ROOT, Desk, runner_of
from tests.factories.case_world import make_case_world

MEETING = {"at": "17:00", "place": "Salle des maîtres", "reception": "Mme Haddad, directrice"}
OFFICE = {"at": "14:30", "place": "DSDEN, bureau 204", "reception": "Mme Vasseur"}
SEALED = {"prosecutor_referral", "prosecutor_referral_info"}


@pytest.fixture
async def desk(http, app_sessions, jobs_sessions, monkeypatch, settings) -> Desk:
    world = await make_case_world(
        http, app_sessions, jobs_sessions, monkeypatch, kind="primary_school", birth_date=date(2016, 5, 20), year=2025
    )
    await world.absent("2025-11-06 am pm", "2025-11-07 am pm")
    return Desk(world, runner_of(world, settings))


async def _climb(desk: Desk) -> None:
    """The ladder of practice §5, story 3, with a return of the file on the way."""
    world = desk.world

    async def on(today: str, who: str, name: str, **fields: object) -> None:
        await world.at(f"{today}T16:00:00")
        await world.take(who, name, **fields)
        assert await desk.work() == [], name

    await world.at("2025-11-10T09:00:00")
    await world.open("head")
    await on("2025-11-10", "head", "note_threshold")
    await on("2025-11-10", "head", "convene_meeting", day="2025-11-20", **MEETING)
    referral = {"trigger": "four_half_days", "period": {"first": "2025-11-06", "last": "2025-11-07"}}
    await on("2025-11-14", "head", "refer", **referral)
    await on("2025-11-17", "ien", "give_visa", opinion="favourable")
    await on("2025-11-17", "officer", "return_file", missing=["contacts"])
    await on("2025-11-18", "head", "refer", **referral)
    await on("2025-11-18", "officer", "acknowledge")
    await on("2025-11-20", "head", "sign_measures", held_on="2025-11-20", outcome="signed", measures=["tutoring"])
    await on("2025-11-21", "officer", "prepare_warning", addressees=[str(one) for one in world.guardians])
    await on("2025-11-24", "dasen", "warn")
    await world.absent(*(f"2025-12-0{day} am pm" for day in (1, 2, 4, 5, 8)))
    await on("2025-12-08", "head", "note_persistence")
    await on("2025-12-09", "head", "convene_educational_community", day="2025-12-15", **MEETING)
    await on("2025-12-15", "head", "appoint_referent", referent_id=str(world.accounts["teacher"].id))
    await on(
        "2026-01-06", "head", "sign_support_contract", held_on="2026-01-06", outcome="refused",
        measures=["learning_support"],
    )  # fmt: skip
    await on("2026-01-09", "head", "refer_again", period={"first": "2025-12-01", "last": "2025-12-08"})
    await on("2026-01-20", "dasen", "summon_with_department", day="2026-02-03", **OFFICE)
    await world.absent("2026-01-26 am pm", "2026-01-29 am")
    await on("2026-02-03", "officer", "record_hearing", held_on="2026-02-03", outcome="absent")
    await on("2026-02-04", "dasen", "summon", day="2026-02-10", **OFFICE)
    await on("2026-02-10", "dasen", "refer_to_prosecutor")
    await on("2026-02-12", "dasen", "retract")
    await world.absent("2026-02-12 am")
    await on(
        "2026-02-13", "head", "refer", trigger="four_half_days", period={"first": "2026-01-20", "last": "2026-02-12"}
    )
    await on("2026-02-13", "head", "withdraw_referral")
    await on("2026-02-16", "head", "close", reason="left_school")


async def test_every_letter_is_written_by_its_step_and_the_sealed_ones_stay_at_the_dsden(desk: Desk) -> None:
    await _climb(desk)
    mine, theirs = await desk.documents("officer"), await desk.documents("head")
    every = {letter.value for letter in CaseLetter} - {"attendance_reminder"}
    assert {one["kind"] for one in mine} == every
    assert {one["kind"] for one in theirs} == every - SEALED
    assert {one["sealed"] for one in theirs} == {False}
    sealed = [one for one in mine if one["kind"] in SEALED]
    assert len(sealed) == 3
    for one in sealed:
        for who in ("head", "cpe", "ien"):
            for path in (f"/documents/{one['id']}", f"/documents/{one['id']}/summary"):
                assert (await desk.get(who, path)).status_code == 404
        assert "procureur" in (await desk.text_of("officer", one["id"])).lower()
    pupil = await desk.get("head", f"/students/{desk.world.student.id}/documents?limit=100")
    assert not SEALED & {one["kind"] for one in pupil.json()["items"]}
    schools = await desk.rows(
        "SELECT count(*) AS n FROM journal WHERE school_id IS NOT NULL AND detail::text LIKE '%prosecutor%'"
    )
    assert schools[0].n == 0
    async with desk.world.app_sessions() as session, session.begin():  # the second wall, without the first
        await session.execute(
            text("SELECT set_config('app.actor', :id, true)"), {"id": str(desk.world.accounts["head"].id)}
        )
        for table in ("sealed_documents", "sealed_deliveries", "sealed_delivery_events"):
            assert (await session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0
        assert (await session.execute(text("SELECT count(*) FROM documents"))).scalar_one() == len(theirs)


async def test_every_letter_of_the_ladder_has_its_reading_on_screen(desk: Desk) -> None:
    await _climb(desk)
    batch = await desk.world.http.post(f"{ROOT}/letter-batches", json={}, headers=await desk.world.as_("officer"))
    assert batch.status_code == 201, batch.text
    for one in await desk.documents("officer"):
        summary = await desk.get("officer", f"/documents/{one['id']}/summary")
        assert summary.status_code == 200, summary.text
        assert summary.json()["line"]["sha256"] == one["sha256"]
        assert summary.json()["events"]
