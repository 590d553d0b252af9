"""`private_key_jwt`: a client proves who it is by a short text signed with its own key (RFC 7523), once."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from api.security.tokens import (
    LONGEST,
    SKEW,
    UNREADABLE,
    Expected,
    ForgedToken,
    UnknownKey,
    header_of,
    read_provider_token,
)
from domain.partners.credentials import LONGEST_ASSERTION, SMALLEST_RSA_BITS, UnusableKey
from persistence.partners.credentials import LiveCredential

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LONGEST_JTI = 200


@dataclass(frozen=True)
class Proved:
    """The key that signed, and what makes this assertion single: it may be forgotten at `until`."""

    credential: LiveCredential
    jti_hash: bytes
    until: datetime


def claimed_client(assertion: str) -> str:
    """Who the assertion says it is, before anything is proved; empty for garbage."""
    try:
        body = assertion.split(".")[1] if len(assertion) <= LONGEST else ""
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return str(claims["sub"])[:100]
    except (*UNREADABLE, IndexError):
        return ""


def prove(
    assertion: str, client_id: str, audience: str, keys: Sequence[LiveCredential], now: datetime
) -> Proved | None:
    """Issuer and subject are the client, the audience is ours, five minutes at most, a jti; None otherwise.

    The key is chosen among the client's own, never by what the token brings; `kid` decides nothing.
    """
    for credential in keys:
        claims = _read(assertion, client_id, audience, credential, now)
        if claims is not None:
            jti = str(claims["jti"])
            until = datetime.fromtimestamp(claims["exp"] + SKEW, UTC)
            return Proved(credential, hashlib.sha256(jti.encode()).digest(), until)
    return None


def _read(
    assertion: str, client_id: str, audience: str, credential: LiveCredential, now: datetime
) -> dict[str, Any] | None:
    if credential.public_jwk is None:
        return None
    try:
        key = dict(credential.public_jwk) | {"kid": header_of(assertion).get("kid")}
        claims = read_provider_token(assertion, Expected(client_id, audience, [key]), now)
    except (ForgedToken, UnknownKey, *UNREADABLE):
        return None
    jti, longest = claims.get("jti"), (now + LONGEST_ASSERTION + timedelta(seconds=SKEW)).timestamp()
    fits = isinstance(jti, str) and 0 < len(jti) <= LONGEST_JTI and claims["exp"] <= longest
    alive = now.timestamp() < claims["exp"]
    return claims if fits and alive and claims["sub"] == client_id and isinstance(claims["aud"], str) else None


def read_public_key(pem: str) -> dict[str, str]:
    """A PEM public key as the JWK that is kept: EC P-256, or RSA of at least 2,048 bits; nothing else."""
    try:
        key = serialization.load_pem_public_key(pem.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _unusable() from error
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        point = key.public_numbers()
        return {"kty": "EC", "crv": "P-256", "alg": "ES256", "x": _number(point.x, 32), "y": _number(point.y, 32)}
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= SMALLEST_RSA_BITS:
        numbers = key.public_numbers()
        return {
            "kty": "RSA", "alg": "RS256", "n": _number(numbers.n, (key.key_size + 7) // 8), "e": _number(numbers.e, 3),
        }  # fmt: skip
    raise _unusable()


def _number(value: int, size: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes(size, "big")).rstrip(b"=").decode()


def _unusable() -> UnusableKey:
    return UnusableKey(errors=[{"pointer": "/public_key", "detail": UnusableKey.detail}])
