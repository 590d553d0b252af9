"""Sign-in at an identity provider (OpenID Connect, authorization code with PKCE), shaped for ProConnect.

Nothing here touches the database, and no transaction is open while the provider is asked.
"""

import asyncio
import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from api.security.tokens import Expected, ForgedToken, UnknownKey, read_provider_token
from api.settings import Settings
from domain.kernel.errors import Malformed, NotSignedIn, Unavailable

SCOPES = "openid given_name usual_name email uid siret idp_id"
TIMEOUT = 5.0
LARGEST_ANSWER = 256 * 1024
KEPT_FOR = timedelta(hours=1)
STRONG_METHODS = frozenset({"mfa", "otp", "hwk", "swk", "sc", "fpt", "face"})
"""`amr` values (RFC 8176) that are a second factor."""


class IdentityProviderUnavailable(Unavailable):
    title = "Service d'identité indisponible"
    detail = "Le service d'identité ne répond pas. Connectez-vous avec votre mot de passe, ou réessayez plus tard."


class IdentityRefused(NotSignedIn):
    title = "Connexion refusée"
    detail = "Cette connexion n'a pas pu être vérifiée. Recommencez depuis la page de connexion."


class OpenRedirect(Malformed):
    title = "Adresse de retour refusée"
    detail = "L'adresse de retour doit être une page de ce site."


@dataclass(frozen=True)
class Identity:
    """Who the provider says this is. `subject` carries its issuer."""

    subject: str
    email: str
    email_verified: bool
    name: str
    strong: bool


@dataclass(frozen=True)
class Departure:
    """A sign-in about to leave for the provider: what must come back unchanged."""

    url: str
    state: str
    nonce: str
    code_verifier: str


@dataclass
class _Published:
    """The provider's own description and keys, kept an hour."""

    metadata: Mapping[str, Any]
    keys: list[Mapping[str, Any]]
    until: datetime


@dataclass
class IdentityProvider:
    """One provider, by its issuer address."""

    issuer: str
    client_id: str
    client_secret: str | None
    redirect_uri: str
    trust_email: bool = False
    _published: _Published | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @staticmethod
    def of(settings: Settings) -> "IdentityProvider | None":
        if not settings.oidc_issuer:
            return None
        secret = settings.oidc_client_secret
        return IdentityProvider(
            settings.oidc_issuer, settings.oidc_client_id, secret.get_secret_value() if secret else None,
            f"{settings.base_url}/api/v1/auth/oidc/callback", settings.oidc_trust_email,
        )  # fmt: skip

    async def depart(self, now: datetime) -> Departure:
        """Where to send the browser. State and nonce have 43 characters (ProConnect asks for at least 32)."""
        published = await self._known(now)
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        query = urlencode({
            "response_type": "code", "client_id": self.client_id, "redirect_uri": self.redirect_uri, "scope": SCOPES,
            "state": state, "nonce": nonce, "code_challenge": s256(verifier), "code_challenge_method": "S256",
        })  # fmt: skip
        endpoint = published.metadata["authorization_endpoint"]
        return Departure(f"{endpoint}{'&' if '?' in endpoint else '?'}{query}", state, nonce, verifier)

    def check_issuer(self, given: str | None) -> None:
        """RFC 9207: an answer that names its issuer must name ours (mix-up of providers)."""
        announced = self._published is not None and self._published.metadata.get(
            "authorization_response_iss_parameter_supported"
        )
        if given is None and announced:
            raise IdentityRefused
        if given is not None and given != self.issuer:
            raise IdentityRefused

    async def arrive(self, code: str, nonce: str, verifier: str, now: datetime) -> Identity:
        """Exchange the code, check the ID token, ask who it is."""
        published = await self._known(now)
        tokens = await self._exchange(published, code, verifier)
        claims = await self._verified(str(tokens.get("id_token", "")), now)
        if claims.get("nonce") != nonce or not isinstance(claims["sub"], str) or not claims["sub"]:
            raise IdentityRefused
        about = await self._userinfo(published, str(tokens.get("access_token", "")), now)
        if about.get("sub") != claims["sub"]:
            raise IdentityRefused
        methods = claims.get("amr")
        return Identity(
            subject=f"{self.issuer}|{claims['sub']}",
            email=str(about.get("email", "")).strip().lower(),
            email_verified=about.get("email_verified") is True or self.trust_email,
            name=f"{about.get('given_name', '')} {about.get('usual_name', '')}".strip(),
            strong=isinstance(methods, list) and bool(STRONG_METHODS & {str(m) for m in methods}),
        )

    async def _exchange(self, published: _Published, code: str, verifier: str) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code", "code": code, "redirect_uri": self.redirect_uri,
            "code_verifier": verifier, "client_id": self.client_id,
        }  # fmt: skip
        accepted = published.metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        auth = None
        if self.client_secret is not None and "client_secret_post" in accepted:
            form["client_secret"] = self.client_secret
        elif self.client_secret is not None:
            auth = httpx.BasicAuth(self.client_id, self.client_secret)
            del form["client_id"]
        answer = await _ask("POST", published.metadata["token_endpoint"], data=form, auth=auth)
        if answer.status in {400, 401}:
            raise IdentityRefused  # a spent, foreign or invented code
        return answer.json()

    async def _userinfo(self, published: _Published, access_token: str, now: datetime) -> dict[str, Any]:
        """JSON, or a signed JWT as ProConnect gives it; never an unsigned one where a JWT is announced."""
        bearer = {"Authorization": f"Bearer {access_token}"}
        answer = await _ask("GET", published.metadata["userinfo_endpoint"], headers=bearer)
        if answer.status in {400, 401, 403}:
            raise IdentityRefused
        if answer.media == "application/jwt":
            return await self._verified(answer.text(), now, require_exp=False)
        return answer.json()

    async def _verified(self, token: str, now: datetime, *, require_exp: bool = True) -> dict[str, Any]:
        for renewed in (False, True):
            published = await self._known(now, renew=renewed)
            expected = Expected(self.issuer, self.client_id, published.keys)
            try:
                return read_provider_token(token, expected, now, require_exp=require_exp)
            except ForgedToken as error:
                raise IdentityRefused from error
            except UnknownKey:
                continue
        raise IdentityRefused

    async def _known(self, now: datetime, *, renew: bool = False) -> _Published:
        async with self._lock:
            known = self._published
            if known is not None and now < known.until and not renew:
                return known
            metadata = (await _ask("GET", f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")).json()
            if metadata.get("issuer") != self.issuer:
                raise IdentityProviderUnavailable
            needed = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
            if not all(_is_address(metadata.get(name)) for name in needed):
                raise IdentityProviderUnavailable
            keys = (await _ask("GET", metadata["jwks_uri"])).json().get("keys")
            if not isinstance(keys, list):
                raise IdentityProviderUnavailable
            self._published = _Published(metadata, [key for key in keys if isinstance(key, dict)], now + KEPT_FOR)
            return self._published


@dataclass(frozen=True)
class _Answer:
    status: int
    media: str
    body: bytes

    def text(self) -> str:
        return self.body.decode("utf-8", "replace").strip()

    def json(self) -> dict[str, Any]:
        if self.status != 200:
            raise IdentityProviderUnavailable
        try:
            value = httpx.Response(200, content=self.body).json()
        except (ValueError, RecursionError) as error:
            raise IdentityProviderUnavailable from error
        if not isinstance(value, dict):
            raise IdentityProviderUnavailable
        return value


async def _ask(method: str, url: str, **request: Any) -> _Answer:
    """One question, five seconds in all, 256 kB at most, no redirects followed."""
    try:
        async with (
            asyncio.timeout(TIMEOUT),
            httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False) as client,
            client.stream(method, url, **request) as response,
        ):
            body = b""
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > LARGEST_ANSWER:
                    raise IdentityProviderUnavailable
            media = response.headers.get("content-type", "").split(";")[0].strip().lower()
            return _Answer(response.status_code, media, body)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
        raise IdentityProviderUnavailable from error


def s256(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def own_page(return_to: str) -> str:
    """A path of this site and nothing that a browser could read as another site."""
    starts_well = return_to.startswith("/") and not return_to.startswith("//") and "\\" not in return_to
    if not starts_well or not return_to.isprintable() or len(return_to) > 500:
        raise OpenRedirect
    return return_to


def _is_address(value: object) -> bool:
    return isinstance(value, str) and urlsplit(value).scheme in {"http", "https"}
