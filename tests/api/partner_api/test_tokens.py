"""A machine proves who it is by a secret or by an assertion of its own key; five hundred forgeries open nothing."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from sqlalchemy import text

from api.partner_api.door import PER_CLIENT
from api.security.assertions import ASSERTION_TYPE, read_public_key
from api.security.tokens import issue_access_token, issue_machine_token
from domain.access.actor import Caller
from domain.access.scopes import PartnerScope
from domain.partners.credentials import UnusableKey
from tests.api.partner_api.conftest import PartnerWorld
from tests.conftest import NOW
from tests.factories.partners import SECRET, ClientFixture, make_client, make_credential

AUDIENCE = "http://127.0.0.1:8000/api/v1/auth/token"
EC_KEY, OTHER_KEY = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
RSA_KEY = rsa.generate_private_key(65537, 2048)


def _pem(key: Any) -> str:
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return str(public.decode())


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(claims: Any, header: dict[str, Any] | None = None, key: Any = EC_KEY) -> str:
    """Any JWT at all, well or badly made: only the tests may write such things."""
    head = {"alg": "ES256", "typ": "JWT"} | (header or {})
    head = {name: value for name, value in head.items() if value is not None}
    message = f"{_b64(json.dumps(head).encode())}.{_b64(json.dumps(claims).encode())}"
    return f"{message}.{_b64(_signature(key, message.encode()))}"


def _signature(key: Any, message: bytes) -> bytes:
    if isinstance(key, bytes):
        return hmac.new(key, message, hashlib.sha256).digest()
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    if key is None:
        return b""
    r, s = utils.decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def claims_of(client: ClientFixture, **changes: Any) -> dict[str, Any]:
    now = int(NOW.timestamp())
    claims = {
        "iss": str(client.id), "sub": str(client.id), "aud": AUDIENCE, "iat": now, "exp": now + 120,
        "jti": str(uuid4()),
    } | changes  # fmt: skip
    return {name: value for name, value in claims.items() if value is not ...}


async def ask(world: PartnerWorld, headers: dict[str, str] | None = None, **form: str) -> httpx.Response:
    body = {"grant_type": "client_credentials", **form}
    return await world.http.post("/api/v1/auth/token", data=body, headers=headers or {})


async def assert_with(world: PartnerWorld, assertion: str) -> httpx.Response:
    return await ask(world, client_assertion=assertion, client_assertion_type=ASSERTION_TYPE)


async def test_a_secret_in_the_form_or_in_basic(world: PartnerWorld) -> None:
    client = world.ml.client
    basic = base64.b64encode(f"{client.id}:{SECRET}".encode()).decode()
    for answer in (
        await ask(world, client_id=str(client.id), client_secret=SECRET),
        await ask(world, {"Authorization": f"Basic {basic}"}),
    ):
        assert answer.status_code == 200, answer.text
        token = answer.json()
        assert (token["kind"], token["token_type"], token["expires_in"]) == ("machine_token", "Bearer", 600)
        assert token["scope"].split() == sorted(PartnerScope)
        signed_in = {"Authorization": f"Bearer {token['access_token']}"}
        assert (await world.http.get("/partner/v1/reference", headers=signed_in)).status_code == 200
        assert "set-cookie" not in answer.headers


async def test_a_scope_may_be_asked_in_part_and_never_beyond(world: PartnerWorld) -> None:
    client = await make_client(world.sessions, world.partner, (PartnerScope.REFERRALS_READ, PartnerScope.YOUTHS_WRITE))
    who = {"client_id": str(client.id), "client_secret": SECRET}
    part = (await ask(world, **who, scope="youths:write")).json()
    signed_in = {"Authorization": f"Bearer {part['access_token']}"}
    assert part["scope"] == "youths:write"
    assert (await world.http.get("/partner/v1/referrals", headers=signed_in)).status_code == 403
    beyond = await ask(world, **who, scope="youths:write webhooks:manage")
    assert (beyond.status_code, beyond.json()["error"]) == (422, "invalid_scope")


@pytest.mark.parametrize("key", [EC_KEY, RSA_KEY], ids=["ES256", "RS256"])
async def test_an_assertion_opens_once(world: PartnerWorld, key: Any) -> None:
    client = await make_client(world.sessions, world.partner, jwk=read_public_key(_pem(key)))
    algorithm = {"alg": "RS256" if key is RSA_KEY else "ES256"}
    assertion = signed(claims_of(client), algorithm | {"kid": "whatever"}, key)
    assert (await assert_with(world, assertion)).status_code == 200
    again = await assert_with(world, assertion)
    assert (again.status_code, again.json()["error"]) == (401, "invalid_client")
    assert (await assert_with(world, signed(claims_of(client), algorithm, key))).status_code == 200


async def test_revocation_suspension_and_closing_are_effective_at_the_next_request(world: PartnerWorld) -> None:
    statements = (
        "UPDATE partner_credentials SET revoked_at = now() WHERE client_id = :id",
        "UPDATE partner_credentials SET expires_at = '2026-11-23T07:40:59Z', created_at = '2026-01-01' WHERE client_id = :id",
        "UPDATE partner_clients SET closed_at = now() WHERE id = :id",
        "UPDATE accounts SET disabled_at = now() WHERE id = :id",
        "UPDATE partners SET suspended_at = now() WHERE unit_id = (SELECT unit_id FROM partner_clients WHERE id = :id)",
    )
    for statement in statements:
        machine = await world.machine()
        assert (await machine.get("/reference")).status_code == 200
        async with world.jobs() as session, session.begin():
            await session.execute(text(statement), {"id": machine.client.id})
        assert (await machine.get("/reference")).status_code == 401, statement
        again = await ask(world, client_id=str(machine.client.id), client_secret=SECRET)
        assert again.status_code == 401, statement


async def test_a_scope_taken_away_is_gone_at_the_next_request(world: PartnerWorld) -> None:
    machine = await world.machine()
    async with world.jobs() as session, session.begin():
        await session.execute(text("UPDATE partner_clients SET scopes = '{youths:write}' WHERE id = :id"), {"id": machine.client.id})  # fmt: skip
    assert (await machine.get("/referrals")).status_code == 403


async def test_two_keys_live_and_no_third(world: PartnerWorld) -> None:
    client = await make_client(world.sessions, world.partner)
    await make_credential(world.sessions, client.id, secret="le second")
    for secret in (SECRET, "le second"):
        assert (await ask(world, client_id=str(client.id), client_secret=secret)).status_code == 200
    with pytest.raises(Exception, match="two_credentials_live"):
        await make_credential(world.sessions, client.id)


async def test_a_keys_last_use_is_noted_once_a_minute(world: PartnerWorld) -> None:
    async def used() -> Any:
        async with world.jobs() as session:
            query = text("SELECT last_used_at, xmin::text FROM partner_credentials WHERE id = :id")
            return tuple((await session.execute(query, {"id": world.ml.client.credential})).one())

    await world.ml.get("/reference")
    first = await used()
    await world.ml.get("/reference")
    assert (first[0], await used()) == (NOW, first)  # the same row: nothing was written again


async def test_failures_are_counted_and_a_success_forgets_them(world: PartnerWorld) -> None:
    who = str(world.ml.client.id)
    answers = [(await ask(world, client_id=who, client_secret="faux")).status_code for _ in range(11)]
    assert answers == [401] * 10 + [429]


@pytest.mark.parametrize("pem", ["", "rien", _pem(EC_KEY)[:60]])
def test_a_key_that_is_none_is_refused(pem: str) -> None:
    with pytest.raises(UnusableKey):
        read_public_key(pem)


def test_small_and_foreign_keys_are_refused() -> None:
    for key in (rsa.generate_private_key(65537, 1024), ec.generate_private_key(ec.SECP384R1())):  # noqa: S505 - refused
        with pytest.raises(UnusableKey):
            read_public_key(_pem(key))
    private = EC_KEY.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with pytest.raises(UnusableKey):
        read_public_key(private.decode())


NOW_S = int(NOW.timestamp())
ODD: tuple[Any, ...] = (..., None, "", 0, -1, True, [], {}, "x", 1e400, NOW_S - 400, NOW_S + 10**9, "null", ["a", "b"])
CLAIMS = ("iss", "sub", "aud", "exp", "iat", "jti", "nbf")
HEADERS: tuple[dict[str, Any], ...] = (
    *({"alg": one} for one in ("none", "None", "NONE", "HS256", "HS384", "ES384", "RS256", "PS256", "", None, 1, [], {})),
    {"jwk": {"kty": "oct", "k": "AA"}}, {"kid": ["a"]}, {"typ": 7, "alg": "HS256"},
    {"x5u": "https://exemple.invalid", "alg": "none"}, {"alg": "ES256", "crit": ["b64"], "b64": False, "kid": {}},
)  # fmt: skip


@dataclass(frozen=True)
class Forgery:
    """An assertion or a token, and what is wrong with it."""

    name: str
    made: str


def forged_assertions(client: ClientFixture, other: ClientFixture) -> Iterator[Forgery]:
    good = claims_of(client)
    for name in CLAIMS:
        for value in ODD:
            changed = claims_of(client, **{name: value})
            if changed.get(name, ...) == good.get(name, ...) or (name == "nbf" and value in (..., 0, -1, NOW_S - 400)):
                continue
            if (name == "jti" and value in ("x", "null")) or (name == "iat" and value in (0, -1, NOW_S - 400)):
                continue  # odd, and allowed: a short jti is unique all the same; an old iat lives by its exp
            yield Forgery(f"{name}={value!r}", signed(changed))
    for header in HEADERS:
        key = {"HS256": _pem(EC_KEY).encode(), "none": None, "RS256": RSA_KEY}.get(str(header.get("alg")), OTHER_KEY)
        yield Forgery(f"header {header}", signed(good, header, key))
    yield Forgery("another key", signed(good, key=OTHER_KEY))
    yield Forgery("another client's key", signed(claims_of(other)))
    yield Forgery("mixed", signed(claims_of(client, iss=str(other.id))))
    for audience in ("raccroche", "raccroche-spa", f"{AUDIENCE}/", AUDIENCE.replace("http", "https"), [AUDIENCE, "x"]):
        yield Forgery(f"aud {audience}", signed(claims_of(client, aud=audience)))
    yield Forgery("too long a life", signed(claims_of(client, exp=NOW_S + 361)))
    yield Forgery("just over", signed(claims_of(client, exp=NOW_S)))
    yield Forgery("jti too long", signed(claims_of(client, jti="j" * 201)))
    yield from _broken(signed(good))


def _broken(whole: str) -> Iterator[Forgery]:
    head, body, signature = whole.split(".")
    for parts in (
        (head, body),
        (head, body, ""),
        ("", body, signature),
        (head, "", signature),
        (head, body, signature, "x"),
    ):
        yield Forgery(f"parts {len(parts)}", ".".join(parts))
    for garbage in ("", ".", "..", "x", "null", "[]", "{}", "é", "\x00", "A" * 16_000, "=.=.=", "e30.e30.e30"):
        yield Forgery(f"garbage {garbage[:8]!r}", garbage)
    for position in range(len(signature) - 1):  # its last character has bits that mean nothing
        flipped = "A" if signature[position] != "A" else "B"
        yield Forgery(
            f"signature bit {position}", f"{head}.{body}.{signature[:position]}{flipped}{signature[position + 1 :]}"
        )
    for position in range(0, len(body), 4):
        flipped = "A" if body[position] != "A" else "B"
        yield Forgery(f"body bit {position}", f"{head}.{body[:position]}{flipped}{body[position + 1 :]}.{signature}")
    yield Forgery("all zero", f"{head}.{body}.{_b64(bytes(64))}")


def forged_tokens(world: PartnerWorld, client: ClientFixture) -> Iterator[Forgery]:
    """Access tokens for the partners' surface."""
    key = world.app.state.signing_key
    caller = Caller(client.id, 1, NOW, client.credential, frozenset(PartnerScope))
    good = issue_machine_token(key, caller, timedelta(minutes=9))
    yield Forgery("a person's", issue_access_token(key, world.adviser.id, 1, NOW, timedelta(minutes=9)))
    yield Forgery("a person's audience", issue_access_token(key, client.id, 1, NOW, timedelta(minutes=9)))
    for change in (
        {"now": NOW - timedelta(minutes=10)}, {"now": NOW + timedelta(minutes=5)}, {"generation": 2},
        {"id": world.adviser.id}, {"credential": uuid4()}, {"credential": None}, {"id": uuid4()},
        {"credential": world.other.client.credential}, {"id": world.other.client.id},
    ):  # fmt: skip
        yield Forgery(f"{change}", issue_machine_token(key, replace(caller, **change), timedelta(minutes=9)))
    yield Forgery(
        "signed by a client", signed(json.loads(base64.urlsafe_b64decode(good.split(".")[1] + "==")), {"kid": key.kid})
    )
    yield from _broken(good)


async def test_five_hundred_forgeries_open_nothing(world: PartnerWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    client = await make_client(world.sessions, world.partner, jwk=read_public_key(_pem(EC_KEY)))
    other = await make_client(world.sessions, world.partner, jwk=read_public_key(_pem(OTHER_KEY)))
    monkeypatch.setattr("api.security.attempts.PER_ADDRESS", _never("address"))
    monkeypatch.setattr("api.security.attempts.PER_NETWORK", _never("network"))
    monkeypatch.setattr("api.partner_api.door.PER_CLIENT", _never("client"))
    tried, accepted = 0, []
    for one in forged_assertions(client, other):
        tried += 1
        answer = await assert_with(world, one.made)
        if answer.status_code not in {401, 422}:
            accepted.append((one.name, answer.status_code))
    for one in forged_tokens(world, client):
        tried += 1
        answer = await world.http.get("/partner/v1/reference", headers={"Authorization": f"Bearer {one.made}".encode()})  # type: ignore[dict-item]
        if answer.status_code != 401:
            accepted.append((one.name, answer.status_code))
    print(f"forged assertions and tokens: {tried}, accepted: {len(accepted)}")  # noqa: T201 - the figure of the proof
    assert accepted == []
    assert tried >= 500
    assert (await assert_with(world, signed(claims_of(client)))).status_code == 200  # the door was not simply shut


def _never(name: str) -> Any:
    """A limit that is not reached: here every forgery must be refused for what it is."""
    return replace(PER_CLIENT, name=name, attempts=10**6)
