"""Classroom and vie scolaire computers: five minutes lock them, the password or another person takes over."""

from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.api.accounts.browsers import bearer, browser, give_password, refresh, set_clock, signed_in
from tests.factories.people import PASSWORD, make_account

AED, TEACHER, CPE = "aed@demo.invalid", "prof@demo.invalid", "cpe@demo.invalid"


async def _unlock(http: httpx.AsyncClient, password: str = PASSWORD) -> httpx.Response:
    return await http.post("/api/v1/auth/unlock", data={"password": password})


def _refresh_cookie(answer: httpx.Response) -> str:
    return next(c for c in answer.headers.get_list("set-cookie") if c.startswith("raccroche_refresh="))


@pytest.mark.parametrize(("role", "shared"), [(Role.TEACHER, True), (Role.SUPERVISOR, True), (Role.HEAD, False)])
async def test_a_shared_browser_forgets_when_it_closes(
    http: httpx.AsyncClient, app_sessions: Sessions, role: Role, shared: bool
) -> None:
    await make_account(app_sessions, role, AED)
    answer = await give_password(http, AED)
    cookie = _refresh_cookie(answer).lower()
    assert ("max-age" not in cookie) is shared
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/api/v1/auth" in cookie
    me = (await http.get("/api/v1/me", headers=bearer(answer))).json()
    assert me["locks_after_minutes"] == (5 if shared else None)
    assert answer.json()["expires_in"] == (300 if shared else 600)


async def test_the_cookie_is_secure_behind_a_public_address(app: FastAPI, app_sessions: Sessions) -> None:
    app.state.settings.__dict__["base_url"] = "https://raccroche.example"
    await make_account(app_sessions, Role.HEAD, CPE)
    async with browser(app) as http:
        cookies = (await give_password(http, CPE)).headers.get_list("set-cookie")
    assert len(cookies) == 2
    assert all("secure" in cookie.lower() for cookie in cookies)


async def test_a_shared_session_ends_after_twelve_hours(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_account(app_sessions, Role.TEACHER, TEACHER)
    await signed_in(http, TEACHER)
    for minutes in range(9, 12 * 60, 9):
        set_clock(monkeypatch, timedelta(minutes=minutes))
        assert (await refresh(http)).status_code == 200
    set_clock(monkeypatch, timedelta(hours=12, minutes=1))
    ended = await refresh(http)
    assert ended.json()["type"] == "/problems/session_ended"


async def test_a_computer_left_alone_asks_for_the_password(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server judges too: a page that forgot to lock itself renews nothing."""
    await make_account(app_sessions, Role.SUPERVISOR, AED)
    await signed_in(http, AED)
    set_clock(monkeypatch, timedelta(minutes=11))
    locked = await refresh(http)
    assert locked.status_code == 401
    assert locked.json()["type"] == "/problems/session_locked"
    assert (await _unlock(http, "faux")).status_code == 401
    resumed = await _unlock(http)
    assert resumed.status_code == 200
    assert (await refresh(http)).status_code == 200


async def test_one_can_lock_by_hand(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.SUPERVISOR, AED)
    await signed_in(http, AED)
    assert (await http.post("/api/v1/auth/lock")).status_code == 204
    assert (await refresh(http)).json()["type"] == "/problems/session_locked"
    assert (await _unlock(http)).json()["kind"] == "token"


async def test_five_wrong_passwords_end_the_session_and_not_the_account(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.SUPERVISOR, AED)
    await signed_in(http, AED)
    await http.post("/api/v1/auth/lock")
    for _ in range(5):
        assert (await _unlock(http, "faux")).json()["type"] == "/problems/wrong_credentials"
    assert (await _unlock(http)).json()["type"] == "/problems/session_ended"
    assert (await give_password(http, AED)).status_code == 200


async def test_the_next_person_signs_in_and_the_former_session_is_over(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.SUPERVISOR, AED)
    await make_account(app_sessions, Role.TEACHER, TEACHER, name="Paul Roux")
    former = (await give_password(http, AED)).cookies["raccroche_refresh"]
    await http.post("/api/v1/auth/lock")
    headers = await signed_in(http, TEACHER)
    assert (await http.get("/api/v1/me", headers=headers)).json()["name"] == "Paul Roux"
    http.cookies.clear()
    again = await http.post(
        "/api/v1/auth/unlock", data={"password": PASSWORD}, headers={"Cookie": f"raccroche_refresh={former}"}
    )
    assert again.json()["type"] == "/problems/session_ended"


async def test_a_computer_of_ones_own_is_not_locked_by_time(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    await signed_in(http, CPE)
    set_clock(monkeypatch, timedelta(hours=20))
    assert (await refresh(http)).status_code == 200


async def test_nobody_unlocks_without_a_session(http: httpx.AsyncClient) -> None:
    assert (await _unlock(http)).status_code == 401
    assert (await http.post("/api/v1/auth/lock")).status_code == 401
