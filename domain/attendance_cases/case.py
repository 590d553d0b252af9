"""The case itself: three chains of dated acts, and nothing that is not the end of one of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from domain.access.permissions import Role
from domain.attendance_cases.states import (
    INITIAL_STATES,
    CloseReason,
    Degree,
    DsdenState,
    ProsecutorState,
    SchoolState,
    Sector,
    Track,
)


@dataclass(frozen=True)
class Period:
    """« du … au … », both days included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class KnownCount:
    """What was known on a day: how many half-days counted over which period, and how they were counted."""

    on: date
    counted: int
    counted_as: str
    period: Period


@dataclass(frozen=True)
class Appointment:
    """`reception` says who receives, as a function."""

    day: date
    at: time
    place: str
    reception: str = ""


@dataclass(frozen=True)
class TakenOver:
    """A step done on paper or elsewhere: its authority and the reference of its piece, always flagged."""

    authority: str
    reference: str


@dataclass(frozen=True)
class Act:
    """One link of a chain. `name` is the row followed, `step` what was done: they differ when a step is taken over.

    `on` is the day of the act, `recorded_on` the day it was written here. `by` and `by_role` are None when a rule of
    the calendar acted (end of the year). `codes` are members of closed lists (measures, origins, missing pieces).
    """

    track: Track
    number: int
    name: str
    step: str
    source: str
    target: str
    on: date
    recorded_on: date
    by: UUID | None
    by_role: Role | None
    basis: str
    outcome: str = ""
    appointment: Appointment | None = None
    due_on: date | None = None
    known: KnownCount | None = None
    addressees: tuple[UUID, ...] = ()
    codes: tuple[str, ...] = ()
    judgment: str = ""
    referent_id: UUID | None = None
    taken_over: TakenOver | None = None


@dataclass(frozen=True)
class AttendanceCase:
    """One pupil, one school year (R131-6). `prosecutor_state` is None for every reader outside the DSDEN."""

    id: UUID
    student_id: UUID
    school_id: UUID
    school_year: int
    opened_on: date
    degree: Degree
    sector: Sector
    version: int = 1
    school_state: str = SchoolState.OPEN.value
    dsden_state: str = DsdenState.NONE.value
    prosecutor_state: str | None = ProsecutorState.NONE.value
    referent_id: UUID | None = None
    close_reason: CloseReason | None = None
    closed_on: date | None = None
    acts: tuple[Act, ...] = ()

    def state_of(self, track: Track) -> str:
        if track is Track.SCHOOL:
            return self.school_state
        if track is Track.DSDEN:
            return self.dsden_state
        return self.prosecutor_state or INITIAL_STATES[Track.PROSECUTOR]

    @property
    def closed(self) -> bool:
        return self.school_state == SchoolState.CLOSED

    def on_track(self, track: Track) -> tuple[Act, ...]:
        return tuple(act for act in self.acts if act.track is track)

    def last(self, *steps: str) -> Act | None:
        """The latest act that did one of these steps, here or elsewhere."""
        return next((act for act in reversed(self.acts) if act.step in steps), None)

    def since(self, act: Act) -> tuple[Act, ...]:
        """What was recorded after that act, on any track."""
        return self.acts[self.acts.index(act) + 1 :]

    @property
    def referral(self) -> Act | None:
        """The referral that still stands: not withdrawn since."""
        return self._standing("refer", undone_by=("withdraw_referral", "retract"))

    @property
    def warning(self) -> Act | None:
        """The warning that still stands: not retracted since."""
        return self._standing("warn", undone_by=("retract",))

    def _standing(self, step: str, undone_by: Iterable[str]) -> Act | None:
        act = self.last(step)
        if act is None or any(later.step in undone_by for later in self.since(act)):
            return None
        return act

    def with_act(self, act: Act) -> "AttendanceCase":
        """The case after that link: the state of a track is the end of its last act."""
        changed = replace(self, acts=(*self.acts, act), referent_id=act.referent_id or self.referent_id)
        if act.track is Track.SCHOOL:
            return replace(changed, school_state=act.target)
        if act.track is Track.DSDEN:
            return replace(changed, dsden_state=act.target)
        return replace(changed, prosecutor_state=act.target)

    def without_compartment(self) -> "AttendanceCase":
        """The case as everyone but the DSDEN sees it: as if the compartment did not exist."""
        kept = tuple(act for act in self.acts if act.track is not Track.PROSECUTOR)
        return replace(self, acts=kept, prosecutor_state=None)
