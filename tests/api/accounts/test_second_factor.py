"""One-time codes: who must use one, each code once, rescue codes once, reset by an administrator."""

import asyncio
from datetime import timedelta
from xml.etree import ElementTree as ET

import httpx
import pytest
from fastapi import FastAPI

from domain.access.permissions import SECOND_FACTOR_ROLES, Role
from persistence.database import Sessions
from tests.api.accounts.browsers import (
    bearer,
    browser,
    code_at,
    give_code,
    give_password,
    run_sql,
    set_clock,
    signed_in,
)
from tests.conftest import NOW
from tests.factories.people import PASSWORD, make_account, make_unit

DPO = "dpo@ac-test.invalid"
LATER = timedelta(minutes=5)


async def _enrolled(http: httpx.AsyncClient, email: str = DPO) -> tuple[str, list[str]]:
    """Sign in for the first time and set the second factor up: its secret and rescue codes."""
    first = (await give_password(http, email)).json()
    assert first["kind"] == "second_factor_enrolment", first
    begun = await http.post("/api/v1/auth/second-factor", json={"challenge": first["challenge"]})
    assert begun.status_code == 200, begun.text
    secret = begun.json()["secret"]
    done = await http.post(
        "/api/v1/auth/second-factor/confirmation",
        json={"challenge": first["challenge"], "code": code_at(secret, NOW)},
    )
    assert done.status_code == 200, done.text
    return secret, done.json()["rescue_codes"]


async def test_these_functions_get_no_token_by_password_alone(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    for role in SECOND_FACTOR_ROLES:
        await make_account(app_sessions, role, f"{role}@ac-test.invalid")
        answer = await give_password(http, f"{role}@ac-test.invalid")
        assert answer.json()["kind"] == "second_factor_enrolment", role
        assert "access_token" not in answer.json()
        assert "raccroche_refresh" not in answer.cookies


async def test_schools_sign_in_without_one(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    for role in (Role.TEACHER, Role.SUPERVISOR, Role.EDUCATION_ADVISER, Role.HEAD):
        await make_account(app_sessions, role, f"{role}@ac-test.invalid")
        assert (await give_password(http, f"{role}@ac-test.invalid")).json()["kind"] == "token", role


async def test_demo_accounts_go_without_until_they_enrol(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.DPO, "dpo@demo.invalid")
    headers = await signed_in(http, "dpo@demo.invalid")
    begun = await http.post("/api/v1/me/second-factor", json={"current_password": PASSWORD}, headers=headers)
    code = {"code": code_at(begun.json()["secret"], NOW)}
    assert (await http.post("/api/v1/me/second-factor/confirmation", json=code, headers=headers)).status_code == 200
    assert (await give_password(http, "dpo@demo.invalid")).json()["kind"] == "second_factor_required"


async def test_outside_demo_mode_a_demo_address_is_like_any_other(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    app.state.settings.demo = False
    await make_account(app_sessions, Role.DPO, "dpo@demo.invalid")
    assert (await give_password(http, "dpo@demo.invalid")).json()["kind"] == "second_factor_enrolment"


async def test_the_first_sign_in_enrols_and_the_next_asks_for_a_code(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    secret, codes = await _enrolled(http)
    assert len(set(codes)) == 10
    moment = set_clock(monkeypatch, LATER)
    asked = (await give_password(http, DPO)).json()
    assert asked["kind"] == "second_factor_required"
    answer = await give_code(http, asked["challenge"], code_at(secret, moment))
    assert answer.json()["kind"] == "token"
    assert (await http.get("/api/v1/me", headers=bearer(answer))).status_code == 200


async def test_the_picture_is_well_formed_and_the_address_standard(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    first = (await give_password(http, DPO)).json()
    begun = (await http.post("/api/v1/auth/second-factor", json={"challenge": first["challenge"]})).json()
    assert ET.fromstring(begun["qr_svg"]).tag.endswith("svg")  # noqa: S314 - made by ourselves
    assert begun["otpauth_uri"] == (
        f"otpauth://totp/Raccroche:dpo%40ac-test.invalid?secret={begun['secret']}&issuer=Raccroche"
    )


async def test_a_code_works_once(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever read it over a shoulder comes too late, even within its thirty seconds."""
    await make_account(app_sessions, Role.DPO, DPO)
    secret, _ = await _enrolled(http)
    code = code_at(secret, set_clock(monkeypatch, LATER))
    async with browser(app) as mine, browser(app) as theirs:
        first, second = (await give_password(mine, DPO)).json(), (await give_password(theirs, DPO)).json()
        assert (await give_code(mine, first["challenge"], code)).status_code == 200
        replayed = await give_code(theirs, second["challenge"], code)
    assert replayed.status_code == 401
    assert replayed.json()["type"] == "/problems/wrong_code"


async def test_of_simultaneous_uses_of_one_code_one_wins(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    secret, _ = await _enrolled(http)
    code = code_at(secret, set_clock(monkeypatch, LATER))
    challenges = [(await give_password(http, DPO)).json()["challenge"] for _ in range(5)]
    answers = await asyncio.gather(*(give_code(http, challenge, code) for challenge in challenges))
    assert sorted(a.status_code for a in answers) == [200, 401, 401, 401, 401]


async def test_the_enrolment_code_itself_is_spent(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    secret, _ = await _enrolled(http)
    asked = (await give_password(http, DPO)).json()
    assert (await give_code(http, asked["challenge"], code_at(secret, NOW))).status_code == 401


async def test_a_telephone_half_a_minute_off_is_right_and_two_minutes_is_not(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    secret, _ = await _enrolled(http)
    moment = set_clock(monkeypatch, LATER)
    asked = (await give_password(http, DPO)).json()["challenge"]
    assert (await give_code(http, asked, code_at(secret, moment - timedelta(minutes=2)))).status_code == 401
    assert (await give_code(http, asked, code_at(secret, moment + timedelta(minutes=2)))).status_code == 401
    assert (await give_code(http, asked, code_at(secret, moment - timedelta(seconds=30)))).status_code == 200


async def test_what_is_no_code_is_refused(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    await _enrolled(http)
    asked = (await give_password(http, DPO)).json()["challenge"]
    for code in ("", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "-12345", "12 34"):
        assert (await give_code(http, asked, code)).status_code == 401, code


async def test_guessing_codes_ends_after_eight(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new challenge for the same account does not start the count again."""
    await make_account(app_sessions, Role.DPO, DPO)
    await _enrolled(http)
    set_clock(monkeypatch, LATER)
    statuses = []
    for _ in range(10):
        asked = (await give_password(http, DPO)).json()["challenge"]
        statuses.append((await give_code(http, asked, "000000")).status_code)
    assert statuses == [401] * 8 + [429] * 2


async def test_a_challenge_lasts_five_minutes_and_serves_once(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    secret, codes = await _enrolled(http)
    set_clock(monkeypatch, LATER)
    asked = (await give_password(http, DPO)).json()["challenge"]
    moment = set_clock(monkeypatch, LATER + timedelta(minutes=6))
    late = await give_code(http, asked, code_at(secret, moment))
    assert late.json()["type"] == "/problems/challenge_ended"
    asked = (await give_password(http, DPO)).json()["challenge"]
    assert (await give_code(http, asked, code_at(secret, moment))).status_code == 200
    assert (await give_code(http, asked, codes[0])).status_code == 401


async def test_an_enrolment_challenge_is_no_way_around_the_code(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    await _enrolled(http)
    asked = (await give_password(http, DPO)).json()["challenge"]
    begun = await http.post("/api/v1/auth/second-factor", json={"challenge": asked})
    assert begun.status_code == 401


async def test_each_rescue_code_works_once(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    _, codes = await _enrolled(http)
    set_clock(monkeypatch, LATER)
    asked = (await give_password(http, DPO)).json()["challenge"]
    typed = codes[3].lower().replace("-", " ")  # as people copy from paper
    answer = await give_code(http, asked, typed)
    assert answer.status_code == 200, answer.text
    access = await http.get("/api/v1/me/access", headers=bearer(answer))
    assert access.json()["rescue_codes_left"] == 9
    asked = (await give_password(http, DPO)).json()["challenge"]
    assert (await give_code(http, asked, codes[3])).status_code == 401


async def test_secrets_and_rescue_codes_are_not_kept_as_shown(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.DPO, DPO)
    _, codes = await _enrolled(http)
    async with app_sessions() as session, session.begin():
        connection = await session.connection()
        stored = (await connection.exec_driver_sql("SELECT rescue_codes FROM accounts")).scalar_one()
    assert len(stored) == 10
    assert not set(codes) & set(stored)


async def test_an_administrator_resets_a_lost_telephone(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    dsden = await make_unit(app_sessions, "dsden", "DSDEN 999")
    dpo = await make_account(app_sessions, Role.DPO, DPO, dsden)
    await make_account(app_sessions, Role.ADMINISTRATOR, "admin@demo.invalid", dsden)
    await _enrolled(http)
    async with browser(app) as admin:
        headers = await signed_in(admin, "admin@demo.invalid")
        shown = await admin.get(f"/api/v1/accounts/{dpo.id}", headers=headers)
        assert shown.json()["has_second_factor"] is True
        reset = await admin.post(
            f"/api/v1/accounts/{dpo.id}/transitions",
            json={"transition": "reset_second_factor"},
            headers=headers | {"If-Match": shown.headers["etag"]},
        )
        assert reset.status_code == 200, reset.text
    assert (await give_password(http, DPO)).json()["kind"] == "second_factor_enrolment"


async def test_a_page_left_open_cannot_change_the_second_factor(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.HEAD, "chef@demo.invalid")
    headers = await signed_in(http, "chef@demo.invalid")
    begun = await http.post("/api/v1/me/second-factor", json={"current_password": "autre chose"}, headers=headers)
    assert begun.status_code == 422
    assert begun.json()["errors"][0]["pointer"] == "/current_password"


async def test_a_suspended_account_cannot_finish(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    account = await make_account(app_sessions, Role.DPO, DPO)
    secret, _ = await _enrolled(http)
    asked = (await give_password(http, DPO)).json()["challenge"]
    await run_sql(app_sessions, "UPDATE accounts SET disabled_at = now() WHERE id = :id", id=account.id)
    assert (await give_code(http, asked, code_at(secret, NOW + timedelta(seconds=30)))).status_code == 401
