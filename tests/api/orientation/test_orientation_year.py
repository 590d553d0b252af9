"""A year of orientation: activities in the autumn, wishes, proposal, decision, results from a file, and the calls."""

from dataclasses import dataclass
from datetime import date

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.case_world import CaseWorld, make_case_world
from tests.factories.people import make_account

HEADER = "ine;date_naissance;resultat;date;formation;etablissement"
WISH = {"rank": 1, "level": "seconde_gt", "formation": "2de générale et technologique"}
TRADE = {"rank": 1, "level": "seconde_pro", "formation": "2de pro MELEC", "wished_school": "LP Prévert"}


@dataclass
class Year:
    case: CaseWorld

    @property
    def path(self) -> str:
        return f"/api/v1/students/{self.case.student.id}/orientation"

    async def get(self, who: str, path: str = "") -> httpx.Response:
        return await self.case.http.get(path or self.path, headers=await self.case.as_(who))

    async def step(self, who: str, name: str, **fields: object) -> httpx.Response:
        seen = (await self.get(who)).headers["etag"]
        return await self.case.http.post(
            f"{self.path}/steps", json={"name": name, **fields}, headers={**await self.case.as_(who), "If-Match": seen}
        )

    async def post(self, who: str, path: str, body: dict) -> httpx.Response:
        return await self.case.http.post(path, json=body, headers=await self.case.as_(who))

    async def results(self, *lines: str, who: str = "head") -> httpx.Response:
        return await self.case.http.post(
            f"/api/v1/schools/{self.case.school.id}/orientation-results?file_name=affelnet.csv",
            content="\n".join([HEADER, *lines]).encode(), headers=await self.case.as_(who),
        )  # fmt: skip


@pytest.fixture
async def year(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> Year:
    case = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch, birth_date=date(2012, 3, 14))
    for who, role in (("psyen", Role.GUIDANCE_PSYCHOLOGIST), ("mlds", Role.MLDS_COORDINATOR)):
        case.accounts[who] = await make_account(app_sessions, role, f"{who}@demo.invalid", case.school.id, name=who)
    async with jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE classes SET level = '3EME', name = '3e B' WHERE school_id = :s"),
                              {"s": case.school.id})  # fmt: skip
        await session.execute(
            text("INSERT INTO student_ines VALUES (:id, '123456789AB', 'rnie', 'siecle', '2026-09-01')"),
            {"id": case.student.id},
        )
    await case.at("2026-11-23T08:41:00")
    return Year(case)


async def test_a_whole_year_from_the_first_visit_to_the_call(year: Year) -> None:
    noted = await year.post(
        "teacher", f"{year.path}/activities",
        {"kind": "forum", "held_on": "2026-11-20", "title": "Forum des métiers", "finding": "Intéressée par la menuiserie"},
    )  # fmt: skip
    assert noted.status_code == 201, noted.text
    assert noted.json()["activities"][0]["mine"] is True
    assert (await year.step("psyen", "record_wishes", lines=[WISH, {**TRADE, "rank": 2}])).status_code == 200
    proposed = await year.step("head", "record_proposal", lines=[TRADE])
    assert proposed.json()["file"]["state"] == "contested"
    assert "decide_as_family" not in [offer["name"] for offer in proposed.json()["offers"]]
    decided = await year.step("head", "decide_otherwise", lines=[TRADE])
    assert decided.json()["file"]["decided_by"] == "head"
    await year.case.at("2027-06-28T09:00:00")
    applied = await year.results("123456789AB;14/03/2012;non affecté;28/06/2027;;")
    assert applied.status_code == 200, applied.text
    assert applied.json() == {"line_count": 1, "applied_count": 1, "unchanged_count": 0, "already_applied": False}
    again = await year.results("123456789AB;14/03/2012;non affecté;28/06/2027;;")
    assert again.json() == {"line_count": 1, "applied_count": 0, "unchanged_count": 1, "already_applied": True}
    [line] = (await year.get("cpe", "/api/v1/orientation?stage=without_solution")).json()["items"]
    assert (line["without_solution_since"], line["called_by_name"], line["wish_count"]) == ("2027-06-28", None, 2)
    call = {"channel": "call", "result": "reached", "next_step": "interview", "next_on": "2027-06-30"}
    assert (await year.post("psyen", f"{year.path}/calls", call)).status_code == 201
    [line] = (await year.get("cpe", "/api/v1/orientation?stage=without_solution")).json()["items"]
    assert (line["called_by_name"], line["owner_name"], line["next_call_on"]) == ("psyen", "psyen", "2027-06-30")
    assert len((await year.get("psyen", "/api/v1/tasks")).json()["items"]) == 1
    found = await year.step("mlds", "record_solution", solution_kind="apprenticeship")
    assert found.json()["file"]["without_solution_since"] is None


async def test_a_call_noted_by_mistake_is_taken_back_and_who_called_before_calls_again(year: Year) -> None:
    await year.step("psyen", "record_wishes", lines=[WISH])
    await year.step("head", "record_proposal", lines=[WISH])
    await year.case.at("2027-06-28T09:00:00")
    await year.results("123456789AB;14/03/2012;non affecté;28/06/2027;;")
    call = {"channel": "call", "result": "reached", "next_step": "interview", "next_on": "2027-06-30"}
    await year.post("psyen", f"{year.path}/calls", call)
    await year.case.at("2027-06-29T09:00:00")
    noted = await year.post("mlds", f"{year.path}/calls", call)
    assert noted.status_code == 201, noted.text
    path = f"{year.path}/calls/{noted.json()['calls'][0]['id']}"
    assert (await year.case.http.delete(path, headers=await year.case.as_("psyen"))).status_code == 403
    undone = await year.case.http.delete(path, headers=await year.case.as_("mlds"))
    assert (undone.status_code, len(undone.json()["calls"])) == (200, 1)
    [line] = (await year.get("cpe", "/api/v1/orientation?stage=without_solution")).json()["items"]
    assert (line["called_by_name"], line["owner_name"]) == ("psyen", "psyen")
    assert (await year.get("mlds", "/api/v1/tasks?de=miennes")).json()["items"] == []
    yesterday = f"{year.path}/calls/{undone.json()['calls'][0]['id']}"
    late = await year.case.http.delete(yesterday, headers=await year.case.as_("psyen"))
    assert (late.status_code, late.json()["type"]) == (409, "/problems/note_is_history")


async def test_a_bad_line_refuses_the_file_and_nothing_is_half_done(year: Year) -> None:
    refused = await year.results(
        "123456789AB;14/03/2012;non affecté;20/11/2026;;", "123456789ZZ;14/03/2012;affecté;20/11/2026;CAP;"
    )
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/results_refused")
    [error] = refused.json()["errors"]
    assert error["pointer"] == "/lines/3/ine"
    assert error["detail"].startswith("Ligne 3, colonne ine\u00a0: aucun élève")
    assert (await year.get("cpe")).json()["file"]["assignment_state"] == "pending"
    wrong = await year.results("123456789AB;15/03/2012;non affecté;20/11/2026;;")
    assert wrong.json()["errors"][0]["pointer"] == "/lines/2/date_naissance"


async def test_the_year_says_when_results_are_expected_and_refuses_a_dead_experiment(year: Year) -> None:
    path = f"/api/v1/schools/{year.case.school.id}/orientation-year"
    headers = {**await year.case.as_("head"), "If-Match": '"0"'}
    said = await year.case.http.put(path, json={"results_expected_on": "2027-06-26"}, headers=headers)
    assert said.status_code == 200, said.text
    assert (await year.get("cpe", path)).json()["results_expected_on"] == "2027-06-26"
    assert (await year.case.http.put(path, json={}, headers=headers)).status_code == 412
    body = {"last_word_reference": "arrêté", "last_word_from": "2026-09-01", "last_word_to": "2027-06-30"}
    dead = await year.case.http.put(path, json=body, headers={**headers, "If-Match": '"1"'})
    assert (dead.status_code, dead.json()["errors"][0]["pointer"]) == (422, "/last_word_from")


async def test_a_teacher_notes_and_does_not_write_wishes(year: Year) -> None:
    assert (await year.get("teacher")).status_code == 200
    assert (await year.step("teacher", "record_wishes", lines=[WISH])).status_code == 403
    health = {"kind": "other", "held_on": "2026-11-20", "title": "Entretien", "finding": "suivi par un médecin"}
    assert (await year.post("teacher", f"{year.path}/activities", health)).status_code == 422
    mine = await year.post("psyen", f"{year.path}/activities",
                           {"kind": "visit", "held_on": "2026-11-20", "title": "Visite du CFA"})  # fmt: skip
    activity = mine.json()["activities"][0]["id"]
    path = f"{year.path}/activities/{activity}"
    assert (await year.case.http.delete(path, headers=await year.case.as_("teacher"))).status_code == 404
    removed = await year.case.http.delete(path, headers=await year.case.as_("cpe"))
    assert removed.json()["activities"] == []


async def test_the_dsden_does_not_read_orientation_and_a_teacher_reads_their_own_classes(year: Year) -> None:
    assert (await year.get("officer")).status_code == 403
    async with year.case.jobs_sessions() as session, session.begin():
        await session.execute(
            text("UPDATE accounts SET own_classes_only = true WHERE id = :id"),
            {"id": year.case.accounts["teacher"].id},
        )
    assert (await year.get("teacher")).status_code == 404
    assert (await year.get("teacher", "/api/v1/orientation")).json()["items"] == []


async def test_a_call_is_noted_for_who_waits(year: Year) -> None:
    call = {"channel": "call", "result": "no_answer", "next_step": "call_again"}
    assert (await year.post("cpe", f"{year.path}/calls", call)).status_code == 422
