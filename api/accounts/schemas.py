"""What sign-in and one's own account look like on the wire."""

from uuid import UUID

from api.schemas import Out


class TokenOut(Out):
    """An access token for the Authorization header; the refresh token travels in its cookie alone."""

    access_token: str
    token_type: str
    expires_in: int


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
