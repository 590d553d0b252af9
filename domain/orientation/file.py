"""The orientation of one pupil in one school year: what was wished, proposed and decided, and the assignment."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.orientation.states import (
    AssignmentState,
    DecidedBy,
    DecisionRule,
    OrientationLevel,
    OrientationState,
    SolutionKind,
)


class WishPart(StrEnum):
    WISH = "wish"
    PROPOSAL = "proposal"
    DECISION = "decision"


@dataclass(frozen=True)
class Wish:
    """One line, ranked from 1."""

    rank: int
    level: OrientationLevel
    formation: str
    wished_school: str = ""

    def same_way(self, other: "Wish") -> bool:
        return self.level is other.level and self.formation.casefold() == other.formation.casefold()


@dataclass(frozen=True)
class OrientationFile:
    id: UUID
    student_id: UUID
    school_id: UUID
    school_year: int
    state: OrientationState = OrientationState.OPEN
    step: int = 0
    version: int = 1
    decision_rule: DecisionRule | None = None
    decided_by: DecidedBy | None = None
    decided_on: date | None = None
    assignment_state: AssignmentState = AssignmentState.PENDING
    assigned_on: date | None = None
    assigned_formation: str | None = None
    assigned_school: str | None = None
    without_solution_since: date | None = None
    solution_kind: SolutionKind | None = None
    solution_on: date | None = None
    owner_id: UUID | None = None
    owner_role: str | None = None
    wishes: tuple[Wish, ...] = ()
    proposal: tuple[Wish, ...] = ()
    decision: tuple[Wish, ...] = ()


@dataclass(frozen=True)
class Year:
    """What the school said of this year: the expected results, its part in the experiment with its dates."""

    results_expected_on: date | None = None
    last_word_reference: str | None = None
    last_word_from: date | None = None
    last_word_to: date | None = None


@dataclass(frozen=True)
class Choosing:
    """What the workflow moves: the file, the pupil's class level, and the year of the school."""

    file: OrientationFile
    year: Year
    is_third_form: bool

    @property
    def state(self) -> str:
        return self.file.state.value


@dataclass(frozen=True)
class Asked:
    """What the person gives with a step."""

    on: date | None = None
    lines: tuple[Wish, ...] = ()
    assignment: AssignmentState | None = None
    formation: str = ""
    school: str = ""
    solution_kind: SolutionKind | None = None
    result_import_id: UUID | None = None


@dataclass(frozen=True)
class OrientationStep:
    number: int
    name: str
    source: str
    target: str
    on: date
    basis: str
    outcome: str = ""
    part: WishPart | None = None
    lines: tuple[Wish, ...] = field(default=())


@dataclass(frozen=True)
class Advanced:
    file: OrientationFile
    step: OrientationStep
