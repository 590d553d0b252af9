"""What plans look like on the wire. Codes travel alone; their labels come from `GET /reference`, or beside them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.rules.schemas import LegalBasisOut
from api.schemas import Out
from api.support_plans.catalogue_schemas import SupportSchemeOut
from domain.support_plans.plan import BlockName
from domain.support_plans.states import (
    Agreement,
    ExitDecision,
    PlanParty,
    PlanState,
    Progress,
    ReviewDecision,
    Setting,
    SignatureMeans,
)


class PlanStudentOut(Out):
    id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    is_adult: bool


class PlanSchoolOut(Out):
    id: UUID
    name: str
    kind: str


class PlanLeadOut(Out):
    id: UUID
    display_name: str
    role: str


class NeedOut(Out):
    domain: str
    skill: str | None
    text: str


class ObjectiveOut(Out):
    sentence: str
    criterion: str
    target_on: date | None


class PlanActionOut(Out):
    setting: Setting
    what: str
    who: str
    frequency: str
    starts_on: date | None
    ends_on: date | None


class FollowUpOut(Out):
    starts_on: date | None
    ends_on: date | None
    review_on: date | None
    family_met_on: date | None
    evaluation: str
    lead_id: UUID | None
    inclusion_reference: str


class SchemeBlockOut(Out):
    reason: str
    provider: str
    fields: dict[str, Any]


class PlanContentOut(Out):
    """The blocks as they are now; each is saved alone with its version of `blocks`."""

    strengths: str
    needs: list[NeedOut]
    objectives: list[ObjectiveOut]
    actions: list[PlanActionOut]
    words: str
    follow_up: FollowUpOut
    scheme: SchemeBlockOut


class BlockStateOut(Out):
    name: BlockName
    label: str
    version: int
    editable: bool
    edited_at: datetime | None


class GapOut(Out):
    """What is still missing, in words, at its place in the page."""

    pointer: str
    sentence: str


class PlanTransitionOut(Out):
    name: str
    label: str
    legal_basis: LegalBasisOut | None
    blocked_by: list[str]


class PlanStepOut(Out):
    number: int
    name: str
    label: str
    source: PlanState
    target: PlanState
    on: date
    recorded_at: datetime
    by_name: str | None
    by_role: str | None
    line: str
    exit_decision: ExitDecision | None


class ObjectiveProgressOut(Out):
    number: int
    progress: Progress
    line: str
    sentence: str


class PlanReviewOut(Out):
    on: date
    decision: ReviewDecision
    line: str
    progress: list[ObjectiveProgressOut]


class SignatoryOut(Out):
    """Somebody who signs: `signed` is null until they did or declined."""

    party: PlanParty
    person_id: UUID | None
    name: str
    signed: bool | None
    means: SignatureMeans | None
    signed_on: date | None
    can_sign_by_code: bool
    obstacle: str


class SignatureRequestOut(Out):
    id: UUID
    party: PlanParty
    guardian_id: UUID | None
    name: str
    state: str
    created_at: datetime
    expires_at: datetime


class PlanPaperOut(Out):
    id: UUID
    written_on: date
    plan_version: int
    sha256: str


class PlanPlaceOut(Out):
    id: UUID
    structure: str
    phone: str
    entry_on: date
    exit_on: date | None


class SupportPlanOut(Out):
    """The page of a plan."""

    id: UUID
    version: int
    student: PlanStudentOut
    school: PlanSchoolOut
    scheme: SupportSchemeOut
    state: PlanState
    state_label: str
    school_year: int
    agreement: Agreement
    agreed_on: date | None
    lead: PlanLeadOut | None
    blocks: list[BlockStateOut]
    content: PlanContentOut
    gaps: list[GapOut]
    available_transitions: list[PlanTransitionOut]
    steps: list[PlanStepOut]
    reviews: list[PlanReviewOut]
    signatories: list[SignatoryOut]
    signature_requests: list[SignatureRequestOut]
    papers: list[PlanPaperOut]
    place: PlanPlaceOut | None
    arrangement_id: UUID | None
    parent_plan_id: UUID | None
    renewed_by: UUID | None
    notices: list[str]


class BlockSavedOut(Out):
    """The block's new version, and what the whole plan still lacks."""

    block: BlockName
    version: int
    saved_at: datetime
    gaps: list[GapOut]
