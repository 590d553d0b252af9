"""What the editor sends: one block at a time, one step at a time."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, RootModel

from api.links.bodies import LinkDecisionIn, LinkIn
from api.schemas import In
from domain.support_plans.commands import PlanStep
from domain.support_plans.plan import Action, BlockName, FollowUp, Need, Objective, ObjectiveProgress, SchemeBlock
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import ExitDecision, PlanParty, Progress, ReviewDecision, Setting

Line = Annotated[str, Field(max_length=200)]
Words = Annotated[str, Field(max_length=1000)]
Value = str | int | bool | None


class SupportPlanOpenIn(In):
    """`model` or `copy_of` fill the draft; with neither it is empty."""

    student_id: UUID
    scheme: SchemeCode
    model: Annotated[str, Field(max_length=40)] | None = None
    copy_of: UUID | None = None
    lead_id: UUID | None = None


class StrengthsIn(In):
    block: Literal["strengths"]
    text: Words

    def value(self) -> str:
        return self.text


class WordsIn(In):
    block: Literal["words"]
    text: Words

    def value(self) -> str:
        return self.text


class NeedIn(In):
    domain: Annotated[str, Field(max_length=10)]
    skill: Annotated[str, Field(max_length=40)] | None = None
    text: Line = ""


class NeedsIn(In):
    block: Literal["needs"]
    items: Annotated[list[NeedIn], Field(max_length=12)]

    def value(self) -> tuple[Need, ...]:
        return tuple(Need(**one.model_dump()) for one in self.items)


class ObjectiveIn(In):
    sentence: Line = ""
    criterion: Line = ""
    target_on: date | None = None


class ObjectivesIn(In):
    block: Literal["objectives"]
    items: Annotated[list[ObjectiveIn], Field(max_length=8)]

    def value(self) -> tuple[Objective, ...]:
        return tuple(Objective(**one.model_dump()) for one in self.items)


class ActionIn(In):
    setting: Setting
    what: Line = ""
    who: Line = ""
    frequency: Line = ""
    starts_on: date | None = None
    ends_on: date | None = None


class ActionsIn(In):
    block: Literal["actions"]
    items: Annotated[list[ActionIn], Field(max_length=20)]

    def value(self) -> tuple[Action, ...]:
        return tuple(Action(**one.model_dump()) for one in self.items)


class FollowUpIn(In):
    """`inclusion_reference` is a reference of the Livret de parcours inclusif, never anything it says."""

    block: Literal["follow_up"]
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    family_met_on: date | None = None
    evaluation: Line = ""
    lead_id: UUID | None = None
    inclusion_reference: Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9./ -]*$")] = ""

    def value(self) -> FollowUp:
        return FollowUp(**self.model_dump(exclude={"block"}))


class SchemeBlockIn(In):
    """`fields` are those of the scheme, as its schema says."""

    block: Literal["scheme"]
    reason: Line = ""
    provider: Line = ""
    fields: dict[Annotated[str, Field(max_length=40)], Value] = Field(default_factory=dict)

    def value(self) -> SchemeBlock:
        return SchemeBlock(self.reason, self.provider, {n: v for n, v in self.fields.items() if v not in {None, ""}})


AnyBlock = StrengthsIn | WordsIn | NeedsIn | ObjectivesIn | ActionsIn | FollowUpIn | SchemeBlockIn


class SupportPlanBlockIn(RootModel[Annotated[AnyBlock, Field(discriminator="block")]]):
    """One block of a plan, whole."""

    @property
    def block(self) -> BlockName:
        return BlockName(self.root.block)

    def value(self) -> Any:
        return self.root.value()


class ObjectiveProgressIn(In):
    """Objective `number` of the page, from 1."""

    number: Annotated[int, Field(ge=1, le=8)]
    progress: Progress
    line: Line = ""


class SupportPlanStepIn(In):
    """One step: what the offers of the page name. `on` is the day it happened."""

    name: Annotated[str, Field(max_length=40)]
    on: date | None = None
    guardian_id: UUID | None = None
    line: Line = ""
    progress: Annotated[list[ObjectiveProgressIn], Field(max_length=8)] = Field(default_factory=list)
    decision: ReviewDecision | None = None
    next_review_on: date | None = None
    exit_decision: ExitDecision | None = None

    def to_command(self) -> PlanStep:
        progress = tuple(ObjectiveProgress(one.number, one.progress, one.line) for one in self.progress)
        return PlanStep(**(self.model_dump() | {"progress": progress}))


class PaperSignatureIn(In):
    """Somebody signed the sheet that the school keeps; `guardian_id` when a legal representative did."""

    party: PlanParty
    guardian_id: UUID | None = None
    signed_on: date | None = None


class SignatureRequestIn(In):
    """A link and a code by mail to this legal representative; to the pupil, of age, when none is named."""

    guardian_id: UUID | None = None


class PlaceTakenIn(In):
    place_id: UUID


class SupportPlaceIn(In):
    """A session of a scheme that one's structure offers."""

    unit_id: UUID
    scheme: SchemeCode
    structure: Annotated[str, Field(min_length=2, max_length=120)]
    phone: Annotated[str, Field(max_length=30)] = ""
    entry_on: date
    exit_on: date | None = None
    capacity: Annotated[int, Field(ge=1, le=500)]


class SupportPlacePatchIn(In):
    structure: Annotated[str, Field(min_length=2, max_length=120)] | None = None
    phone: Annotated[str, Field(max_length=30)] | None = None
    exit_on: date | None = None
    capacity: Annotated[int, Field(ge=1, le=500)] | None = None
    closed_on: date | None = None


class FamilyLinkIn(LinkIn):
    """The token of the link and the second fact: the child's day of birth."""


class FamilyDecisionIn(LinkDecisionIn):
    """`signed` false is « Je ne signe pas », without consequence; the code stands in the mail."""
