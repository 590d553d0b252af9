"""« À faire » : each role's own rows, closed by real gestures, put off with a reason."""

from datetime import date

import httpx
import pytest
from sqlalchemy import text

from persistence.database import Sessions
from persistence.ids import new_id
from tests.factories.case_world import REFERRAL, CaseWorld, make_case_world

WORK = "/api/v1/work-items"


@pytest.fixture
async def world(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> CaseWorld:
    found = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch)
    await found.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    return found


async def _rows(world: CaseWorld, who: str) -> list[dict]:
    answer = await world.http.get(WORK, headers=await world.as_(who))
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def _verbs(world: CaseWorld, who: str) -> list[tuple[str, str]]:
    return [(row["group"], row["verb"]) for row in await _rows(world, who)]


async def _alert(world: CaseWorld) -> None:
    async with world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO attendance_alerts (id, student_id, school_id, month, threshold, counted_as, "window",
                        period_first, crossed_on, crossed_half, known_at)
                    VALUES (:id, :s, :k, '2026-11-01', 4, 'complete', 'calendar_month', '2026-11-01', '2026-11-10', 'am',
                        now())"""),
            {"id": new_id(), "s": world.student.id, "k": world.school.id},
        )


async def test_a_threshold_asks_for_a_file_until_there_is_one(world: CaseWorld) -> None:
    await _alert(world)
    assert await _verbs(world, "cpe") == [("now", "Ouvrir un dossier")]
    assert await _verbs(world, "teacher") == []
    await world.open()
    assert await _verbs(world, "cpe") == [("today", "Engager le dialogue")]


async def test_the_turn_passes_from_school_to_authority_and_back(world: CaseWorld) -> None:
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    assert ("waiting", "Accuser réception de la saisine") in await _verbs(world, "head")
    assert ("today", "Accuser réception de la saisine") in await _verbs(world, "officer")
    await world.take("officer", "return_file", missing=["contacts"])
    assert ("today", "Compléter la saisine") in await _verbs(world, "head")
    await world.take("head", "refer", **REFERRAL)
    await world.take("officer", "prepare_warning", addressees=[str(world.guardians[0])])
    assert ("waiting", "Signer l'avertissement") in await _verbs(world, "officer")
    signing = next(row for row in await _rows(world, "dasen") if row["transition"] == "warn")
    assert (signing["group"], signing["person"]["first_name"], signing["target"]) == ("today", "Inès", "case")


async def test_a_reason_accepted_since_asks_to_take_the_referral_back(world: CaseWorld) -> None:
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    await world.justified("2026-11-03 am pm")
    row = next(row for row in await _rows(world, "head") if row["transition"] == "withdraw_referral")
    assert (row["group"], row["verb"]) == ("now", "Retirer la saisine")
    assert row["why"] == "On savait 4 demi-journées\xa0; il en reste 2."
    assert ("now", "Retirer la saisine") not in await _verbs(world, "officer")


async def test_the_families_of_today_are_to_be_told(world: CaseWorld) -> None:
    await world.absent("2026-11-23 am")
    assert ("now", "Prévenir la famille") in await _verbs(world, "cpe")
    body = {
        "student_id": str(world.student.id), "about_day": "2026-11-23", "channel": "call", "result": "answered",
        "purpose": "absence_notice",
    }  # fmt: skip
    noted = await world.http.post("/api/v1/contact-attempts", json=body, headers=await world.as_("cpe"))
    assert noted.status_code == 201, noted.text
    assert ("now", "Prévenir la famille") not in await _verbs(world, "cpe")


async def test_the_sixteenth_birthday_is_announced_a_month_before(world: CaseWorld) -> None:
    async with world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("UPDATE students SET birth_date = :b WHERE id = :id"),
            {"b": date(2010, 12, 10), "id": world.student.id},
        )
    await world.open()
    row = next(row for row in await _rows(world, "cpe") if row["verb"] == "Tenir compte de l'âge")
    assert row["why"] == "16 ans le 10\xa0décembre\xa0: les courriers changent."


async def test_a_row_is_put_off_for_oneself_until_a_day(world: CaseWorld) -> None:
    await world.open()
    key = (await _rows(world, "cpe"))[0]["key"]
    url = f"{WORK}/{key}/snooze"
    past = await world.http.post(
        url, json={"until": "2026-11-23", "reason": "not_today"}, headers=await world.as_("cpe")
    )
    assert past.status_code == 422
    done = await world.http.post(
        url, json={"until": "2026-11-25", "reason": "answer_expected"}, headers=await world.as_("cpe")
    )
    assert done.status_code == 200, done.text
    assert await _rows(world, "cpe") == []
    assert len(await _rows(world, "head")) == 1
    for _ in range(2):
        back = await world.http.delete(url, headers=await world.as_("cpe"))
        assert back.status_code == 200, back.text
        assert len(await _rows(world, "cpe")) == 1
    await world.http.post(url, json={"until": "2026-11-25", "reason": "not_today"}, headers=await world.as_("cpe"))
    assert await _rows(world, "cpe") == []
    await world.at("2026-11-25T09:00:00")
    assert len(await _rows(world, "cpe")) == 1


async def test_a_late_task_stays_with_its_owner_and_shows_to_those_who_watch_over_it(world: CaseWorld) -> None:
    cpe = await world.as_("cpe")
    body = {
        "label": "Joindre le tuteur de stage", "owner_id": str(world.accounts["teacher"].id),
        "student_id": str(world.student.id), "due_on": "2026-11-24",
    }  # fmt: skip
    added = await world.http.post("/api/v1/tasks", json=body, headers=cpe)
    assert added.status_code == 201, added.text
    assert ("this_week", "Joindre le tuteur de stage") in await _verbs(world, "teacher")
    assert await _verbs(world, "cpe") == []
    await world.at("2026-11-27T09:00:00")
    [mine] = [row for row in await _rows(world, "teacher") if row["target"] == "task"]
    assert (mine["group"], mine["why"], mine["deadline"]["on"]) == ("today", "en retard de 3\u00a0jours", "2026-11-24")
    [late] = [row for row in await _rows(world, "head") if row["target"] == "task"]
    assert (late["group"], late["waiting_for"]) == ("waiting", "Teacher")
