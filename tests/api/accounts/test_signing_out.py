"""Signing out ends this browser's session; new rescue codes make the former ones void."""

import httpx
import pytest

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.api.accounts.browsers import bearer, give_code, give_password, refresh, set_clock
from tests.api.accounts.test_second_factor import DPO, LATER, _enrolled
from tests.factories.people import PASSWORD, make_account


async def test_signing_out_ends_the_session_of_this_browser(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid")
    await give_password(http, "cpe@demo.invalid")
    kept = dict(http.cookies)
    assert kept
    out = await http.post("/api/v1/auth/logout")
    assert out.status_code == 204
    assert "raccroche_refresh" not in http.cookies
    http.cookies.update(kept)
    assert (await refresh(http)).status_code == 401


async def test_signing_out_twice_is_no_trouble(http: httpx.AsyncClient) -> None:
    assert (await http.post("/api/v1/auth/logout")).status_code == 204


async def test_new_rescue_codes_make_the_former_ones_void(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    _, former = await _enrolled(http)
    set_clock(monkeypatch, LATER)
    asked = (await give_password(http, DPO)).json()["challenge"]
    headers = bearer(await give_code(http, asked, former[0]))
    path = "/api/v1/me/second-factor/rescue-codes"
    wrong = await http.post(path, json={"current_password": "faux"}, headers=headers)
    assert wrong.status_code in {401, 403, 422}
    renewed = await http.post(path, json={"current_password": PASSWORD}, headers=headers)
    assert renewed.status_code == 200, renewed.text
    codes = renewed.json()["rescue_codes"]
    assert (len(codes), set(codes) & set(former)) == (10, set())
    for code, status in ((former[1], 401), (codes[0], 200)):
        asked = (await give_password(http, DPO)).json()["challenge"]
        assert (await give_code(http, asked, code)).status_code == status
