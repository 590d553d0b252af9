"""`/public`: what anyone may ask about signing in. Tokens of links come in bodies, never in addresses."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.accounts import sign_in, use_cases_invitations
from api.accounts.answers import answer_of
from api.accounts.schemas import (
    InvitationAcceptanceIn,
    InvitationOut,
    InvitationTokenIn,
    PasswordResetIn,
    PasswordResetOut,
    SignInOptionsOut,
    TokenAnswer,
)
from api.accounts.sign_in import Desk
from api.door import Public
from api.problems import documented
from api.security import attempts
from api.security.visitor import visitor_of
from persistence.accounts.repository import normalised_email
from persistence.unit_of_work import anonymous_unit_of_work

router = APIRouter(prefix="/api/v1", tags=["accounts"])
Anyone = Annotated[None, Depends(Public())]
RESET_ANSWER = (
    "Si cette adresse a un compte, un message vient de partir. Le lien qu'il contient fonctionne pendant une heure."
)


@router.get("/public/sign-in-options", response_model=SignInOptionsOut, responses=documented(503))
async def show_sign_in_options(request: Request, _: Anyone) -> Response:
    """Whether an identity provider is configured, and, in demo mode only, the demo's accounts."""
    state = request.app.state
    async with anonymous_unit_of_work(state.sessions, visitor_of(request).now) as uow:
        options = await use_cases_invitations.sign_in_options(
            uow, demo=state.settings.demo, identity_provider=state.identity_provider is not None
        )
    body = SignInOptionsOut.model_validate(options).model_dump_json()
    return Response(body, 200, {"Cache-Control": "no-store"}, "application/json")


@router.post("/public/invitations/preview", response_model=InvitationOut, responses=documented(404, 422, 503))
async def show_invitation(request: Request, _: Anyone, body: InvitationTokenIn) -> Response:
    """Who invites, to which function and perimeter. Looking does not use the link."""
    async with anonymous_unit_of_work(request.app.state.sessions, visitor_of(request).now) as uow:
        view = await use_cases_invitations.show_invitation(uow, body.token)
    answer = InvitationOut.model_validate(view).model_dump_json()
    return Response(answer, 200, {"Cache-Control": "no-store"}, "application/json")


@router.post("/public/invitations/acceptance", response_model=TokenAnswer, responses=documented(404, 422, 503))
async def accept_invitation(request: Request, _: Anyone, body: InvitationAcceptanceIn) -> Response:
    """Choose a password with the link of an invitation or of a reset, and go on signing in."""
    desk, visitor = Desk.of(request.app.state), visitor_of(request)
    async with anonymous_unit_of_work(desk.sessions, visitor.now) as uow:
        account = await use_cases_invitations.accept_invitation(
            uow, body.token, body.password, cheap=desk.settings.argon2_cheap
        )
        outcome = await sign_in.welcome(desk, uow.session, account, visitor)
    return answer_of(request, outcome)


@router.post(
    "/public/password-resets", response_model=PasswordResetOut, status_code=202, responses=documented(422, 429, 503)
)
async def request_password_reset(request: Request, _: Anyone, body: PasswordResetIn) -> Response:
    """Ask for a link by mail. The answer and the work are the same whether or not the address has an account."""
    visitor, state = visitor_of(request), request.app.state
    bucket = attempts.bucket(attempts.PER_RESET, normalised_email(body.email), visitor.network)
    await attempts.count(state.engine, attempts.PER_RESET, bucket, visitor.now)
    async with anonymous_unit_of_work(state.sessions, visitor.now) as uow:
        await use_cases_invitations.request_password_reset(uow, body.email)
    answer = PasswordResetOut(detail=RESET_ANSWER).model_dump_json()
    return Response(answer, 202, {"Cache-Control": "no-store"}, "application/json")
