"""Sign-in at an identity provider: straight through a real one, and every hostile flow refused."""

import base64
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from api.security import oidc
from api.security.oidc import IdentityProvider
from domain.access.permissions import Role
from persistence.database import Sessions
from tests.api.accounts.browsers import browser, give_password, read_sql, refresh, run_sql
from tests.factories.people import make_account
from tests.oidc.hostile import EC_KEY, HostileProvider, hostile_provider
from tests.oidc.real import SECRET, RealProvider, real_provider

CPE = "cpe@ac-test.invalid"
START, CALLBACK = "/api/v1/auth/oidc/start", "/api/v1/auth/oidc/callback"
PAGE = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="module")
def provider() -> Iterator[RealProvider]:
    with real_provider() as running:
        yield running


@pytest.fixture
def hostile() -> Iterator[HostileProvider]:
    with hostile_provider() as running:
        yield running


def _connect(app: FastAPI, issuer: str, monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """Providers live in real time: the fixed clock stops here."""
    monkeypatch.delenv("RACCROCHE_NOW", raising=False)
    named = {"oidc_issuer": issuer, "oidc_client_id": "raccroche", "oidc_client_secret": SecretStr(SECRET)}
    settings = app.state.settings.model_copy(update=named | changes)
    app.state.identity_provider = IdentityProvider.of(settings)


def _query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


async def _through(http: httpx.AsyncClient, provider: RealProvider, return_to: str = "/") -> httpx.Response:
    left = await http.get(START, params={"return_to": return_to})
    assert left.status_code == 303, left.text
    back = await provider.visit(left.headers["location"])
    return await http.get(CALLBACK, params=_query(back))


async def test_a_person_signs_in_and_lands_on_the_page_first_asked_for(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    provider: RealProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _connect(app, provider.issuer, monkeypatch)
    account = await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    await provider.becomes(
        sub="agent-1", email="CPE@ac-test.invalid", email_verified=True, given_name="Nadia", usual_name="LEMOINE",
        uid="nlemoine", siret="11004301500012", idp_id="71144ab3-ee1a-4401-b7b3-79b44f7daeeb",
    )  # fmt: skip
    arrived = await _through(http, provider, "/eleves?classe=4B")
    assert arrived.status_code == 303, arrived.text
    assert arrived.headers["location"] == "/eleves?classe=4B"
    token = (await refresh(http)).json()["access_token"]
    me = await http.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert me.json()["id"] == str(account.id)


async def test_the_browser_leaves_with_long_state_and_nonce_a_challenge_and_nothing_unknown(
    app: FastAPI, http: httpx.AsyncClient, provider: RealProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    _connect(app, provider.issuer, monkeypatch)
    left = await http.get(START)
    sent = _query(left.headers["location"])
    assert set(sent) == {
        "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge",
        "code_challenge_method",
    }  # fmt: skip
    assert len(sent["state"]) >= 32 <= len(sent["nonce"])
    assert sent["code_challenge_method"] == "S256"
    cookie = left.headers["set-cookie"].lower()
    assert "samesite=lax" in cookie
    assert "httponly" in cookie
    assert "max-age=300" in cookie


@pytest.mark.parametrize(
    ("signing", "userinfo", "auth"),
    [("ES256", "ES256", "client_secret_post"), ("RS256", "json", "client_secret_basic")],
)
async def test_other_ways_a_provider_may_sign_and_ask(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch,
    signing: str, userinfo: str, auth: str,
) -> None:  # fmt: skip
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    with real_provider(signing, userinfo, auth) as running:
        _connect(app, running.issuer, monkeypatch)
        assert (await _through(http, running)).headers["location"] == "/"


async def test_an_identity_once_linked_survives_a_change_of_address(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    provider: RealProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _connect(app, provider.issuer, monkeypatch)
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    await provider.becomes(sub="agent-2", email=CPE, email_verified=True)
    assert (await _through(http, provider)).headers["location"] == "/"
    await provider.becomes(sub="agent-2", email="nouveau.nom@ac-test.invalid", email_verified=True)
    assert (await _through(http, provider)).headers["location"] == "/"
    await provider.becomes(sub="agent-3", email=CPE, email_verified=True)
    taken = await _through(http, provider)
    assert taken.json()["type"] == "/problems/no_account_for_identity"


WITHOUT_ACCOUNT: list[dict[str, Any]] = [
    {"email": "inconnu@ac-test.invalid", "email_verified": True},
    {"email": CPE, "email_verified": False},
    {"email": CPE},
    {"email": CPE, "email_verified": "true"},
    {"email": "", "email_verified": True},
    {},
]


async def test_an_identity_without_an_invited_account_gets_none(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    provider: RealProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _connect(app, provider.issuer, monkeypatch)
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    for identity in WITHOUT_ACCOUNT:
        await provider.becomes(sub="agent-4", **identity)
        assert (await _through(http, provider)).status_code == 401, identity
    assert "raccroche_refresh" not in http.cookies
    assert len(await read_sql(app_sessions, "SELECT 1 FROM accounts")) == 1


async def test_a_deployer_may_trust_the_addresses_of_a_provider(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    provider: RealProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """ProConnect vouches for professional addresses without saying `email_verified`."""
    _connect(app, provider.issuer, monkeypatch, oidc_trust_email=True)
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    await provider.becomes(sub="agent-5", email=CPE)
    assert (await _through(http, provider)).headers["location"] == "/"


async def test_suspended_and_ended_accounts_stay_out(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    provider: RealProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _connect(app, provider.issuer, monkeypatch)
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    await provider.becomes(sub="agent-6", email=CPE, email_verified=True)
    for change in ("disabled_at = now()", "disabled_at = NULL, valid_until = '2020-01-01'"):
        await run_sql(app_sessions, f"UPDATE accounts SET {change}")
        assert (await _through(http, provider)).status_code == 401


@pytest.mark.parametrize(("amr", "page"), [([], "/connexion/second-facteur"), (["pwd", "mfa"], "/")])
async def test_the_second_factor_is_asked_unless_the_provider_asked_for_one(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions, provider: RealProvider,
    monkeypatch: pytest.MonkeyPatch, amr: list[str], page: str,
) -> None:  # fmt: skip
    _connect(app, provider.issuer, monkeypatch)
    await make_account(app_sessions, Role.DPO, CPE)
    await provider.becomes(sub="agent-7", email=CPE, email_verified=True, amr=amr)
    arrived = await _through(http, provider)
    assert urlsplit(arrived.headers["location"]).path == page
    if amr == []:
        assert "raccroche_refresh" not in http.cookies
        challenge = parse_qs(urlsplit(arrived.headers["location"]).fragment)["defi"][0]
        begun = await http.post("/api/v1/auth/second-factor", json={"challenge": challenge})
        assert begun.status_code == 200


async def test_a_code_and_a_state_serve_once(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    provider: RealProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _connect(app, provider.issuer, monkeypatch)
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    await provider.becomes(sub="agent-8", email=CPE, email_verified=True)
    left = await http.get(START)
    back = _query(await provider.visit(left.headers["location"]))
    cookie = {"Cookie": f"raccroche_oidc={back['state']}"}
    assert (await http.get(CALLBACK, params=back, headers=cookie)).status_code == 303
    http.cookies.clear()
    assert (await http.get(CALLBACK, params=back, headers=cookie)).status_code == 401
    other = await http.get(START)  # the same code, replayed under a fresh state of the attacker's own
    replay = back | {"state": _query(other.headers["location"])["state"]}
    assert (await http.get(CALLBACK, params=replay)).status_code == 401


async def test_a_code_cannot_be_used_without_the_verifier_it_was_asked_with(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    provider: RealProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A code stolen from another browser's way back is worth nothing in mine (PKCE)."""
    _connect(app, provider.issuer, monkeypatch)
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    await provider.becomes(sub="agent-9", email=CPE, email_verified=True)
    async with browser(app) as victim:
        stolen = _query(await provider.visit((await victim.get(START)).headers["location"]))
    mine = _query((await http.get(START)).headers["location"])
    refused = await http.get(CALLBACK, params=stolen | {"state": mine["state"]})
    assert refused.status_code == 401
    assert "raccroche_refresh" not in http.cookies


async def _arrive(http: httpx.AsyncClient, hostile: HostileProvider, **changes: str | None) -> httpx.Response:
    """Leave, let the provider do as told, come back."""
    left = await http.get(START)
    assert left.status_code == 303, left.text
    sent = _query(left.headers["location"])
    hostile.nonce = hostile.nonce or sent["nonce"]
    back = {"code": "c", "state": sent["state"]} | changes
    return await http.get(CALLBACK, params={name: value for name, value in back.items() if value is not None})


async def test_the_honest_twin_of_the_hostile_provider_is_accepted(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    hostile: HostileProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Otherwise the refusals below would prove nothing."""
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    _connect(app, hostile.issuer, monkeypatch)
    for signer in ("honest", "ec"):
        for form in ("json", "jwt"):
            hostile.signer, hostile.userinfo_as, hostile.nonce = signer, form, ""
            assert (await _arrive(http, hostile)).status_code == 303
    assert {"code", "code_verifier", "redirect_uri", "grant_type", "client_id", "client_secret"} == set(hostile.seen[0])


def _brought_key() -> dict[str, Any]:
    numbers = EC_KEY.public_key().public_numbers()
    as_text = [base64.urlsafe_b64encode(n.to_bytes(32, "big")).rstrip(b"=").decode() for n in (numbers.x, numbers.y)]
    return {"kty": "EC", "crv": "P-256", "x": as_text[0], "y": as_text[1]}


WRONG: dict[str, dict[str, Any]] = {
    "wrong nonce": {"nonce": "someone else's nonce, long enough to look right"},
    "no nonce": {"id_token": {"nonce": None}},
    "wrong iss": {"id_token": {"iss": "https://evil.invalid"}},
    "no iss": {"id_token": {"iss": None}},
    "issuer with a slash": {"id_token": {"iss": "http://127.0.0.1/"}},
    "wrong aud": {"id_token": {"aud": "another application"}},
    "no aud": {"id_token": {"aud": None}},
    "aud among others, no azp": {"id_token": {"aud": ["raccroche", "another"]}},
    "azp of another": {"id_token": {"aud": ["raccroche", "another"], "azp": "another"}},
    "azp alone of another": {"id_token": {"azp": "another"}},
    "expired": {"id_token": {"iat": 1_700_000_000, "exp": 1_700_000_060}},
    "no exp": {"id_token": {"exp": None}},
    "exp as text": {"id_token": {"exp": "9999999999"}},
    "future iat": {"id_token": {"iat": 9_999_999_000, "exp": 9_999_999_999}},
    "no iat": {"id_token": {"iat": None}},
    "not yet valid": {"id_token": {"nbf": 9_999_999_000}},
    "no sub": {"id_token": {"sub": None}},
    "empty sub": {"id_token": {"sub": ""}, "userinfo": {"sub": ""}},
    "sub a number": {"id_token": {"sub": 7}, "userinfo": {"sub": 7}},
    "alg none": {"signer": "none"},
    "alg none, no kid": {"signer": "none", "header": {"kid": None}},
    "HS256 with the public key": {"signer": "hmac pem"},
    "HS256 with the client secret": {"signer": "hmac secret"},
    "RS512": {"signer": "rs512"},
    "a stranger's key": {"signer": "stranger"},
    "a stranger's key, brought along": {"signer": "stranger", "header": {"jwk": _brought_key(), "jku": "http://x"}},
    "unknown kid": {"header": {"kid": "rsa-99"}},
    "the other key's kid": {"header": {"kid": "ec-1"}},
    "no id_token": {"tokens": {"id_token": None}},
    "id_token not a token": {"tokens": {"id_token": "a.b.c"}},
    "id_token a list": {"tokens": {"id_token": ["x"]}},
    "userinfo of another": {"userinfo": {"sub": "agent-2"}},
    "userinfo without sub": {"userinfo": {"sub": None}},
    "userinfo JWT of another": {"userinfo_as": "jwt", "userinfo": {"sub": "agent-2"}},
    "userinfo JWT for another": {"userinfo_as": "jwt", "userinfo": {"aud": "another"}},
    "userinfo JWT expired": {"userinfo_as": "jwt", "userinfo": {"iat": 1, "exp": 2}},
    "code refused": {"raw": {"/token": (400, b'{"error":"invalid_grant"}')}},
    "client refused": {"raw": {"/token": (401, b'{"error":"invalid_client"}')}},
    "userinfo refused": {"raw": {"/userinfo": (401, b"")}},
}


async def test_every_hostile_flow_is_refused(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    hostile: HostileProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    answers = {}
    for name, misbehaviour in WRONG.items():
        hostile.behave(**misbehaviour)
        _connect(app, hostile.issuer, monkeypatch)
        answers[name] = (await _arrive(http, hostile)).status_code
    assert {name: status for name, status in answers.items() if status != 401} == {}
    assert len(answers) >= 30
    assert "raccroche_refresh" not in http.cookies
    assert await read_sql(app_sessions, "SELECT 1 FROM refresh_tokens") == []
    (linked,) = await read_sql(app_sessions, "SELECT oidc_subject FROM accounts")
    assert linked.oidc_subject is None
    hostile.behave()
    assert (await _arrive(http, hostile)).status_code == 303


WAYS_BACK: list[dict[str, str | None]] = [
    {"state": None},
    {"state": ""},
    {"state": "x" * 43},
    {"code": None},
    {"code": ""},
    {"iss": "https://evil.invalid"},
    {"iss": ""},
]


async def test_a_way_back_that_is_not_the_one_we_began_is_refused(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    hostile: HostileProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    _connect(app, hostile.issuer, monkeypatch)
    for changes in WAYS_BACK:
        hostile.behave()
        assert (await _arrive(http, hostile, **changes)).status_code == 401, changes


async def test_a_state_of_another_browser_is_refused(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    hostile: HostileProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Login CSRF: the attacker's own way back, opened in the victim's browser."""
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    _connect(app, hostile.issuer, monkeypatch)
    async with browser(app) as attacker:
        theirs = _query((await attacker.get(START)).headers["location"])
    hostile.nonce = theirs["nonce"]
    back = {"code": "c", "state": theirs["state"]}
    assert (await http.get(CALLBACK, params=back)).status_code == 401
    await http.get(START)
    assert (await http.get(CALLBACK, params=back)).status_code == 401


async def test_a_way_back_after_five_minutes_is_refused(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    hostile: HostileProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    _connect(app, hostile.issuer, monkeypatch)
    sent = _query((await http.get(START)).headers["location"])
    hostile.nonce = sent["nonce"]
    await run_sql(app_sessions, "UPDATE oidc_sign_ins SET created_at = created_at - interval '6 minutes'")
    assert (await http.get(CALLBACK, params={"code": "c", "state": sent["state"]})).status_code == 401


ELSEWHERE = [
    "https://evil.invalid", "//evil.invalid", "/\\evil.invalid", "\\\\evil.invalid", "javascript:alert(1)",
    "evil.invalid", "/\t/evil.invalid", "/\n/evil.invalid", "\x00/", " //evil.invalid", "", "///evil.invalid",
    "/" + "x" * 500, "data:text/html,x", "/x\r\nSet-Cookie: a=b",
]  # fmt: skip


async def test_return_to_stays_on_this_site(
    app: FastAPI, http: httpx.AsyncClient, hostile: HostileProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    _connect(app, hostile.issuer, monkeypatch)
    for return_to in ELSEWHERE:
        refused = await http.get(START, params={"return_to": return_to})
        assert refused.status_code == 422, return_to
        assert "location" not in refused.headers


BROKEN: dict[str, dict[str, Any]] = {
    "discovery is garbage": {"raw": {"/.well-known/openid-configuration": (200, b"<html>maintenance</html>")}},
    "discovery is a list": {"raw": {"/.well-known/openid-configuration": (200, b"[]")}},
    "discovery fails": {"raw": {"/.well-known/openid-configuration": (500, b"")}},
    "discovery is huge": {"raw": {"/.well-known/openid-configuration": (200, b" " * 300_000)}},
    "discovery redirects": {"raw": {"/.well-known/openid-configuration": (302, b"")}},
    "discovery names another issuer": {"metadata": {"issuer": "https://evil.invalid"}},
    "discovery lacks an address": {"metadata": {"token_endpoint": None}},
    "discovery gives a strange address": {"metadata": {"jwks_uri": "file:///etc/passwd"}},
    "keys are garbage": {"raw": {"/jwks": (200, b"\xff\xfe")}},
    "keys are missing": {"raw": {"/jwks": (200, b'{"keys": 7}')}},
    "deep nesting": {"raw": {"/jwks": (200, b"[" * 100_000)}},
    "discovery hangs": {"hang": "/.well-known/openid-configuration"},
}


async def test_a_broken_provider_is_said_to_be_and_passwords_keep_working(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    hostile: HostileProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(oidc, "TIMEOUT", 0.5)
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    for name, trouble in BROKEN.items():
        hostile.behave(**trouble)
        _connect(app, hostile.issuer, monkeypatch)
        answer = await http.get(START)
        assert answer.status_code == 503, (name, answer.text)
        assert answer.json()["type"] == "/problems/identity_provider_unavailable"
        assert answer.headers["retry-after"]
        assert (await give_password(http, CPE)).status_code == 200


BROKEN_ON_THE_WAY_BACK: list[dict[str, Any]] = [
    trouble
    for path in ("/token", "/userinfo")
    for trouble in ({"hang": path}, {"raw": {path: (200, b"oops")}}, {"raw": {path: (502, b"")}})
]


async def test_a_provider_that_breaks_on_the_way_back_is_said_to_be(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    hostile: HostileProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(oidc, "TIMEOUT", 0.5)
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    _connect(app, hostile.issuer, monkeypatch)
    for trouble in BROKEN_ON_THE_WAY_BACK:
        hostile.behave(**trouble)
        assert (await _arrive(http, hostile)).status_code == 503, trouble


async def test_a_provider_that_is_down_is_said_to_be(
    app: FastAPI, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _connect(app, "http://127.0.0.1:9", monkeypatch)
    assert (await http.get(START)).status_code == 503
    shown = await http.get(START, headers=PAGE)
    assert shown.status_code == 303
    assert shown.headers["location"] == "/connexion?probleme=identity_provider_unavailable"


async def test_a_person_who_gives_up_there_is_brought_back_to_the_sign_in_page(
    app: FastAPI, http: httpx.AsyncClient, hostile: HostileProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    _connect(app, hostile.issuer, monkeypatch)
    sent = _query((await http.get(START)).headers["location"])
    back = {"error": "access_denied", "state": sent["state"]}
    shown = await http.get(CALLBACK, params=back, headers=PAGE)
    assert shown.headers["location"] == "/connexion?probleme=identity_refused"


async def test_new_keys_of_the_provider_are_fetched_once(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    hostile: HostileProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, CPE)
    _connect(app, hostile.issuer, monkeypatch)
    hostile.raw = {"/jwks": (200, json.dumps({"keys": []}).encode())}
    await http.get(START)
    hostile.raw = {}
    assert (await _arrive(http, hostile)).status_code == 303


async def test_without_a_provider_there_is_nothing_to_start(http: httpx.AsyncClient) -> None:
    assert (await http.get(START)).json()["type"] == "/problems/no_identity_provider"
    assert (await http.get("/api/v1/public/sign-in-options")).json()["identity_provider"] is False
