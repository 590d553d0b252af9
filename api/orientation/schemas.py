"""Bodies and answers of orientation."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.departures.states import DepartureChannel
from domain.orientation.file import Asked, Wish, Year
from domain.orientation.states import (
    AssignmentState,
    DecidedBy,
    DecisionRule,
    OrientationActivityKind,
    OrientationCallResult,
    OrientationLevel,
    OrientationNextStep,
    OrientationState,
    SolutionKind,
)

OrientationStepName = Literal[
    "record_wishes", "record_proposal", "decide_as_wished", "decide_as_family", "decide_otherwise", "record_appeal",
    "record_assignment", "record_solution",
]  # fmt: skip
OrientationStage = Literal[
    "without_wish", "wishes", "proposal", "contested", "decision", "waiting_results", "without_solution"
]
Label = Annotated[str, Field(max_length=140)]


class WishIn(In):
    rank: Annotated[int, Field(ge=1, le=15)]
    level: OrientationLevel
    formation: Annotated[str, Field(min_length=2, max_length=140)]
    wished_school: Label = ""

    def to_wish(self) -> Wish:
        return Wish(self.rank, self.level, self.formation, self.wished_school)


class OrientationStepIn(In):
    """One step. record_wishes, record_proposal, decide_otherwise, record_appeal → lines · decide_as_family → lines
    (empty: the first wish) · record_assignment → assignment, formation, school · record_solution → solution_kind.
    """

    name: OrientationStepName
    on: date | None = None
    lines: Annotated[list[WishIn], Field(max_length=15)] = Field(default_factory=list)
    assignment: AssignmentState | None = None
    formation: Label = ""
    school: Label = ""
    solution_kind: SolutionKind | None = None

    def to_asked(self) -> Asked:
        lines = tuple(one.to_wish() for one in self.lines)
        return Asked(self.on, lines, self.assignment, self.formation, self.school, self.solution_kind)


class OrientationActivityIn(In):
    kind: OrientationActivityKind
    held_on: date
    title: Annotated[str, Field(min_length=3, max_length=140)]
    finding: Label = ""


class OrientationCallIn(In):
    channel: DepartureChannel
    result: OrientationCallResult
    next_step: OrientationNextStep
    next_on: date | None = None


class WishOut(Out):
    rank: int
    level: OrientationLevel
    formation: str
    wished_school: str


class OrientationFileOut(Out):
    """What stands: the last wishes, proposal and decision, the assignment, the solution."""

    state: OrientationState
    wishes: list[WishOut]
    proposal: list[WishOut]
    decision: list[WishOut]
    decision_rule: DecisionRule | None
    decided_by: DecidedBy | None
    decided_on: date | None
    assignment_state: AssignmentState
    assigned_on: date | None
    assigned_formation: str | None
    assigned_school: str | None
    without_solution_since: date | None
    solution_kind: SolutionKind | None
    solution_on: date | None
    owner_id: UUID | None
    owner_role: str | None


class OrientationBasisOut(Out):
    code: str
    kind: str
    article: str
    title: str
    quote: str
    valid_from: date
    valid_to: date | None


class OrientationOfferOut(Out):
    name: str
    label: str
    legal_basis: OrientationBasisOut | None
    blocked_by: list[str]


class OrientationStepOut(Out):
    step: int
    name: str
    source: str
    target: str
    acted_on: date
    recorded_at: datetime
    actor_role: str
    basis: str
    outcome: str


class OrientationActivityOut(Out):
    id: UUID
    kind: OrientationActivityKind
    held_on: date
    title: str
    finding: str
    by_name: str
    mine: bool


class OrientationCallOut(Out):
    id: UUID
    called_at: datetime
    by_name: str
    channel: DepartureChannel
    result: OrientationCallResult
    next_step: OrientationNextStep
    next_on: date | None


class OrientationOut(Out):
    """A pupil's year; the ETag is its version, "0" before the first step."""

    student_id: UUID
    school_id: UUID
    school_year: int
    family_name: str
    first_name: str
    class_name: str
    version: int
    file: OrientationFileOut
    last_word: bool
    results_expected_on: date | None
    offers: list[OrientationOfferOut]
    steps: list[OrientationStepOut]
    activities: list[OrientationActivityOut]
    calls: list[OrientationCallOut]


class OrientationYearIn(In):
    results_expected_on: date | None = None
    last_word_reference: Annotated[str | None, Field(min_length=3, max_length=120)] = None
    last_word_from: date | None = None
    last_word_to: date | None = None

    def to_year(self) -> Year:
        return Year(self.results_expected_on, self.last_word_reference, self.last_word_from, self.last_word_to)


class OrientationYearOut(Out):
    school_id: UUID
    school_year: int
    version: int
    results_expected_on: date | None
    last_word_reference: str | None
    last_word_from: date | None
    last_word_to: date | None
    experiment: str | None


class OrientationResultsOut(Out):
    line_count: int
    applied_count: int
    unchanged_count: int
    already_applied: bool
