"""What pupils look like on the wire."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import EmailStr, Field, field_validator

from api.schemas import In, Out
from domain.students.status import ParentalAuthority


class StudentSearchIn(In):
    """Words typed by a person; they travel in the body so that no name enters an address or a log."""

    q: str = Field(min_length=1, max_length=100)
    school_id: UUID | None = None
    class_id: UUID | None = None


class GuardianOut(Out):
    """An adult of the pupil. `authority_proof_seen_on`: when a judgment was shown; `version`: for If-Match."""

    id: UUID
    version: int
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
    prefers_mail: bool
    has_address: bool
    address_protected: bool
    is_ase: bool
    parental_authority: str
    authority_proof_seen_on: date | None
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
    schooled_elsewhere_before: bool
    enrolled_elsewhere_since: date | None
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


class StudentIn(In):
    """A pupil whom no file names yet."""

    school_id: UUID
    class_id: UUID
    family_name: str = Field(min_length=1, max_length=100)
    first_name: str = Field(min_length=1, max_length=100)
    birth_date: date
    entered_on: date

    @field_validator("birth_date")
    @classmethod
    def of_school_age(cls, day: date) -> date:
        if not date(1990, 1, 1) <= day <= date(2030, 1, 1):
            raise ValueError("not a pupil's birth date")
        return day


class StudentPatchIn(In):
    """Fields to correct; null clears what may be absent."""

    family_name: str = Field(default_factory=str, min_length=1, max_length=100)
    usage_name: str | None = Field(None, max_length=100)
    first_name: str = Field(default_factory=str, min_length=1, max_length=100)
    email: EmailStr | None = None
    phone: str | None = Field(None, max_length=20)
    accepts_sms: bool | None = None


class GuardianPatchIn(In):
    """Fields to correct of an adult; a judgment is seen and dated (`authority_proof_seen_on`), never kept."""

    phone_personal: str | None = Field(None, max_length=20)
    phone_mobile: str | None = Field(None, max_length=20)
    phone_work: str | None = Field(None, max_length=20)
    email: EmailStr | None = None
    accepts_sms: bool = False
    address_lines: list[Annotated[str, Field(max_length=38)]] = Field(default_factory=list, max_length=4)
    postal_code: str | None = Field(None, max_length=10)
    city: str | None = Field(None, max_length=40)
    address_protected: bool = False
    parental_authority: ParentalAuthority = ParentalAuthority.JOINT
    authority_proof_seen_on: date | None = None
    prefers_mail: bool = False
    contact_first: bool = False


class ConsultationOut(Out):
    """One opening of the file, without any name."""

    at: datetime
    institution: str
    function: str
    purpose: str


class AccessLogOut(Out):
    items: list[ConsultationOut]
