"""`/me` and one's own sessions: who I am here, what I prefer, where I am signed in."""

from dataclasses import replace
from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.accounts import use_cases
from api.accounts.schemas import (
    CodeIn,
    MeOut,
    MyAccessOut,
    PasswordChangeIn,
    PreferencesIn,
    PreferencesOut,
    RescueCodesOut,
    SecondFactorBeginIn,
    SecondFactorSecretOut,
    SessionsEndedOut,
    SessionsOut,
)
from api.accounts.sign_in import Desk, check_own_password
from api.door import Door, Requires, responses
from api.security.visitor import REFRESH_COOKIE
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1", tags=["accounts"])
Own = Annotated[Door, Requires(Permission.ACCOUNTS_READ_OWN)]


def _refresh_token(door: Door) -> str | None:
    return door.request.cookies.get(REFRESH_COOKIE)


def _unrepeated(door: Door) -> Door:
    """Secrets are never kept under an Idempotency-Key."""
    return replace(door, key=None)


async def _ask_again(door: Door, password: str) -> None:
    await check_own_password(Desk.of(door.request.app.state), door.caller.id, password, door.caller.now)


@router.get("/me", response_model=MeOut, responses=responses())
async def show_me(door: Own) -> Response:
    """Who I am here: function, perimeter, what I may do."""
    return await door.read(lambda uow: use_cases.show_me(uow, demo=door.request.app.state.settings.demo), MeOut)


@router.get("/me/access", response_model=MyAccessOut, responses=responses())
async def show_my_access(door: Own) -> Response:
    """My perimeter in words, until when, given by whom; how I sign in."""
    return await door.read(use_cases.show_my_access, MyAccessOut)


@router.get("/me/preferences", response_model=PreferencesOut, responses=responses())
async def show_my_preferences(door: Own) -> Response:
    """Shortcuts, density, theme, mail."""
    return await door.read(use_cases.show_preferences, PreferencesOut)


@router.patch("/me/preferences", response_model=PreferencesOut, responses=responses())
async def change_my_preferences(body: PreferencesIn, door: Own) -> Response:
    """Change the named ones."""
    return await door.write(lambda uow: use_cases.change_preferences(uow, body.changes()), PreferencesOut)


@router.post("/me/second-factor", response_model=SecondFactorSecretOut, responses=responses(429))
async def begin_my_second_factor(body: SecondFactorBeginIn, door: Own) -> Response:
    """A new secret to copy; the former one keeps working until the new one is confirmed."""
    await _ask_again(door, body.current_password)
    vault = door.request.app.state.vault
    run = partial(use_cases.begin_my_second_factor, vault=vault)
    return await _unrepeated(door).write(run, SecondFactorSecretOut)


@router.post("/me/second-factor/confirmation", response_model=RescueCodesOut, responses=responses(409))
async def confirm_my_second_factor(body: CodeIn, door: Own) -> Response:
    """Its first code makes it take effect; ten rescue codes, shown this once."""
    vault = door.request.app.state.vault
    run = partial(use_cases.confirm_my_second_factor, code=body.code, vault=vault)
    return await _unrepeated(door).write(run, RescueCodesOut)


@router.post("/me/second-factor/rescue-codes", response_model=RescueCodesOut, responses=responses(409, 429))
async def renew_my_rescue_codes(body: SecondFactorBeginIn, door: Own) -> Response:
    """Ten new rescue codes; the former ones are void."""
    await _ask_again(door, body.current_password)
    return await _unrepeated(door).write(use_cases.renew_my_rescue_codes, RescueCodesOut)


@router.get("/auth/sessions", response_model=SessionsOut, responses=responses())
async def list_my_sessions(door: Own) -> Response:
    """Where I am signed in. Under /auth, since the cookie that says « this one » goes nowhere else."""
    return await door.read(lambda uow: use_cases.list_my_sessions(uow, _refresh_token(door)), SessionsOut)


@router.delete("/auth/sessions/{session_id}", response_model=SessionsEndedOut, responses=responses(404))
async def end_my_session(session_id: UUID, door: Own) -> Response:
    """End one session, at once."""
    return await door.write(lambda uow: use_cases.end_my_session(uow, session_id), SessionsEndedOut)


@router.delete("/auth/sessions", response_model=SessionsEndedOut, responses=responses())
async def end_all_my_sessions(door: Own) -> Response:
    """End every session, this one too."""
    return await door.write(use_cases.end_all_my_sessions, SessionsEndedOut)


@router.post("/auth/password", response_model=SessionsEndedOut, responses=responses(429))
async def change_my_password(body: PasswordChangeIn, door: Own) -> Response:
    """Choose another password; every other session ends, this one renews its access token."""
    await _ask_again(door, body.current_password)
    cheap = door.request.app.state.settings.argon2_cheap
    return await _unrepeated(door).write(
        lambda uow: use_cases.change_password(uow, body.password, refresh_token=_refresh_token(door), cheap=cheap),
        SessionsEndedOut,
    )
