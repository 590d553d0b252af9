"""R131-5: a reason that the school doubts is judged by the DASEN, who is told, sees the pupil, and answers the school."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from api.absences import effects, steps
from api.absences.use_cases_referred import end_reason_rights_of_year
from api.security.tokens import issue_access_token
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.api.absences.conftest import ROOT, World, at
from tests.factories.people import AccountFixture, make_account

THU, FRI = date(2026, 10, 8), date(2026, 10, 9)
NEXT_YEAR = datetime(2027, 9, 1, 0, 25, tzinfo=UTC)
LIFE = timedelta(minutes=9)


@dataclass
class Doubt:
    """A morning whose reason the CPE doubts, and the DSDEN's officer."""

    world: World
    officer: AccountFixture
    token: Callable[[UUID], str]
    entry: UUID

    async def office(self, method: str, path: str, **more) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token(self.officer.id)}"}
        return await self.world.http.request(method, f"{ROOT}{path}", headers=headers, **more)

    async def refer(self, **more) -> httpx.Response:
        body = {"state": "referred_to_dasen", "reason": "personal", "scope": "day"} | more
        return await self.world.call("POST", f"/absences/{self.entry}/reason", json=body)

    async def judge(self, state: str) -> httpx.Response:
        body = {"state": state, "reason": "personal"}
        return await self.office("POST", f"/absences/{self.entry}/dasen-judgement", json=body)

    async def rows(self, who: str = "") -> list[tuple[str, str]]:
        answer = await (self.world.call("GET", "/work-items", who) if who else self.office("GET", "/work-items"))
        assert answer.status_code == 200, answer.text
        return [(row["group"], row["verb"]) for row in answer.json()["items"] if row["target"] == "reason"]

    async def links(self) -> int:
        [row] = await self.world.rows("SELECT count(*) AS n FROM person_links WHERE reason = 'reason'")
        return row.n


@pytest.fixture
async def doubt(world: World, app: FastAPI, app_sessions: Sessions) -> Doubt:
    await world.on(THU).morning(THU, world.ines)
    [entry] = await world.rows("SELECT id FROM absence_entries ORDER BY starts_at LIMIT 1")
    officer = await make_account(app_sessions, Role.DASEN_OFFICER, "dsden@demo.invalid", world.school.dsden_id)

    def token(account: UUID) -> str:
        from_now = world.now or at(THU, "17:30")
        return issue_access_token(app.state.signing_key, account, 1, from_now, LIFE)

    return Doubt(world, officer, token, entry.id)


async def test_the_dsden_learns_of_the_doubt_and_reads_the_pupils_record(doubt: Doubt) -> None:
    pupil = f"/students/{doubt.world.ines.id}"
    assert (await doubt.office("GET", pupil)).status_code == 404
    assert (await doubt.office("GET", f"/absences/{doubt.entry}/reason")).status_code == 404
    assert await doubt.rows() == []
    assert (await doubt.refer()).status_code == 200
    assert await doubt.rows() == [("today", "Apprécier un motif transmis")]
    assert await doubt.rows("cpe") == [("waiting", "Motif à apprécier par le DASEN")]
    assert await doubt.rows("aed") == []
    assert (await doubt.office("GET", pupil)).status_code == 200
    assert (await doubt.office("GET", f"/students/{doubt.world.tom.id}")).status_code == 404
    shown = (await doubt.office("GET", f"/absences/{doubt.entry}/reason")).json()
    assert (shown["standing"]["state"], shown["standing"]["reason"]) == ("referred_to_dasen", "personal")
    assert (len(shown["times"]), shown["may_judge"]) == (4, True)
    assert [basis["code"] for basis in shown["legal_bases"]] == ["r131_5_doubt", "l131_8_reasons_2019"]


async def test_the_dasens_judgement_holds_for_all_that_was_referred_and_the_school_reads_it(
    doubt: Doubt, jobs_sessions: Sessions
) -> None:
    await doubt.refer()
    assert (await doubt.world.counter(doubt.world.ines, date(2026, 10, 1))).complete == 1
    doubt.world.on(FRI, "09:00")
    judged = await doubt.judge("admissible")
    assert (judged.status_code, judged.json()["entries"]) == (200, 4)
    world = doubt.world
    ids = {"school_id": str(world.school.id), "since": str(THU), "student_ids": str(world.ines.id)}
    async with job_unit_of_work(jobs_sessions, at(FRI, "09:00"), "test") as uow:
        await effects.recount_pupils(uow, ids, None)
        assert await steps.check_recount(uow, world.school.id) == steps.Differences()
    assert await world.counter(world.ines, date(2026, 10, 1)) is None
    assert await doubt.rows() == []
    assert await doubt.rows("cpe") == [("today", "Lire la décision du DASEN")]
    shown = (await world.call("GET", f"/absences/{doubt.entry}/reason")).json()
    assert [(said["state"], said["authority"]) for said in shown["said"]] == [
        ("referred_to_dasen", "school"), ("admissible", "dasen"),
    ]  # fmt: skip
    assert (shown["standing"]["authority"], shown["may_judge"]) == ("dasen", False)
    world.on(date(2026, 10, 17))
    assert await doubt.rows("cpe") == []


async def test_once_referred_the_school_judges_no_more_and_the_dasen_only_what_was_referred(doubt: Doubt) -> None:
    await doubt.refer(scope="entry")
    again = await doubt.refer(state="admissible")
    assert (again.status_code, again.json()["title"]) == (409, "Le DASEN apprécie ce motif")
    [other] = await doubt.world.rows("SELECT id FROM absence_entries ORDER BY starts_at DESC LIMIT 1")
    refused = await doubt.office(
        "POST", f"/absences/{other.id}/dasen-judgement", json={"state": "inaccurate", "reason": "personal"}
    )
    assert (refused.status_code, refused.json()["title"]) == (409, "Ce motif n'a pas été transmis")
    shown = (await doubt.office("GET", f"/absences/{other.id}/reason")).json()
    assert (shown["with_dasen"], shown["may_judge"]) == (False, False)


async def test_taking_the_referral_back_closes_the_record_unless_another_one_stands(doubt: Doubt) -> None:
    first = (await doubt.refer(scope="entry")).json()["reason_id"]
    [other] = await doubt.world.rows("SELECT id FROM absence_entries ORDER BY starts_at DESC LIMIT 1")
    body = {"state": "referred_to_dasen", "reason": "holidays"}
    second = await doubt.world.call("POST", f"/absences/{other.id}/reason", json=body)
    for entry, reason, left in ((doubt.entry, first, 1), (other.id, second.json()["reason_id"], 0)):
        done = await doubt.world.call("DELETE", f"/absences/{entry}/reason/{reason}")
        assert done.status_code == 200, done.text
        assert await doubt.links() == left
    assert (await doubt.office("GET", f"/students/{doubt.world.ines.id}")).status_code == 404
    assert await doubt.rows() == []


async def test_what_the_dasen_has_judged_is_not_taken_back_by_the_school(doubt: Doubt) -> None:
    reason = (await doubt.refer()).json()["reason_id"]
    await doubt.judge("not_admissible")
    refused = await doubt.world.call("DELETE", f"/absences/{doubt.entry}/reason/{reason}")
    assert (refused.status_code, await doubt.links()) == (409, 1)


async def test_a_school_without_an_authority_is_told_what_to_do(doubt: Doubt) -> None:
    async with doubt.world.jobs() as session, session.begin():
        await session.execute(text("UPDATE schools SET dsden_id = NULL"))
    refused = await doubt.refer()
    assert (refused.status_code, refused.json()["title"]) == (409, "Aucun service ne peut recevoir ce motif")
    assert "rattacher" in refused.json()["detail"]
    assert await doubt.world.rows("SELECT 1 FROM absence_judgements") == []


async def test_the_link_ends_with_the_school_year(doubt: Doubt, jobs_sessions: Sessions) -> None:
    await doubt.refer()
    async with job_unit_of_work(jobs_sessions, NEXT_YEAR, "close_school_years") as uow:
        assert await end_reason_rights_of_year(uow, 2025) == 0
        assert await end_reason_rights_of_year(uow, 2026) == 1
    assert await doubt.links() == 0


async def test_a_referral_follows_a_corrected_entry_and_ends_with_one_marked_as_wrong(doubt: Doubt) -> None:
    await doubt.refer(scope="entry")
    shorter = {"ends_at": at(THU, "08:30").isoformat()}
    corrected = await doubt.world.call("POST", f"/absences/{doubt.entry}/correction", json=shorter)
    assert corrected.status_code == 200, corrected.text
    assert (await doubt.judge("admissible")).status_code == 409
    assert (len(await doubt.rows()), await doubt.links()) == (1, 1)
    now = corrected.json()["id"]
    assert (await doubt.world.call("POST", f"/absences/{now}/correction", json={})).status_code == 200
    assert (await doubt.rows(), await doubt.links()) == ([], 0)
