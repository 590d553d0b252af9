"""Three families' stories acted out over HTTP by real accounts: states, documents, refusals with their sentences."""

from datetime import UTC, date, datetime

import httpx
import pytest

from api.attendance_cases.steps import reassess_case
from api.attendance_cases.use_cases_year import close_school_year, end_rights_of_year
from domain.access.actor import Caller
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work, unit_of_work
from tests.factories.case_world import CaseWorld, make_case_world

OCTOBER = {"trigger": "four_half_days", "period": {"first": "2026-10-08", "last": "2026-10-14"}}


async def _letters(world: CaseWorld, who: str, name: str, **fields: object) -> list[str]:
    before = await world.letters()
    await world.take(who, name, **fields)
    return await world.letters_after(before)


async def _reason_accepted(world: CaseWorld, moment: str, *spells: str) -> bool:
    """What absences do after a judgement: the counts change, the case is reassessed in the same transaction."""
    await world.justified(*spells)
    caller = Caller(world.accounts["cpe"].id, 1, datetime.fromisoformat(f"{moment}+01:00").astimezone(UTC))
    async with unit_of_work(world.app_sessions, caller) as uow:
        return await reassess_case(uow, world.student.id, world.school.id)


async def test_ines_a_late_reason_takes_the_case_back(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch)
    await world.absent("2026-10-06 am", share="part")
    await world.absent("2026-10-08 am pm", "2026-10-12 am")
    await world.at("2026-10-12T15:00:00")
    opened = await world.open("cpe")
    october = opened["facts"]["counts"][0]
    assert (october["raw"], october["complete"]) == (4, 3)
    below = await world.try_step("cpe", "note_threshold")
    assert below.status_code == 409
    assert below.json()["detail"].startswith("1 absence d'une heure ne fait pas une demi-journée complète.")

    await world.absent("2026-10-14 am")
    await world.at("2026-10-14T15:00:00")
    noted = await world.take("cpe", "note_threshold")
    assert (noted["school_state"], noted["dsden_state"]) == ("threshold_reached", "none")
    assert await world.letters() == []

    await world.at("2026-10-15T09:00:00")
    invited = await _letters(world, "head", "convene_meeting", day="2026-11-05", at="17:00", place="Salle 12")
    assert invited == ["meeting_invitation"] * 2

    await world.at("2026-10-16T09:00:00")
    assert (await world.try_step("teacher", "refer", **OCTOBER)).status_code == 403
    sent = await _letters(world, "head", "refer", **OCTOBER)
    assert sent == ["dasen_referral", "referral_information", "referral_information"]

    await world.at("2026-11-03T09:00:00")
    assert await _letters(world, "officer", "acknowledge") == ["receipt"]

    assert not await _reason_accepted(world, "2026-11-04T10:00:00", "2026-10-08 am pm")
    await world.at("2026-11-04T11:00:00")
    page = (await world.show("head")).json()
    assert [(one["known"]["on"], one["known"]["counted"], one["counted_now"]) for one in page["facts"]["known"]] == [
        ("2026-10-16", 4, 2)
    ]
    assert [one["step"] for one in page["proposals"]] == ["withdraw_referral"]
    assert page["proposals"][0]["sentence"].startswith("Le 16\xa0octobre on savait 4 demi-journées")

    withdrawn = await _letters(world, "head", "withdraw_referral")
    assert withdrawn == ["referral_withdrawal", "withdrawal_information", "withdrawal_information"]
    page = (await world.show("head")).json()
    assert (page["school_state"], page["dsden_state"]) == ("meeting_convened", "withdrawn")

    await world.at("2026-11-05T18:00:00")
    signed = await world.take("cpe", "sign_measures", held_on="2026-11-05", outcome="signed", measures=["weekly_point"])
    assert signed["school_state"] == "measures_signed"
    await world.at("2026-11-20T15:00:00")
    page = (await world.show("cpe")).json()
    assert page["close_reason"] is None
    early = await world.try_step("cpe", "note_restoration")
    assert early.status_code == 409
    assert "4\xa0semaines" in early.json()["detail"] or "4 semaines" in early.json()["detail"]


async def test_ines_a_warning_that_lost_its_ground_leaves_the_signature_book_by_itself(world: CaseWorld) -> None:
    await world.open()
    period = {"trigger": "four_half_days", "period": {"first": "2026-11-03", "last": "2026-11-10"}}
    await world.take("head", "refer", **period)
    await world.take("officer", "prepare_warning", addressees=[str(world.guardians[0])])
    assert await _reason_accepted(world, "2026-11-23T09:00:00", "2026-11-03 am")
    page = (await world.show("officer")).json()
    assert page["dsden_state"] == "received"
    assert page["acts"][-1]["act"]["step"] == "pull_warning"
    assert page["acts"][-1]["agent"] is None
    book = await world.http.get("/api/v1/signature-book", headers=await world.as_("dasen"))
    assert book.json()["items"] == []
    refused = await world.try_step("officer", "prepare_warning", addressees=[str(world.guardians[0])])
    assert refused.status_code == 409
    assert "n'est plus fondé" in refused.json()["detail"]


async def test_a_signed_warning_is_retracted_by_whoever_signs(world: CaseWorld) -> None:
    await world.open()
    period = {"trigger": "four_half_days", "period": {"first": "2026-11-03", "last": "2026-11-10"}}
    await world.take("head", "refer", **period)
    await world.take("officer", "prepare_warning", addressees=[str(one) for one in world.guardians])
    await world.take("dasen", "warn")
    await _reason_accepted(world, "2026-11-23T09:00:00", "2026-11-03 am pm")
    page = (await world.show("dasen")).json()
    assert [one["step"] for one in page["proposals"]] == ["retract"]
    assert (await world.try_step("head", "retract")).status_code == 403
    assert await _letters(world, "dasen", "retract") == ["warning_retraction"] * 2


async def test_lucas_the_whole_ladder_in_an_ecole(  # noqa: PLR0915 - one story, step by step
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = await make_case_world(
        http, app_sessions, jobs_sessions, monkeypatch, kind="primary_school", birth_date=date(2016, 5, 20),
        year=2025, two_homes=False,
    )  # fmt: skip
    await world.absent("2025-11-06 am pm", "2025-11-07 am pm")
    await world.at("2025-11-07T17:00:00")
    opened = await world.open("head")
    assert "Convoquer l'équipe éducative" in [one["label"] for one in opened["available_transitions"]]
    await world.take("head", "convene_meeting", day="2025-11-13", at="17:00", place="École")
    await world.at("2025-11-13T18:00:00")
    await world.take("head", "sign_measures", held_on="2025-11-13", outcome="absent")
    await world.take("head", "convene_meeting", day="2025-11-20", at="17:00", place="École")

    await world.at("2025-11-14T09:00:00")
    await world.take("head", "refer", trigger="four_half_days", period={"first": "2025-11-06", "last": "2025-11-07"})
    assert (await world.show("head")).json()["waiting"]["who"] == "ien"
    await world.at("2025-11-17T09:00:00")
    assert (await world.take("ien", "give_visa", opinion="favourable"))["dsden_state"] == "ien_visa"
    await world.at("2025-11-18T09:00:00")
    assert (await world.take("officer", "acknowledge"))["dsden_state"] == "received"
    await world.at("2025-11-20T18:00:00")
    await world.take("head", "sign_measures", held_on="2025-11-20", outcome="signed", measures=["tutoring"])

    await world.at("2025-11-24T09:00:00")
    await world.take("officer", "prepare_warning", addressees=[str(one) for one in world.guardians])
    refused = await world.try_step("head", "warn")
    assert refused.status_code == 403
    assert refused.json()["detail"] == (
        "L'avertissement est adressé par le directeur académique, pas par l'établissement. "
        "Vous pouvez le saisir\xa0: le dossier est prêt."
    )
    assert await _letters(world, "dasen", "warn") == ["warning_letter"] * 2, "two letters, though one roof"

    await world.absent(*(f"2025-12-{day:02} am pm" for day in (1, 2, 4, 5, 8)))
    await world.at("2025-12-08T18:00:00")
    await world.take("head", "note_persistence")
    blocked = await world.try_step("dasen", "refer_to_prosecutor")
    assert blocked.status_code == 409
    assert any(
        "la réunion d'aide et d'accompagnement n'a pas été proposée" in one for one in blocked.json()["blocked_by"]
    )

    await world.take("head", "convene_educational_community", day="2025-12-15", at="17:00", place="École")
    await world.at("2025-12-15T18:00:00")
    await world.take("head", "appoint_referent", referent_id=str(world.accounts["cpe"].id))
    await world.take("head", "sign_support_contract", held_on="2025-12-15", outcome="absent", measures=["tutoring"])
    await world.at("2026-01-06T18:00:00")
    contract = await world.take(
        "head", "sign_support_contract", held_on="2026-01-06", outcome="refused", measures=["tutoring"]
    )
    assert contract["school_state"] == "support_contract_unsigned"
    await world.at("2026-01-09T09:00:00")
    await world.take("head", "refer_again", period={"first": "2025-12-08", "last": "2026-01-09"})
    await world.at("2026-01-20T09:00:00")
    summoned = await _letters(
        world, "dasen", "summon_with_department", day="2026-02-03", at="10:00", place="DSDEN, bureau 3"
    )
    assert summoned == ["summons_with_department"] * 2
    await world.absent("2026-01-26 am pm", "2026-01-29 am")
    await world.at("2026-02-03T18:00:00")
    await world.take("officer", "record_hearing", held_on="2026-02-03", outcome="absent")
    await world.absent("2026-02-05 am pm")
    await world.at("2026-02-06T09:00:00")
    await world.take("head", "note_continuation")

    await world.at("2026-02-10T09:00:00")
    before = (await world.show("head")).json()
    assert (await world.try_step("officer", "refer_to_prosecutor")).status_code == 403
    assert await _letters(world, "dasen", "refer_to_prosecutor") == [
        "prosecutor_referral", "prosecutor_referral_info", "prosecutor_referral_info",
    ]  # fmt: skip
    await world.take("officer", "record_guardians_informed", on="2026-02-10")
    compartment = (await world.show("officer")).json()["prosecutor"]
    assert (compartment["referred_on"], compartment["guardians_informed_on"]) == ("2026-02-10", "2026-02-10")

    await world.at("2026-02-11T09:00:00")
    after = (await world.show("head")).json()
    assert _without_offers(after) == _without_offers(before), "the school's page is the same to the letter"
    assert after["school_state"] == "continued"
    assert after["referent"]["display_name"] == "Cpe"
    assert "prosecutor" not in str({k: v for k, v in after.items() if k not in {"steps", "prosecutor"}})
    assert "2026-02-10" not in str(after)
    for path in ("timeline", "access-log"):
        seen = await world.http.get(f"/api/v1/students/{world.student.id}/{path}", headers=await world.as_("head"))
        assert seen.status_code == 200, seen.text
        assert "prosecutor" not in seen.text
        assert "guardians_informed" not in seen.text
    await _the_year_ends(world)


def _without_offers(page: dict) -> dict:
    return {name: value for name, value in page.items() if name not in {"waiting", "facts"}} | {
        "known": page["facts"]["known"]
    }


async def _the_year_ends(world: CaseWorld) -> None:
    night = datetime(2026, 9, 1, 0, 25, tzinfo=UTC)
    async with job_unit_of_work(world.jobs_sessions, night, "close_school_years") as uow:
        assert await close_school_year(uow, 2025) == 1
        assert await end_rights_of_year(uow, 2025) == 2
    async with job_unit_of_work(world.jobs_sessions, night, "close_school_years") as uow:
        assert await close_school_year(uow, 2025) == 0
    await world.at("2026-09-01T09:00:00")
    page = (await world.show("head")).json()
    assert (page["school_state"], page["close_reason"]) == ("closed", "end_of_school_year")
    assert "closing_notice" in await world.letters()
    assert (await world.show("officer")).status_code == 404
    refused = await world.try_step("head", "reopen")
    assert refused.status_code == 409


async def test_kevin_january_2014_under_the_law_of_that_day(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = await make_case_world(
        http, app_sessions, jobs_sessions, monkeypatch, birth_date=date(1998, 9, 2), year=2013
    )
    mother = [str(world.guardians[0])]
    await world.absent("2014-01-07 am pm", "2014-01-09 am", "2014-01-10 am")
    await world.at("2014-01-10T15:00:00")
    opened = await world.open()
    offered = {one["name"] for one in (await world.show("head")).json()["available_transitions"]}
    assert {"open_dialogue", "refer"} <= offered
    assert not offered & {"convene_meeting", "sign_measures"}, "the document exists from 21 November 2014"
    assert opened["regime"]["code"] == "R2013"
    await world.at("2014-01-14T09:00:00")
    await world.take("head", "refer", trigger="four_half_days", period={"first": "2014-01-07", "last": "2014-01-10"})
    await world.at("2014-01-21T09:00:00")
    await world.take("officer", "prepare_warning", addressees=mother)
    warned = await world.take("dasen", "warn")
    assert warned["acts"][-1]["legal_basis"]["code"] == "l131_8_warning_2013"
    assert warned["expected_transition"] == "summon"
    await world.absent("2014-01-22 am")
    skipped = await world.try_step("dasen", "refer_to_prosecutor")
    assert skipped.status_code == 409
    assert "l'entretien avec le DASEN" in skipped.json()["detail"]
    await world.at("2014-01-24T09:00:00")
    assert await _letters(world, "dasen", "summon", day="2014-02-05", at="14:00", place="DSDEN") == ["summons_letter"]
    await world.at("2014-02-05T16:00:00")
    heard = await world.take("officer", "record_hearing", held_on="2014-02-05", outcome="came", measures=["tutoring"])
    assert heard["dsden_state"] == "heard"
    await world.absent("2014-02-10 am pm", "2014-02-13 am")
    await world.at("2014-02-14T09:00:00")
    silent = await world.try_step("head", "note_persistence")
    assert silent.status_code == 422, "no number rules: the head judges, with a reason in words"
    await world.take("head", "note_persistence", judgment="Trois absences dans la semaine qui suit l'entretien.")
    await world.take("head", "convene_educational_community", day="2014-02-20", at="17:00", place="Salle 12")
    await world.at("2014-02-20T18:00:00")
    await world.take("head", "appoint_referent", referent_id=str(world.accounts["cpe"].id))
    await world.take("head", "sign_support_contract", held_on="2014-02-20", outcome="signed", measures=["tutoring"])
    await world.absent("2014-03-18 am pm", "2014-03-19 am", "2014-03-20 am pm")
    await world.at("2014-03-28T09:00:00")
    referred = await world.take("dasen", "refer_to_prosecutor")
    assert referred["prosecutor"]["state"] == "prosecutor_referred"
    assert (await world.letters()).count("prosecutor_referral_info") == 1, "only who was warned may be pursued"
