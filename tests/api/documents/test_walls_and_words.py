"""Who may open which document, and what never stands on another person's copy."""

from datetime import date

import pytest
from sqlalchemy import text

from api.documents.effects import SendCaseLetter
from domain.access.permissions import Role
from domain.attendance_cases.letters import CaseLetter
from domain.documents.wording import penal_words_in
from tests.api.documents.conftest import ROOT, Desk, runner_of
from tests.factories.case_world import make_case_world
from tests.factories.people import make_account, make_school

MOTHERS_STREET = "3 rue des Tilleuls"


async def test_the_fathers_copy_never_carries_the_mothers_protected_address(desk: Desk) -> None:
    await desk.warn()
    await desk.work()
    for one in await desk.documents("officer"):
        text_ = await desk.text_of("officer", one["id"])
        to_mother = "FERRAND" in one["deliveries"][0]["recipient"]
        assert (MOTHERS_STREET in text_) == to_mother, one["kind"]
    referral = (await desk.documents("head", "dasen_referral"))[0]
    assert "adresse protégée" in await desk.text_of("head", referral["id"])
    listed = await desk.get("head", f"/attendance-cases/{desk.world.case_id}/documents")
    assert MOTHERS_STREET not in listed.text


async def test_another_school_and_another_departement_find_nothing(desk: Desk) -> None:
    await desk.warn()
    await desk.work()
    document = (await desk.documents("officer", "warning_letter"))[0]
    elsewhere = await make_school(desk.world.app_sessions, "9980001B", "college", "Ailleurs")
    accounts = desk.world.accounts
    accounts["foreign_head"] = await make_account(desk.world.app_sessions, Role.HEAD, "h2@demo.invalid", elsewhere.id)
    accounts["foreign_officer"] = await make_account(
        desk.world.app_sessions, Role.DASEN_OFFICER, "o2@demo.invalid", elsewhere.dsden_id
    )
    for who in ("foreign_head", "foreign_officer"):
        for path in (f"/documents/{document['id']}", f"/documents/{document['id']}/summary"):
            assert (await desk.get(who, path)).status_code == 404
        assert (await desk.get(who, f"/students/{desk.world.student.id}/documents")).status_code == 404
        assert (await desk.get(who, "/deliveries")).json()["items"] == []
    assert (await desk.get("teacher", f"/documents/{document['id']}")).status_code == 403


async def test_every_opening_is_a_row_of_the_pupils_journal(desk: Desk) -> None:
    await desk.warn()
    await desk.work()
    document = (await desk.documents("head", "warning_letter"))[0]
    await desk.get("head", f"/documents/{document['id']}")
    rows = await desk.rows("SELECT student_id, access, detail FROM journal WHERE operation = 'document:read'")
    assert [(row.student_id, row.access) for row in rows] == [(desk.world.student.id, "read")]
    assert rows[0].detail == {"document_id": document["id"], "kind": "warning_letter"}


async def test_an_effect_carried_out_twice_keeps_one_document(desk: Desk) -> None:
    await desk.warn()
    await desk.work()
    effects = await desk.rows("SELECT id FROM effects WHERE kind = 'send_warning_letter'")
    for effect in effects:
        await desk.run(effect.id)
    assert len(await desk.documents("officer", "warning_letter")) == 2


async def test_a_letter_that_fails_leaves_nothing_and_succeeds_later(desk: Desk) -> None:
    await desk.warn()
    async with desk.world.jobs_sessions() as session, session.begin():
        await session.execute(text("DELETE FROM department_support_services"))
    left = await desk.work()
    assert left == ["send_warning_letter failed NoParentalSupport"] * 2
    assert await desk.documents("officer", "warning_letter") == []


async def test_from_sixteen_the_reminder_is_written_without_a_penal_word(
    http, app_sessions, jobs_sessions, monkeypatch: pytest.MonkeyPatch, settings
) -> None:
    world = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch, birth_date=date(2010, 11, 23))
    await world.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    desk = Desk(world, runner_of(world, settings))
    await desk.warn()
    assert await desk.work() == []
    assert await desk.documents("officer", "warning_letter") == []
    reminders = await desk.documents("officer", "attendance_reminder")
    assert len(reminders) == 2
    for one in reminders:
        assert penal_words_in(await desk.text_of("officer", one["id"])) == []


async def test_a_warning_asked_for_by_name_is_still_a_reminder_on_the_birthday(
    http, app_sessions, jobs_sessions, monkeypatch: pytest.MonkeyPatch, settings
) -> None:
    """An effect queued the day before, carried out with the act of the birthday: the day of the act decides."""
    world = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch, birth_date=date(2010, 11, 23))
    await world.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    desk = Desk(world, runner_of(world, settings))
    await desk.warn()
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("UPDATE effects SET kind = 'send_warning_letter' WHERE kind = 'send_attendance_reminder'")
        )
    assert await desk.work() == []
    assert {one["kind"] for one in await desk.documents("officer")} >= {"attendance_reminder"}
    assert SendCaseLetter(CaseLetter.WARNING_LETTER).kind.value == "warning_letter"


async def test_without_an_address_the_letter_is_kept_and_said_not_to_leave(desk: Desk) -> None:
    async with desk.world.jobs_sessions() as session, session.begin():
        await session.execute(
            text(
                "UPDATE guardians SET address_lines = '{}', postal_code = NULL, city = NULL WHERE family_name = 'DUBREUIL'"
            )
        )
    await desk.warn()
    assert await desk.work() == []
    lines = (await desk.get("officer", "/deliveries?state=no_address")).json()["items"]
    assert [one["recipient"] for one in lines] == ["Madame Marc DUBREUIL"]
    assert lines[0]["note"].startswith("Nous n’avons pas d’adresse")
    batch = await desk.world.http.post(f"{ROOT}/letter-batches", json={}, headers=await desk.world.as_("officer"))
    assert batch.json()["letter_count"] == 1


async def test_two_persons_of_one_address_get_one_school_letter_and_two_warnings(
    http, app_sessions, jobs_sessions, monkeypatch: pytest.MonkeyPatch, settings
) -> None:
    world = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch, two_homes=False)
    await world.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    desk = Desk(world, runner_of(world, settings))
    await desk.warn()
    assert await desk.work() == []
    information = await desk.documents("head", "referral_information")
    assert [one["deliveries"][0]["recipient"] for one in information] == ["Madame Claire FERRAND, Madame Marc DUBREUIL"]
    assert len(await desk.documents("head", "warning_letter")) == 2


async def test_the_adult_pupil_is_written_to_alone(
    http, app_sessions, jobs_sessions, monkeypatch: pytest.MonkeyPatch, settings
) -> None:
    world = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch, birth_date=date(2008, 1, 5))
    await world.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    desk = Desk(world, runner_of(world, settings))
    await desk.refer()
    assert await desk.work() == []
    information = await desk.documents("head", "referral_information")
    assert [one["deliveries"][0]["recipient"] for one in information] == ["Inès FERRAND"]
