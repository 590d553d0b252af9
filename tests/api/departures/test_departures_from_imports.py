"""A pupil missing from a later file is a question to answer; undone, the question goes; back, it is closed."""

from dataclasses import replace
from datetime import date, datetime

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.api.imports.test_differences import LATER, MANY, PUPILS, Imports
from tests.factories.people import make_account, make_school
from tests.factories.siecle_files import UAI, SiecleSet
from tests.factories.signing_in import bearer

AFTER = replace(LATER, exported_at=datetime.fromisoformat("2026-11-25T07:40"))


@pytest.fixture
async def imports(http: httpx.AsyncClient, app_sessions: Sessions) -> Imports:
    school = await make_school(app_sessions, UAI)
    head = await bearer(http, await make_account(app_sessions, Role.HEAD, "chef@demo.invalid", school.id))
    ours = Imports(http, head, school)
    applied = await ours.apply(await ours.deposit(SiecleSet(pupils=PUPILS + MANY).zipped()))
    assert applied.json()["state"] == "applied", applied.text
    return ours


async def listed(imports: Imports, query: str = "") -> list[dict]:
    return list((await imports.http.get(f"/api/v1/departures{query}", headers=imports.headers)).json()["items"])


async def lose_one(imports: Imports) -> httpx.Response:
    plan = await imports.deposit(SiecleSet(head=LATER, pupils=PUPILS + MANY[1:]).zipped())
    return await imports.apply(plan)


async def test_whoever_is_missing_is_to_be_clarified(imports: Imports) -> None:
    await lose_one(imports)
    [line] = await listed(imports)
    assert (line["family_name"], line["state"], line["ground"]) == ("NOM00", "to_clarify", "disappearance")


async def test_whoever_left_by_the_file_is_asked_about_too_unless_they_died(imports: Imports) -> None:
    left = (
        replace(PUPILS[0], left_on=date(2026, 11, 20), leaving_reason="10"),
        replace(PUPILS[1], left_on=date(2026, 11, 20), leaving_reason="43"),
        *PUPILS[2:],
        *MANY,
    )
    await imports.apply(await imports.deposit(SiecleSet(head=LATER, pupils=left).zipped()))
    [line] = await listed(imports)
    assert (line["ground"], line["left_on"], line["state"]) == ("transfer", "2026-11-20", "to_clarify")


async def test_undoing_the_import_takes_the_question_back(imports: Imports) -> None:
    applied = await lose_one(imports)
    path = f"/api/v1/imports/{applied.json()['id']}/transitions"
    undone = await imports.http.post(
        path, json={"name": "undo"}, headers=imports.headers | {"If-Match": applied.headers["etag"]}
    )
    assert undone.json()["state"] == "undone", undone.text
    assert await listed(imports) == []
    assert [line["state"] for line in await listed(imports, "?state=withdrawn")] == ["withdrawn"]


async def test_a_pupil_who_is_back_in_the_file_has_returned(imports: Imports) -> None:
    await lose_one(imports)
    await imports.apply(await imports.deposit(SiecleSet(head=AFTER, pupils=PUPILS + MANY).zipped()))
    assert await listed(imports) == []
    assert [line["family_name"] for line in await listed(imports, "?state=returned")] == ["NOM00"]


async def test_a_departure_recorded_here_outlives_a_file_that_has_not_caught_up(
    imports: Imports, jobs_sessions: Sessions
) -> None:
    async with jobs_sessions() as session:
        student = (await session.execute(text("SELECT id FROM students WHERE family_name = 'NOM00'"))).scalar_one()
    body = {"student_id": str(student), "ground": "end_of_schooling"}
    opened = await imports.http.post("/api/v1/departures", json=body, headers=imports.headers)
    async with jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE students SET birth_date = '2008-01-05' WHERE id = :id"), {"id": student})
    left = await imports.http.post(
        f"/api/v1/departures/{opened.json()['departure']['id']}/steps",
        json={"name": "leave", "destination_kind": "job"},
        headers=imports.headers | {"If-Match": '"1"'},
    )
    assert left.status_code == 200, left.text
    changed = (replace(MANY[0], mobile="0639980099"), *MANY[1:])
    await imports.apply(await imports.deposit(SiecleSet(head=LATER, pupils=PUPILS + changed).zipped()))
    [line] = await listed(imports)
    assert line["state"] == "left"
