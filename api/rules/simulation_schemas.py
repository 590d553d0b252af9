"""A history without any person, and what the rules say of it."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from api.attendance_cases.schemas import PeriodCountOut
from api.rules.schemas import LegalBasisOut, RegimeOut
from api.schemas import In, Out
from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.simulator import Scenario, SimulatedAct, SimulatedHalfDay, SimulatedState
from domain.attendance_cases.states import Degree, Sector, Trigger
from domain.attendance_cases.steps import StepState
from domain.kernel.calendar import Half, HalfDay
from domain.kernel.french import typeset
from domain.schools.settings import CountKind

FIRST_DAY, LAST_DAY = date(2013, 2, 2), date(2100, 12, 31)
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
STEP_NAMES = frozenset(row.name for workflow in WORKFLOWS.values() for row in workflow.transitions)


class SimulatedHalfDayIn(In):
    day: Day
    half: Half
    state: SimulatedState


class SimulatedActIn(In):
    """A past act: the name of the step, its day, its result; the day of the meeting or interview it convened."""

    step: Annotated[str, Field(max_length=40)]
    on: Day
    outcome: Annotated[str, Field(max_length=40)] = ""
    appointment_on: Day | None = None

    @model_validator(mode="after")
    def known_step(self) -> Self:
        if self.step not in STEP_NAMES:
            raise ValueError(typeset("Cette étape n'existe pas."))
        if self.step == "refer" and self.outcome and self.outcome not in set(Trigger):
            raise ValueError(typeset("Ce fondement n'existe pas."))
        return self


class SimulationIn(In):
    """Either a birth date or an age. No name, no school, no pupil: nothing that could be one."""

    on: Day
    birth_date: Annotated[date, Field(ge=date(1990, 1, 1), le=LAST_DAY)] | None = None
    age: Annotated[int, Field(ge=2, le=25)] | None = None
    degree: Degree = Degree.SECONDARY
    sector: Sector = Sector.PUBLIC
    counted_as: CountKind = CountKind.COMPLETE
    half_days: list[SimulatedHalfDayIn] = Field(default_factory=list, max_length=400)
    acts: list[SimulatedActIn] = Field(default_factory=list, max_length=30)
    invitations: list[Day] = Field(default_factory=list, max_length=20)

    @model_validator(mode="after")
    def one_age(self) -> Self:
        if (self.birth_date is None) == (self.age is None):
            raise ValueError(typeset("Indiquez une date de naissance ou un âge, l'un des deux."))
        return self

    def to_scenario(self) -> Scenario:
        halves = {HalfDay(one.day, one.half): one.state for one in self.half_days}
        return Scenario(
            on=self.on,
            half_days=tuple(SimulatedHalfDay(half, state) for half, state in sorted(halves.items())),
            acts=tuple(SimulatedAct(one.step, one.on, one.outcome, one.appointment_on) for one in self.acts),
            birth_date=self.birth_date,
            age=self.age,
            degree=self.degree,
            sector=self.sector,
            counted_as=self.counted_as,
            invitations=tuple(self.invitations),
        )


class SimulatedStepOut(Out):
    """One of the eight steps: whether it would be possible, because of what, and what would change the answer."""

    number: int
    label: str
    state: StepState
    available: bool
    because: str
    legal_basis: LegalBasisOut | None
    would_change: str


class ActFindingOut(Out):
    """What the rules of that day would have said to a past act; nothing missing when it was in order."""

    step: str
    on: date
    missing: list[str]


class SimulationOut(Out):
    regime: RegimeOut
    counts: list[PeriodCountOut]
    steps: list[SimulatedStepOut]
    findings: list[ActFindingOut]
