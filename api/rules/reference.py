"""Every code list of the service with its French labels: what screens and clients show instead of codes."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import version

from domain.absences.alerts import SetAsideReason
from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult
from domain.absences.counts import HalfDayState
from domain.absences.entries import EntryKind, EntrySource
from domain.absences.facts import NeutralisationKind
from domain.absences.reasons import JudgementState, ReasonCode
from domain.absences.rolls import RollStatus
from domain.access.permissions import Role
from domain.access.units import UnitKind
from domain.accounts.account import AccountState
from domain.attendance_cases import states
from domain.attendance_cases.facts import Window
from domain.attendance_cases.steps import StepState
from domain.attendance_cases.waiting import Party
from domain.documents.batches import BatchState
from domain.documents.delivery_states import Channel, DeliveryState, ReturnCause
from domain.documents.kinds import LetterKind, SignerFunction
from domain.imports.importing import ImportState
from domain.imports.judge import Outcome
from domain.imports.kinds import ImportKind
from domain.imports.verdicts import Remark, Rule
from domain.kernel.calendar import Half
from domain.kernel.law import LegalArea, LegalKind
from domain.prevention.report import AlarmOutcome
from domain.prevention.rules import RuleCode
from domain.prevention.signals import Observation, SignalAnswer, SignalSince, SignalState
from domain.prevention.switches import SwitchKind
from domain.prevention.warnings import WarningAsideReason, WarningGesture, WarningState
from domain.schools.kinds import SchoolKind
from domain.schools.settings import CountingProfile, CountKind, WatchedWindow
from domain.schools.zones import AcademicZone
from domain.students.status import (
    KINSHIP_LABELS,
    RESPONSIBILITY_LABELS,
    EnrolmentStatus,
    ParentalAuthority,
)
from domain.support_plans import states as plan_states
from domain.support_plans.schemes import SchemeCode
from domain.training_contracts import states as training_states
from domain.training_contracts.amendments import AmendmentKind
from domain.training_contracts.following import (
    ContractReviewDecision,
    Obstacle,
    ReviewAttendance,
    ReviewProgress,
    WeekPresence,
)
from domain.training_contracts.places import HoldState, MemberKind, NsfField, PlaceLevel
from domain.work.items import SnoozeReason, WorkGroup

LISTS: dict[str, type[StrEnum]] = {
    "roles": Role,
    "unit_kinds": UnitKind,
    "account_states": AccountState,
    "school_kinds": SchoolKind,
    "academic_zones": AcademicZone,
    "count_kinds": CountKind,
    "watched_windows": WatchedWindow,
    "counting_profiles": CountingProfile,
    "halves": Half,
    "enrolment_statuses": EnrolmentStatus,
    "parental_authorities": ParentalAuthority,
    "roll_statuses": RollStatus,
    "entry_kinds": EntryKind,
    "entry_sources": EntrySource,
    "half_day_states": HalfDayState,
    "neutralisations": NeutralisationKind,
    "reasons": ReasonCode,
    "support_schemes": SchemeCode,
    "support_plan_states": plan_states.PlanState,
    "family_agreements": plan_states.Agreement,
    "action_settings": plan_states.Setting,
    "objective_progress": plan_states.Progress,
    "review_decisions": plan_states.ReviewDecision,
    "plan_parties": plan_states.PlanParty,
    "signature_means": plan_states.SignatureMeans,
    "plan_exits": plan_states.ExitDecision,
    "foquale_member_kinds": MemberKind,
    "place_levels": PlaceLevel,
    "nsf_fields": NsfField,
    "hold_states": HoldState,
    "training_contract_states": training_states.ContractState,
    "training_contract_parties": training_states.ContractParty,
    "contract_signature_means": training_states.ContractSignatureMeans,
    "youth_statuses": training_states.YouthStatus,
    "suspension_reasons": training_states.SuspensionReason,
    "contract_break_reasons": training_states.BreakReason,
    "after_break": training_states.AfterBreak,
    "training_contract_outcomes": training_states.TrainingOutcome,
    "amendment_kinds": AmendmentKind,
    "week_presences": WeekPresence,
    "tutor_obstacles": Obstacle,
    "contract_review_attendances": ReviewAttendance,
    "contract_review_progress": ReviewProgress,
    "contract_review_decisions": ContractReviewDecision,
    "judgement_states": JudgementState,
    "set_aside_reasons": SetAsideReason,
    "contact_channels": ContactChannel,
    "contact_purposes": ContactPurpose,
    "contact_results": ContactResult,
    "count_windows": Window,
    "school_states": states.SchoolState,
    "dsden_states": states.DsdenState,
    "prosecutor_states": states.ProsecutorState,
    "step_states": StepState,
    "parties": Party,
    "triggers": states.Trigger,
    "measures_outcomes": states.MeasuresOutcome,
    "contract_outcomes": states.ContractOutcome,
    "hearing_outcomes": states.HearingOutcome,
    "visa_opinions": states.VisaOpinion,
    "close_reasons": states.CloseReason,
    "not_referred_reasons": states.NotReferredReason,
    "return_reasons": states.ReturnReason,
    "origins": states.Origin,
    "measures": states.Measure,
    "degrees": states.Degree,
    "sectors": states.Sector,
    "legal_kinds": LegalKind,
    "legal_areas": LegalArea,
    "work_groups": WorkGroup,
    "snooze_reasons": SnoozeReason,
    "observations": Observation,
    "signal_since": SignalSince,
    "signal_states": SignalState,
    "signal_answers": SignalAnswer,
    "warning_rules": RuleCode,
    "warning_states": WarningState,
    "warning_gestures": WarningGesture,
    "warning_aside_reasons": WarningAsideReason,
    "rule_switches": SwitchKind,
    "alarm_outcomes": AlarmOutcome,
    "letter_kinds": LetterKind,
    "signer_functions": SignerFunction,
    "delivery_channels": Channel,
    "delivery_states": DeliveryState,
    "return_causes": ReturnCause,
    "batch_states": BatchState,
    "import_kinds": ImportKind,
    "import_states": ImportState,
    "import_outcomes": Outcome,
    "import_rules": Rule,
    "import_remarks": Remark,
}
"""The name of each list on the wire, and the enumeration that it is made from."""


@dataclass(frozen=True)
class CodeLabel:
    """One code; `family_label` is what a family reads, empty when it is shown nothing."""

    code: str
    label: str
    family_label: str


@dataclass(frozen=True)
class Reference:
    release: str
    lists: dict[str, list[CodeLabel]]


@cache
def reference() -> Reference:
    """The same for everyone until the next release."""
    lists = {name: [_code(member) for member in members] for name, members in LISTS.items()}
    lists["kinships"] = [CodeLabel(code, label, "") for code, label in KINSHIP_LABELS.items()]
    lists["responsibility_levels"] = [CodeLabel(str(code), label, "") for code, label in RESPONSIBILITY_LABELS.items()]
    return Reference(version("raccroche"), lists)


def _code(member: StrEnum) -> CodeLabel:
    """Every enumeration of `LISTS` labels its members; a test holds them to it."""
    return CodeLabel(member.value, str(getattr(member, "label", "")), str(getattr(member, "family_label", "")))
