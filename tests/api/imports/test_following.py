"""The progress of a long import, as events; another school's is not there."""

import json

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import SchoolFixture, make_account, make_school
from tests.factories.siecle_files import UAI, SiecleSet
from tests.factories.signing_in import bearer


@pytest.fixture
async def school(app_sessions: Sessions) -> SchoolFixture:
    return await make_school(app_sessions, UAI)


async def test_events_end_with_the_work(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, school: SchoolFixture
) -> None:
    cpe = await bearer(http, await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id))
    params = {"school_id": str(school.id)}
    plan = await http.post("/api/v1/imports", params=params, content=SiecleSet().zipped(), headers=cpe)
    path = f"/api/v1/imports/{plan.json()['id']}/events"
    assert (await http.get(path, headers=cpe)).text == "event: end\ndata: {}\n\n"  # nothing is under way
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO job_progress (job_id, done, total, message, state, updated_at)
                    VALUES (:id, 4, 4, 'Lecture des élèves', 'done', now())
                    ON CONFLICT (job_id) DO UPDATE SET done = 4, total = 4, message = EXCLUDED.message, state = 'done'"""),
            {"id": plan.json()["id"]},
        )
        await session.execute(text("UPDATE imports SET state = 'reading'"))
    events = await http.get(path, headers=cpe)
    assert (events.status_code, events.headers["content-type"].split(";")[0]) == (200, "text/event-stream")
    name, data = events.text.strip().split("\n")
    assert name == "event: end"
    assert json.loads(data.removeprefix("data: ")) == {
        "done": 4, "total": 4, "message": "Lecture des élèves", "state": "done",
    }  # fmt: skip

    other = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    outside = await make_account(app_sessions, Role.EDUCATION_ADVISER, "ailleurs@demo.invalid", other.id)
    assert (await http.get(path, headers=await bearer(http, outside))).status_code == 404
