"""How a partner's machine stays connected: a token in time, and every call repeated under its key until answered."""

import base64
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any
from uuid import uuid4

import httpx
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from raccroche_partner import AuthenticatedClient
from raccroche_partner.types import Response

TOKEN_PATH = "/api/v1/auth/token"  # noqa: S105 - an address
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
RENEWED_BEFORE_SECONDS = 60
PASSING = frozenset({429, 503})
"""The service says « later »: the same call, under the same key, is repeated."""


class SignInRefused(RuntimeError):  # noqa: N818 - told to whoever gave the credentials
    """These credentials open nothing; `problem` says why."""

    def __init__(self, status: int, problem: Any) -> None:
        super().__init__(f"token refused: {status}")
        self.status, self.problem = status, problem


@dataclass(frozen=True)
class Credentials:
    """Of one machine: a shared secret, or a private key (PEM, P-256) whose public half the service holds."""

    base_url: str
    client_id: str
    secret: str = field(default="", repr=False)
    private_key: bytes = field(default=b"", repr=False)

    def form(self, scope: str = "") -> dict[str, str]:
        told = {"grant_type": "client_credentials", "client_id": self.client_id}
        told |= {"scope": scope} if scope else {}
        if not self.private_key:
            return told | {"client_secret": self.secret}
        return told | {"client_assertion_type": ASSERTION_TYPE, "client_assertion": self.assertion()}

    def assertion(self) -> str:
        """A proof for one use, less than a minute long (RFC 7523, ES256)."""
        now = int(time.time())
        claims = {"iss": self.client_id, "sub": self.client_id, "aud": self.base_url + TOKEN_PATH}
        claims |= {"iat": now, "exp": now + 50, "jti": uuid4().hex}  # type: ignore[dict-item]
        content = ".".join(_b64(json.dumps(part).encode()) for part in ({"alg": "ES256", "typ": "JWT"}, claims))
        key = serialization.load_pem_private_key(self.private_key, None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise TypeError("The private key must be on the curve P-256.")
        r, s = utils.decode_dss_signature(key.sign(content.encode(), ec.ECDSA(hashes.SHA256())))
        return f"{content}.{_b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def ask_token(http: httpx.Client, credentials: Credentials, scope: str = "") -> dict[str, Any]:
    answer = http.post(credentials.base_url + TOKEN_PATH, data=credentials.form(scope))
    if answer.status_code != 200:
        raise SignInRefused(answer.status_code, answer.json() if "json" in answer.headers["content-type"] else None)
    told: dict[str, Any] = answer.json()
    return told


@dataclass
class Connection:
    """The generated client, kept signed in. `pause` waits between two tries."""

    credentials: Credentials
    patience: int = 200
    pause: Callable[[float], None] = time.sleep
    repeated: int = 0
    _client: AuthenticatedClient | None = None
    _until: float = 0

    def call(self, operation: ModuleType, **arguments: Any) -> Response[Any]:
        """One operation of the client: repeated, under the same key if it writes, until the service has answered."""
        for _ in range(self.patience):
            try:
                answer: Response[Any] = operation.sync_detailed(client=self._signed_in(), **arguments)
            except (httpx.TransportError, SignInRefused) as error:
                if isinstance(error, SignInRefused) and error.status not in PASSING:
                    raise
                self._wait(0.2)
                continue
            if answer.status_code == 401:
                self._client = None  # revoked, or the key of the service has changed: one new token says which
            if answer.status_code not in PASSING | {401} or _is_final(answer):
                return answer
            self._wait(_asked_wait(answer))
        return answer

    def _wait(self, seconds: float) -> None:
        self.repeated += 1
        self.pause(seconds)

    def _signed_in(self) -> AuthenticatedClient:
        if self._client is None or time.monotonic() >= self._until:
            with httpx.Client(timeout=10) as http:
                token = ask_token(http, self.credentials)
            self._until = time.monotonic() + token["expires_in"] - RENEWED_BEFORE_SECONDS
            self._client = AuthenticatedClient(
                self.credentials.base_url, token=token["access_token"], timeout=httpx.Timeout(10)
            )
        return self._client


def _is_final(answer: Response[Any]) -> bool:
    """A day's quota that is used up does not come back in a minute."""
    return answer.status_code == 429 and _asked_wait(answer) > 120


def _asked_wait(answer: Response[Any]) -> float:
    asked = answer.headers.get("Retry-After", "")
    return float(asked) if asked.isdigit() else 0.2
