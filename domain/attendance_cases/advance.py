"""Taking a step: the table decides, the act is written, the letters follow. Nothing else changes a state."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain.access.actor import Actor
from domain.attendance_cases import law
from domain.attendance_cases.case import Act, AttendanceCase
from domain.attendance_cases.commands import Command, TakeOver
from domain.attendance_cases.commands_dsden import Refer
from domain.attendance_cases.commands_school import Close
from domain.attendance_cases.dsden_track import DSDEN_TRACK, PROSECUTOR_TRACK
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.guards_dsden import unfounded
from domain.attendance_cases.letters import mail_of
from domain.attendance_cases.school_track import SCHOOL_TRACK
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import (
    CloseReason,
    ContractOutcome,
    HearingOutcome,
    MeasuresOutcome,
    SchoolState,
    Track,
    Trigger,
)
from domain.attendance_cases.taking_over import TAKEABLE
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import Malformed
from domain.kernel.events import Decision, Effect
from domain.kernel.french import typeset
from domain.kernel.law import LegalBasis
from domain.workflow import Transition, Workflow

WORKFLOWS: dict[Track, Workflow[Standing]] = {
    Track.SCHOOL: SCHOOL_TRACK,
    Track.DSDEN: DSDEN_TRACK,
    Track.PROSECUTOR: PROSECUTOR_TRACK,
}


class StepUnknown(Malformed):
    title = "Étape inconnue"
    detail = "Cette étape n'existe pas."


def track_of(command: Command) -> Track:
    """The track whose table names the step; a step taken over goes where it would have been done."""
    name = command.step
    if isinstance(command, TakeOver):
        for track in (Track.SCHOOL, Track.DSDEN):
            if command.taken_step in TAKEABLE[track.value]:
                return track
        raise StepUnknown(errors=[{"pointer": "/taken_step", "detail": typeset("Cette étape ne se reprend pas.")}])
    for track, workflow in WORKFLOWS.items():
        if workflow.named(name) is not None:
            return track
    raise StepUnknown(errors=[{"pointer": "/name", "detail": StepUnknown.detail}])


def advance(
    case: AttendanceCase, command: Command, actor: Actor, *, facts: Facts, today: date
) -> Decision[AttendanceCase]:
    """One step, or the refusal. Order: role, state and conditions, then the form of the fields."""
    track = track_of(command)
    standing = Standing(case, facts, track, command, actor.id)
    row = WORKFLOWS[track].check(command.step, standing, actor, today)
    errors = [{"pointer": where, "detail": what} for where, what in command.errors(case, facts, today)]
    if errors:
        raise Malformed(errors=errors)
    day = command.act_day(today)
    if day != today and not isinstance(command, TakeOver):
        row = WORKFLOWS[track].check(command.step, standing, actor, day)
    target = _target(row, case, command, standing.state)
    act = Act(
        track=track, number=len(case.on_track(track)) + 1, name=row.name, step=command.step, source=standing.state,
        target=target, on=day, recorded_on=today, by=actor.id, by_role=actor.role, basis=_basis(row, command, day),
        outcome=command.outcome_code(), addressees=_addressees(case, command),
    )  # fmt: skip
    act = command.write(act, facts)
    return Decision(_settled(case, act), _effects(row, case, act, facts))


def _target(row: Transition[Standing], case: AttendanceCase, command: Command, state: str) -> str:
    """Where the step ends: by its outcome, by the step taken over, or where the closed case had been."""
    if isinstance(command, TakeOver):
        return str(row.target_from(state, _taken_state(command)))
    if command.step == "reopen":
        closing = case.last("close")
        return str(row.target_from(state, closing.source if closing else SchoolState.OPEN))
    return str(row.target_from(state, command.outcome_code()))


def _taken_state(command: TakeOver) -> str:
    """The state that the step would have led to, on the day when it was done elsewhere."""
    rows = [row for row in WORKFLOWS[track_of(command)].transitions if row.name == command.taken_step]
    lawful = next((row for row in rows if row.basis_on(command.done_on) is not None), None)
    if lawful is None:
        raise _malformed("/done_on", "À cette date, aucun texte ne prévoyait cette étape.")
    if lawful.outcomes and command.outcome not in lawful.outcomes:
        raise _malformed("/outcome", "Indiquez le résultat de cette étape.")
    return str(lawful.outcomes.get(command.outcome, lawful.target))


def _malformed(pointer: str, detail: str) -> Malformed:
    return Malformed(errors=[{"pointer": pointer, "detail": typeset(detail)}])


def referral_basis(trigger: Trigger, day: date) -> LegalBasis | None:
    """L131-8, 1° or 2°: the text of the trigger that the referral names."""
    return law.in_force(law.L131_8_REASON_MISSING if trigger is Trigger.REASON else law.L131_8_FOUR, day)


def _basis(row: Transition[Standing], command: Command, day: date) -> str:
    if isinstance(command, Close) and command.reason is CloseReason.END_OF_SCHOOL_YEAR:
        return law.R131_6[0].code
    if isinstance(command, Refer):
        basis = referral_basis(command.trigger, day)
    else:
        basis = row.legal_basis[0] if isinstance(command, TakeOver) else row.basis_on(day)
    return basis.code if basis is not None else ""


def _addressees(case: AttendanceCase, command: Command) -> tuple[UUID, ...]:
    """Who the DSDEN ticked; afterwards, whoever was warned: nobody else may be pursued (R624-7 CP)."""
    if command.step == "warn":
        prepared = case.last("prepare_warning")
        return prepared.addressees if prepared else ()
    if command.step in {"retract", "summon", "summon_with_department", "refer_to_prosecutor"} and case.warning:
        return case.warning.addressees
    return ()


_SILENT = {
    ("sign_measures", MeasuresOutcome.ABSENT.value),
    ("sign_support_contract", ContractOutcome.ABSENT.value),
    ("record_hearing", HearingOutcome.EXCUSED.value),
    ("record_hearing", HearingOutcome.POSTPONED.value),
}
"""Results that leave no document: nothing was discussed that day."""


def _effects(row: Transition[Standing], case: AttendanceCase, act: Act, facts: Facts) -> tuple[Effect, ...]:
    if act.taken_over is not None or (act.step, act.outcome) in _SILENT:
        return ()
    mail = mail_of(row.effects, case, facts, on=act.recorded_on, chosen=act.addressees)
    return tuple(one.effect(case) for one in mail)


def _settled(case: AttendanceCase, act: Act) -> AttendanceCase:
    """The case with that act, and its closing written or erased."""
    moved = case.with_act(act)
    if act.step == "close":
        return replace(moved, close_reason=CloseReason(act.outcome), closed_on=act.on)
    if act.step == "reopen":
        return replace(moved, close_reason=None, closed_on=None)
    return moved


def close_year(case: AttendanceCase, *, facts: Facts, today: date) -> Decision[AttendanceCase] | None:
    """R131-6: a file is open for the school year only. The calendar closes it, once the year is over."""
    if case.closed or school_year_of(today) <= case.school_year:
        return None
    row = SCHOOL_TRACK.row("close", case.school_state, today)
    if row is None:
        return None
    act = _by_rule(case, Track.SCHOOL, row, basis=law.R131_6[0].code, today=today)
    act = replace(act, outcome=CloseReason.END_OF_SCHOOL_YEAR.value)
    return Decision(_settled(case, act), _effects(row, case, act, facts))


def pull_unfounded_warning(case: AttendanceCase, *, facts: Facts, today: date) -> Decision[AttendanceCase] | None:
    """A reason was accepted: a warning that waits for its signature leaves the parapheur at once, by itself."""
    row = DSDEN_TRACK.row("pull_warning", case.dsden_state, today)
    if row is None or case.dsden_state not in row.sources or unfounded(case, facts) is None:
        return None
    act = _by_rule(case, Track.DSDEN, row, basis=row.legal_basis[0].code, today=today)
    return Decision(case.with_act(act))


def _by_rule(case: AttendanceCase, track: Track, row: Transition[Standing], *, basis: str, today: date) -> Act:
    """An act that nobody signs: the calendar or the count made it."""
    return Act(
        track=track, number=len(case.on_track(track)) + 1, name=row.name, step=row.name, source=case.state_of(track),
        target=str(row.target), on=today, recorded_on=today, by=None, by_role=None, basis=basis,
    )  # fmt: skip
