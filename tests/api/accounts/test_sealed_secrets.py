"""Secrets of second factors at rest: sealed, bound to their account, sealed anew when the key changes."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI

from api.accounts.steps_second_factor import seal_second_factors
from api.security.sealing import SealUnknown, Vault
from domain.access.permissions import Role
from persistence.database import Sessions
from tests.api.accounts.browsers import code_at, give_code, give_password, read_sql, run_sql, set_clock
from tests.conftest import NOW
from tests.factories.people import make_account

DPO = "dpo@ac-test.invalid"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LATER = timedelta(minutes=5)


async def _stored(sessions: Sessions, account_id: UUID) -> str:
    [row] = await read_sql(sessions, "SELECT totp_secret FROM accounts WHERE id = :id", id=account_id)
    return str(row.totp_secret)


async def _in_clear(sessions: Sessions) -> UUID:
    account = await make_account(sessions, Role.DPO, DPO)
    await run_sql(
        sessions,
        "UPDATE accounts SET totp_secret = :s, totp_confirmed_at = now() WHERE id = :id",
        s=SECRET,
        id=account.id,
    )
    return account.id


async def _signs_in(http: httpx.AsyncClient, code: str) -> bool:
    asked = (await give_password(http, DPO)).json()
    assert asked["kind"] == "second_factor_required"
    return (await give_code(http, asked["challenge"], code)).status_code == 200


async def test_a_new_secret_never_stands_in_the_database(
    http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await make_account(app_sessions, Role.DPO, DPO)
    challenge = {"challenge": (await give_password(http, DPO)).json()["challenge"]}
    secret = (await http.post("/api/v1/auth/second-factor", json=challenge)).json()["secret"]
    [row] = await read_sql(app_sessions, "SELECT totp_pending_secret AS s FROM accounts WHERE id = :id", id=account.id)
    assert row.s.startswith("sealed:")
    assert secret not in row.s
    code = challenge | {"code": code_at(secret, NOW)}
    assert (await http.post("/api/v1/auth/second-factor/confirmation", json=code)).status_code == 200
    assert (await _stored(app_sessions, account.id)).startswith("sealed:")
    assert await _signs_in(http, code_at(secret, set_clock(monkeypatch, LATER)))


async def test_what_was_in_clear_is_sealed_at_the_start_and_still_works(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    account_id = await _in_clear(app_sessions)
    async with app.router.lifespan_context(app):
        stored = await _stored(app_sessions, account_id)
        assert stored.startswith(app.state.vault.mark)
        assert await _signs_in(http, code_at(SECRET, NOW))
    assert await seal_second_factors(app_sessions, app.state.vault) == 0


async def test_before_that_start_a_secret_in_clear_still_works(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    await _in_clear(app_sessions)
    assert await _signs_in(http, code_at(SECRET, NOW))


async def test_a_new_key_seals_everything_anew_and_the_old_one_may_go(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    account_id = await _in_clear(app_sessions)
    old, both = Vault.of("old", b"s"), Vault.of("new, old", b"s")
    assert await seal_second_factors(app_sessions, old) == 1
    assert await seal_second_factors(app_sessions, both) == 1
    app.state.vault = Vault.of("new", b"s")
    assert (await _stored(app_sessions, account_id)).startswith(app.state.vault.mark)
    assert await _signs_in(http, code_at(SECRET, NOW))


async def test_under_a_lost_key_no_code_works_and_the_secret_is_left_as_it_is(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    account_id = await _in_clear(app_sessions)
    await seal_second_factors(app_sessions, Vault.of("lost", b"s"))
    before = await _stored(app_sessions, account_id)
    assert await seal_second_factors(app_sessions, app.state.vault) == 0
    assert await _stored(app_sessions, account_id) == before
    assert not await _signs_in(http, code_at(SECRET, NOW))


def test_a_sealed_secret_opens_for_its_account_alone() -> None:
    vault, owner = Vault.of("", b"signing"), uuid4()
    sealed = vault.seal(SECRET, owner)
    assert vault.open(sealed, owner) == SECRET
    with pytest.raises(SealUnknown):
        vault.open(sealed, uuid4())
    with pytest.raises(SealUnknown):
        vault.open(sealed[:-8] + "AAAAAAAA", owner)
    with pytest.raises(SealUnknown):
        vault.open("sealed:nonsense", owner)


def test_the_same_secret_is_never_sealed_twice_alike() -> None:
    vault, owner = Vault.of("one", b"signing"), uuid4()
    assert vault.seal(SECRET, owner) != vault.seal(SECRET, owner)


def test_the_signing_key_opens_what_it_sealed_once_a_key_of_its_own_is_set() -> None:
    owner = uuid4()
    sealed = Vault.of("", b"signing").seal(SECRET, owner)
    assert Vault.of("own", b"signing").open(sealed, owner) == SECRET
    with pytest.raises(SealUnknown):
        replace(Vault.of("own", b"signing"), keys=Vault.of("own", b"signing").keys[:1]).open(sealed, owner)
