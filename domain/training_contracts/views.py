"""What screens show of contracts: the same values for SQL lists and answers."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.training_contracts.amendments import AmendmentKind
from domain.training_contracts.contract import ContractModule
from domain.training_contracts.following import (
    ContractReviewDecision,
    Obstacle,
    ReviewAttendance,
    ReviewProgress,
    WeekPresence,
)
from domain.training_contracts.places import HoldState, PlaceLevel
from domain.training_contracts.states import ContractParty, ContractSignatureMeans, ContractState, YouthStatus
from domain.workflow import Offer


class ContractListView(StrEnum):
    """The filters of the list: who waits for what."""

    TO_SIGN = "to_sign"
    REVIEWS_DUE = "reviews_due"
    MARKS_DUE = "marks_due"
    RUNNING = "running"
    MINE = "mine"


@dataclass(frozen=True)
class TrainingContractLine:
    """`signed` of `signatories`; `last_note_on` is of the tutor's log."""

    id: UUID
    version: int
    first_name: str
    family_name: str
    state: ContractState
    objective: str
    formation: str
    provider_name: str
    tutor_id: UUID | None
    tutor_name: str | None
    starts_on: date | None
    ends_on: date | None
    next_review_on: date | None
    next_mark_on: date | None
    signed: int
    signatories: int
    last_note_on: date | None
    last_presence: WeekPresence | None
    last_obstacle: Obstacle | None
    last_progress: str | None


@dataclass(frozen=True)
class ContractPlace:
    hold_id: UUID
    hold_state: HoldState
    held_until: datetime
    confirmed_on: date | None
    place_id: UUID
    formation: str
    level: PlaceLevel
    provider_name: str
    provider_unit_id: UUID | None
    phone: str
    commune_name: str
    entry_on: date
    network_name: str
    network_phone: str


@dataclass(frozen=True)
class ContractPartyView:
    """`link` tells where a mail stands: queued, sent, undeliverable, opened; empty when none runs."""

    id: UUID | None
    party: ContractParty
    label: str
    name: str
    quality: str
    has_mail: bool
    required: bool
    is_me: bool
    signed_on: date | None
    signed_at: datetime | None
    means: ContractSignatureMeans | None
    declined_on: date | None
    link: str
    link_sent_on: date | None


@dataclass(frozen=True)
class ContractStepView:
    step: int
    name: str
    label: str
    source: ContractState
    target: ContractState
    on: date
    by_name: str
    detail: dict[str, str]


@dataclass(frozen=True)
class ContractReviewView:
    id: UUID
    held_on: date
    attendance: ReviewAttendance
    progress: ReviewProgress
    decision: ContractReviewDecision
    line: str
    next_review_on: date | None
    by_name: str


@dataclass(frozen=True)
class AmendmentView:
    """`signature_awaited`: a new party that has not signed yet."""

    number: int
    kind: AmendmentKind
    kind_label: str
    effective_on: date
    line: str
    before: dict[str, object]
    after: dict[str, object]
    by_name: str
    signature_awaited: bool


@dataclass(frozen=True)
class TutorNoteView:
    id: UUID
    on: date
    presence: WeekPresence
    progress: str
    obstacle: Obstacle
    line: str
    by_name: str


@dataclass(frozen=True)
class ContractMarkView:
    """`words` says the mark as the page reads it."""

    months: int
    due_on: date
    held: bool | None
    said_by: str | None
    noted_on: date | None
    words: str


@dataclass(frozen=True)
class TrainingContractView:
    """The page of a contract. `waiting` says whom one waits for, and since when."""

    id: UUID
    version: int
    platform_id: UUID
    platform_name: str
    follow_up_id: UUID | None
    first_name: str
    family_name: str
    age: int
    is_minor: bool
    state: ContractState
    waiting: str
    objective: str
    youth_status: YouthStatus | None
    starts_on: date | None
    ends_on: date | None
    first_day: str
    timetable: str
    modules: tuple[ContractModule, ...]
    commitments: dict[str, str]
    interviewed_on: date | None
    place: ContractPlace
    parties: tuple[ContractPartyView, ...]
    signed: int
    signatories: int
    next_review_on: date | None
    started_on: date | None
    ended_on: date | None
    marks: tuple[ContractMarkView, ...]
    reviews: tuple[ContractReviewView, ...]
    amendments: tuple[AmendmentView, ...]
    notes: tuple[TutorNoteView, ...]
    steps: tuple[ContractStepView, ...]
    available_transitions: tuple[Offer, ...]
    may_sign_as: ContractParty | None
    may_prepare: bool
    may_note: bool
