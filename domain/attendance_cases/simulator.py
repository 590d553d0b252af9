"""« What would the rules say for this history, on this date, under which text? » Without any person."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.case import Act, Appointment, AttendanceCase, Period
from domain.attendance_cases.commands import Command
from domain.attendance_cases.commands_dsden import Refer
from domain.attendance_cases.facts import Delegation, Facts, Invitation, MissedHalfDay, PeriodCount
from domain.attendance_cases.regimes import Regime, persistence_threshold, referral_threshold, regime_of
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import Degree, Sector, Track, Trigger
from domain.attendance_cases.steps import CaseStep, StepState, steps
from domain.attendance_cases.wording import half_days
from domain.kernel.calendar import HalfDay, school_year_of
from domain.kernel.french import day_month, typeset
from domain.kernel.law import LegalBasis
from domain.schools.settings import CountKind

NOBODY = UUID(int=0)


class SimulatedState(StrEnum):
    """Keys N, A, J of the page, and the half-day missed in part."""

    UNJUSTIFIED = "unjustified"
    AWAITING_REASON = "awaiting_reason"
    JUSTIFIED = "justified"
    PARTIAL = "partial"

    @property
    def share(self) -> Fraction:
        """Part of the half-day missed without accepted reason; a partial one is an hour of four."""
        return {"justified": Fraction(0), "partial": Fraction(1, 4)}.get(self.value, Fraction(1))


@dataclass(frozen=True)
class SimulatedHalfDay:
    half_day: HalfDay
    state: SimulatedState


@dataclass(frozen=True)
class SimulatedAct:
    """A past act. `appointment_on` is the day of the meeting or interview it convenes."""

    step: str
    on: date
    outcome: str = ""
    appointment_on: date | None = None


@dataclass(frozen=True)
class Scenario:
    """Either a birth date or an age, which is then taken as held during the whole school year."""

    on: date
    half_days: tuple[SimulatedHalfDay, ...] = ()
    acts: tuple[SimulatedAct, ...] = ()
    birth_date: date | None = None
    age: int | None = None
    degree: Degree = Degree.SECONDARY
    sector: Sector = Sector.PUBLIC
    counted_as: CountKind = CountKind.COMPLETE
    invitations: tuple[date, ...] = ()

    @property
    def born_on(self) -> date:
        if self.birth_date is not None:
            return self.birth_date
        return date(school_year_of(self.on) - (self.age or 0), 9, 1)


@dataclass(frozen=True)
class SimulatedStep:
    number: int
    label: str
    state: StepState
    available: bool
    because: str
    legal_basis: LegalBasis | None
    would_change: str


@dataclass(frozen=True)
class ActFinding:
    """What the rules of that day would have said to a past act: no sentence when it was in order."""

    step: str
    on: date
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Simulation:
    regime: Regime
    counts: tuple[PeriodCount, ...]
    steps: tuple[SimulatedStep, ...]
    findings: tuple[ActFinding, ...]


def simulate(scenario: Scenario) -> Simulation:
    """The eight steps on that date, and what was already out of order in the acts given."""
    case, findings = _replay(scenario)
    facts = _facts(scenario, case, scenario.on)
    found = steps(case, facts=facts, today=scenario.on)
    return Simulation(
        regime_of(scenario.on),
        facts.counts,
        tuple(_simulated(step, facts, scenario) for step in found),
        tuple(findings),
    )


def _facts(scenario: Scenario, case: AttendanceCase, on: date) -> Facts:
    """What would have been known on that day; the signature is presumed in order."""
    missed = (
        MissedHalfDay(one.half_day, one.state.share, one.state.share == 1)
        for one in sorted(scenario.half_days, key=lambda one: one.half_day)
        if one.state.share and one.half_day.day <= on
    )
    return Facts(
        birth_date=scenario.born_on,
        missed=tuple(missed),
        counted_as=scenario.counted_as,
        invitations=tuple(Invitation(day, "") for day in scenario.invitations if day <= on),
        delegation=Delegation("", case.opened_on, None),
    )


def _replay(scenario: Scenario) -> tuple[AttendanceCase, list[ActFinding]]:
    """The acts in order of date, each taken as done, whatever the rules would have said of it."""
    opened = min((*(act.on for act in scenario.acts), scenario.on))
    case = AttendanceCase(NOBODY, NOBODY, NOBODY, school_year_of(scenario.on), opened, scenario.degree, scenario.sector)
    findings: list[ActFinding] = []
    for act in sorted((one for one in scenario.acts if one.on <= scenario.on), key=lambda one: one.on):
        for track in WORKFLOWS:
            if WORKFLOWS[track].named(act.step) is not None:
                facts = _facts(scenario, case, act.on)
                findings.append(ActFinding(act.step, act.on, tuple(_objections(act, case, track, facts))))
                case = _done(act, case, track)
    return case, findings


def _objections(act: SimulatedAct, case: AttendanceCase, track: Track, facts: Facts) -> list[str]:
    standing = Standing(case, facts, track, _command(act, facts))
    row = WORKFLOWS[track].row(act.step, standing.state, act.on)
    if row is None:
        return [typeset("Aucun texte ne prévoyait cette étape à cette date.")]
    if standing.state not in row.sources:
        return [typeset("Cette étape ne suit pas l'état du dossier ce jour-là.")]
    return row.blocked_by(standing, act.on)


def _command(act: SimulatedAct, facts: Facts) -> Command | None:
    if act.step == "refer":
        trigger = Trigger(act.outcome or Trigger.FOUR_HALF_DAYS.value)
        best = facts.strongest
        return Refer(trigger, best.period if best else Period(act.on, act.on))
    return None


def _done(act: SimulatedAct, case: AttendanceCase, track: Track) -> AttendanceCase:
    """The case after that act: where its row ends that day, or where the row of another day would."""
    workflow = WORKFLOWS[track]
    source = case.state_of(track)
    row = workflow.row(act.step, source, act.on) or workflow.named(act.step)
    basis = row.basis_on(act.on) if row else None
    link = Act(
        track=track, number=len(case.on_track(track)) + 1, name=act.step, step=act.step, source=source,
        target=str(row.target_from(source, act.outcome)) if row else source, on=act.on, recorded_on=act.on, by=None,
        by_role=None, basis=basis.code if basis else "", outcome=act.outcome,
        appointment=Appointment(act.appointment_on, time(), "") if act.appointment_on else None,
        referent_id=NOBODY if act.step == "appoint_referent" else None,
    )  # fmt: skip
    return case.with_act(link)


def _simulated(step: CaseStep, facts: Facts, scenario: Scenario) -> SimulatedStep:
    available = step.state in {StepState.POSSIBLE, StepState.OPTIONAL}
    return SimulatedStep(
        step.number, step.label, step.state, available, _because(step, facts), step.legal_basis,
        _would_change(step, facts, scenario),
    )  # fmt: skip


def _because(step: CaseStep, facts: Facts) -> str:
    if step.state is StepState.DONE and step.on is not None:
        return typeset(f"Fait le {day_month(step.on)}.")
    if step.missing:
        return " ".join(step.missing)
    best = facts.strongest
    if step.state is StepState.ONGOING:
        return typeset("Cette étape est commencée.")
    if best is None:
        return typeset("Rien ne s'y oppose.")
    return typeset(f"{half_days(best.measured(facts.counted_as), facts.counted_as.adjective)} sans motif accepté.")


_CHANGES = {
    1: "Des absences répétées, justifiées ou non, suffisent.",
    4: "La saisine de l'établissement, puis la signature du DASEN ou de son délégataire.",
    5: "L'avertissement signé.",
    7: "L'avertissement, l'accompagnement proposé, puis une absence sans motif accepté.",
    8: "Une réunion et un accompagnement proposés et datés, puis une absence sans motif après l'avertissement "
       "et avant les 16 ans.",
}  # fmt: skip


def _would_change(step: CaseStep, facts: Facts, scenario: Scenario) -> str:
    """What would turn the answer round: more half-days, fewer after an accepted reason, or another date."""
    if step.state is StepState.DONE:
        return ""
    if step.state is StepState.MOOT and step.number == 2:
        return typeset("Un acte daté du 21 novembre 2014 ou après.")
    if step.number in {2, 3}:
        return _distance(facts, referral_threshold(scenario.on))
    if step.number == 6:
        number = persistence_threshold(scenario.on)
        if number is None:
            return typeset("Aucun nombre : le chef d'établissement apprécie la persistance et dit pourquoi.")
        return _distance(facts, number)
    return typeset(_CHANGES[step.number])


def _distance(facts: Facts, number: int | None) -> str:
    counted = facts.strongest.measured(facts.counted_as) if facts.strongest else Fraction()
    if number is None:
        return ""
    if counted < number:
        return typeset(f"{half_days(number - counted)} de plus dans le mois.")
    return typeset(f"Un motif accepté pour {half_days(int(counted) - number + 1)} dans le mois.")
