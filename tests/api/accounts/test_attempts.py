"""Limits of attempts: they stop a guesser, tell nothing, and cannot be turned against the owner."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from api.security.attempts import PER_ADDRESS, PER_KNOWN_DEVICE, PER_NETWORK
from api.security.visitor import network_of
from domain.access.permissions import Role
from persistence.database import Sessions
from tests.api.accounts.browsers import browser, give_password, read_sql, run_sql, set_clock
from tests.factories.people import make_account

CPE = "cpe@demo.invalid"


async def _fail(http: httpx.AsyncClient, email: str, times: int) -> list[int]:
    return [(await give_password(http, email, "faux")).status_code for _ in range(times)]


async def test_the_eleventh_wrong_password_in_a_quarter_hour_waits(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    assert await _fail(http, CPE, PER_ADDRESS.attempts) == [401] * PER_ADDRESS.attempts
    set_clock(monkeypatch, timedelta(minutes=3))
    locked = await give_password(http, CPE)
    assert locked.status_code == 429
    assert locked.headers["retry-after"] == "720"
    assert locked.json()["type"] == "/problems/too_many_attempts"
    assert (
        locked.json()["detail"]
        == "Trop d'essais. Réessayez dans 12\u00a0minutes, ou utilisez un autre appareil déjà connecté."
    )
    set_clock(monkeypatch, timedelta(minutes=16))
    assert (await give_password(http, CPE)).status_code == 200


async def test_an_address_without_an_account_locks_with_the_same_words(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    answers = {}
    for email in (CPE, "personne@demo.invalid"):
        await _fail(http, email, PER_ADDRESS.attempts)
        locked = await give_password(http, email, "faux")
        headers = {k: v for k, v in locked.headers.items() if k != "x-request-id"}
        answers[email] = (locked.status_code, locked.json(), headers)
    assert answers[CPE] == answers["personne@demo.invalid"]


async def test_the_owner_elsewhere_never_notices_an_attack(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app, "203.0.113.9") as attacker, browser(app, "192.0.2.10") as owner:
        assert (await _fail(attacker, CPE, 15))[-1] == 429
        assert (await give_password(owner, CPE)).status_code == 200


async def test_a_known_browser_in_the_attackers_own_network_stays_open(app: FastAPI, app_sessions: Sessions) -> None:
    """A pupil locks the CPE's address from the school's network: the CPE's own computer still signs in."""
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app) as cpe, browser(app) as pupil, browser(app) as new_computer:
        assert (await give_password(cpe, CPE)).status_code == 200
        assert (await _fail(pupil, CPE, 15))[-1] == 429
        assert (await give_password(new_computer, CPE)).status_code == 429
        assert (await give_password(cpe, CPE)).status_code == 200


async def test_a_known_browser_has_a_limit_of_its_own(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app) as shared:
        assert (await give_password(shared, CPE)).status_code == 200
        assert (await _fail(shared, CPE, PER_KNOWN_DEVICE.attempts + 1))[-1] == 429
        assert (await give_password(shared, CPE)).status_code == 429


async def test_a_browser_known_to_one_person_is_not_known_to_another(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    await make_account(app_sessions, Role.HEAD, "chef@demo.invalid")
    async with browser(app) as cpe, browser(app) as pupil:
        assert (await give_password(cpe, CPE)).status_code == 200
        await _fail(pupil, "chef@demo.invalid", PER_ADDRESS.attempts)
        assert (await give_password(cpe, "chef@demo.invalid")).status_code == 429


async def test_one_network_cannot_try_every_address(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app, "198.51.100.1") as sprayer:
        await _fail(sprayer, "a@demo.invalid", 1)
        await run_sql(
            app_sessions,
            "UPDATE attempt_counters SET attempts = :n WHERE bucket LIKE 'network:%'",
            n=PER_NETWORK.attempts,
        )
        assert await _fail(sprayer, "b@demo.invalid", 1) == [429]


async def test_a_whole_school_may_sign_in_from_one_address(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app) as http:
        for _ in range(12):
            http.cookies.clear()
            assert (await give_password(http, CPE)).status_code == 200
    rows = await read_sql(app_sessions, "SELECT sum(attempts) FROM attempt_counters WHERE bucket LIKE 'network:%'")
    assert rows[0][0] == 0


async def test_simultaneous_attempts_are_all_counted(app: FastAPI, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    async with browser(app) as http:
        answers = await asyncio.gather(*(give_password(http, CPE, "faux") for _ in range(30)))
    assert sorted(a.status_code for a in answers) == [401] * PER_ADDRESS.attempts + [429] * 20


async def test_the_counters_hold_no_address(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    await _fail(http, "marguerite.zola@demo.invalid", 1)
    rows = await read_sql(app_sessions, "SELECT bucket FROM attempt_counters")
    assert rows
    assert not any("zola" in row.bucket or "127" in row.bucket.split(":")[0] for row in rows)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/56"),
        ("testclient", "unknown"),
        ("", "unknown"),
    ],
)
def test_addresses_count_by_network(address: str, network: str) -> None:
    assert network_of(address) == network
