"""What cases look like on the wire. Codes travel alone; their labels come once, from `GET /reference`."""

from datetime import date, time
from decimal import Decimal
from uuid import UUID

from api.rules.schemas import LegalBasisOut, RegimeOut
from api.schemas import In, Out
from domain.access.permissions import Role
from domain.attendance_cases.facts import Window
from domain.attendance_cases.states import CloseReason, Degree, Sector, Track, Trigger
from domain.attendance_cases.steps import StepState
from domain.attendance_cases.waiting import Party
from domain.schools.settings import CountKind


class AttendanceCaseOpenIn(In):
    student_id: UUID


class CaseStudentOut(Out):
    """The age stands here because the procedure depends on it."""

    id: UUID
    family_name: str
    first_name: str
    age: int
    is_adult: bool
    turns_16_on: date
    class_name: str | None


class CaseSchoolOut(Out):
    id: UUID
    name: str
    kind: str
    head_title: str
    authority_name: str | None


class CasePersonOut(Out):
    id: UUID
    family_name: str
    first_name: str
    civility: str | None
    level: int
    has_address: bool
    address_protected: bool


class CaseAgentOut(Out):
    id: UUID
    display_name: str
    role: Role


class AttendanceCasePeriodOut(Out):
    first: date
    last: date


class KnownCountOut(Out):
    """What was known on a day: so many half-days over that period, counted so."""

    on: date
    counted: int
    counted_as: CountKind
    period: AttendanceCasePeriodOut


class AppointmentOut(Out):
    day: date
    at: time
    place: str
    reception: str


class TakenOverOut(Out):
    authority: str
    reference: str


class ActOut(Out):
    """`name` is the row followed, `step` what was done; they differ for a step taken over."""

    track: Track
    number: int
    name: str
    step: str
    source: str
    target: str
    on: date
    recorded_on: date
    by_role: Role | None
    outcome: str
    appointment: AppointmentOut | None
    due_on: date | None
    known: KnownCountOut | None
    addressees: list[UUID]
    codes: list[str]
    judgment: str
    taken_over: TakenOverOut | None


class CaseActOut(Out):
    act: ActOut
    label: str
    agent: CaseAgentOut | None
    legal_basis: LegalBasisOut | None


class WaitingOut(Out):
    who: Party
    since: date
    until: date | None


class CaseStepOut(Out):
    number: int
    label: str
    state: StepState
    on: date | None
    who: str
    legal_basis: LegalBasisOut | None
    missing: list[str]
    outcome: str
    transition: str


class AvailableTransitionOut(Out):
    """A step this reader could take; possible when `blocked_by` is empty. `triggers`: of a referral, those met."""

    track: Track
    name: str
    label: str
    legal_basis: LegalBasisOut | None
    blocked_by: list[str]
    confirmation: str
    who: str
    triggers: list[Trigger]


class PeriodCountOut(Out):
    window: Window
    period: AttendanceCasePeriodOut
    raw: int
    proportional: Decimal
    complete: int


class KnownOnActOut(Out):
    step: str
    known: KnownCountOut
    counted_now: int


class CaseFactsOut(Out):
    """`counting` says in words which count is compared with the thresholds, and since when."""

    counted_as: CountKind
    counting: str
    counts: list[PeriodCountOut]
    known: list[KnownOnActOut]
    rolls_not_taken: int
    last_unjustified_on: date | None
    class_days_present: int
    referral_threshold: int | None
    persistence_threshold: int | None


class ProposalOut(Out):
    """A step that the facts ask for, never taken by itself."""

    step: str
    sentence: str
    known_then: KnownCountOut
    known_now: KnownCountOut
    letters: list[str]


class CompartmentOut(Out):
    state: str
    label: str
    referred_on: date | None
    guardians_informed_on: date | None
    proceedings_closed_on: date | None


class AttendanceCaseOut(Out):
    """The page of a case. `prosecutor` is null for every reader outside the authority that keeps it."""

    id: UUID
    version: int
    student: CaseStudentOut
    school: CaseSchoolOut
    school_year: int
    opened_on: date
    degree: Degree
    sector: Sector
    regime: RegimeOut
    school_state: str
    school_label: str
    dsden_state: str
    dsden_label: str
    prosecutor: CompartmentOut | None
    waiting: WaitingOut
    expected_transition: str | None
    steps: list[CaseStepOut]
    available_transitions: list[AvailableTransitionOut]
    facts: CaseFactsOut
    proposals: list[ProposalOut]
    notices: list[str]
    referent: CaseAgentOut | None
    persons: list[CasePersonOut] | None
    acts: list[CaseActOut]
    close_reason: CloseReason | None
    closed_on: date | None


class LetterPreviewOut(Out):
    """One envelope that would leave: named persons, or the pupil of age, or one service, or nobody (a record)."""

    letter: str
    title: str
    persons: list[CasePersonOut]
    to_pupil: bool
    authority: str | None


class StepPreviewOut(Out):
    """What the step would do; nothing has been written."""

    name: str
    label: str
    confirmation: str
    legal_basis: LegalBasisOut | None
    state_after: str
    known: KnownCountOut | None
    letters: list[LetterPreviewOut]


class CaseSummaryOut(Out):
    waiting_for_school: int
    waiting_for_family: int
    waiting_for_ien: int
    waiting_for_dsden: int
    still_for_15_days: int
    open_cases: int
