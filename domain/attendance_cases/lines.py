"""Lines of the lists of cases and the counters above them: each declared once, for the SQL and for the answer."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from domain.attendance_cases.states import Trigger


@dataclass(frozen=True)
class CaseLine:
    """One case in the school's list. `deadline_on`: the day of the appointment waited for, or of the next review."""

    id: UUID
    version: int
    student_id: UUID
    family_name: str
    first_name: str
    class_id: UUID | None
    class_name: str | None
    school_id: UUID
    school_name: str
    school_state: str
    dsden_state: str
    waiting_for: str
    waiting_since: date
    deadline_on: date | None
    deadline_kind: str | None
    last_act_on: date
    month_count: int
    regime: str
    close_reason: str | None


@dataclass(frozen=True)
class ReferralLine:
    """One referral in the authority's inbox. `missing` are codes of ReturnReason; `count` is the month's, today."""

    id: UUID
    version: int
    student_id: UUID
    family_name: str
    first_name: str
    age: int
    school_id: UUID
    school_name: str
    school_kind: str
    dsden_state: str
    referred_on: date
    waiting_since: date
    trigger: Trigger
    known_count: int
    known_first: date
    known_last: date
    month_count: int
    missing: list[str]
    proposed: str | None


@dataclass(frozen=True)
class HearingLine:
    """One interview of the agenda; `outcome` is empty until it is recorded."""

    id: UUID
    case_id: UUID
    version: int
    student_id: UUID
    family_name: str
    first_name: str
    school_id: UUID
    school_name: str
    day: date
    at: time
    place: str
    reception: str
    with_department: bool
    convened: int
    outcome: str


@dataclass(frozen=True)
class CaseSummary:
    """The counters of a list of cases, which are its filters."""

    waiting_for_school: int
    waiting_for_family: int
    waiting_for_ien: int
    waiting_for_dsden: int
    still_for_15_days: int
    open_cases: int


@dataclass(frozen=True)
class ReferralSummary:
    """The counters of the inbox: to acknowledge, to warn, returned, to sign, interviews of the week."""

    received: int
    to_warn: int
    to_sign: int
    returned: int
    hearings_this_week: int
