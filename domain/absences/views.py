"""Lines of lists about absences: declared once, for the SQL, for OpenAPI and for the screen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.kernel.calendar import Half


@dataclass(frozen=True)
class AlertLine:
    """A pupil who reached a threshold in a month. `id` is the pupil's; `alert_id` None when only another count did.

    `month_count` and `rolling_count` (fullest 30 days) are in the count asked for, `awaiting` is « à apprécier ». The
    case is the one of that school year, if there is one; `treatment` says how far it is.
    """

    id: UUID
    alert_id: UUID | None
    version: int | None
    family_name: str
    first_name: str
    age: int
    class_id: UUID | None
    class_name: str | None
    school_id: UUID
    month: date
    threshold: int
    counted_as: str
    window: str | None
    period_first: date | None
    crossed_on: date | None
    crossed_half: str | None
    known_at: datetime | None
    month_count: float
    rolling_count: float
    awaiting: float
    missing_rolls: int
    last_contact_at: datetime | None
    last_contact_result: str | None
    set_aside_reason: str | None
    set_aside_until: date | None
    case_id: UUID | None
    case_school_state: str | None
    case_dsden_state: str | None
    case_last_act_on: date | None
    treatment: str


@dataclass(frozen=True)
class ContactLine:
    """One attempt to reach the family."""

    id: UUID
    student_id: UUID
    about_day: date
    purpose: str
    channel: str
    result: str
    guardian_id: UUID | None
    by_name: str
    at: datetime
    note: str


@dataclass(frozen=True)
class RollStatusLine:
    """One roll of one class: taken, still to take, or « non fait »."""

    class_id: UUID
    class_name: str
    school_id: UUID
    day: date
    period: str
    period_label: str
    half: Half
    starts_at: datetime
    ends_at: datetime
    status: str
    taken_at: datetime | None
    taken_by: str | None
    taken_by_me: bool
    absent_count: int
    late_count: int
    reminded_at: datetime | None
