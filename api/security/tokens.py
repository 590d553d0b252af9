"""Access tokens: ES256, ten minutes, an account id and a generation, never a role. The only importer of jose."""

import base64
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import JWTError, jwk, jwt
from jose.exceptions import JWKError

from domain.access.actor import Caller
from domain.kernel.errors import NotSignedIn
from persistence.ids import new_id

ALGORITHM = "ES256"
ISSUER = "raccroche"
AUDIENCE = "raccroche-spa"
PARTNER_AUDIENCE = "raccroche-partner"
"""A person's token opens nothing on the partners' surface, nor a machine's on the persons'."""
PROVIDER_ALGORITHMS = {"RS256": "RSA", "ES256": "EC"}
"""Accepted from an identity provider, and the kind of key each needs."""
SKEW = 60
"""Seconds by which a clock elsewhere may be ahead."""
LONGEST = 16_384
UNREADABLE = (JWTError, JWKError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)
"""All that jose, json and UUID may say of a text that is no token."""
_REQUIRED = {f"require_{claim}": True for claim in ("sub", "aud", "iss")}
_OUR_CLOCK = {"verify_exp": False, "verify_iat": False, "verify_nbf": False}
# exp and iat are required below, against our own clock: jose knows only the machine's.


@dataclass(frozen=True)
class SigningKey:
    """One key with its id; both parsed once, since parsing a key costs a hundred milliseconds."""

    kid: str
    private: Any
    public: dict[str, Any]
    secret: bytes
    """The private number, from which other keys are derived."""


def stored_key_path(data: Path) -> Path:
    return data / "keys" / "access-token.pem"


def stored_key_differs(data: Path, key: SigningKey) -> bool:
    """Whether the key of the data directory has gone, or is no longer the one this process signs with."""
    path = stored_key_path(data)
    return not path.exists() or load_signing_key(data).kid != key.kid


def load_signing_key(data: Path, configured: str | None = None) -> SigningKey:
    """The configured PEM, else the one of the data directory, made at the first start (0600)."""
    pem = configured.encode() if configured else _stored_pem(stored_key_path(data))
    private = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError("the signing key must be an EC P-256 key")
    public_pem = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    kid = hashlib.sha256(public_pem).hexdigest()[:16]
    public = {
        k: v.decode() if isinstance(v, bytes) else v for k, v in jwk.construct(public_pem, ALGORITHM).to_dict().items()
    }
    secret = private.private_numbers().private_value.to_bytes(32, "big")
    return SigningKey(kid, jwk.construct(pem, ALGORITHM), public, secret)


def _stored_pem(path: Path) -> bytes:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_bytes(pem)
        with suppress(FileExistsError):
            os.link(draft, path)  # two processes starting together agree on the first one's key
        draft.unlink()
    return path.read_bytes()


def issue_access_token(key: SigningKey, account_id: UUID, generation: int, now: datetime, lifetime: timedelta) -> str:
    return _signed(key, now, lifetime, {"aud": AUDIENCE, "sub": str(account_id), "gen": generation})


def issue_machine_token(key: SigningKey, caller: Caller, lifetime: timedelta) -> str:
    """For a partner's machine: its subject is the client; it also says by which credential, and for which scopes."""
    said = {
        "aud": PARTNER_AUDIENCE, "sub": str(caller.id), "gen": caller.generation, "cred": str(caller.credential),
        "scope": " ".join(sorted(caller.scopes)),
    }  # fmt: skip
    return _signed(key, caller.now, lifetime, said)


def _signed(key: SigningKey, now: datetime, lifetime: timedelta, said: Mapping[str, object]) -> str:
    claims = {
        "iss": ISSUER, "iat": int(now.timestamp()), "exp": int((now + lifetime).timestamp()), "jti": str(new_id()),
        **said,
    }  # fmt: skip
    return str(jwt.encode(claims, key.private, algorithm=ALGORITHM, headers={"kid": key.kid}))


def read_access_token(key: SigningKey, token: str, now: datetime) -> Caller:
    """The caller of a person's valid token, else 401."""
    try:
        claims = _verified(key, token, now, AUDIENCE)
        return Caller(UUID(claims["sub"]), _whole(claims, "gen"), now)
    except UNREADABLE as error:
        raise NotSignedIn from error


def read_machine_token(key: SigningKey, token: str, now: datetime) -> Caller:
    """The caller of a machine's valid token, else 401."""
    try:
        claims = _verified(key, token, now, PARTNER_AUDIENCE)
        scopes = frozenset(str(claims["scope"]).split())
        return Caller(UUID(claims["sub"]), _whole(claims, "gen"), now, UUID(claims["cred"]), scopes)
    except UNREADABLE as error:
        raise NotSignedIn from error


def _verified(key: SigningKey, token: str, now: datetime, audience: str) -> dict[str, Any]:
    """Algorithm and key id are ours to choose, never the token's; expiry is judged on our own clock."""
    header = header_of(token)
    if header.get("alg") != ALGORITHM or header.get("kid") != key.kid:
        raise NotSignedIn
    claims: dict[str, Any] = jwt.decode(
        token, key.public, algorithms=[ALGORITHM], audience=audience, issuer=ISSUER,
        options={**_REQUIRED, **_OUR_CLOCK},
    )  # fmt: skip
    if claims["aud"] != audience or not _whole(claims, "iat") - SKEW <= now.timestamp() < _whole(claims, "exp"):
        raise NotSignedIn
    return claims


@dataclass(frozen=True)
class Expected:
    """What a token of an identity provider must say."""

    issuer: str
    audience: str
    keys: Sequence[Mapping[str, Any]]


class UnknownKey(Exception):  # noqa: N818 - an outcome
    """The provider may have changed its keys: fetch them again, once."""


class ForgedToken(Exception):  # noqa: N818 - an outcome
    """Not a token of this provider for us, now."""


def read_provider_token(token: str, expected: Expected, now: datetime, *, require_exp: bool = True) -> dict[str, Any]:
    """The claims of an ID token or signed userinfo: RS256 or ES256, with the published key of that id and kind."""
    try:
        header = header_of(token)
        algorithm = str(header.get("alg"))
        if algorithm not in PROVIDER_ALGORITHMS:
            raise ForgedToken
        key = _published_key(expected.keys, algorithm, header.get("kid"))
        claims: dict[str, Any] = jwt.decode(
            token, key, algorithms=[algorithm], audience=expected.audience, issuer=expected.issuer,
            options={**_REQUIRED, **_OUR_CLOCK, "verify_at_hash": False},
        )  # fmt: skip
        others = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if (others or "azp" in claims) and claims.get("azp") != expected.audience:
            raise ForgedToken
        if require_exp or "exp" in claims:
            _check_dates(claims, now)
    except UNREADABLE as error:
        raise ForgedToken from error
    return claims


def _published_key(keys: Sequence[Mapping[str, Any]], algorithm: str, kid: object) -> dict[str, Any]:
    """Never a symmetric key, never a key meant for encryption, never the key that the token itself brings."""
    kind = PROVIDER_ALGORITHMS[algorithm]
    fitting = [
        dict(key)
        for key in keys
        if key.get("kty") == kind and key.get("use", "sig") == "sig" and key.get("alg", algorithm) == algorithm
        and (kid is None or key.get("kid") == kid)
    ]  # fmt: skip
    if len(fitting) != 1:
        raise UnknownKey
    return fitting[0]


def _check_dates(claims: Mapping[str, Any], now: datetime) -> None:
    if not _whole(claims, "iat") - SKEW <= now.timestamp() < _whole(claims, "exp") + SKEW:
        raise ForgedToken
    if "nbf" in claims and _whole(claims, "nbf") - SKEW > now.timestamp():
        raise ForgedToken


def _whole(claims: Mapping[str, Any], name: str) -> int:
    """A whole number, not a text, a truth value or an infinity that looks like one."""
    value = claims[name]
    if type(value) is not int:
        raise ValueError(name)
    return value


def header_of(token: str) -> dict[str, Any]:
    if len(token) > LONGEST:
        raise ValueError("too long")
    head = token.split(".", 1)[0]
    decoded = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    if not isinstance(decoded, dict):
        raise TypeError("a header is an object")
    return decoded
