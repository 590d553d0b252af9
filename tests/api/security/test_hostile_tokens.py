"""Hostile access tokens: every one is refused, with the same words as no token at all."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from fastapi import FastAPI
from jose import jwk, jwt

from api.security.tokens import AUDIENCE, ISSUER, SigningKey, load_signing_key, read_access_token
from domain.access.permissions import Role
from domain.kernel.errors import NotSignedIn
from persistence.database import Sessions
from tests.api.accounts.browsers import signed_in
from tests.conftest import NOW
from tests.factories.people import make_account

AT = int(NOW.timestamp())
HUGE = 10**400


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> SigningKey:
    return load_signing_key(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def public_forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Our public key in every form that has been tried as an HMAC secret."""
    directory = Path(str(tmp_path_factory.getbasetemp())) / "keys0" / "keys" / "access-token.pem"
    if not directory.exists():
        directory = next(Path(str(tmp_path_factory.getbasetemp())).glob("keys*/keys/access-token.pem"))
    private = serialization.load_pem_private_key(directory.read_bytes(), password=None)
    public = private.public_key()
    info = serialization.PublicFormat.SubjectPublicKeyInfo
    pem = public.public_bytes(serialization.Encoding.PEM, info)
    return {
        "pem": pem,
        "pem without end": pem.rstrip(),
        "der": public.public_bytes(serialization.Encoding.DER, info),
        "point": public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint),
    }


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def part(value: object) -> str:
    return b64(json.dumps(value).encode())


def claims(**changes: Any) -> dict[str, Any]:
    plain = {"iss": ISSUER, "aud": AUDIENCE, "sub": str(uuid4()), "gen": 1, "iat": AT, "exp": AT + 600}
    return {name: value for name, value in (plain | changes).items() if value is not None}


def signed(key: SigningKey, body: dict[str, Any], **header: Any) -> str:
    """Signed with our own key: only what it says is hostile."""
    return str(jwt.encode(body, key.private, algorithm="ES256", headers={"kid": key.kid} | header))


def hmac_token(secret: bytes, kid: str, algorithm: str = "HS256") -> str:
    digest = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}[algorithm]
    message = f"{part({'alg': algorithm, 'typ': 'JWT', 'kid': kid})}.{part(claims())}"
    return f"{message}.{b64(hmac.new(secret, message.encode(), digest).digest())}"


SAID_WRONG: dict[str, dict[str, Any]] = {
    "no exp": {"exp": None},
    "no iat": {"iat": None},
    "no aud": {"aud": None},
    "no iss": {"iss": None},
    "no sub": {"sub": None},
    "no gen": {"gen": None},
    "other aud": {"aud": "raccroche-partner"},
    "aud list": {"aud": [AUDIENCE, "other"]},
    "aud list of ours": {"aud": [AUDIENCE]},
    "empty aud": {"aud": ""},
    "aud number": {"aud": 7},
    "other iss": {"iss": "https://evil.invalid"},
    "iss list": {"iss": [ISSUER]},
    "expired": {"iat": AT - 700, "exp": AT - 100},
    "expired this second": {"iat": AT - 600, "exp": AT},
    "future iat": {"iat": AT + 61, "exp": AT + 600},
    "far future iat": {"iat": AT + 10**8, "exp": AT + 10**9},
    "exp text": {"exp": str(AT + 600)},
    "exp float": {"exp": AT + 600.5},
    "exp true": {"exp": True},
    "exp infinite": {"exp": float("inf")},
    "exp not a number": {"exp": float("nan")},
    "exp list": {"exp": [AT + 600]},
    "exp object": {"exp": {"at": AT}},
    "iat text": {"iat": "now"},
    "iat infinite": {"iat": float("-inf")},
    "iat huge": {"iat": HUGE},
    "gen text": {"gen": "1"},
    "gen float": {"gen": 1.5},
    "gen true": {"gen": True},
    "gen list": {"gen": [1]},
    "sub not an id": {"sub": "admin"},
    "sub empty": {"sub": ""},
    "sub number": {"sub": 1},
    "sub list": {"sub": [str(uuid4())]},
    "sub injection": {"sub": "' OR 1=1 --"},
    "sub null byte": {"sub": "\x00"},
}


@pytest.mark.parametrize("name", SAID_WRONG)
def test_a_token_we_signed_that_says_the_wrong_thing_is_refused(key: SigningKey, name: str) -> None:
    with pytest.raises(NotSignedIn):
        read_access_token(key, signed(key, claims(**SAID_WRONG[name])), NOW)


HEADERS: dict[str, dict[str, Any]] = {
    "no kid": {"kid": None},
    "other kid": {"kid": "0" * 16},
    "kid path": {"kid": "../../dev/null"},
    "kid list": {"kid": ["x"]},
    "kid injection": {"kid": "x' UNION SELECT 'secret"},
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_token_with_another_key_id_is_refused(key: SigningKey, name: str) -> None:
    with pytest.raises(NotSignedIn):
        read_access_token(key, signed(key, claims(), **HEADERS[name]), NOW)


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
@pytest.mark.parametrize("form", ["pem", "pem without end", "der", "point", "empty", "jwk", "kid"])
def test_our_public_key_is_no_secret(
    key: SigningKey, public_forms: dict[str, bytes], form: str, algorithm: str
) -> None:
    secrets = public_forms | {"empty": b"", "jwk": json.dumps(key.public).encode(), "kid": key.kid.encode()}
    with pytest.raises(NotSignedIn):
        read_access_token(key, hmac_token(secrets[form], key.kid, algorithm), NOW)


@pytest.mark.parametrize(
    "algorithm", ["none", "None", "NONE", "nOnE", "", None, "ES384", "PS256", "dir", 256, ["ES256"]]
)
@pytest.mark.parametrize("signature", ["", "AA", None])
def test_a_token_that_chooses_its_algorithm_is_refused(
    key: SigningKey, algorithm: object, signature: str | None
) -> None:
    token = f"{part({'alg': algorithm, 'kid': key.kid})}.{part(claims())}"
    with pytest.raises(NotSignedIn):
        read_access_token(key, token if signature is None else f"{token}.{signature}", NOW)


def _foreign_ec(key: SigningKey) -> str:
    private = ec.generate_private_key(ec.SECP256R1())
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    brought = {k: v if isinstance(v, str) else v.decode() for k, v in jwk.construct(public, "ES256").to_dict().items()}
    headers = {"kid": key.kid, "jwk": brought, "jku": "https://evil.invalid/keys", "x5u": "https://evil.invalid/c"}
    return str(jwt.encode(claims(), pem, algorithm="ES256", headers=headers))


def _foreign_rsa(key: SigningKey) -> str:
    pem = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return str(jwt.encode(claims(), pem, algorithm="RS256", headers={"kid": key.kid}))


def _altered_body(key: SigningKey) -> str:
    head, _, signature = signed(key, claims()).split(".")
    return f"{head}.{part(claims(sub=str(uuid4())))}.{signature}"


def _altered_signature(key: SigningKey) -> str:
    head, body, signature = signed(key, claims()).split(".")
    return f"{head}.{body}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"


def _zero_signature(key: SigningKey) -> str:
    """r = s = 0 (« psychic signatures »)."""
    head, body, _ = signed(key, claims()).split(".")
    return f"{head}.{body}.{b64(bytes(64))}"


def _whole(key: SigningKey) -> str:
    return signed(key, claims())


MADE: dict[str, Callable[[SigningKey], str]] = {
    "another EC key, brought along": _foreign_ec,
    "an RSA key": _foreign_rsa,
    "altered body": _altered_body,
    "altered signature": _altered_signature,
    "zero signature": _zero_signature,
    "truncated signature": lambda key: _whole(key)[:-10],
    "no signature": lambda key: _whole(key).rsplit(".", 1)[0] + ".",
    "two parts": lambda key: _whole(key).rsplit(".", 1)[0],
    "four parts": lambda key: _whole(key) + ".AAAA",
    "five parts": lambda key: _whole(key) + ".AA.AA",
    "doubled": lambda key: _whole(key) * 2,
    "padding": lambda key: _whole(key).split(".")[0] + "==" + "." + ".".join(_whole(key).split(".")[1:]),
    "empty": lambda _: "",
    "dots": lambda _: "..",
    "one word": lambda _: "token",
    "not base64": lambda _: "é.é.é",
    "header not JSON": lambda _: f"{b64(b'{')}.{part(claims())}.AA",
    "header a list": lambda _: f"{part([1])}.{part(claims())}.AA",
    "header a text": lambda _: f"{part('ES256')}.{part(claims())}.AA",
    "header null": lambda _: f"{part(None)}.{part(claims())}.AA",
    "body not JSON": lambda key: f"{part({'alg': 'ES256', 'kid': key.kid})}.{b64(b'not json')}.AA",
    "body not UTF-8": lambda key: f"{part({'alg': 'ES256', 'kid': key.kid})}.{b64(bytes([255, 254]))}.AA",
    "deep header": lambda _: f"{b64(b'[' * 9000)}.{part(claims())}.AA",
    "huge header": lambda _: f"{b64(b'x' * 500_000)}.{part(claims())}.AA",
    "huge body": lambda key: f"{part({'alg': 'ES256', 'kid': key.kid})}.{'A' * 2_000_000}.AA",
    "null bytes": lambda _: "\x00.\x00.\x00",
}


@pytest.mark.parametrize("name", MADE)
def test_what_we_did_not_sign_is_refused(key: SigningKey, name: str) -> None:
    with pytest.raises(NotSignedIn):
        read_access_token(key, MADE[name](key), NOW)


def test_there_are_enough_of_them() -> None:
    assert len(SAID_WRONG) + len(HEADERS) + len(MADE) + 7 * 3 + 11 * 3 >= 60


def test_the_honest_token_is_accepted(key: SigningKey) -> None:
    assert read_access_token(key, signed(key, claims()), NOW).generation == 1


async def test_over_http_a_hostile_token_is_as_good_as_none(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.HEAD, "chef@demo.invalid")
    headers = await signed_in(http, "chef@demo.invalid")
    assert (await http.get("/api/v1/me", headers=headers)).status_code == 200
    bare = await http.get("/api/v1/me")
    token = headers["Authorization"].removeprefix("Bearer ")
    key: SigningKey = app.state.signing_key
    for hostile in (token[:-4], _foreign_ec(key), signed(key, claims(gen=None)), "a.b.c", f"{token} x", "\xe9"):
        refused = await http.get("/api/v1/me", headers=[(b"authorization", f"Bearer {hostile}".encode("latin-1"))])
        assert refused.status_code == 401
        assert refused.json() == bare.json()
        assert refused.headers["www-authenticate"] == "Bearer"


async def test_a_right_token_for_nobody_ends_the_session(app: FastAPI, http: httpx.AsyncClient) -> None:
    token = signed(app.state.signing_key, claims())
    refused = await http.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert refused.json()["type"] == "/problems/session_ended"


async def test_a_token_of_a_former_generation_is_dead(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    account = await make_account(app_sessions, Role.HEAD, "chef@demo.invalid")
    for generation in (0, 2, -1, 2**31 - 1):
        token = signed(app.state.signing_key, claims(sub=str(account.id), gen=generation))
        refused = await http.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert refused.status_code == 401
