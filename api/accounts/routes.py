"""`/auth` and `/me`."""

from typing import Annotated, Literal

from fastapi import APIRouter, Cookie, Depends, Form, Request, Response

from api import clock
from api.accounts import sign_in, use_cases
from api.accounts.schemas import MeOut, TokenOut
from api.accounts.sign_in import SignedIn
from api.door import Door, Public, Requires, responses
from api.problems import documented
from api.security import sessions as browser_sessions
from domain.access.permissions import Permission
from domain.kernel.errors import SessionEnded
from persistence.unit_of_work import anonymous_transaction

router = APIRouter(prefix="/api/v1", tags=["accounts"])
COOKIE = "raccroche_refresh"
COOKIE_PATH = "/api/v1/auth"
Anyone = Annotated[None, Depends(Public())]


@router.post("/auth/token", response_model=TokenOut, responses=documented(401, 422, 429, 503))
async def issue_token(
    request: Request,
    _: Anyone,
    grant_type: Annotated[Literal["password", "refresh_token"], Form()],
    username: Annotated[str, Form(max_length=254)] = "",
    password: Annotated[str, Form(max_length=200)] = "",
    raccroche_refresh: Annotated[str | None, Cookie(include_in_schema=False)] = None,
) -> Response:
    """Sign in by password, or continue a session by its refresh cookie."""
    state, now = request.app.state, clock.now()
    async with anonymous_transaction(state.sessions) as session:
        if grant_type == "password":
            account = await sign_in.sign_in_by_password(session, state.settings, username, password)
            signed: SignedIn | None = await sign_in.start_session(
                session, state.settings, state.signing_key, account, now
            )
        else:
            signed = await sign_in.refresh_session(
                session, state.settings, state.signing_key, raccroche_refresh or "", now
            )
    if signed is None:
        raise SessionEnded
    return token_response(request, signed)


def token_response(request: Request, signed: SignedIn) -> Response:
    body = TokenOut(access_token=signed.access_token, token_type="Bearer", expires_in=signed.expires_in)  # noqa: S106 - the scheme's name
    response = Response(body.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"})
    if signed.session.refresh_token:
        settings = request.app.state.settings
        response.set_cookie(
            COOKIE, signed.session.refresh_token, path=COOKIE_PATH, httponly=True, samesite="strict",
            secure=settings.secure_cookies,
            max_age=None if signed.session.shared_computer else settings.refresh_token_days * 86_400,
        )  # fmt: skip
    return response


@router.post("/auth/logout", status_code=204, responses=documented(503))
async def sign_out(
    request: Request, _: Anyone, raccroche_refresh: Annotated[str | None, Cookie(include_in_schema=False)] = None
) -> Response:
    """End this browser's session."""
    if raccroche_refresh:
        async with anonymous_transaction(request.app.state.sessions) as session:
            await browser_sessions.close_session(session, raccroche_refresh, clock.now())
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path=COOKIE_PATH)
    return response


@router.get("/me", response_model=MeOut, responses=responses())
async def show_me(door: Annotated[Door, Requires(Permission.ACCOUNTS_READ_OWN)]) -> Response:
    """Who I am here: function, perimeter, what I may do."""
    return await door.read(lambda uow: use_cases.show_me(uow, demo=door.request.app.state.settings.demo), MeOut)
