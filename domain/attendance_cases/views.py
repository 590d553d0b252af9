"""What is read of cases: the page of one, and the lines of the lists, each declared once."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from domain.access.permissions import Role
from domain.attendance_cases.case import Act, KnownCount
from domain.attendance_cases.facts import CountKind, PeriodCount
from domain.attendance_cases.offers import CaseOffer
from domain.attendance_cases.reassessment import Proposal
from domain.attendance_cases.regimes import Regime
from domain.attendance_cases.states import CloseReason, Degree, Sector, Trigger
from domain.attendance_cases.steps import CaseStep
from domain.attendance_cases.waiting import Waiting
from domain.kernel.law import LegalBasis


@dataclass(frozen=True)
class CaseStudent:
    """The pupil as a case names them; the age, because the procedure depends on it."""

    id: UUID
    family_name: str
    first_name: str
    age: int
    is_adult: bool
    turns_16_on: date
    class_name: str | None


@dataclass(frozen=True)
class CaseSchoolName:
    id: UUID
    name: str
    kind: str
    head_title: str
    authority_name: str | None


@dataclass(frozen=True)
class CasePerson:
    """A responsible person who may be addressed; `level` 1 legal, 2 in charge. No address: it says if one is known."""

    id: UUID
    family_name: str
    first_name: str
    civility: str | None
    level: int
    has_address: bool
    address_protected: bool


@dataclass(frozen=True)
class CaseAgent:
    id: UUID
    display_name: str
    role: Role


@dataclass(frozen=True)
class CaseAct:
    """One act of the history: what was done, by whom, on which text; `agent` is None when the calendar acted."""

    act: Act
    label: str
    agent: CaseAgent | None
    legal_basis: LegalBasis | None


@dataclass(frozen=True)
class KnownOnAct:
    """« Le 16 octobre on savait 4 ; aujourd'hui 2 » : the same period, then and now."""

    step: str
    known: KnownCount
    counted_now: int


@dataclass(frozen=True)
class CaseFacts:
    """What was counted: period by period today, and as it was known at each act that rested on it."""

    counted_as: CountKind
    counts: tuple[PeriodCount, ...]
    known: tuple[KnownOnAct, ...]
    rolls_not_taken: int
    last_unjustified_on: date | None
    class_days_present: int
    referral_threshold: int | None
    persistence_threshold: int | None


@dataclass(frozen=True)
class Compartment:
    """The prosecutor's referral, as the authority that keeps it reads it: a state and three dates."""

    state: str
    label: str
    referred_on: date | None
    guardians_informed_on: date | None
    proceedings_closed_on: date | None


@dataclass(frozen=True)
class CaseView:
    """The page of a case. `prosecutor` is None for every reader outside the authority; `persons` for who may not."""

    id: UUID
    version: int
    student: CaseStudent
    school: CaseSchoolName
    school_year: int
    opened_on: date
    degree: Degree
    sector: Sector
    regime: Regime
    school_state: str
    school_label: str
    dsden_state: str
    dsden_label: str
    prosecutor: Compartment | None
    waiting: Waiting
    expected_transition: str | None
    steps: tuple[CaseStep, ...]
    available_transitions: tuple[CaseOffer, ...]
    facts: CaseFacts
    proposals: tuple[Proposal, ...]
    notices: tuple[str, ...]
    referent: CaseAgent | None
    persons: tuple[CasePerson, ...] | None
    acts: tuple[CaseAct, ...]
    close_reason: CloseReason | None
    closed_on: date | None


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
class WarningToSign:
    """One prepared warning in the parapheur, with its count refreshed now."""

    case_id: UUID
    version: int
    student: CaseStudent
    school: CaseSchoolName
    prepared_on: date
    prepared_by: CaseAgent | None
    prepared_by_me: bool
    letter: str
    addressees: tuple[CasePerson, ...]
    known: KnownCount | None
    counted_now: int
    unfounded: str | None
    blocked_by: tuple[str, ...]
    last_unjustified_on: date | None
    class_days_present: int


@dataclass(frozen=True)
class LetterPreview:
    """One envelope that would leave: named persons, or the pupil of age, or one service, or nobody (a record)."""

    letter: str
    title: str
    persons: tuple[CasePerson, ...]
    to_pupil: bool
    authority: str | None


@dataclass(frozen=True)
class StepPreview:
    name: str
    label: str
    confirmation: str
    legal_basis: LegalBasis | None
    state_after: str
    known: KnownCount | None
    letters: tuple[LetterPreview, ...]


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
