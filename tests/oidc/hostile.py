"""A provider that misbehaves on order: what no real provider does, and what one taken over would."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jose import jwk, jwt


def _pem(private: Any) -> bytes:
    return private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _public_pem(private: Any) -> bytes:
    return private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _jwk(private: Any, algorithm: str, kid: str) -> dict[str, Any]:
    public = jwk.construct(_public_pem(private), algorithm).to_dict()
    return {k: v if isinstance(v, str) else v.decode() for k, v in public.items()} | {
        "kid": kid, "alg": algorithm, "use": "sig",
    }  # fmt: skip


RSA_KEY, EC_KEY, STRANGER = (
    rsa.generate_private_key(65537, 2048),
    ec.generate_private_key(ec.SECP256R1()),
    rsa.generate_private_key(65537, 2048),
)


@dataclass
class HostileProvider:
    """Honest by default; each field is one way to be otherwise."""

    issuer: str = ""
    email: str = "cpe@ac-test.invalid"
    nonce: str = ""
    seen: list[dict[str, str]] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    id_token: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    signer: str = "honest"
    tokens: dict[str, Any] = field(default_factory=dict)
    userinfo_as: str = "json"
    raw: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    hang: str = ""

    def behave(self, **changes: Any) -> None:
        """From honest again, misbehave in these ways."""
        honest = HostileProvider(issuer=self.issuer)
        for name, value in (vars(honest) | changes).items():
            setattr(self, name, value)

    def claims(self) -> dict[str, Any]:
        now = int(time.time())
        plain = {
            "iss": self.issuer, "sub": "agent-1", "aud": "raccroche", "nonce": self.nonce, "iat": now, "exp": now + 60,
        }  # fmt: skip
        return {name: value for name, value in (plain | self.id_token).items() if value is not None}

    def about(self) -> dict[str, Any]:
        plain = {"sub": "agent-1", "email": self.email, "email_verified": True, "usual_name": "LEMOINE"}
        return {name: value for name, value in (plain | self.userinfo).items() if value is not None}

    def sign(self, claims: dict[str, Any]) -> str:
        header = {"kid": "rsa-1"} | self.header
        if self.signer == "none":
            return f"{_part({'alg': 'none'} | header)}.{_part(claims)}."
        if self.signer.startswith("hmac"):
            secret = {"hmac pem": _public_pem(RSA_KEY), "hmac secret": b"a secret between the two of us"}[self.signer]
            message = f"{_part({'alg': 'HS256', 'typ': 'JWT'} | header)}.{_part(claims)}"
            return f"{message}.{_b64(hmac.new(secret, message.encode(), hashlib.sha256).digest())}"
        if self.signer == "ec":
            return str(jwt.encode(claims, _pem(EC_KEY), algorithm="ES256", headers={"kid": "ec-1"} | self.header))
        signing = STRANGER if self.signer == "stranger" else RSA_KEY
        algorithm = "RS512" if self.signer == "rs512" else "RS256"
        return str(jwt.encode(claims, _pem(signing), algorithm=algorithm, headers=header))

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, str, bytes]:
        if path in self.raw:
            status, content = self.raw[path]
            return status, "application/json", content
        if path == "/.well-known/openid-configuration":
            value: Any = {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            } | self.metadata
            return 200, "application/json", json.dumps(value).encode()
        if path == "/jwks":
            keys = [_jwk(RSA_KEY, "RS256", "rsa-1"), _jwk(EC_KEY, "ES256", "ec-1")]
            return 200, "application/json", json.dumps({"keys": keys}).encode()
        if path == "/token":
            self.seen.append(form)
            value = {"access_token": "x", "token_type": "Bearer", "id_token": self.sign(self.claims())} | self.tokens
            return 200, "application/json", json.dumps(value).encode()
        if self.userinfo_as == "jwt":
            signed = {"iss": self.issuer, "aud": "raccroche"} | self.about()
            return 200, "application/jwt", self.sign(signed).encode()
        return 200, "application/json", json.dumps(self.about()).encode()


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _part(value: object) -> str:
    return _b64(json.dumps(value).encode())


@contextmanager
def hostile_provider() -> Iterator[HostileProvider]:
    provider = HostileProvider()
    released = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            self._reply({name: values[0] for name, values in parse_qs(body).items()})

        def _reply(self, form: dict[str, str]) -> None:
            path = urlsplit(self.path).path
            if path == provider.hang:
                released.wait(20)
                return
            status, media, content = provider.answer(path, form)
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        released.set()
        server.shutdown()
        server.server_close()
