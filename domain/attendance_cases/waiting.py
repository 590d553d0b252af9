"""Who is waited for, since when, and which step comes next."""

from dataclasses import dataclass
from datetime import date

from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.guards_dsden import delegation_in_force, signed_by_another
from domain.attendance_cases.regimes import summons_is_mandatory
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import Degree, DsdenState, SchoolState, Track
from domain.kernel.labelled import Labelled


class Party(Labelled):
    SCHOOL = "school", "l'établissement"
    FAMILY = "family", "la famille"
    IEN = "ien", "l'IEN de la circonscription"
    DSDEN = "dsden", "la DSDEN"
    NOBODY = "nobody", "personne"


@dataclass(frozen=True)
class Waiting:
    """`until` is the day of an appointment that everyone waits for, when there is one."""

    who: Party
    since: date
    until: date | None = None

    def days(self, today: date) -> int:
        return (today - self.since).days


_D, _S = DsdenState, SchoolState
_DSDEN_ACTS = frozenset({_D.IEN_VISA, _D.RECEIVED, _D.WARNING_PREPARED, _D.EXCUSED, _D.POSTPONED, _D.REFERRED_AGAIN})


def waiting_for(case: AttendanceCase, today: date) -> Waiting:
    """The DSDEN's turn comes first while it has the file; else the school's, or a family invited to a date."""
    if case.closed:
        return Waiting(Party.NOBODY, case.closed_on or case.opened_on)
    return _with_dsden(case, today) or _at_school(case, today)


def _with_dsden(case: AttendanceCase, today: date) -> Waiting | None:
    state = case.dsden_state
    since = _since(case, Track.DSDEN)
    if state == _D.REFERRED:
        return Waiting(Party.IEN if case.degree is Degree.PRIMARY else Party.DSDEN, since)
    if state in _DSDEN_ACTS or (state == _D.WARNED and summons_is_mandatory(today)):
        return Waiting(Party.DSDEN, since)
    if state == _D.RETURNED:
        return Waiting(Party.SCHOOL, since)
    if state in {_D.SUMMONED, _D.SUMMONED_WITH_DEPARTMENT}:
        return _appointment(case, Track.DSDEN, Party.DSDEN, today)
    return None


def _at_school(case: AttendanceCase, today: date) -> Waiting:
    if case.school_state in {_S.MEETING_CONVENED, _S.COMMUNITY_CONVENED}:
        return _appointment(case, Track.SCHOOL, Party.SCHOOL, today)
    if case.school_state == _S.SUPPORT_CONTRACT_PROPOSED:
        return Waiting(Party.FAMILY, _since(case, Track.SCHOOL))
    return Waiting(Party.SCHOOL, _since(case, Track.SCHOOL))


def _since(case: AttendanceCase, track: Track) -> date:
    acts = case.on_track(track)
    return acts[-1].on if acts else case.opened_on


def _appointment(case: AttendanceCase, track: Track, then: Party, today: date) -> Waiting:
    """The family until the day of the appointment, then whoever records what came of it."""
    act = next((one for one in reversed(case.on_track(track)) if one.appointment is not None), None)
    if act is None or act.appointment is None:
        return Waiting(then, _since(case, track))
    if today <= act.appointment.day:
        return Waiting(Party.FAMILY, act.on, act.appointment.day)
    return Waiting(then, act.appointment.day)


_NEXT_DSDEN: dict[str, str] = {
    _D.IEN_VISA: "acknowledge", _D.RECEIVED: "prepare_warning", _D.RETURNED: "refer", _D.WARNING_PREPARED: "warn",
    _D.SUMMONED: "record_hearing", _D.SUMMONED_WITH_DEPARTMENT: "record_hearing", _D.EXCUSED: "summon",
    _D.POSTPONED: "summon", _D.REFERRED_AGAIN: "summon_with_department",
}  # fmt: skip
_NEXT_SCHOOL: dict[str, tuple[str, ...]] = {
    _S.OPEN: ("note_threshold", "open_dialogue"),
    _S.DIALOGUE: ("note_threshold",),
    _S.THRESHOLD_REACHED: ("convene_meeting", "refer"),
    _S.MEETING_CONVENED: ("sign_measures", "refer"),
    _S.MEASURES_SIGNED: ("note_persistence", "refer"),
    _S.MEASURES_REFUSED: ("note_persistence", "refer"),
    _S.MEASURES_ABSENT: ("convene_meeting",),
    _S.PERSISTENT: ("convene_educational_community",),
    _S.COMMUNITY_CONVENED: ("sign_support_contract",),
    _S.SUPPORT_CONTRACT_PROPOSED: ("refer_again", "sign_support_contract"),
    _S.SUPPORT_CONTRACT: ("refer_again", "note_restoration"),
    _S.SUPPORT_CONTRACT_UNSIGNED: ("refer_again", "note_restoration"),
    _S.CONTINUED: ("refer_again",),
    _S.RESTORED: ("close",),
}


def expected_transition(case: AttendanceCase, *, facts: Facts, today: date) -> str | None:
    """The next expected step of whoever is waited for, if nothing stands in its way; None otherwise."""
    if case.closed:
        return None
    return next((name for name in _candidates(case, facts, today) if _possible(name, case, facts, today)), None)


def _candidates(case: AttendanceCase, facts: Facts, today: date) -> tuple[str, ...]:
    party = waiting_for(case, today).who
    if case.dsden_state == _D.REFERRED:
        return ("give_visa",) if party is Party.IEN else ("acknowledge",)
    if case.dsden_state == _D.WARNED and summons_is_mandatory(today):
        return ("summon",)
    names = _NEXT_SCHOOL.get(case.school_state, ())
    if facts.reaching_persistence() is None:
        names = tuple(name for name in names if name != "note_persistence")
    step = _NEXT_DSDEN.get(case.dsden_state)
    return names if step is None else (step,)


def _possible(name: str, case: AttendanceCase, facts: Facts, today: date) -> bool:
    """Whether the step can be taken today, whoever does it; a signature is presumed to have its delegation."""
    for track, workflow in WORKFLOWS.items():
        row = workflow.row(name, case.state_of(track), today)
        if row is not None:
            standing = Standing(case, facts, track)
            missing = [guard for guard in row.guards if guard not in _PERSONAL and guard(standing, today)]
            return standing.state in row.sources and not missing
    return False


_PERSONAL = frozenset({delegation_in_force, signed_by_another})
"""Conditions of the person who acts, not of the case."""
