"""What the work list, its columns, the partner's list and the school's returns show."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.follow_ups.states import (
    ContactStatus,
    DeadlineCode,
    FollowUpCloseReason,
    FollowUpSource,
    FollowUpStatus,
    TrainingObligation,
    WaitingFor,
)


@dataclass(frozen=True)
class ListedDeadline:
    """A date in a list: which, when, law or rule of ours."""

    code: DeadlineCode
    on: date
    is_legal: bool


@dataclass(frozen=True)
class ListedReferent:
    """Without an account, the platform answers; while away, it answers too."""

    account_id: UUID | None
    name: str | None
    away_until: date | None


@dataclass(frozen=True)
class FollowUpLine:
    """A row of « Liste de travail ». `waiting` is the whole sentence; `month` groups by arrival (AAAA-MM).

    `legal_deadline` is the first date of law when a date of ours comes before it.
    """

    id: UUID
    version: int
    family_name: str
    first_names: str
    age: int
    owes_training: bool
    city: str | None
    postal_code: str | None
    phone: str | None
    last_formation: str | None
    left_on: date | None
    source: FollowUpSource
    arrived_on: date
    month: str
    contact_status: ContactStatus
    attempts: int
    last_attempt_on: date | None
    next_contact_on: date | None
    followup_status: FollowUpStatus
    close_reason: FollowUpCloseReason | None
    obligation: TrainingObligation
    waiting_for: WaitingFor
    waiting_since: date
    waiting: str
    deadline: ListedDeadline | None
    legal_deadline: ListedDeadline | None
    referent: ListedReferent


@dataclass(frozen=True)
class FollowUpCounters:
    """The counters over the list."""

    to_contact: int
    to_call_today: int
    without_referent: int
    legal_deadlines_this_week: int
    silent: int
    silence_days: int
    open: int


@dataclass(frozen=True)
class FollowUpColumn:
    """One column of the kanban: how many, and the first of them."""

    status: FollowUpStatus
    count: int
    items: tuple[FollowUpLine, ...]


@dataclass(frozen=True)
class ArrivalMonth:
    """One group of the list."""

    month: str
    count: int


@dataclass(frozen=True)
class CampaignArrival:
    """What the latest publication brought: how many were new here, and how many were followed already."""

    campaign_date: date
    arrived_on: date
    opened: int
    known: int


@dataclass(frozen=True)
class FollowUpReturnLine:
    """What the school of origin learns: nothing of where or by whom."""

    id: UUID
    family_name: str
    first_names: str
    kind: str
    solution_kind: str | None
    since: date
