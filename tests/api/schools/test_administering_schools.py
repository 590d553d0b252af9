"""Schools are added by an administrator and set by their own people."""

import httpx
import pytest

from domain.access.permissions import Role
from domain.schools.uai import key_letter
from persistence.database import Sessions
from tests.factories.people import make_account, make_school
from tests.factories.signing_in import bearer
from tests.factories.students import make_class


@pytest.fixture
async def administrator(http: httpx.AsyncClient, app_sessions: Sessions) -> dict[str, str]:
    return await bearer(http, await make_account(app_sessions, Role.ADMINISTRATOR, "admin@demo.invalid"))


async def test_a_school_takes_its_zone_and_clock_from_its_uai(
    http: httpx.AsyncClient, administrator: dict[str, str]
) -> None:
    body = {"uai": "9740001" + key_letter("9740001"), "name": "Collège des Filaos", "kind": "college"}
    answer = await http.post("/api/v1/schools", json=body, headers=administrator)
    assert answer.status_code == 201, answer.text
    assert answer.json()["time_zone"] == "Indian/Reunion"
    assert answer.json()["zone"] == "local"


async def test_a_wrong_key_names_the_letter_expected(http: httpx.AsyncClient, administrator: dict[str, str]) -> None:
    answer = await http.post(
        "/api/v1/schools", json={"uai": "0123456B", "name": "Collège", "kind": "college"}, headers=administrator
    )
    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/wrong_uai_key"
    assert "S" in answer.json()["detail"]


async def test_the_same_uai_twice_is_a_named_conflict(
    http: httpx.AsyncClient, app_sessions: Sessions, administrator: dict[str, str]
) -> None:
    school = await make_school(app_sessions)
    answer = await http.post(
        "/api/v1/schools", json={"uai": school.uai, "name": "LP", "kind": "lycee_professionnel"}, headers=administrator
    )
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/school_exists")


async def test_a_cpe_sets_the_weeks_of_their_school_and_nobody_elses(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    here, there = (
        await make_school(app_sessions),
        await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne"),
    )
    headers = await bearer(http, await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", here.id))
    read = await http.get(f"/api/v1/schools/{here.id}/calendar", headers=headers)
    assert len(read.json()["openings"]) == 9
    assert any("Toussaint" in holiday["label"] for holiday in read.json()["holidays"])
    body = {key: read.json()[key] for key in ("openings", "periods")} | {
        "closures": [{"starts_on": "2026-12-04", "ends_on": "2026-12-04", "label": "journée pédagogique"}]
    }
    assert (await http.put(f"/api/v1/schools/{here.id}/calendar", json=body, headers=headers)).status_code == 428
    stale = await http.put(f"/api/v1/schools/{here.id}/calendar", json=body, headers=headers | {"If-Match": '"7"'})
    assert stale.status_code == 412
    done = await http.put(
        f"/api/v1/schools/{here.id}/calendar", json=body, headers=headers | {"If-Match": read.headers["etag"]}
    )
    assert done.status_code == 200, done.text
    assert done.json()["closures"][0]["label"] == "journée pédagogique"
    foreign = await http.put(f"/api/v1/schools/{there.id}/calendar", json=body, headers=headers | {"If-Match": '"1"'})
    assert foreign.status_code == 404


async def test_a_setting_never_applies_backwards(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    school = await make_school(app_sessions)
    headers = await bearer(http, await make_account(app_sessions, Role.HEAD, "chef@demo.invalid", school.id))
    body = {
        "from_day": "2026-09-01", "midday_split": "12:30", "minimum_overlap_minutes": 1, "overflow_tolerance_minutes": 105,
        "lesson_slack_minutes": 5, "threshold_count": "complete", "window": "both", "invitations_before_referral": 2,
    }  # fmt: skip
    refused = await http.post(f"/api/v1/schools/{school.id}/settings", json=body, headers=headers | {"If-Match": '"1"'})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/from_day")
    accepted = await http.post(
        f"/api/v1/schools/{school.id}/settings",
        json=body | {"from_day": "2026-12-01"},
        headers=headers | {"If-Match": '"1"'},
    )
    assert accepted.status_code == 201, accepted.text
    assert accepted.json()["items"][0]["overflow_tolerance_minutes"] == 105


async def test_a_class_on_placement_is_set_by_its_own_school(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    school = await make_school(app_sessions)
    class_id = await make_class(jobs_sessions, school.id)
    headers = await bearer(
        http, await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id)
    )
    body = {"items": [{"starts_on": "2026-11-16", "ends_on": "2026-11-27", "label": "PFMP 1"}]}
    path = f"/api/v1/schools/{school.id}/classes/{class_id}/placements"
    assert (await http.put(path, json=body, headers=headers)).status_code == 200
    assert (await http.get(path, headers=headers)).json()["items"][0]["ends_on"] == "2026-11-27"
