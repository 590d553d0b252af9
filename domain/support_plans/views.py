"""The page of a plan and the lines of lists, as they are read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.kernel.law import LegalBasis
from domain.support_plans.completeness import Gap
from domain.support_plans.plan import BlockName, Content, Review, SupportPlan
from domain.support_plans.schemes import Duration, Scheme
from domain.workflow import Offer


@dataclass(frozen=True)
class PlanPerson:
    """A signatory as the page names them; `can_sign_by_code` says why not in `obstacle` when it is false."""

    party: str
    person_id: UUID | None
    name: str
    signed: bool | None
    means: str | None
    signed_on: date | None
    can_sign_by_code: bool
    obstacle: str


@dataclass(frozen=True)
class PlanStepView:
    number: int
    name: str
    label: str
    source: str
    target: str
    on: date
    recorded_at: datetime
    by_name: str | None
    by_role: str | None
    line: str
    exit_decision: str | None


@dataclass(frozen=True)
class SignatureRequestView:
    id: UUID
    party: str
    guardian_id: UUID | None
    name: str
    state: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class PaperView:
    id: UUID
    written_on: date
    plan_version: int
    sha256: str


@dataclass(frozen=True)
class PlaceView:
    id: UUID
    structure: str
    phone: str
    entry_on: date
    exit_on: date | None


@dataclass(frozen=True)
class BlockState:
    name: BlockName
    label: str
    version: int
    editable: bool
    edited_at: datetime | None


@dataclass(frozen=True)
class PlanStudent:
    id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    is_adult: bool


@dataclass(frozen=True)
class PlanSchool:
    id: UUID
    name: str
    kind: str


@dataclass(frozen=True)
class PlanLead:
    id: UUID
    display_name: str
    role: str


@dataclass(frozen=True)
class SchemeView:
    """One scheme as the catalogue and the form read it, with its text and rule of that day."""

    code: str
    label: str
    track: str
    for_whom: str
    open_to: str
    decided_by: str
    duration: Duration
    legal_basis: LegalBasis | None
    kinds: tuple[str, ...]
    levels: tuple[str, ...]
    ages: tuple[int | None, int | None]
    fields: tuple[object, ...]
    needs_objectives: bool
    both_parents: bool
    neutralises: bool
    uncertain: str
    valid_from: date | None
    valid_to: date | None
    closed_because: str | None


@dataclass(frozen=True)
class PlanView:
    """The page. `notices` are fixed lines to show as they are."""

    plan: SupportPlan
    student: PlanStudent
    school: PlanSchool
    scheme: SchemeView
    lead: PlanLead | None
    blocks: tuple[BlockState, ...]
    content: Content
    gaps: tuple[Gap, ...]
    available_transitions: tuple[Offer, ...]
    steps: tuple[PlanStepView, ...]
    reviews: tuple[Review, ...]
    signatories: tuple[PlanPerson, ...]
    signature_requests: tuple[SignatureRequestView, ...]
    papers: tuple[PaperView, ...]
    place: PlaceView | None
    renewed_by: UUID | None
    notices: tuple[str, ...]

    @property
    def id(self) -> UUID:
        return self.plan.id

    @property
    def version(self) -> int:
        return self.plan.version

    @property
    def state(self) -> str:
        return self.plan.state

    @property
    def state_label(self) -> str:
        return self.plan.state.label

    @property
    def school_year(self) -> int:
        return self.plan.school_year

    @property
    def agreement(self) -> str:
        return self.plan.agreement

    @property
    def agreed_on(self) -> date | None:
        return self.plan.agreed_on

    @property
    def arrangement_id(self) -> UUID | None:
        return self.plan.arrangement_id

    @property
    def parent_plan_id(self) -> UUID | None:
        return self.plan.parent_plan_id


@dataclass(frozen=True)
class SupportPlanLine:
    """One plan in a list."""

    id: UUID
    version: int
    student_id: UUID
    family_name: str
    first_name: str
    class_id: UUID | None
    class_name: str | None
    school_id: UUID
    school_name: str
    scheme: str
    state: str
    agreement: str
    starts_on: date | None
    ends_on: date | None
    next_review_on: date | None
    closed_on: date | None
    lead_id: UUID | None
    lead_name: str | None


@dataclass(frozen=True)
class PlanSummary:
    """The counters above the list."""

    drafts: int
    to_sign: int
    reviews_due: int
    running: int


@dataclass(frozen=True)
class SupportPlaceLine:
    """One session of a scheme: free places today."""

    id: UUID
    version: int
    unit_id: UUID
    scheme: str
    structure: str
    phone: str
    entry_on: date
    exit_on: date | None
    capacity: int
    taken: int
    free: int
    own: bool


def view_of_scheme(scheme: Scheme, day: date, closed_because: str | None = None) -> SchemeView:
    return SchemeView(
        scheme.code.value, scheme.label, scheme.track.value, scheme.for_whom, scheme.open_to, scheme.decided_by,
        scheme.duration_on(day), scheme.basis_on(day), tuple(sorted(scheme.kinds)), tuple(sorted(scheme.levels)),
        scheme.ages, scheme.fields,
        scheme.needs_objectives, scheme.both_parents, scheme.arrangement is not None, scheme.uncertain,
        scheme.valid_from, scheme.valid_to, closed_because,
    )  # fmt: skip
