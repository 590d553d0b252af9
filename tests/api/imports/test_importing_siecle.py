"""A SIECLE deposit: differences first, applied by hand, the same again changes nothing, undone within a week."""

import httpx
import pytest
from sqlalchemy import func, select, text
from sqlalchemy import table as sql_table

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import SchoolFixture, make_account, make_school
from tests.factories.siecle_files import UAI, SiecleSet
from tests.factories.signing_in import bearer


@pytest.fixture
async def school(app_sessions: Sessions) -> SchoolFixture:
    return await make_school(app_sessions, UAI)


@pytest.fixture
async def cpe(http: httpx.AsyncClient, app_sessions: Sessions, school: SchoolFixture) -> dict[str, str]:
    return await bearer(http, await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id))


async def deposit(
    http: httpx.AsyncClient, headers: dict[str, str], school: SchoolFixture, content: bytes, **query: str
) -> httpx.Response:
    return await http.post(
        "/api/v1/imports", params={"school_id": str(school.id), **query}, content=content, headers=headers
    )


async def advance(
    http: httpx.AsyncClient, headers: dict[str, str], answer: httpx.Response, **body: object
) -> httpx.Response:
    path = f"/api/v1/imports/{answer.json()['id']}/transitions"
    return await http.post(path, json=body, headers=headers | {"If-Match": answer.headers["etag"]})


async def test_a_deposit_shows_its_differences_and_applies_nothing(
    http: httpx.AsyncClient, school: SchoolFixture, cpe: dict[str, str]
) -> None:
    answer = await deposit(http, cpe, school, SiecleSet().zipped(), kind="siecle")
    assert answer.status_code == 201, answer.text
    plan = answer.json()
    assert plan["state"] == "planned"
    assert plan["counts"]["student"]["new"] > 0
    assert plan["counts"]["guardian"]["new"] > 0
    assert (await http.get("/api/v1/students", headers=cpe)).json()["items"] == []
    lines = (await http.get(f"/api/v1/imports/{plan['id']}/lines?subject=student&outcome=new", headers=cpe)).json()
    assert len(lines["items"]) == plan["counts"]["student"]["new"]


async def test_the_same_deposit_applied_twice_changes_nothing(
    http: httpx.AsyncClient, school: SchoolFixture, cpe: dict[str, str]
) -> None:
    first = await deposit(http, cpe, school, SiecleSet().zipped())
    applied = await advance(http, cpe, first, name="apply")
    assert applied.status_code == 200, applied.text
    assert applied.json()["state"] == "applied"
    students = (await http.get("/api/v1/students?limit=100", headers=cpe)).json()["items"]
    assert len(students) == first.json()["counts"]["student"]["new"]
    again = await deposit(http, cpe, school, SiecleSet().zipped())
    assert again.json()["change_count"] == 0, again.json()["counts"]
    reapplied = await advance(http, cpe, again, name="apply")
    assert reapplied.status_code == 200
    page = (await http.get(f"/api/v1/students/{students[0]['id']}", headers=cpe)).json()
    assert page["guardians"]


async def test_an_import_is_undone_to_the_last_row(
    http: httpx.AsyncClient, school: SchoolFixture, cpe: dict[str, str], jobs_sessions: Sessions
) -> None:
    applied = await advance(http, cpe, await deposit(http, cpe, school, SiecleSet().zipped()), name="apply")
    undone = await advance(http, cpe, applied, name="undo")
    assert undone.status_code == 200, undone.text
    async with jobs_sessions() as session:
        for table in (
            "students",
            "guardians",
            "enrolments",
            "school_students",
            "person_links",
            "student_name_parts",
            "student_ines",
            "school_codes",
        ):
            assert (await session.execute(select(func.count()).select_from(sql_table(table)))).scalar_one() == 0, table


async def test_another_schools_file_is_refused_by_name_and_leaves_nothing(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    other = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    headers = await bearer(http, await make_account(app_sessions, Role.HEAD, "chef@demo.invalid", other.id))
    answer = await deposit(http, headers, other, SiecleSet().zipped())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/wrong_school")
    assert UAI in answer.json()["detail"]
    async with jobs_sessions() as session:
        assert (await session.execute(text("SELECT count(*) FROM imports"))).scalar_one() == 0


async def test_a_file_for_a_school_outside_the_perimeter_finds_no_school(
    http: httpx.AsyncClient, app_sessions: Sessions, cpe: dict[str, str]
) -> None:
    other = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    assert (await deposit(http, cpe, other, SiecleSet().zipped())).status_code == 404


async def test_every_journal_row_of_an_application_names_its_pupil(
    http: httpx.AsyncClient, school: SchoolFixture, cpe: dict[str, str], jobs_sessions: Sessions
) -> None:
    first = await deposit(http, cpe, school, SiecleSet().zipped())
    await advance(http, cpe, first, name="apply")
    async with jobs_sessions() as session:
        rows = await session.execute(
            text("SELECT count(DISTINCT student_id) FROM journal WHERE operation = 'import:apply'")
        )
        assert rows.scalar_one() == first.json()["counts"]["student"]["new"]


async def test_the_history_says_who_brought_what(
    http: httpx.AsyncClient, school: SchoolFixture, cpe: dict[str, str]
) -> None:
    await advance(http, cpe, await deposit(http, cpe, school, SiecleSet().zipped()), name="apply")
    [line] = (await http.get("/api/v1/imports", headers=cpe)).json()["items"]
    assert (line["state"], line["created_by_name"]) == ("applied", "Nadia Lemoine")
    assert "les élèves" in line["kinds"]
