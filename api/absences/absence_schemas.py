"""What absences, reasons and a pupil's month look like on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from api.absences.use_cases_absences import AbsenceCommand, CorrectionCommand
from api.absences.use_cases_arrangements import ArrangementCommand
from api.absences.use_cases_reasons import ReasonCommand, ReasonScope
from api.schemas import In, Out
from domain.absences.counts import HalfDayState
from domain.absences.entries import EntryKind, EntrySource
from domain.absences.reasons import JudgementState, ReasonCode
from domain.attendance_cases.states import SchoolState
from domain.kernel.calendar import Half
from domain.schools.settings import CountKind

Channel = Literal["call", "sms", "email", "letter", "meeting", "none"]
Judged = Literal["pending", "admissible", "not_admissible", "referred_to_dasen", "inaccurate"]


class AbsenceIn(In):
    """An absence typed by vie scolaire; times carry their offset."""

    student_id: UUID
    kind: EntryKind
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    source: Literal["school_life", "family", "placement_host"] = "school_life"
    reason: ReasonCode | None = None

    def to_command(self) -> AbsenceCommand:
        source = EntrySource(self.source)
        return AbsenceCommand(self.student_id, self.kind, self.starts_at, self.ends_at, source, self.reason)


class CorrectionIn(In):
    """What the entry should have said; with nothing at all, it is marked as wrong."""

    kind: EntryKind | None = None
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None

    def to_command(self) -> CorrectionCommand:
        return CorrectionCommand(self.kind, self.starts_at, self.ends_at)


class ReasonIn(In):
    """`pending` notes what the family said; the other states judge it. `scope`: the entry, its half-day or its day."""

    state: Judged
    reason: ReasonCode
    scope: ReasonScope = ReasonScope.ENTRY
    channel: Channel = "none"
    guardian_id: UUID | None = None

    def to_command(self) -> ReasonCommand:
        return ReasonCommand(JudgementState(self.state), self.reason, self.scope, self.channel, self.guardian_id)


class HalfDayOut(Out):
    day: date
    half: Half


class ThreeCountsOut(Out):
    raw: int
    proportional: float
    complete: int


class MonthChangeOut(Out):
    month: date
    before: ThreeCountsOut
    after: ThreeCountsOut
    sentence: str


class ConsequenceOut(Out):
    """What an entry leads to. `id` is null when it was only tried, or marked as wrong."""

    id: UUID | None
    student_id: UUID
    half_days: list[HalfDayOut]
    sentence: str
    months: list[MonthChangeOut]
    thresholds_reached: list[int]
    thresholds_left: list[int]


class ReasonRecordedOut(Out):
    reason_id: UUID
    student_id: UUID
    entries: int
    state: JudgementState
    thresholds_reached: list[int]
    thresholds_left: list[int]


class HalfStateOut(Out):
    half: Half
    state: HalfDayState


class LastContactOut(Out):
    at: datetime
    channel: str
    result: str


class DayAbsenceOut(ThreeCountsOut):
    """One pupil absent. `reason` is cut to the reader; `reason_state`, `case_id`: null for who reads none."""

    student_id: UUID
    school_id: UUID
    family_name: str
    first_name: str
    class_id: UUID | None
    class_name: str | None
    halves: list[HalfStateOut]
    standing: str
    reason_state: JudgementState | None
    reason: str
    absence_ids: list[UUID]
    attempts: int
    last_contact: LastContactOut | None
    month_count: float
    threshold_reached: int | None
    case_id: UUID | None
    case_school_state: SchoolState | None


class DayCountersOut(Out):
    to_tell: int
    told: int
    with_reason: int
    known: int


class DayAbsencesOut(Out):
    day: date
    counters: DayCountersOut
    items: list[DayAbsenceOut]


class CalendarCellOut(Out):
    day: date
    half: Half
    state: HalfDayState
    label: str
    mark: str
    counts: bool
    is_future: bool


class PeriodCountsOut(Out):
    first: date
    last: date
    raw: int
    proportional: float
    complete: int
    awaiting_raw: int
    awaiting_proportional: float
    awaiting_complete: int
    missing_rolls: int


class EntryShownOut(Out):
    id: UUID
    kind: str
    kind_label: str
    source_words: str
    starts_at: datetime
    ends_at: datetime
    known_at: datetime
    judgement: JudgementState | None
    reason: str


class HalfDayShownOut(Out):
    day: date
    half: Half
    words: str
    state: HalfDayState
    entries: list[EntryShownOut]
    raw: int
    proportional: float
    complete: int
    awaiting: bool
    running: float
    counts: bool
    verdict: str


class PupilMonthOut(Out):
    """The month of a pupil: `cells` for the calendar, `lines` for the why, `calendar` and `rolling` for the counts."""

    student_id: UUID
    school_id: UUID
    month: date
    known_on: datetime | None
    counted_as: CountKind
    calendar: PeriodCountsOut
    rolling: PeriodCountsOut
    headline: str
    rule: str
    warnings: list[str]
    cells: list[CalendarCellOut]
    lines: list[HalfDayShownOut]


class ArrangementIn(In):
    """Times at which a pupil is not expected: weekdays (0 is Monday) and halves, or all when none is named."""

    kind: Literal["placement", "adapted_timetable", "relay", "tdo", "cned", "elected_mandate", "home_education"]
    starts_on: date
    ends_on: date
    weekdays: list[int] = Field(default_factory=list, max_length=7)
    halves: list[Half] = Field(default_factory=list, max_length=2)

    def to_command(self) -> ArrangementCommand:
        return ArrangementCommand(self.kind, self.starts_on, self.ends_on, self.weekdays, self.halves)


class ArrangementEndIn(In):
    last_day: date


class ArrangementShownOut(Out):
    id: UUID
    student_id: UUID
    kind: str
    starts_on: date
    ends_on: date
    weekdays: list[int]
    halves: list[Half]
    ended_at: datetime | None
