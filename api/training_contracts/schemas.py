"""What screens read of a contract."""

from datetime import date, datetime
from uuid import UUID

from api.schemas import Out
from domain.training_contracts.amendments import AmendmentKind
from domain.training_contracts.following import (
    ContractReviewDecision,
    Obstacle,
    ReviewAttendance,
    ReviewProgress,
    WeekPresence,
)
from domain.training_contracts.places import HoldState, PlaceLevel
from domain.training_contracts.states import ContractParty, ContractSignatureMeans, ContractState, YouthStatus


class ContractBasisOut(Out):
    code: str
    kind: str
    article: str
    title: str
    quote: str
    valid_from: date
    valid_to: date | None


class ContractOfferOut(Out):
    """A step of the bar; `blocked_by` says what is missing and who can give it."""

    name: str
    label: str
    legal_basis: ContractBasisOut | None
    blocked_by: list[str]


class ContractModuleOut(Out):
    title: str
    duration: str


class ContractCommitmentsOut(Out):
    young_person: str
    tutor: str
    provider: str


class ContractPlaceOut(Out):
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


class ContractPartyOut(Out):
    """`link`: queued, sent, opened, undeliverable or empty; `required`: whether this party must sign."""

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


class TrainingContractStepOut(Out):
    step: int
    name: str
    label: str
    source: ContractState
    target: ContractState
    on: date
    by_name: str
    detail: dict[str, str]


class ContractReviewOut(Out):
    id: UUID
    held_on: date
    attendance: ReviewAttendance
    progress: ReviewProgress
    decision: ContractReviewDecision
    line: str
    next_review_on: date | None
    by_name: str


class ContractAmendmentOut(Out):
    """`before` and `after` hold the fields of its kind; `signature_awaited`: the new party has not signed yet."""

    number: int
    kind: AmendmentKind
    kind_label: str
    effective_on: date
    line: str
    before: dict[str, object]
    after: dict[str, object]
    by_name: str
    signature_awaited: bool


class TutorNoteOut(Out):
    id: UUID
    on: date
    presence: WeekPresence
    progress: str
    obstacle: Obstacle
    line: str
    by_name: str


class ContractMarkOut(Out):
    """`words`: « À 3 mois : le contrat tient »."""

    months: int
    due_on: date
    held: bool | None
    said_by: str | None
    noted_on: date | None
    words: str


class TrainingContractOut(Out):
    """The page of a contract. `follow_up_id` is for the platform alone; `may_sign_as` is the reader's own party."""

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
    modules: list[ContractModuleOut]
    commitments: ContractCommitmentsOut
    interviewed_on: date | None
    place: ContractPlaceOut
    parties: list[ContractPartyOut]
    signed: int
    signatories: int
    next_review_on: date | None
    started_on: date | None
    ended_on: date | None
    marks: list[ContractMarkOut]
    reviews: list[ContractReviewOut]
    amendments: list[ContractAmendmentOut]
    notes: list[TutorNoteOut]
    steps: list[TrainingContractStepOut]
    available_transitions: list[ContractOfferOut]
    may_sign_as: ContractParty | None
    may_prepare: bool
    may_note: bool


class TrainingContractSummaryOut(Out):
    """The counters above the list."""

    drafts: int
    to_sign: int
    running: int
    reviews_due: int
    marks_due: int


class ContractTutorOut(Out):
    id: UUID
    name: str
    job_title: str


class ContractTutorsOut(Out):
    items: list[ContractTutorOut]


class FamilyContractFactOut(Out):
    label: str
    value: str


class FamilyContractPartOut(Out):
    title: str
    lines: list[str]


class FamilyContractOut(Out):
    """The contract in plain French; `may_sign` while this link has something to sign."""

    title: str
    first_name: str
    party: ContractParty
    state: ContractState
    state_label: str
    network_name: str
    phone: str
    opening: str
    about: list[FamilyContractFactOut]
    parts: list[FamilyContractPartOut]
    commitments: list[FamilyContractPartOut]
    sha256: str
    expires_at: datetime
    may_sign: bool
    settled: bool


class FamilyContractDecisionOut(Out):
    signed: bool
    detail: str
