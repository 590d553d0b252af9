"""What sign-in and one's own account look like on the wire."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from typing_extensions import TypeAliasType

from api.schemas import In, Out


class TokenOut(Out):
    """Signed in. An access token for the Authorization header; the refresh token travels in its cookie alone."""

    kind: Literal["token"]
    access_token: str
    token_type: str
    expires_in: int


class SecondFactorRequiredOut(Out):
    """The password was right: send the challenge back with `grant_type=one_time_code` and the code."""

    kind: Literal["second_factor_required"]
    challenge: str
    expires_in: int


class SecondFactorEnrolmentOut(Out):
    """The password was right, and this function needs a second factor that is not set up yet: do it with the
    challenge.
    """

    kind: Literal["second_factor_enrolment"]
    challenge: str
    expires_in: int


class MachineTokenOut(Out):
    """A partner's machine is signed in (RFC 6749): no refresh token, it asks again."""

    kind: Literal["machine_token"]
    access_token: str
    token_type: str
    expires_in: int
    scope: str


TokenAnswer = TypeAliasType(
    "TokenAnswer",
    Annotated[
        TokenOut | SecondFactorRequiredOut | SecondFactorEnrolmentOut | MachineTokenOut, Field(discriminator="kind")
    ],
)
"""Signed in, or what is still missing."""


class UnitOut(Out):
    id: UUID
    kind: str
    name: str
    uai: str | None
    school_kind: str | None
    department_code: str | None


class MeOut(Out):
    """Who is signed in. The SPA asks for permissions, never for roles; `home` is the page to open first."""

    id: UUID
    name: str
    role: str
    role_label: str
    home: str
    permissions: list[str]
    units: list[UnitOut]
    demo: bool
    locks_after_minutes: int | None


class MyAccessOut(Out):
    """« Mes accès »: function, perimeter in words, until when, given by whom; and how one signs in."""

    email: str
    role_label: str
    perimeter: str
    valid_until: date | None
    given_by: str | None
    given_at: datetime
    second_factor_required: bool
    second_factor_since: datetime | None
    rescue_codes_left: int
    linked_to_identity_provider: bool


class PreferencesOut(Out):
    """`shortcuts` off means off everywhere; `mail` never carries a name."""

    shortcuts: bool
    density: Literal["normal", "compact"]
    theme: Literal["system", "light", "dark"]
    mail: Literal["daily", "never"]


class PreferencesIn(In):
    """Named fields change, the others stay; these are one's own, so the last one wins without If-Match."""

    shortcuts: bool | None = None
    density: Literal["normal", "compact"] | None = None
    theme: Literal["system", "light", "dark"] | None = None
    mail: Literal["daily", "never"] | None = None

    def changes(self) -> dict[str, Any]:
        return self.model_dump(exclude_unset=True, exclude_none=True)


class SessionOut(Out):
    """An open session; `current` is the browser that asks."""

    id: UUID
    browser: str
    started_at: datetime
    last_seen_at: datetime
    shared_computer: bool
    current: bool


class SessionsOut(Out):
    """All open sessions, the most recent first; never more than a hundred."""

    items: list[SessionOut]


class SessionsEndedOut(Out):
    """How many sessions were ended."""

    ended: int


class PasswordChangeIn(In):
    current_password: str = Field(max_length=200)
    password: str = Field(max_length=200)


class SecondFactorBeginIn(In):
    """The password again: a page left open must not be enough."""

    current_password: str = Field(max_length=200)


class ChallengeIn(In):
    challenge: str = Field(max_length=100)


class ChallengeCodeIn(In):
    challenge: str = Field(max_length=100)
    code: str = Field(max_length=20)


class CodeIn(In):
    code: str = Field(max_length=20)


class SecondFactorSecretOut(Out):
    """A secret to copy: as text, as an otpauth address, as a picture (SVG)."""

    secret: str
    otpauth_uri: str
    qr_svg: str


class RescueCodesOut(Out):
    """Ten codes, each good once, shown this once."""

    rescue_codes: list[str]


class EnrolledOut(Out):
    """The second factor is set up and the person is signed in."""

    rescue_codes: list[str]
    access_token: str
    expires_in: int


class InvitationTokenIn(In):
    """The token that stood behind the # of the link."""

    token: str = Field(max_length=100)


class InvitationAcceptanceIn(In):
    token: str = Field(max_length=100)
    password: str = Field(max_length=200)


class InvitationOut(Out):
    """Who invites, to which function and perimeter; `invited_by` is null for a password reset."""

    purpose: Literal["invitation", "password_reset"]
    email: str
    display_name: str
    invited_by: str | None
    role_label: str
    perimeter: str
    expires_at: datetime
    second_factor_required: bool


class PasswordResetIn(In):
    email: str = Field(max_length=254)


class PasswordResetOut(Out):
    """The same sentence, whether or not the address has an account."""

    detail: str


class DemoAccountOut(Out):
    email: str
    role: str
    role_label: str
    name: str


class SignInOptionsOut(Out):
    """How one may sign in here; `demo_accounts` is empty and `demo_password` null outside demo mode."""

    identity_provider: bool
    demo: bool
    demo_password: str | None
    demo_accounts: list[DemoAccountOut]
