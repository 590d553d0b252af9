"""`/auth`: signing in, staying signed in, locking, leaving."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Request, Response

from api import clock
from api.accounts import sign_in, steps_second_factor
from api.accounts.answers import SECRET, answer_of, machine_answer_of, with_cookies
from api.accounts.machine_sign_in import Presented, presented, sign_in_machine
from api.accounts.schemas import ChallengeCodeIn, ChallengeIn, EnrolledOut, SecondFactorSecretOut, TokenAnswer
from api.accounts.sign_in import ChallengeEnded, Desk
from api.door import Public
from api.problems import documented
from api.security import sessions as browser_sessions
from api.security.visitor import digest, drop_refresh_cookie, visitor_of
from persistence.accounts import second_factor
from persistence.unit_of_work import anonymous_transaction

router = APIRouter(prefix="/api/v1", tags=["accounts"])
Anyone = Annotated[None, Depends(Public())]
Grant = Literal["password", "one_time_code", "refresh_token", "client_credentials"]


@router.post("/auth/token", response_model=TokenAnswer, responses=documented(401, 422, 429, 503))
async def issue_token(
    request: Request,
    _: Anyone,
    grant_type: Annotated[Grant, Form()],
    username: Annotated[str, Form(max_length=254)] = "",
    password: Annotated[str, Form(max_length=200)] = "",
    challenge: Annotated[str, Form(max_length=100)] = "",
    code: Annotated[str, Form(max_length=20)] = "",
    client_id: Annotated[str, Form(max_length=100)] = "",
    client_secret: Annotated[str, Form(max_length=300)] = "",
    client_assertion: Annotated[str, Form(max_length=16_384)] = "",
    client_assertion_type: Annotated[str, Form(max_length=100)] = "",
    scope: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Sign in by password, finish with a one-time or rescue code, or continue a session by its refresh cookie.

    A partner's machine comes by `client_credentials`, with its secret (form or Basic) or an assertion it has signed.
    """
    desk, visitor = Desk.of(request.app.state), visitor_of(request)
    if grant_type == "client_credentials":
        form = Presented(client_id, client_secret, client_assertion, scope)
        shown = presented(form, client_assertion_type, request.headers.get("authorization"))
        return machine_answer_of(await sign_in_machine(desk, visitor, shown))
    if grant_type == "password":
        outcome = await sign_in.sign_in_by_password(desk, visitor, email=username, password=password)
        return answer_of(request, outcome)
    if grant_type == "one_time_code":
        return answer_of(request, await sign_in.sign_in_by_code(desk, visitor, token=challenge, code=code))
    return answer_of(request, await sign_in.refresh_session(desk, visitor.refresh_token or "", visitor.now))


@router.post("/auth/lock", status_code=204, responses=documented(401, 503))
async def lock_session(request: Request, _: Anyone) -> Response:
    """Lock this browser's session: it resumes with the password alone. The page forgets its access token itself."""
    visitor = visitor_of(request)
    async with anonymous_transaction(request.app.state.sessions) as session:
        await browser_sessions.lock_session(session, visitor.refresh_token or "", visitor.now)
    return Response(status_code=204)


@router.post("/auth/unlock", response_model=TokenAnswer, responses=documented(401, 422, 503))
async def unlock_session(request: Request, _: Anyone, password: Annotated[str, Form(max_length=200)]) -> Response:
    """Resume a locked session. Someone else on the same computer signs in instead: their session replaces this one."""
    desk, visitor = Desk.of(request.app.state), visitor_of(request)
    outcome = await sign_in.unlock_session(desk, visitor.refresh_token or "", password, visitor.now)
    return answer_of(request, outcome)


@router.post("/auth/logout", status_code=204, responses=documented(503))
async def sign_out(request: Request, _: Anyone) -> Response:
    """End this browser's session."""
    if token := visitor_of(request).refresh_token:
        async with anonymous_transaction(request.app.state.sessions) as session:
            await browser_sessions.close_session(session, token, clock.now())
    response = Response(status_code=204)
    drop_refresh_cookie(response, request.app.state.settings)
    return response


@router.post("/auth/second-factor", response_model=SecondFactorSecretOut, responses=documented(401, 422, 503))
async def begin_second_factor(request: Request, _: Anyone, body: ChallengeIn) -> Response:
    """Set up the second factor that one's function needs, half-way through signing in."""
    now = clock.now()
    async with anonymous_transaction(request.app.state.sessions) as session:
        account = await sign_in.challenged_account(session, body.challenge, "enrolment", now)
        enrolment = await steps_second_factor.begin_enrolment(session, account, request.app.state.vault)
    return Response(SecondFactorSecretOut.model_validate(enrolment).model_dump_json(), 200, SECRET, "application/json")


@router.post("/auth/second-factor/confirmation", response_model=EnrolledOut, responses=documented(401, 409, 422, 503))
async def confirm_second_factor(request: Request, _: Anyone, body: ChallengeCodeIn) -> Response:
    """Prove the second factor with its first code: rescue codes, and signed in."""
    desk, visitor = Desk.of(request.app.state), visitor_of(request)
    async with anonymous_transaction(desk.sessions) as session:
        account = await sign_in.challenged_account(session, body.challenge, "enrolment", visitor.now)
        codes = await steps_second_factor.confirm_enrolment(
            session, account, body.code, vault=desk.vault, now=visitor.now
        )
        if not await second_factor.spend_challenge(session, digest(body.challenge)):
            raise ChallengeEnded
        signed = await sign_in.start_session(desk, session, account, visitor)
    answer = EnrolledOut(rescue_codes=codes, access_token=signed.access_token, expires_in=signed.expires_in)
    response = Response(answer.model_dump_json(), 200, SECRET, "application/json")
    return with_cookies(response, desk.settings, signed)
