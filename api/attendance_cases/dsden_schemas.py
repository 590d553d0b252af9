"""What the desk of the authority looks like on the wire: counters, signature book, signatures."""

from datetime import date
from uuid import UUID

from pydantic import Field

from api.attendance_cases.schemas import CaseAgentOut, CasePersonOut, CaseSchoolOut, CaseStudentOut, KnownCountOut
from api.schemas import In, Out


class ReferralSummaryOut(Out):
    received: int
    to_warn: int
    to_sign: int
    returned: int
    hearings_this_week: int


class WarningToSignOut(Out):
    """One prepared warning; `unfounded` is the sentence that says why it may no longer be signed."""

    case_id: UUID
    version: int
    student: CaseStudentOut
    school: CaseSchoolOut
    prepared_on: date
    prepared_by: CaseAgentOut | None
    prepared_by_me: bool
    letter: str
    addressees: list[CasePersonOut]
    known: KnownCountOut | None
    counted_now: int
    unfounded: str | None
    blocked_by: list[str]
    last_unjustified_on: date | None
    class_days_present: int


class SignatureBookOut(Out):
    items: list[WarningToSignOut]


class ToSignIn(In):
    case_id: UUID
    version: int = Field(ge=1)


class SignatureBookSignIn(In):
    items: list[ToSignIn] = Field(min_length=1, max_length=100)


class SignedOut(Out):
    """What came of one signature; `code`, `title` and `detail` are those of the refusal, empty when signed."""

    case_id: UUID
    signed: bool
    version: int | None
    code: str
    title: str
    detail: str


class SignaturesOut(Out):
    items: list[SignedOut]
