"""What is read of one case: its page, its preview, its place in the signature book."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.access.permissions import Role
from domain.attendance_cases.case import Act, KnownCount
from domain.attendance_cases.facts import PeriodCount
from domain.attendance_cases.offers import CaseOffer
from domain.attendance_cases.reassessment import Proposal
from domain.attendance_cases.regimes import Regime
from domain.attendance_cases.states import CloseReason, Degree, Sector
from domain.attendance_cases.steps import CaseStep
from domain.attendance_cases.waiting import Waiting
from domain.kernel.law import LegalBasis
from domain.schools.settings import CountKind


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
    """What was counted: period by period today, and as it was known at each act that rested on it.

    `counting` says in words which count is compared with the thresholds, and since when.
    """

    counted_as: CountKind
    counting: str
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
