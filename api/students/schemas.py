"""What pupils look like on the wire."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out


class StudentSearchIn(In):
    """Words typed by a person; they travel in the body so that no name enters an address or a log."""

    q: str = Field(min_length=1, max_length=100)
    school_id: UUID | None = None
    class_id: UUID | None = None


class GuardianOut(Out):
    id: UUID
    level: int
    level_label: str
    kinship_label: str | None
    civility: str | None
    family_name: str
    first_name: str
    contact_first: bool
    phone_personal: str | None
    phone_mobile: str | None
    phone_work: str | None
    email: str | None
    accepts_sms: bool
    has_address: bool
    address_protected: bool
    is_ase: bool
    parental_authority: str
    receives_letters: bool
    missing_since: date | None


class EnrolmentOut(Out):
    id: UUID
    school_id: UUID
    school_name: str
    school_year: int
    class_id: UUID | None
    class_name: str | None
    status_code: str
    entered_on: date | None
    left_on: date | None
    leaving_reason: str | None


class ArrangementOut(Out):
    id: UUID
    kind: str
    starts_on: date
    ends_on: date


class StudentOut(Out):
    """The pupil's page; `guardians` is null for readers who do not contact families."""

    id: UUID
    version: int
    family_name: str
    usage_name: str | None
    first_name: str
    age: int
    is_adult: bool
    turns_16_on: date
    school_id: UUID
    school_name: str
    school_kind: str
    class_name: str | None
    status: str
    missing_since: date | None
    guardians: list[GuardianOut] | None
    enrolments: list[EnrolmentOut]
    arrangements: list[ArrangementOut]
    access_reason: str


class IneOut(Out):
    ine: str
    kind: str
    source: str
    since: date


class CivilStatusOut(Out):
    birth_date: date
    sex: str | None
    other_first_names: list[str]
    ines: list[IneOut]
    address_lines: list[str]
    postal_code: str | None
    city: str | None
    email: str | None
    phone: str | None


class TimelineEventOut(Out):
    """One event: `kind` absence, reason, alert, contact or case; `code` within it; `detail` codes, ids and counts."""

    at: datetime
    kind: str
    day: date
    code: str
    detail: dict[str, Any]
    by_name: str


class TimelineOut(Out):
    since: date
    items: list[TimelineEventOut]
