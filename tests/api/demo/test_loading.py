"""The demo in a real database: loaded by the importers and the use cases, with the figures of its pages."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from api.absences.steps import check_recount
from api.app import create_app
from api.settings import Settings
from domain.accounts.passwords import DEMO_PASSWORD
from persistence.unit_of_work import job_unit_of_work
from tests.api.demo.conftest import LoadedDemo
from tests.conftest import NOW

SCHOOLS = ("9990001X", "9990002Y", "9990003Z", "9990004A", "9990005B")


async def _rows(demo: LoadedDemo, query: str, **values: object) -> list[tuple[object, ...]]:
    async with demo.jobs() as session:
        return [tuple(row) for row in await session.execute(text(query), values)]


async def _school(demo: LoadedDemo, uai: str) -> UUID:
    return UUID(str((await _rows(demo, "SELECT id FROM schools WHERE uai = :uai", uai=uai))[0][0]))


async def test_every_story_was_told_to_its_end(demo: LoadedDemo):
    assert [(one.story.key, repr(one.stopped_by)) for one in demo.walk.refused] == []
    assert len(demo.walk.played) >= 30


async def test_every_file_was_applied_but_the_one_left_to_decide(demo: LoadedDemo):
    states = Counter(state for (state,) in await _rows(demo, "SELECT state FROM imports"))
    assert states.keys() == {"applied", "planned"}
    assert states["planned"] == 1


async def test_five_schools_hold_their_pupils(demo: LoadedDemo):
    found = await _rows(
        demo,
        """SELECT s.uai, count(*) FROM schools s JOIN enrolments e ON e.school_id = s.id
           WHERE e.school_year = 2026 AND e.left_on IS NULL GROUP BY s.uai ORDER BY 1""",
    )
    assert dict(found) == dict(zip(SCHOOLS, (166, 340, 600, 498, 196), strict=True))


async def test_a_pupil_who_changed_school_is_recognised_in_both(demo: LoadedDemo):
    found = await _rows(
        demo,
        """SELECT s.uai, k.side FROM known_elsewhere k JOIN schools s ON s.id = k.school_id
           ORDER BY k.side DESC""",
    )
    assert found == [(SCHOOLS[1], "later"), (SCHOOLS[2], "earlier")]


async def test_one_referral_of_an_ecole_waits_for_the_visa(demo: LoadedDemo):
    waiting = await _rows(
        demo,
        """SELECT s.uai FROM attendance_cases c JOIN schools s ON s.id = c.school_id
           WHERE c.dsden_state = 'referred' AND c.degree = 'primary' AND c.closed_on IS NULL""",
    )
    assert waiting == [(SCHOOLS[0],)]


async def test_five_schools_stand_with_their_weeks(demo: LoadedDemo):
    found = await _rows(
        demo,
        """SELECT s.uai, (SELECT count(*) FROM school_openings o WHERE o.school_id = s.id),
                  (SELECT count(*) FROM school_periods p WHERE p.school_id = s.id) FROM schools s ORDER BY uai""",
    )
    assert found == [(SCHOOLS[0], 8, 0), *((uai, 9, 8) for uai in SCHOOLS[1:])]


async def test_november_counts_are_near_those_of_the_pages(demo: LoadedDemo):
    """Wrong rolls and late reasons of the stories take a few pupils out of the generator's 61."""
    found = await _rows(
        demo,
        """SELECT count(*) FILTER (WHERE complete >= 4), count(*) FILTER (WHERE complete >= 10)
           FROM month_counters WHERE school_id = :school AND month = '2026-11-01'""",
        school=await _school(demo, "9990004A"),
    )
    four, ten = found[0]
    assert 57 <= four <= 63
    assert 14 <= ten <= 19


async def test_what_is_counted_is_what_the_facts_say(demo: LoadedDemo):
    for uai in ("9990001X", "9990004A"):
        async with job_unit_of_work(demo.jobs, NOW, "test") as uow:
            assert (await check_recount(uow, await _school(demo, uai))).total == 0


async def test_cases_stand_in_many_states(demo: LoadedDemo):
    school = {state for (state,) in await _rows(demo, "SELECT DISTINCT school_state FROM attendance_cases")}
    dsden = {state for (state,) in await _rows(demo, "SELECT DISTINCT dsden_state FROM attendance_cases")}
    assert len(school) >= 13
    assert len(dsden) >= 15
    assert {"warned", "withdrawn", "warning_retracted", "referred_again", "ien_visa"} <= dsden


async def test_no_fact_is_later_than_the_demo_itself(demo: LoadedDemo):
    found = await _rows(demo, "SELECT max(starts_at), max(known_at) FROM absence_entries")
    assert max(found[0]) < NOW.replace(hour=12)


@pytest.fixture
async def client(demo: LoadedDemo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    monkeypatch.setenv("RACCROCHE_NOW", NOW.isoformat())
    settings = Settings(data=tmp_path, argon2_cheap=True, demo=True)
    app = create_app(settings, demo.database.url().render_as_string(hide_password=False))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:8000") as http:
        yield http
    await app.state.engine.dispose()


async def _sign_in(client: httpx.AsyncClient, login: str) -> dict[str, str]:
    form = {"grant_type": "password", "username": f"{login}@demo.invalid", "password": DEMO_PASSWORD}
    answer = await client.post("/api/v1/auth/token", data=form)
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


async def test_each_published_account_signs_in(client: httpx.AsyncClient):
    logins = "cpe aed chef enseignant ien agent-dsden dasen psyen mlds psad data mission-locale tuteur dpo admin"
    for login in logins.split():
        me = await client.get("/api/v1/me", headers=await _sign_in(client, login))
        assert me.status_code == 200, me.text


async def test_this_morning_is_the_one_of_the_pages(demo: LoadedDemo, client: httpx.AsyncClient):
    """« 9 à prévenir · 14 prévenues, sans motif · 21 avec motif · 4 connues d'avance », the fourth being in a company."""
    headers = await _sign_in(client, "cpe")
    answer = await client.get("/api/v1/absences", headers=headers, params={"day": "2026-11-23"})
    assert answer.status_code == 200, answer.text
    counters = answer.json()["counters"]
    assert (counters["to_tell"], counters["told"], counters["with_reason"]) == (9, 14, 21)
    assert counters["known"] in {3, 4}


async def test_letters_have_lived_and_each_office_has_its_batches(demo: LoadedDemo):
    states = {state for (state,) in await _rows(demo, "SELECT DISTINCT state FROM all_deliveries")}
    assert {"posted", "delivered", "returned", "unclaimed"} <= states
    slips = await _rows(demo, "SELECT count(*) FROM all_deliveries WHERE registered_number LIKE 'RK%FR'")
    assert slips[0][0] >= 20
    offices = await _rows(demo, "SELECT count(DISTINCT unit_id) FROM letter_batches WHERE state = 'posted'")
    assert offices[0][0] >= 6


async def test_twelve_pupils_at_prevert_have_crossed_four_and_wait(demo: LoadedDemo):
    found = await _rows(
        demo,
        """SELECT count(DISTINCT a.student_id) FROM attendance_alerts a JOIN schools s ON s.id = a.school_id
           WHERE s.uai = '9990004A' AND a.month = '2026-11-01' AND a.threshold = 4 AND a.closed_at IS NULL
             AND a.set_aside_until IS NULL AND NOT EXISTS (
                SELECT FROM attendance_cases c WHERE c.student_id = a.student_id AND c.school_id = a.school_id)""",
    )
    assert found == [(12,)]


async def test_a_referral_to_the_prosecutor_has_an_address(demo: LoadedDemo):
    rows = await _rows(demo, "SELECT prosecutor_lines[array_length(prosecutor_lines, 1)] FROM unit_letterheads")
    assert rows == [("99100 Sainte-Luce-le-Val",)] * 2
