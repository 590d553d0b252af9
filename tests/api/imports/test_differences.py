"""What a second file changes: field by field, gone, missing, look-alikes, and the suspension of an unusual loss."""

from dataclasses import replace
from datetime import date, datetime

import httpx
import pytest
from sqlalchemy import text

from api.demo.files.records import PupilRecord
from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import SchoolFixture, make_account, make_school
from tests.factories.siecle_files import HEAD, PUPILS, UAI, SiecleSet
from tests.factories.signing_in import bearer

MANY = tuple(
    PupilRecord(
        1000 + n,
        f"NOM{n:02d}",
        "Camille",
        date(2012, 1, 1 + n % 28),
        mef="10310019110",
        entered_on=date(2026, 9, 1),
        division="3A",
    )
    for n in range(30)
)
LATER = replace(HEAD, exported_at=datetime.fromisoformat("2026-11-24T07:40"))


@pytest.fixture
async def school(app_sessions: Sessions) -> SchoolFixture:
    return await make_school(app_sessions, UAI)


@pytest.fixture
async def head(http: httpx.AsyncClient, app_sessions: Sessions, school: SchoolFixture) -> dict[str, str]:
    return await bearer(http, await make_account(app_sessions, Role.HEAD, "chef@demo.invalid", school.id))


class Imports:
    """The import pages of one school, as its head uses them."""

    def __init__(self, http: httpx.AsyncClient, headers: dict[str, str], school: SchoolFixture) -> None:
        self.http, self.headers, self.school = http, headers, school

    async def deposit(self, content: bytes) -> httpx.Response:
        return await self.http.post(
            "/api/v1/imports", params={"school_id": str(self.school.id)}, content=content, headers=self.headers
        )

    async def apply(self, plan: httpx.Response, **body: object) -> httpx.Response:
        path = f"/api/v1/imports/{plan.json()['id']}/transitions"
        return await self.http.post(
            path, json={"name": "apply"} | body, headers=self.headers | {"If-Match": plan.headers["etag"]}
        )

    async def lines(self, plan: httpx.Response, outcome: str) -> list[dict]:
        path = f"/api/v1/imports/{plan.json()['id']}/lines?subject=student&outcome={outcome}"
        return (await self.http.get(path, headers=self.headers)).json()["items"]


@pytest.fixture
async def imports(http: httpx.AsyncClient, head: dict[str, str], school: SchoolFixture) -> Imports:
    ours = Imports(http, head, school)
    applied = await ours.apply(await ours.deposit(SiecleSet(pupils=PUPILS + MANY).zipped()))
    assert applied.json()["state"] == "applied", applied.text
    return ours


async def test_a_change_is_shown_field_by_field(imports: Imports) -> None:
    moved = (replace(PUPILS[0], division="3B", mobile="0639980099"), *PUPILS[1:], *MANY)
    plan = await imports.deposit(SiecleSet(head=LATER, pupils=moved).zipped())
    assert plan.json()["counts"]["student"]["changed"] == 1
    [line] = await imports.lines(plan, "changed")
    by_field = {change["label"]: (change["before"], change["after"]) for change in line["changes"]}
    assert by_field["Classe"] == ("3A", "3B")
    assert by_field["Téléphone"][1] == "•••• 99"
    assert (await imports.apply(plan)).status_code == 200


async def test_a_pupil_who_left_is_gone_and_keeps_their_reason(imports: Imports) -> None:
    left = (replace(PUPILS[0], left_on=date(2026, 11, 20), leaving_reason="10"), *PUPILS[1:], *MANY)
    plan = await imports.deposit(SiecleSet(head=LATER, pupils=left).zipped())
    assert plan.json()["counts"]["student"]["gone"] == 1
    await imports.apply(plan)
    gone = (await imports.http.get("/api/v1/students?status=left", headers=imports.headers)).json()["items"]
    assert "2026-11-20" in {line["left_on"] for line in gone}


async def test_a_pupil_missing_from_the_file_is_marked_and_never_deleted(imports: Imports) -> None:
    plan = await imports.deposit(SiecleSet(head=LATER, pupils=PUPILS + MANY[1:]).zipped())
    assert plan.json()["counts"]["student"]["missing"] == 1
    await imports.apply(plan)
    missing = (await imports.http.get("/api/v1/students?status=missing", headers=imports.headers)).json()["items"]
    assert [line["family_name"] for line in missing] == ["NOM00"]
    back = await imports.deposit(
        SiecleSet(
            head=replace(LATER, exported_at=datetime.fromisoformat("2026-11-25T07:40")), pupils=PUPILS + MANY
        ).zipped()
    )
    await imports.apply(back)
    assert (await imports.http.get("/api/v1/students?status=missing", headers=imports.headers)).json()["items"] == []


async def test_more_than_a_tenth_gone_waits_for_the_heads_motive(imports: Imports, app_sessions: Sessions) -> None:
    plan = await imports.deposit(SiecleSet(head=LATER, pupils=PUPILS + MANY[10:]).zipped())
    assert plan.json()["state"] == "blocked"
    assert "élèves sur" in plan.json()["problem"]["detail"]
    refused = await imports.apply(plan)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/motive_needed")
    adviser = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", imports.school.id)
    cpe = Imports(imports.http, await bearer(imports.http, adviser), imports.school)
    assert (await cpe.apply(plan, motive="Fermeture d'une division")).status_code == 403
    accepted = await imports.apply(plan, motive="Fermeture d'une division")
    assert (accepted.status_code, accepted.json()["motive"]) == (200, "Fermeture d'une division")


async def test_an_older_file_than_the_last_is_refused(imports: Imports) -> None:
    older = replace(HEAD, exported_at=datetime.fromisoformat("2026-11-01T07:40"))
    answer = await imports.deposit(SiecleSet(head=older, pupils=PUPILS + MANY).zipped())
    assert answer.json()["type"] == "/problems/older_than_last"
    assert "01/11/2026" in answer.json()["detail"]


async def test_a_look_alike_waits_for_a_human(imports: Imports, jobs_sessions: Sessions) -> None:
    twin = replace(MANY[0], eleve_id=2000, last_name="NOM-00")
    plan = await imports.deposit(SiecleSet(head=LATER, pupils=PUPILS + MANY[1:] + (twin,)).zipped())
    counts = plan.json()["counts"]["student"]
    assert counts["look_alike"] + counts["changed"] >= 1, counts
    for line in await imports.lines(plan, "look_alike"):
        path = f"/api/v1/imports/{plan.json()['id']}/lines/{line['id']}/decision"
        assert (await imports.http.put(path, json={"decision": "same"}, headers=imports.headers)).status_code == 200
    assert (await imports.apply(plan)).status_code == 200
    async with jobs_sessions() as session:
        count = await session.execute(
            text("SELECT count(*) FROM students WHERE birth_date = '2012-01-01' AND first_name = 'Camille'")
        )
        assert count.scalar_one() == 2  # NOM00 and NOM28 were born the same day; nobody was doubled


async def test_an_import_that_was_built_upon_is_not_undone(imports: Imports, jobs_sessions: Sessions) -> None:
    moved = (replace(PUPILS[0], division="3B"), *PUPILS[1:], *MANY)
    applied = await imports.apply(await imports.deposit(SiecleSet(head=LATER, pupils=moved).zipped()))
    async with jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE students SET email = 'neuf@example.invalid' WHERE family_name = 'LEBŒUF'"))
    path = f"/api/v1/imports/{applied.json()['id']}/transitions"
    undone = await imports.http.post(
        path, json={"name": "undo"}, headers=imports.headers | {"If-Match": applied.headers["etag"]}
    )
    assert (undone.status_code, undone.json()["type"]) == (409, "/problems/import_built_upon")


async def test_a_changed_field_returns_to_what_it_was(imports: Imports) -> None:
    moved = (replace(PUPILS[0], division="3B"), *PUPILS[1:], *MANY)
    applied = await imports.apply(await imports.deposit(SiecleSet(head=LATER, pupils=moved).zipped()))
    path = f"/api/v1/imports/{applied.json()['id']}/transitions"
    undone = await imports.http.post(
        path, json={"name": "undo"}, headers=imports.headers | {"If-Match": applied.headers["etag"]}
    )
    assert undone.status_code == 200, undone.text
    found = await imports.http.post("/api/v1/students/search", json={"q": "leboeuf"}, headers=imports.headers)
    assert found.json()["items"][0]["class_name"] == "TROISIÈME A"
    same = await imports.deposit(SiecleSet(pupils=PUPILS + MANY).zipped())
    assert same.json()["change_count"] == 0, same.json()


async def test_a_look_alike_of_a_pupil_who_has_a_line_of_their_own_is_not_written_twice(imports: Imports) -> None:
    double = replace(MANY[0], eleve_id=2001, last_name="NOM 00")
    plan = await imports.deposit(SiecleSet(head=LATER, pupils=(*PUPILS, *MANY, double)).zipped())
    [line] = await imports.lines(plan, "look_alike")
    assert line["candidate"].startswith("NOM00 Camille")
    path = f"/api/v1/imports/{plan.json()['id']}/lines/{line['id']}/decision"
    await imports.http.put(path, json={"decision": "same"}, headers=imports.headers)
    assert (await imports.apply(plan)).status_code == 200
    found = await imports.http.post("/api/v1/students/search", json={"q": "nom00"}, headers=imports.headers)
    assert len(found.json()["items"]) == 1
