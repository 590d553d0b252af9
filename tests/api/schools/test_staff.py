"""Who may be named in a school: its people whose account is open, without their addresses."""

from datetime import date

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import SchoolFixture, make_account, make_school
from tests.factories.signing_in import bearer


@pytest.fixture
async def school(app_sessions: Sessions) -> SchoolFixture:
    return await make_school(app_sessions)


@pytest.fixture
async def cpe(http: httpx.AsyncClient, app_sessions: Sessions, school: SchoolFixture) -> dict[str, str]:
    account = await make_account(
        app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id, name="Nadia Lemoine"
    )
    return await bearer(http, account)


async def test_the_people_of_a_school_are_listed_by_name_without_their_address(
    http: httpx.AsyncClient, app_sessions: Sessions, school: SchoolFixture, cpe: dict[str, str]
) -> None:
    await make_account(app_sessions, Role.TEACHER, "prof@demo.invalid", school.id, name="Karim Benali")
    answer = await http.get(f"/api/v1/schools/{school.id}/staff", headers=cpe)
    assert answer.status_code == 200, answer.text
    lines = answer.json()["items"]
    assert [(line["display_name"], line["role"]) for line in lines] == [
        ("Karim Benali", "teacher"), ("Nadia Lemoine", "education_adviser"),
    ]  # fmt: skip
    assert set(lines[0]) == {"id", "display_name", "role", "job_title"}


async def test_suspended_and_ended_accounts_are_not_offered(
    http: httpx.AsyncClient, app_sessions: Sessions, school: SchoolFixture, cpe: dict[str, str]
) -> None:
    suspended = await make_account(app_sessions, Role.TEACHER, "a@demo.invalid", school.id, name="Anne Suspendue")
    ended = await make_account(app_sessions, Role.TEACHER, "b@demo.invalid", school.id, name="Benoît Parti")
    async with app_sessions() as session, session.begin():
        await session.execute(text("UPDATE accounts SET disabled_at = now() WHERE id = :id"), {"id": suspended.id})
        await session.execute(
            text("UPDATE accounts SET valid_until = :day WHERE id = :id"), {"id": ended.id, "day": date(2026, 11, 1)}
        )
    answer = await http.get(f"/api/v1/schools/{school.id}/staff", headers=cpe)
    assert [line["display_name"] for line in answer.json()["items"]] == ["Nadia Lemoine"]


async def test_the_people_of_another_school_are_not_there(
    http: httpx.AsyncClient, app_sessions: Sessions, cpe: dict[str, str]
) -> None:
    other = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    await make_account(app_sessions, Role.TEACHER, "prof@demo.invalid", other.id)
    assert (await http.get(f"/api/v1/schools/{other.id}/staff", headers=cpe)).status_code == 404


async def test_the_list_goes_on_past_its_cursor(
    http: httpx.AsyncClient, app_sessions: Sessions, school: SchoolFixture, cpe: dict[str, str]
) -> None:
    await make_account(app_sessions, Role.TEACHER, "prof@demo.invalid", school.id, name="Karim Benali")
    first = (await http.get(f"/api/v1/schools/{school.id}/staff?limit=1", headers=cpe)).json()
    rest = await http.get(f"/api/v1/schools/{school.id}/staff?limit=1&cursor={first['next_cursor']}", headers=cpe)
    assert [line["display_name"] for line in rest.json()["items"]] == ["Nadia Lemoine"]
