"""`/auth/oidc`: two addresses a browser visits, to the identity provider and back."""

import hmac
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Cookie, Depends, Query, Request, Response

from api import clock
from api.accounts.answers import with_cookies
from api.accounts.sign_in import Desk, SignedIn
from api.accounts.sign_in_by_identity import sign_in_by_identity
from api.door import Public
from api.problems import documented
from api.security.oidc import IdentityProvider, IdentityRefused, own_page
from api.security.visitor import visitor_of
from domain.kernel.errors import NotFound, Refusal
from persistence.accounts import oidc
from persistence.accounts.oidc import PendingSignIn
from persistence.unit_of_work import anonymous_transaction

router = APIRouter(prefix="/api/v1", tags=["accounts"])
Anyone = Annotated[None, Depends(Public())]
STATE_COOKIE = "raccroche_oidc"
STATE_PATH = "/api/v1/auth/oidc"
STATE_LIFETIME = timedelta(minutes=5)


class NoIdentityProvider(NotFound):
    title = "Pas de service d'identité"
    detail = "Aucun service d'identité n'est configuré ici. Connectez-vous avec votre mot de passe."


def _provider(request: Request) -> IdentityProvider:
    provider: IdentityProvider | None = request.app.state.identity_provider
    if provider is None:
        raise NoIdentityProvider
    return provider


def _is_navigation(request: Request) -> bool:
    """A person's browser, to be shown a page rather than a problem in JSON."""
    return "text/html" in request.headers.get("accept", "")


def _go(address: str) -> Response:
    return Response(status_code=303, headers={"Location": address, "Cache-Control": "no-store"})


def _refused(request: Request, refusal: Refusal) -> Response:
    """Back to the sign-in page, which has the words for this code; programs get the problem itself."""
    if not _is_navigation(request):
        raise refusal
    response = _go(f"/connexion?{urlencode({'probleme': refusal.code()})}")
    response.delete_cookie(STATE_COOKIE, path=STATE_PATH)
    return response


@router.get("/auth/oidc/start", status_code=303, responses=documented(404, 422, 503))
async def start_oidc_sign_in(
    request: Request, _: Anyone, return_to: Annotated[str, Query(max_length=500)] = "/"
) -> Response:
    """Leave for the identity provider; `return_to` is a page of this site."""
    now = clock.now()
    try:
        page = own_page(return_to)
        departure = await _provider(request).depart(now)
    except Refusal as refusal:
        return _refused(request, refusal)
    async with anonymous_transaction(request.app.state.sessions) as session:
        pending = PendingSignIn(departure.state, departure.nonce, departure.code_verifier, page)
        await oidc.keep_sign_in(session, pending, now)
    response = _go(departure.url)
    response.set_cookie(
        STATE_COOKIE, departure.state, path=STATE_PATH, httponly=True, samesite="lax",
        secure=request.app.state.settings.secure_cookies, max_age=int(STATE_LIFETIME.total_seconds()),
    )  # fmt: skip
    return response


@router.get("/auth/oidc/callback", status_code=303, responses=documented(401, 404, 422, 503))
async def finish_oidc_sign_in(
    request: Request,
    _: Anyone,
    state: Annotated[str, Query(max_length=200)] = "",
    code: Annotated[str, Query(max_length=4000)] = "",
    iss: Annotated[str | None, Query(max_length=500)] = None,
    raccroche_oidc: Annotated[str | None, Cookie(include_in_schema=False)] = None,
) -> Response:
    """Come back from the identity provider: a session, then the page first asked for."""
    try:
        pending = await _pending(request, state, raccroche_oidc)
        provider = _provider(request)
        provider.check_issuer(iss)
        if not code:
            raise IdentityRefused  # the person gave up there, or the provider did
        identity = await provider.arrive(code, pending.nonce, pending.code_verifier, clock.now())
        desk = Desk.of(request.app.state)
        outcome = await sign_in_by_identity(desk, visitor_of(request), identity)
    except Refusal as refusal:
        return _refused(request, refusal)
    if isinstance(outcome, SignedIn):
        response = with_cookies(_go(pending.return_to), desk.settings, outcome)
    else:
        page = "code" if outcome.purpose == "code" else "second-facteur"
        fragment = urlencode({"defi": outcome.challenge, "retour": pending.return_to})
        response = _go(f"/connexion/{page}#{fragment}")
    response.delete_cookie(STATE_COOKIE, path=STATE_PATH)
    return response


async def _pending(request: Request, state: str, cookie: str | None) -> PendingSignIn:
    """The sign-in that this very browser began, once, within five minutes."""
    if not state or not cookie or not hmac.compare_digest(state.encode(), cookie.encode()):
        raise IdentityRefused
    async with anonymous_transaction(request.app.state.sessions) as session:
        pending = await oidc.take_sign_in(session, state, clock.now(), STATE_LIFETIME)
    if pending is None:
        raise IdentityRefused
    return pending
