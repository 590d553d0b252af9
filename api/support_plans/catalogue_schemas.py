"""What the catalogue, the bank, places, measures and the family's page look like on the wire."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from api.rules.schemas import LegalBasisOut
from api.schemas import Out
from domain.schools.kinds import SchoolKind
from domain.support_plans.fields import FieldKind
from domain.support_plans.schemes import PlanTrack, SchemeCode


class SchemeChoiceOut(Out):
    code: str
    label: str


class SchemeFieldOut(Out):
    """One field of the form. `kind` says which input; bounds are of numbers, choices of lists."""

    name: str
    label: str
    kind: FieldKind
    required: bool
    hint: str
    least: int | None
    most: int | None
    choices: list[SchemeChoiceOut]


class SchemeDurationOut(Out):
    label: str
    weeks: int | None
    least_weeks: int | None
    total_weeks: int | None
    renewals: int | None
    within_school_year: bool


class SupportSchemeOut(Out):
    """One scheme of the catalogue. `closed_because` is null when it is open to the pupil asked about."""

    code: SchemeCode
    label: str
    track: PlanTrack
    for_whom: str
    open_to: str
    decided_by: str
    duration: SchemeDurationOut
    legal_basis: LegalBasisOut | None
    kinds: list[SchoolKind]
    levels: list[str]
    ages: tuple[int | None, int | None]
    fields: list[SchemeFieldOut]
    needs_objectives: bool
    both_parents: bool
    neutralises: bool
    uncertain: str
    valid_from: date | None
    valid_to: date | None
    closed_because: str | None


class SupportSchemesOut(Out):
    items: list[SupportSchemeOut]


class BankObjectiveOut(Out):
    sentence: str
    criterion: str


class SocleSkillOut(Out):
    code: str
    label: str
    objectives: list[BankObjectiveOut]


class SocleDomainOut(Out):
    code: str
    label: str
    skills: list[SocleSkillOut]


class PlanModelOut(Out):
    code: str
    label: str
    weeks: int


class PlanBankOut(Out):
    """The bank of needs and objectives, and the models a PPRE may start from."""

    source: str
    domains: list[SocleDomainOut]
    models: list[PlanModelOut]


class PlanSummaryOut(Out):
    drafts: int
    to_sign: int
    reviews_due: int
    running: int


class MeasureWindowsOut(Out):
    before_first: date
    before_last: date
    after_first: date
    after_last: date
    after_end: bool


class PlanMeasureOut(Out):
    """Half-days missed before and after; `measure` is null before the start."""

    started_on: date | None
    windows: MeasureWindowsOut | None
    before: Decimal | None
    after: Decimal | None
    sentence: str


class SchemeMeasureOut(Out):
    """One scheme; every number is null when fewer than five pupils were measured (`hidden`)."""

    scheme: SchemeCode
    label: str
    students: int | None
    before: Decimal | None
    after: Decimal | None
    fewer: int | None
    hidden: bool


class SchemeMeasuresOut(Out):
    notice: str
    items: list[SchemeMeasureOut]


class SupportPlaceOut(Out):
    id: UUID
    version: int
    unit_id: UUID
    scheme: SchemeCode
    structure: str
    phone: str
    entry_on: date
    exit_on: date | None
    capacity: int
    taken: int
    free: int
    closed_on: date | None


class FamilyPartOut(Out):
    title: str
    lines: list[str]


class FamilyPlanOut(Out):
    """What there is to sign, in plain French; the pupil by first name alone."""

    title: str
    first_name: str
    scheme_label: str
    school_name: str
    school_phone: str
    paragraphs: list[str]
    parts: list[FamilyPartOut]
    sha256: str
    expires_at: datetime
    settled: bool


class FamilyDecisionOut(Out):
    signed: bool
    detail: str
