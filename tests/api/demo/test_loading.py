"""The demo in a real database: accounts that sign in, schools with their weeks, people who know their place."""

from datetime import date

import httpx
import pytest
from sqlalchemy import text

from api.demo.load import load
from api.demo.stage import Stage
from api.settings import Settings
from domain.accounts.passwords import DEMO_PASSWORD
from persistence.database import Sessions
from tests.conftest import Database

TODAY = date(2026, 11, 23)


@pytest.fixture
async def stage(database: Database, settings: Settings) -> Stage:
    url = database.url().render_as_string(hide_password=False)
    return await load(settings, url, TODAY, lambda *_: None)


async def test_five_schools_stand_with_their_weeks(stage: Stage, jobs_sessions: Sessions):
    async with jobs_sessions() as session:
        rows = await session.execute(
            text("""SELECT s.uai, (SELECT count(*) FROM school_openings o WHERE o.school_id = s.id) AS openings,
                           (SELECT count(*) FROM school_periods p WHERE p.school_id = s.id) AS periods
                    FROM schools s ORDER BY uai""")
        )
        found = {row.uai: (row.openings, row.periods) for row in rows}
    assert found == {
        "9990001X": (8, 0),
        "9990002Y": (9, 8),
        "9990003Z": (9, 8),
        "9990004A": (9, 8),
        "9990005B": (9, 8),
    }


async def test_every_demo_account_signs_in_with_the_published_password(stage: Stage, http: httpx.AsyncClient):
    for login in ("cpe", "dasen", "admin", "tuteur"):
        form = {"grant_type": "password", "username": f"{login}@demo.invalid", "password": DEMO_PASSWORD}
        answer = await http.post("/api/v1/auth/token", data=form)
        assert answer.status_code == 200, answer.text
