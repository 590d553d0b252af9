"""What may happen to a contract of the demo, and how its story is told."""

from dataclasses import dataclass, field

from domain.training_contracts.advance import ContractStep
from domain.training_contracts.following import (
    ContractReviewDecision,
    Obstacle,
    ReviewAttendance,
    ReviewProgress,
    WeekPresence,
)
from domain.training_contracts.states import ContractParty

TUTOR, OTHER_TUTOR = "tuteur", "tutrice"


@dataclass(frozen=True)
class Step:
    back: int
    step: ContractStep


@dataclass(frozen=True)
class Paper:
    """A signature on the sheet of the platform."""

    back: int
    party: ContractParty


@dataclass(frozen=True)
class Own:
    """The tutor, or the head of the school that hosts, signs from the own account."""

    back: int
    party: ContractParty


@dataclass(frozen=True)
class Code:
    """A link by mail; `signed` when its code came back."""

    back: int
    party: ContractParty
    signed: bool


@dataclass(frozen=True)
class Week:
    back: int
    presence: WeekPresence
    progress: str
    obstacle: Obstacle = Obstacle.NONE
    line: str = ""


@dataclass(frozen=True)
class Review:
    back: int
    attendance: ReviewAttendance
    progress: ReviewProgress
    decision: ContractReviewDecision
    line: str
    months: int | None = None


Move = Step | Paper | Own | Code | Week | Review


@dataclass(frozen=True)
class ContractStory:
    """`age` on the demo's day; `prepared` open days ago the interview, the place and the draft; then `moves`."""

    key: str
    family_name: str
    first_name: str
    age: int
    place: str
    objective: str
    prepared: int
    tutor: str = TUTOR
    moves: tuple[Move, ...] = ()
    modules: tuple[tuple[str, str], ...] = (
        ("Atelier", "14 h par semaine"),
        ("Enseignement général", "8 h par semaine"),
    )
    timetable: str = "Du lundi au jeudi, vendredi en entreprise."
    first_day: str = ""
    guardian: str = ""
    said: tuple[str, str, str] = field(
        default=(
            "Venir, prévenir, dire ce qui bloque.",
            "Un point par semaine, joignable le mardi.",
            "Un référent sur place, un emploi du temps progressif.",
        )
    )
