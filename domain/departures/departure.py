"""The departure itself, the person as the rules need to know them, and what a step is given."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from domain.departures.states import (
    DepartureGround,
    DepartureState,
    Destination,
    DestinationProof,
    InterviewOutcome,
)
from domain.kernel.calendar import age_on

COMPULSORY_UNTIL = 16
ADULT = 18
BETWEEN_LETTERS = timedelta(days=15)
"""Between the two letters, and between the second and the striking off: a rule of ours, no text."""
FOLLOW_UP = timedelta(days=365)
"""Schools follow their pupils « dans l'année qui suit la sortie »."""
FIRST_CHECK = timedelta(days=30)
"""When the school first asks what became of a pupil who left: a rule of ours."""


@dataclass(frozen=True)
class Departure:
    """One leaving, from the question to the end of the year after. `step` counts the recorded steps."""

    id: UUID
    student_id: UUID
    school_id: UUID
    school_year: int
    ground: DepartureGround
    state: DepartureState
    step: int
    version: int
    opened_on: date
    last_act_on: date
    requested_on: date | None = None
    request_signed_by: tuple[UUID, ...] = ()
    request_signed_by_pupil: bool = False
    interview_on: date | None = None
    interview_outcome: InterviewOutcome | None = None
    alternatives: tuple[str, ...] = ()
    first_letter_on: date | None = None
    second_letter_on: date | None = None
    exclusion_decided_on: date | None = None
    exclusion_reference: str | None = None
    left_on: date | None = None
    destination_kind: Destination | None = None
    destination_name: str = ""
    destination_proof: DestinationProof | None = None
    destination_confirmed_on: date | None = None
    dsden_unit: UUID | None = None
    dsden_informed_on: date | None = None
    dsden_received_on: date | None = None
    platform_unit: UUID | None = None
    handed_over_on: date | None = None
    follow_up_due_on: date | None = None
    returned_on: date | None = None
    closed_on: date | None = None

    @property
    def is_confirmed(self) -> bool:
        return self.destination_confirmed_on is not None


@dataclass(frozen=True)
class Holder:
    """A person responsible whose signature counts: parental authority, or the service that holds it."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Facts:
    """What is known beside the departure: the age, who must sign, what was tried, and which units answer."""

    birth_date: date
    holders: tuple[Holder, ...] = ()
    contacts: int = 0
    contacts_since_leaving: int = 0
    dsden_unit: UUID | None = None
    platform_unit: UUID | None = None
    enrolled_elsewhere: bool = False

    def age(self, on: date) -> int:
        return age_on(self.birth_date, on)


@dataclass(frozen=True)
class Leaving:
    """What the workflow moves: the departure in front of what is known that day."""

    departure: Departure
    facts: Facts

    @property
    def state(self) -> str:
        return self.departure.state.value

    def is_compulsory(self, on: date) -> bool:
        """Still under compulsory instruction that day (L131-1)."""
        return self.facts.age(on) < COMPULSORY_UNTIL

    def unsigned(self, on: date) -> tuple[str, ...]:
        """Whose signature the written request still lacks: each holder for a minor, the pupil from 18."""
        signed = set(self.departure.request_signed_by)
        if self.facts.age(on) >= ADULT:
            return () if self.departure.request_signed_by_pupil else ("l'élève, majeur",)
        return tuple(one.name for one in self.facts.holders if one.id not in signed)


@dataclass(frozen=True)
class Given:
    """What the person gives with a step; each step reads its own fields and refuses the others' absence."""

    on: date | None = None
    ground: DepartureGround | None = None
    signed_by: tuple[UUID, ...] = ()
    signed_by_pupil: bool = False
    interview_outcome: InterviewOutcome | None = None
    alternatives: tuple[str, ...] = ()
    reference: str = ""
    destination_kind: Destination | None = None
    destination_name: str = ""
    destination_proof: DestinationProof | None = None


@dataclass(frozen=True)
class DepartureStep:
    """One link of the chain, as it will be recorded."""

    number: int
    name: str
    source: str
    target: str
    on: date
    basis: str
    outcome: str = ""


@dataclass(frozen=True)
class Taken:
    """A step decided: the departure after it, its link, and what must follow (names of effects)."""

    departure: Departure
    step: DepartureStep
    effects: tuple[str, ...] = field(default=())


def holders_of(persons: Iterable[tuple[UUID, str, int, str]]) -> tuple[Holder, ...]:
    """Who must sign: levels 1 and 2 whose authority is joint, sole, delegated or a tutelle; never « supervision »."""
    signing = {"joint", "sole", "delegated", "tutelle"}
    return tuple(
        Holder(id_, name) for id_, name, level, authority in persons if level in {1, 2} and authority in signing
    )
