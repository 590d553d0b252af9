"""How signing in is answered: the body, and the cookies that scripts cannot read."""

from fastapi import Request, Response

from api.accounts.machine_sign_in import MachineToken
from api.accounts.schemas import MachineTokenOut, SecondFactorEnrolmentOut, SecondFactorRequiredOut, TokenOut
from api.accounts.sign_in import Challenged, SignedIn
from api.security.visitor import set_device_cookie, set_refresh_cookie
from api.settings import Settings

SECRET = {"Cache-Control": "no-store"}


def answer_of(request: Request, outcome: SignedIn | Challenged) -> Response:
    """A token, or what is still missing."""
    if isinstance(outcome, SignedIn):
        body = TokenOut(
            kind="token",
            access_token=outcome.access_token,
            token_type="Bearer",  # noqa: S106 - the scheme's name
            expires_in=outcome.expires_in,
        ).model_dump_json()
        return with_cookies(Response(body, 200, SECRET, "application/json"), request.app.state.settings, outcome)
    schema = SecondFactorRequiredOut if outcome.purpose == "code" else SecondFactorEnrolmentOut
    kind = "second_factor_required" if outcome.purpose == "code" else "second_factor_enrolment"
    missing = schema.model_validate({"kind": kind, "challenge": outcome.challenge, "expires_in": outcome.expires_in})
    return Response(missing.model_dump_json(), 200, SECRET, "application/json")


def machine_answer_of(token: MachineToken) -> Response:
    """No cookie: a machine asks again when its token ends."""
    body = MachineTokenOut(
        kind="machine_token",
        access_token=token.access_token,
        token_type="Bearer",  # noqa: S106 - the scheme's name
        expires_in=token.expires_in,
        scope=token.scope,
    ).model_dump_json()
    return Response(body, 200, SECRET, "application/json")


def with_cookies(response: Response, settings: Settings, signed: SignedIn) -> Response:
    if signed.session.refresh_token:
        set_refresh_cookie(response, settings, signed.session.refresh_token, shared=signed.session.shared_computer)
    if signed.device_token:
        set_device_cookie(response, settings, signed.device_token)
    return response
