"""Concerns to read and meetings to prepare, to hold or to close stand in « À faire » until they are."""

from datetime import date

import httpx
import pytest
from sqlalchemy import text

from domain.work.items import WorkGroup, WorkPerson
from domain.work.prevention_rows import OpenMeeting, WaitingSignal, meeting_row, signal_row
from persistence.database import Sessions
from persistence.ids import new_id
from tests.factories.case_world import CaseWorld, make_case_world

WORK = "/api/v1/work-items"
TODAY = date(2026, 11, 23)


@pytest.fixture
async def world(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> CaseWorld:
    found = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch)
    return await found.at("2026-11-23T08:41:00")


async def _rows(world: CaseWorld, who: str, target: str) -> list[dict]:
    answer = await world.http.get(WORK, headers=await world.as_(who))
    assert answer.status_code == 200, answer.text
    return [row for row in answer.json()["items"] if row["target"] == target]


async def _send(
    world: CaseWorld, who: str, method: str, path: str, body: object = None, seen: int | None = None
) -> dict:
    headers = dict(await world.as_(who)) | ({"If-Match": f'"{seen}"'} if seen is not None else {})
    answer = await world.http.request(method, f"/api/v1{path}", json=body, headers=headers)
    assert answer.status_code in {200, 201}, answer.text
    return dict(answer.json())


async def test_a_concern_waits_for_the_cpe_until_it_has_an_answer(world: CaseWorld) -> None:
    async with world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO signals (id, school_id, student_id, reported_by, reported_at, observations, since,
                        answer_due_on)
                    VALUES (:id, :school, :student, :by, '2026-11-20T09:00Z', ARRAY['alone'], 'today', '2026-12-04')"""),
            {"id": new_id(), "school": world.school.id, "student": world.student.id,
             "by": world.accounts["teacher"].id},
        )  # fmt: skip
    [row] = await _rows(world, "cpe", "signals")
    assert (row["group"], row["verb"], row["person"]["id"]) == ("today", "Lire une inquiétude", str(world.student.id))
    assert "alone" not in str(row)
    assert await _rows(world, "teacher", "signals") == []
    async with world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("UPDATE signals SET state = 'decided', decision = 'interview', decided_at = now(), decided_by = :by"),
            {"by": world.accounts["cpe"].id},
        )
    assert await _rows(world, "cpe", "signals") == []


async def test_a_meeting_is_prepared_held_and_closed(world: CaseWorld) -> None:
    body = {"unit_id": str(world.school.id), "kind": "gpds", "held_on": "2026-11-26"}
    meeting = await _send(world, "cpe", "POST", "/meetings", body)
    path = f"/meetings/{meeting['id']}"
    [row] = await _rows(world, "cpe", "meeting")
    assert (row["group"], row["verb"], row["target_id"]) == ("this_week", "Préparer la réunion", meeting["id"])
    assert "ordre du jour vide" in row["why"]
    assert await _rows(world, "teacher", "meeting") == []
    meeting = await _send(world, "cpe", "POST", f"{path}/items", {"student_id": str(world.student.id)})
    await world.at("2026-11-26T14:00:00")
    [row] = await _rows(world, "head", "meeting")
    assert (row["group"], row["verb"]) == ("today", "Tenir la réunion")
    meeting = await _send(world, "cpe", "POST", f"{path}/start", None, meeting["version"])
    await world.at("2026-11-27T09:00:00")
    [row] = await _rows(world, "cpe", "meeting")
    assert (row["group"], row["verb"]) == ("now", "Clore la réunion et son compte rendu")
    item = meeting["items"][0]
    await _send(world, "cpe", "POST", f"{path}/items/{item['id']}/decide", {"decision": "nothing"}, item["version"])
    await _send(world, "cpe", "POST", f"{path}/close", None, meeting["version"])
    assert await _rows(world, "cpe", "meeting") == []


def test_an_answer_that_was_promised_for_today_is_for_now() -> None:
    person = WorkPerson(new_id(), "ROCHE", "Jade", None, "Collège")
    signal = WaitingSignal(new_id(), person, TODAY, TODAY, read=True)
    assert (signal_row(signal, TODAY).group, signal_row(signal, TODAY).verb) == (
        WorkGroup.NOW, "Donner suite à une inquiétude",
    )  # fmt: skip


def test_a_meeting_far_ahead_asks_for_nothing_and_a_forgotten_one_does() -> None:
    assert meeting_row(OpenMeeting(new_id(), "GPDS", date(2026, 11, 27), running=False, situations=1), TODAY) is None
    forgotten = meeting_row(OpenMeeting(new_id(), "GPDS", date(2026, 11, 20), running=False, situations=1), TODAY)
    assert forgotten is not None
    assert forgotten.verb == "Noter ou annuler une réunion passée"
