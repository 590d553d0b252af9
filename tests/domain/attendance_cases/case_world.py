"""A small world for the case tests: actors, half-days, and a pupil whose case is walked step by step."""

from dataclasses import dataclass, field, replace
from datetime import date, time
from fractions import Fraction
from uuid import UUID

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.attendance_cases.advance import advance
from domain.attendance_cases.case import AttendanceCase, Period
from domain.attendance_cases.commands import Command
from domain.attendance_cases.commands_dsden import PrepareWarning, RecordHearing, Refer, Summon
from domain.attendance_cases.commands_school import (
    AppointReferent,
    ConveneEducationalCommunity,
    ConveneMeeting,
    NotePersistence,
    SignMeasures,
    SignSupportContract,
)
from domain.attendance_cases.facts import (
    AuthorityLevel,
    Delegation,
    Facts,
    MissedHalfDay,
    ResponsiblePerson,
)
from domain.attendance_cases.states import (
    ContractOutcome,
    Degree,
    HearingOutcome,
    Measure,
    MeasuresOutcome,
    Sector,
    Trigger,
)
from domain.kernel.calendar import Half, HalfDay, school_year_of
from domain.kernel.events import Effect

MOTHER, FATHER, GRANDMOTHER = UUID(int=11), UUID(int=12), UUID(int=13)
REFERENT = UUID(int=21)
ACTORS = {role: Actor(UUID(int=100 + n), role, frozenset()) for n, role in enumerate(Role)}
OFFICER, SIGNATORY = ACTORS[Role.DASEN_OFFICER], ACTORS[Role.SIGNATORY]
HEAD, CPE, TEACHER, IEN = ACTORS[Role.HEAD], ACTORS[Role.EDUCATION_ADVISER], ACTORS[Role.TEACHER], ACTORS[Role.IEN]
DELEGATION = Delegation("arrêté 2025-14", date(2010, 1, 1), None)
TWO_HOMES = (
    ResponsiblePerson(MOTHER, AuthorityLevel.LEGAL, "a"),
    ResponsiblePerson(FATHER, AuthorityLevel.LEGAL, "b"),
    ResponsiblePerson(GRANDMOTHER, AuthorityLevel.CONTACT, "a"),
)
ONE_HOME = tuple(replace(one, address_key="a") for one in TWO_HOMES)


def halves(*spells: str) -> list[HalfDay]:
    """`halves("2026-10-08 am pm", "2026-10-12 am")`."""
    return [HalfDay(date.fromisoformat(day), Half(half)) for day, *each in map(str.split, spells) for half in each]


def facts_of(
    birth: date, complete: list[HalfDay], *, today: date, partial: tuple[HalfDay, ...] = (), **more: object
) -> Facts:
    missed = [MissedHalfDay(half) for half in complete]
    missed += [MissedHalfDay(half, Fraction(1, 4), complete=False) for half in partial]
    known = sorted((one for one in missed if one.day <= today), key=lambda one: one.half_day)
    values: dict[str, object] = {"persons": TWO_HOMES, "delegation": DELEGATION} | more
    return Facts(birth, missed=tuple(known), **values)


@dataclass
class Walk:
    """A pupil's case, the half-days known so far, and one method to take a step on a day."""

    birth: date
    opened_on: date
    degree: Degree = Degree.SECONDARY
    sector: Sector = Sector.PUBLIC
    complete: list[HalfDay] = field(default_factory=list)
    partial: tuple[HalfDay, ...] = ()
    more: dict[str, object] = field(default_factory=dict)
    case: AttendanceCase = field(init=False)
    effects: tuple[Effect, ...] = ()

    def __post_init__(self) -> None:
        self.case = AttendanceCase(
            UUID(int=1),
            UUID(int=2),
            UUID(int=3),
            school_year_of(self.opened_on),
            self.opened_on,
            self.degree,
            self.sector,
        )

    def absent(self, *spells: str) -> "Walk":
        self.complete += halves(*spells)
        return self

    def facts(self, today: date) -> Facts:
        return facts_of(self.birth, self.complete, today=today, partial=self.partial, **self.more)

    def take(self, command: Command | str, actor: Actor, on: str) -> "Walk":
        today = date.fromisoformat(on)
        one = Command(command) if isinstance(command, str) else command
        decision = advance(self.case, one, actor, facts=self.facts(today), today=today)
        self.case, self.effects = decision.entity, decision.effects
        return self

    @property
    def letters(self) -> list[str]:
        return [effect.kind.removeprefix("send_") for effect in self.effects]

    @property
    def states(self) -> tuple[str, str]:
        return self.case.school_state, self.case.dsden_state


def meeting(day: str) -> ConveneMeeting:
    return ConveneMeeting(date.fromisoformat(day), time(17), "Salle 12")


def community(day: str) -> ConveneEducationalCommunity:
    return ConveneEducationalCommunity(date.fromisoformat(day), time(17), "Salle 12")


def summons(day: str) -> Summon:
    return Summon(date.fromisoformat(day), time(14), "DSDEN, bureau 3", "le service de l'assiduité")


def measures(outcome: str, day: str) -> SignMeasures:
    return SignMeasures(date.fromisoformat(day), MeasuresOutcome(outcome), (), (Measure.TUTORING,))


def contract(outcome: str, day: str) -> SignSupportContract:
    return SignSupportContract(date.fromisoformat(day), ContractOutcome(outcome), (Measure.WEEKLY_POINT,))


def hearing(outcome: str, day: str) -> RecordHearing:
    return RecordHearing(date.fromisoformat(day), HearingOutcome(outcome))


def refer(first: str, last: str, trigger: Trigger = Trigger.FOUR_HALF_DAYS) -> Refer:
    return Refer(trigger, Period(date.fromisoformat(first), date.fromisoformat(last)))


def referent() -> AppointReferent:
    return AppointReferent(REFERENT)


def prepare(*persons: UUID) -> PrepareWarning:
    return PrepareWarning(persons or (MOTHER, FATHER))


def warned_walk(*, birth: date = date(2012, 3, 14), on: str = "2026-11-16", **more: object) -> Walk:
    """A collège case brought to a signed warning (today's regime), four half-days in November."""
    walk = Walk(birth, date(2026, 11, 2), more=more).absent("2026-11-03 am pm", "2026-11-05 am pm")
    walk.take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09")
    walk.take("acknowledge", OFFICER, "2026-11-10")
    adult = walk.facts(date(2026, 11, 12)).adult_on(date(2026, 11, 12))
    walk.take(PrepareWarning() if adult else prepare(), OFFICER, "2026-11-12")
    return walk.take("warn", SIGNATORY, on)


def ready_for_prosecutor(**more: object) -> Walk:
    """Everything proposed and dated under R2014, and an absence after the warning."""
    walk = warned_walk(**more)
    walk.take(meeting("2026-11-19"), HEAD, "2026-11-17")
    walk.take(measures("absent", "2026-11-19"), CPE, "2026-11-19")
    walk.absent("2026-11-23 am", "2026-11-24 am")
    walk.take(NotePersistence("Deux nouvelles absences la semaine qui suit le courrier."), HEAD, "2026-11-25")
    walk.take(referent(), HEAD, "2026-11-25")
    walk.take(community("2026-12-01"), HEAD, "2026-11-25")
    return walk.take(contract("refused", "2026-12-01"), HEAD, "2026-12-01")
