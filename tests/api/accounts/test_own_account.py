"""One's own account: sessions, preferences, password, what one may know of one's access."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.api.accounts.browsers import bearer, browser, give_password, read_sql, refresh, run_sql, signed_in
from tests.factories.people import PASSWORD, make_account, make_school

CPE = "cpe@demo.invalid"
FIREFOX = {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"}
BETTER = "quatre mots sans lien"


async def test_my_sessions_say_which_browser_and_which_is_here(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app) as here, browser(app) as there:
        there.headers.update(FIREFOX)
        await signed_in(there, CPE)
        headers = await signed_in(here, CPE)
        await refresh(here)
        listed = (await here.get("/api/v1/auth/sessions", headers=headers)).json()["items"]
    assert {(s["browser"], s["current"]) for s in listed} == {
        ("Navigateur inconnu", True),
        ("Firefox sur Windows", False),
    }


async def test_ending_one_session_ends_it_at_once_and_leaves_the_others(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app) as here, browser(app) as there:
        stolen = await signed_in(there, CPE)
        headers = await signed_in(here, CPE)
        sessions = (await here.get("/api/v1/auth/sessions", headers=headers)).json()["items"]
        other = next(s["id"] for s in sessions if not s["current"])
        ended = await here.delete(f"/api/v1/auth/sessions/{other}", headers=headers)
        assert ended.json() == {"ended": 1}
        assert (await there.get("/api/v1/me", headers=stolen)).status_code == 401
        assert (await refresh(there)).status_code == 401
        assert (await refresh(here)).status_code == 200
        again = await here.delete(f"/api/v1/auth/sessions/{other}", headers=bearer(await refresh(here)))
        assert again.status_code == 404


async def test_nobody_ends_the_session_of_another(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    await make_account(app_sessions, Role.HEAD, "chef@demo.invalid")
    async with browser(app) as mine, browser(app) as theirs:
        headers, foreign = await signed_in(mine, CPE), await signed_in(theirs, "chef@demo.invalid")
        session = (await theirs.get("/api/v1/auth/sessions", headers=foreign)).json()["items"][0]["id"]
        assert (await mine.delete(f"/api/v1/auth/sessions/{session}", headers=headers)).status_code == 404
        assert (await mine.delete(f"/api/v1/auth/sessions/{uuid4()}", headers=headers)).status_code == 404
        assert (await refresh(theirs)).status_code == 200


async def test_ending_all_sessions_ends_this_one_too(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app) as here, browser(app) as there:
        await signed_in(there, CPE)
        headers = await signed_in(here, CPE)
        assert (await here.delete("/api/v1/auth/sessions", headers=headers)).json() == {"ended": 2}
        assert (await refresh(here)).status_code == (await refresh(there)).status_code == 401
        assert (await here.get("/api/v1/me", headers=headers)).status_code == 401


async def test_preferences_start_plain_and_change_by_name(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    headers = await signed_in(http, CPE)
    plain = {"shortcuts": True, "density": "normal", "theme": "system", "mail": "daily"}
    assert (await http.get("/api/v1/me/preferences", headers=headers)).json() == plain
    changed = await http.patch("/api/v1/me/preferences", json={"shortcuts": False}, headers=headers)
    assert changed.json() == plain | {"shortcuts": False}
    changed = await http.patch("/api/v1/me/preferences", json={"theme": "dark", "mail": None}, headers=headers)
    assert changed.json() == plain | {"shortcuts": False, "theme": "dark"}


@pytest.mark.parametrize("body", [{"theme": "pink"}, {"role": "administrator"}, {"shortcuts": "parfois"}, []])
async def test_preferences_take_nothing_else(http: httpx.AsyncClient, app_sessions: Sessions, body: object) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    headers = await signed_in(http, CPE)
    assert (await http.patch("/api/v1/me/preferences", json=body, headers=headers)).status_code == 422


async def test_a_new_password_ends_every_other_session(
    app: FastAPI, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app) as here, browser(app) as there:
        stolen = await signed_in(there, CPE)
        headers = await signed_in(here, CPE)
        body = {"current_password": PASSWORD, "password": BETTER}
        changed = await here.post("/api/v1/auth/password", json=body, headers=headers)
        assert changed.json() == {"ended": 1}
        assert (await there.get("/api/v1/me", headers=stolen)).status_code == 401
        assert (await refresh(there)).status_code == 401
        assert (await refresh(here)).status_code == 200
        assert (await give_password(there, CPE)).status_code == 401
        assert (await give_password(there, CPE, BETTER)).status_code == 200
    acts = await read_sql(jobs_sessions, "SELECT 1 FROM journal WHERE operation = 'account:change_password'")
    assert len(acts) == 1


async def test_changing_the_password_asks_for_the_present_one_and_counts(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    headers = await signed_in(http, CPE)
    body = {"current_password": "faux", "password": BETTER}
    statuses = [(await http.post("/api/v1/auth/password", json=body, headers=headers)).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


@pytest.mark.parametrize("password", ["court", "motdepasse123", "aaaaaaaaaaaaaa", "Raccroche-demo-2026"])
async def test_a_weak_password_is_refused_by_its_rule(
    http: httpx.AsyncClient, app_sessions: Sessions, password: str
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    headers = await signed_in(http, CPE)
    body = {"current_password": PASSWORD, "password": password}
    refused = await http.post("/api/v1/auth/password", json=body, headers=headers)
    assert refused.status_code == 422
    assert refused.json()["type"] == "/problems/weak_password"
    assert refused.json()["errors"][0]["pointer"] == "/password"
    assert password not in refused.text


async def test_my_access_says_where_until_when_and_from_whom(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    school = await make_school(app_sessions)
    admin = await make_account(app_sessions, Role.ADMINISTRATOR, "admin@demo.invalid", name="Awa Diallo")
    cpe = await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE, school.id)
    await run_sql(
        app_sessions,
        "UPDATE accounts SET created_by = :by, valid_until = '2027-08-31' WHERE id = :id",
        by=admin.id,
        id=cpe.id,
    )
    access = (await http.get("/api/v1/me/access", headers=await signed_in(http, CPE))).json()
    assert access["perimeter"] == "LP Jacques-Prévert"
    assert access["given_by"] == "Awa Diallo"
    assert access["valid_until"] == "2027-08-31"
    assert access["second_factor_required"] is False


async def test_the_day_after_its_last_an_account_enters_no_more(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    """Even with a token of a minute ago."""
    account = await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    headers = await signed_in(http, CPE)
    await run_sql(app_sessions, "UPDATE accounts SET valid_until = '2026-11-23' WHERE id = :id", id=account.id)
    assert (await http.get("/api/v1/me", headers=headers)).status_code == 200
    await run_sql(app_sessions, "UPDATE accounts SET valid_until = '2026-11-22' WHERE id = :id", id=account.id)
    assert (await http.get("/api/v1/me", headers=headers)).status_code == 401
    assert (await refresh(http)).status_code == 401
    assert (await give_password(http, CPE)).status_code == 401
