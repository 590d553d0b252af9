"""A school as it is administered: who it is, who stands above it, how to write to it."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from domain.kernel.calendar import Half
from domain.schools.kinds import SchoolKind
from domain.schools.settings import CountKind, WatchedWindow


@dataclass(frozen=True)
class School:
    """A school's sheet; `dsden_id` (or for an école `circonscription_id`, or `draaf_id`) receives its referrals."""

    id: UUID
    version: int
    uai: str
    name: str
    kind: SchoolKind
    sector: str
    department_code: str
    academy_name: str
    zone: str
    time_zone: str
    dsden_id: UUID | None
    circonscription_id: UUID | None
    draaf_id: UUID | None
    head_title: str
    head_name: str
    address_lines: list[str]
    phone: str
    email: str


@dataclass(frozen=True)
class OpeningRow:
    """One opening half-day of the week; weekday 0 is Monday."""

    weekday: int
    half: Half
    opens_at: time
    closes_at: time


@dataclass(frozen=True)
class PeriodRow:
    """One slot of the grid by which the roll is taken."""

    code: str
    label: str
    half: Half
    starts_at: time
    ends_at: time


@dataclass(frozen=True)
class ClosureRow:
    """Days closed for the school's own reason; `source` says who gave them (a file or a person)."""

    starts_on: date
    ends_on: date
    label: str
    source: str


@dataclass(frozen=True)
class SchoolCalendarSheet:
    """What a school says of its weeks; the version moves with every change."""

    version: int
    openings: list[OpeningRow]
    periods: list[PeriodRow]
    closures: list[ClosureRow]
    holidays: list[ClosureRow]


@dataclass(frozen=True)
class SettingsRow:
    """How the school counts from that day on; former versions stay, so that old counts can still say why."""

    version: int
    from_day: date
    midday_split: time
    minimum_overlap_minutes: int
    overflow_tolerance_minutes: int
    lesson_slack_minutes: int
    threshold_count: CountKind
    window: WatchedWindow
    invitations_before_referral: int


@dataclass(frozen=True)
class PlacementRow:
    """Days that a whole class spends in companies (PFMP): no roll, no half-day counted."""

    id: UUID
    starts_on: date
    ends_on: date
    label: str
