"""An école's files: pupils, then the adults who answer for them; personalised headers are explained once."""

from datetime import date

import httpx
import pytest

from api.demo.files.onde_writer import write_onde_guardians, write_onde_pupils
from api.demo.files.records import OndeChild, OndeGuardian, OndePupil
from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import SchoolFixture, make_account, make_school
from tests.factories.signing_in import bearer

LUCAS = OndePupil("MOREL", "Lucas", date(2016, 5, 20), "CM1 A", "C1", level="CM1", ine="123456789AB")
ZOE = OndePupil("MOREL", "Zoé", date(2018, 2, 1), "CP", "C2", level="CP")
JULIE = OndeGuardian(
    "MOREL", "Julie", (OndeChild("MOREL", "Lucas", "CM1 A"), OndeChild("MOREL", "Zoé", "CP")), "MME", "",
    "3 rue des Tilleuls", "99900", "VAL-FICTIF", "julie@example.invalid",
)  # fmt: skip
PERSONAL = "Patronyme;Petit nom;Date naissance;Groupe\r\nMOREL;Lucas;20/05/2016;CM1 A\r\n"


@pytest.fixture
async def school(app_sessions: Sessions) -> SchoolFixture:
    return await make_school(app_sessions, "9990001X", "primary_school", "École Les Tilleuls")


@pytest.fixture
async def head(http: httpx.AsyncClient, app_sessions: Sessions, school: SchoolFixture) -> dict[str, str]:
    return await bearer(http, await make_account(app_sessions, Role.HEAD, "directrice@demo.invalid", school.id))


async def _deposit(
    http: httpx.AsyncClient, head: dict[str, str], school: SchoolFixture, content: bytes, kind: str = "onde"
) -> httpx.Response:
    query = {"school_id": str(school.id), "kind": kind}
    return await http.post("/api/v1/imports", params=query, content=content, headers=head)


async def _advance(http: httpx.AsyncClient, head: dict[str, str], plan: httpx.Response, body: dict) -> httpx.Response:
    path = f"/api/v1/imports/{plan.json()['id']}/transitions"
    return await http.post(path, json=body, headers=head | {"If-Match": plan.headers["etag"]})


async def test_pupils_then_their_adults_come_in_by_name_and_class(
    http: httpx.AsyncClient, school: SchoolFixture, head: dict[str, str]
) -> None:
    pupils = await _deposit(http, head, school, write_onde_pupils([LUCAS, ZOE]))
    assert pupils.status_code == 201, pupils.text
    assert pupils.json()["counts"]["student"]["new"] == 2
    await _advance(http, head, pupils, {"name": "apply"})
    adults = await _deposit(http, head, school, write_onde_guardians([JULIE]))
    assert adults.json()["counts"]["guardian"]["new"] == 2, adults.text
    await _advance(http, head, adults, {"name": "apply"})
    for line in (await http.get("/api/v1/students", headers=head)).json()["items"]:
        page = (await http.get(f"/api/v1/students/{line['id']}", headers=head)).json()
        assert [(g["first_name"], g["has_address"]) for g in page["guardians"]] == [("Julie", True)]
    again = await _deposit(http, head, school, write_onde_pupils([LUCAS, ZOE]))
    assert again.json()["change_count"] == 0


async def test_a_child_whom_the_school_does_not_have_is_refused_with_the_remedy(
    http: httpx.AsyncClient, school: SchoolFixture, head: dict[str, str]
) -> None:
    plan = await _deposit(http, head, school, write_onde_guardians([JULIE]))
    assert plan.json()["counts"]["guardian"]["refused"] == 2
    lines = await http.get(f"/api/v1/imports/{plan.json()['id']}/lines?outcome=refused", headers=head)
    assert "Importez d'abord les élèves" in lines.json()["items"][0]["refusal"]["sentence"]


async def test_personalised_headers_are_explained_once_and_remembered(
    http: httpx.AsyncClient, school: SchoolFixture, head: dict[str, str]
) -> None:
    asked = await _deposit(http, head, school, PERSONAL.encode(), "onde_students")
    assert asked.json()["state"] == "mapping", asked.text
    headers = {header["header"]: header["samples"] for header in asked.json()["mapping_needed"]["headers"]}
    assert headers["Petit nom"] == ["Lucas"]
    mapping = {
        "last_name": "Patronyme",
        "first_name": "Petit nom",
        "birth_date": "Date naissance",
        "class_label": "Groupe",
    }
    planned = await _advance(http, head, asked, {"name": "map_columns", "mapping": mapping})
    assert planned.status_code == 200, planned.text
    assert (planned.json()["state"], planned.json()["counts"]["student"]["new"]) == ("planned", 1)
    known = await _deposit(http, head, school, PERSONAL.encode(), "onde_students")
    assert known.json()["state"] == "planned", known.text


async def test_a_file_of_another_software_is_named(
    http: httpx.AsyncClient, school: SchoolFixture, head: dict[str, str]
) -> None:
    answer = await _deposit(http, head, school, write_onde_pupils([LUCAS]), "siecle")
    assert answer.json()["type"] == "/problems/wrong_file_kind"
    assert "les élèves de l'école" in answer.json()["detail"]
