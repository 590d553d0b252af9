"""One plan as rules see it: what is written in its blocks, where it stands, and the facts around its pupil."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.kernel.labelled import Labelled
from domain.support_plans.catalogue import Candidate
from domain.support_plans.schemes import Scheme
from domain.support_plans.states import (
    Agreement,
    PlanParty,
    PlanState,
    Progress,
    ReviewDecision,
    Setting,
    SignatureMeans,
)


class BlockName(Labelled):
    """The blocks of the page; each is saved, and versioned, on its own."""

    STRENGTHS = "strengths", "Points d'appui"
    NEEDS = "needs", "Besoins"
    OBJECTIVES = "objectives", "Objectifs"
    ACTIONS = "actions", "Actions"
    WORDS = "words", "Ce que dit l'élève"
    FOLLOW_UP = "follow_up", "Suivi"
    SCHEME = "scheme", "Le dispositif"


ALWAYS_OPEN = frozenset({BlockName.WORDS})
"""May be written until the plan is over; the rest only while it is a draft or is being revised."""


@dataclass(frozen=True)
class Need:
    """A need within a domain of the socle; `skill` is a competence of the bank, `text` its own words."""

    domain: str
    skill: str | None
    text: str


@dataclass(frozen=True)
class Objective:
    """A sentence, how one will see that it is reached, and by when."""

    sentence: str
    criterion: str
    target_on: date | None


@dataclass(frozen=True)
class Action:
    setting: Setting
    what: str
    who: str
    frequency: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class FollowUp:
    """Dates and people. `inclusion_reference` is a reference of the Livret de parcours inclusif, nothing of it."""

    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    family_met_on: date | None = None
    evaluation: str = ""
    lead_id: UUID | None = None
    inclusion_reference: str = ""


@dataclass(frozen=True)
class SchemeBlock:
    """Why this scheme, where, and its own fields."""

    reason: str = ""
    provider: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Content:
    strengths: str = ""
    needs: tuple[Need, ...] = ()
    objectives: tuple[Objective, ...] = ()
    actions: tuple[Action, ...] = ()
    words: str = ""
    follow_up: FollowUp = FollowUp()
    scheme: SchemeBlock = SchemeBlock()


@dataclass(frozen=True)
class ObjectiveProgress:
    """What a review says of objective `number` (from 1), whose sentence is kept as it then was."""

    number: int
    progress: Progress
    line: str
    sentence: str = ""


@dataclass(frozen=True)
class Review:
    on: date
    decision: ReviewDecision
    progress: tuple[ObjectiveProgress, ...]
    line: str = ""


@dataclass(frozen=True)
class Signature:
    """Who signed, how and when; `person_id` is a guardian's for GUARDIAN."""

    party: PlanParty
    means: SignatureMeans
    on: date
    person_id: UUID | None = None
    signed: bool = True


@dataclass(frozen=True)
class SupportPlan:
    """A plan with its history in short. `school_year` is the year of its rentrée."""

    id: UUID
    student_id: UUID
    school_id: UUID
    scheme: Scheme
    state: PlanState
    school_year: int
    version: int = 1
    content: Content = Content()
    agreement: Agreement = Agreement.PENDING
    agreed_on: date | None = None
    steps: int = 0
    reviews: tuple[Review, ...] = ()
    signatures: tuple[Signature, ...] = ()
    parent_plan_id: UUID | None = None
    place_id: UUID | None = None
    arrangement_id: UUID | None = None

    @property
    def last_review(self) -> Review | None:
        return self.reviews[-1] if self.reviews else None


@dataclass(frozen=True)
class Running:
    """Another plan of the same pupil that is not over."""

    scheme: Scheme
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class Session:
    """An earlier link of the chain of renewals, with its dates."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class PlanFacts:
    """The pupil around the plan."""

    candidate: Candidate
    school_name: str
    is_adult: bool
    legal_representatives: frozenset[UUID] = frozenset()
    running: tuple[Running, ...] = ()
    earlier: tuple[Session, ...] = ()


@dataclass(frozen=True)
class Standing:
    """What a workflow moves: the plan among its facts."""

    plan: SupportPlan
    facts: PlanFacts

    @property
    def state(self) -> str:
        return self.plan.state
