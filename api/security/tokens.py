"""Access tokens: ES256, ten minutes, an account id and a generation, never a role. The only importer of jose."""

import base64
import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import JWTError, jwk, jwt

from domain.access.actor import Caller
from domain.kernel.errors import NotSignedIn
from persistence.ids import new_id

ALGORITHM = "ES256"
ISSUER = "raccroche"
AUDIENCE = "raccroche-spa"
_REQUIRED = {f"require_{claim}": True for claim in ("sub", "aud", "iss")}
# exp and iat are required below, against our own clock: jose knows only the machine's.


@dataclass(frozen=True)
class SigningKey:
    """One key with its id; both parsed once, since parsing a key costs a hundred milliseconds."""

    kid: str
    private: Any
    public: dict[str, Any]


def load_signing_key(data: Path, configured: str | None = None) -> SigningKey:
    """The configured PEM, else the one of the data directory, made at the first start (0600)."""
    pem = configured.encode() if configured else _stored_pem(data / "keys" / "access-token.pem")
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
    return SigningKey(kid, jwk.construct(pem, ALGORITHM), public)


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
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(account_id),
        "gen": generation,
        "iat": int(now.timestamp()),
        "exp": int((now + lifetime).timestamp()),
        "jti": str(new_id()),
    }
    return str(jwt.encode(claims, key.private, algorithm=ALGORITHM, headers={"kid": key.kid}))


def read_access_token(key: SigningKey, token: str, now: datetime) -> Caller:
    """The caller of a valid token, else 401. Algorithm and key id are ours to choose, never the token's.

    Expiry is judged on our own clock, so that a fixed clock holds everywhere.
    """
    try:
        header = _header(token)
        if header.get("alg") != ALGORITHM or header.get("kid") != key.kid:
            raise NotSignedIn
        claims = jwt.decode(
            token, key.public, algorithms=[ALGORITHM], audience=AUDIENCE, issuer=ISSUER,
            options={**_REQUIRED, "verify_exp": False, "verify_iat": False},
        )  # fmt: skip
        if not int(claims["iat"]) - 60 <= now.timestamp() < int(claims["exp"]):
            raise NotSignedIn
        return Caller(UUID(claims["sub"]), int(claims["gen"]), now)
    except (JWTError, ValueError, KeyError, TypeError) as error:
        raise NotSignedIn from error


def _header(token: str) -> dict[str, Any]:
    head = token.split(".", 1)[0]
    decoded = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    if not isinstance(decoded, dict):
        raise NotSignedIn
    return decoded
