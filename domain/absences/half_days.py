"""The one function that turns facts into half-days: the same for a roll, an import, a recount and a simulation.

The rule, none of it written in a text (settings of the school, shown with every number): overlap, not start time; each
half-day once, however many entries; closed, neutralised or outside half-days never; a late arrival is no absence; what
an accepted reason covers does not count; what runs over into the afternoon within the tolerance is not a second one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.absences.counts import CountedHalfDay, Counts, HalfDayState
from domain.absences.entries import AbsenceEntry, EntryEffect, EntryKind, live_entries
from domain.absences.expectation import (
    DayFrame,
    HalfFrame,
    day_frame,
    expected_lessons,
    lessons_within,
    minutes_of,
)
from domain.absences.facts import DayFacts, NeutralisationKind, Standing
from domain.absences.reasons import standing_of
from domain.absences.spans import Span, Spans, difference, intersection, length, span, union
from domain.kernel.calendar import Half
from domain.schools.calendar import SchoolCalendar
from domain.schools.settings import AttendanceSettings


def half_days_of(facts: DayFacts, calendar: SchoolCalendar, settings: AttendanceSettings) -> list[CountedHalfDay]:
    """Both halves of that day for that pupil, always two rows, the morning first.

    Always both, so that a writer may replace the day's rows by them: what was absent and is present again is said.
    """
    return _half_days(facts, day_frame(calendar, facts.day), settings)


def half_days_in_bulk(
    days: Iterable[DayFacts], calendar: SchoolCalendar, settings: AttendanceSettings
) -> list[CountedHalfDay]:
    """The same for many pupil-days of one school, the calendar being read once a day instead of once a pupil."""
    frames: dict[date, DayFrame] = {}
    counted = []
    for facts in days:
        if facts.day not in frames:
            frames[facts.day] = day_frame(calendar, facts.day)
        counted += _half_days(facts, frames[facts.day], settings)
    return counted


@dataclass(frozen=True)
class _Times:
    """The minutes of one pupil that matter for one day, by what they are."""

    refused: Spans  # absent, and no reason, or one that was not accepted
    pending: Spans  # absent, « à apprécier »
    accepted: Spans
    attending: Spans
    late: Spans
    neutral: Spans
    excluded: Spans

    @property
    def absent(self) -> Spans:
        return union((*self.refused, *self.pending, *self.accepted))


def _half_days(facts: DayFacts, frame: DayFrame, settings: AttendanceSettings) -> list[CountedHalfDay]:
    open_halves = {half_frame.half: half_frame for half_frame in frame}
    times = _times_of(facts)
    tolerated_until: int | None = None
    counted = []
    for half in Half:
        half_frame = open_halves.get(half)
        if half_frame is None or facts.standing is not Standing.ENROLLED:
            state = HalfDayState.CLOSED if half_frame is None else HalfDayState.OUTSIDE
            counted.append(CountedHalfDay(facts.student_id, facts.day, half, state))
            continue
        half_day = _HalfDay(facts, half_frame, times, settings).counted(tolerated_until)
        if half_day.state.is_absence:
            tolerated_until = half_frame.ends + settings.overflow_tolerance_minutes
        counted.append(half_day)
    return counted


def _times_of(facts: DayFacts) -> _Times:
    entries = live_entries(facts.entries)
    absent = [entry for entry in entries if entry.kind.effect is EntryEffect.ABSENT]
    standings = {entry.id: standing_of(j for j in facts.judgements if j.entry_id == entry.id) for entry in absent}
    excluded = (e for e in entries if e.kind is EntryKind.TEMPORARY_EXCLUSION)
    exclusions = (n for n in facts.neutralisations if n.kind is NeutralisationKind.TEMPORARY_EXCLUSION)
    return _Times(
        refused=_spans(e for e in absent if not (standings[e.id].state.is_accepted or standings[e.id].state.is_open)),
        pending=_spans(e for e in absent if standings[e.id].state.is_open),
        accepted=_spans(e for e in absent if standings[e.id].state.is_accepted),
        attending=_spans(e for e in entries if e.kind.effect is EntryEffect.ATTENDING),
        late=_spans(e for e in entries if e.kind.effect is EntryEffect.LATE),
        neutral=union(
            (
                *_spans(e for e in entries if e.kind.effect is EntryEffect.NOT_EXPECTED),
                *(span(n.starts_at, n.ends_at) for n in facts.neutralisations),
            )
        ),
        excluded=union((*_spans(excluded), *(span(n.starts_at, n.ends_at) for n in exclusions))),
    )


def _spans(entries: Iterable[AbsenceEntry]) -> Spans:
    return union(_span(entry) for entry in entries)


def _span(entry: AbsenceEntry) -> Span:
    return span(entry.starts_at, entry.ends_at)


class _HalfDay:
    """One open half-day of one enrolled pupil, being counted."""

    def __init__(self, facts: DayFacts, frame: HalfFrame, times: _Times, settings: AttendanceSettings) -> None:
        self.facts, self.frame, self.times, self.settings = facts, frame, times, settings
        self.planned = expected_lessons(facts, frame, ())
        self.lessons = expected_lessons(facts, frame, times.neutral) if times.neutral else self.planned
        self.expected_minutes = minutes_of(self.lessons)
        late = [lesson for lesson in self.lessons if intersection(lesson, times.late)]
        self.came_late = bool(late)
        # Infirmary and the like, and every minute of a lesson to which the pupil came late, were attended.
        self.attended = union((*times.attending, *times.late, *(piece for lesson in late for piece in lesson)))

    def counted(self, tolerated_until: int | None) -> CountedHalfDay:
        """`tolerated_until`: the minute up to which an absence of the morning may run over."""
        missing_rolls = sum(lesson.roll_is_missing for lesson, _ in lessons_within(self.facts, self.frame))
        absent = self._missed(self.times.absent)
        overflow = bool(absent) and tolerated_until is not None and self._only_overflows(absent, tolerated_until)
        if overflow:
            return self._row(HalfDayState.PRESENT, missing_rolls=missing_rolls, overflow=True)
        unjustified, firm = self._without_accepted_reason(absent)
        return self._row(
            self._state(absent, unjustified, firm, missing_rolls),
            counts=self._weigh(unjustified),
            firm=self._weigh(firm),
            missing_rolls=missing_rolls,
        )

    def _without_accepted_reason(self, absent: tuple[Spans, ...]) -> tuple[tuple[Spans, ...], tuple[Spans, ...]]:
        """What counts, and the part of it that awaits no judgement."""
        times = self.times
        if not times.pending and not times.accepted:
            return absent, absent
        unjustified = self._missed(difference(union((*times.refused, *times.pending)), times.accepted))
        return unjustified, self._missed(difference(times.refused, union((*times.pending, *times.accepted))))

    def _row(
        self,
        state: HalfDayState,
        *,
        counts: Counts | None = None,
        firm: Counts | None = None,
        missing_rolls: int,
        overflow: bool = False,
    ) -> CountedHalfDay:
        nothing = Counts(0, 0, 0, self.expected_minutes)
        return CountedHalfDay(
            self.facts.student_id,
            self.facts.day,
            self.frame.half,
            state,
            counts or nothing,
            firm or nothing,
            missing_rolls,
            overflow,
        )

    def _missed(self, absent: Spans) -> tuple[Spans, ...]:
        """What was missed of each expected lesson; empty when less than the school's minimum in all."""
        if not absent:
            return ()
        kept = difference(absent, self.attended)
        missed = tuple(intersection(lesson, kept) for lesson in self.lessons)
        return missed if minutes_of(missed) >= self.settings.minimum_overlap_minutes else ()

    def _only_overflows(self, missed: tuple[Spans, ...], tolerated_until: int) -> bool:
        tolerated = ((self.frame.whole[0][0], tolerated_until),)
        beyond = sum(length(difference(times, tolerated)) for times in missed)
        return beyond < self.settings.minimum_overlap_minutes

    def _weigh(self, missed: tuple[Spans, ...]) -> Counts:
        if not missed:
            return Counts(0, 0, 0, self.expected_minutes)
        slack = self.settings.lesson_slack_minutes
        complete = all(
            times and length(lesson) - length(times) <= slack
            for lesson, times in zip(self.lessons, missed, strict=True)
        )
        return Counts(1, int(complete), minutes_of(missed), self.expected_minutes)

    def _state(
        self,
        absent: tuple[Spans, ...],
        unjustified: tuple[Spans, ...],
        firm: tuple[Spans, ...],
        missing_rolls: int,
    ) -> HalfDayState:
        if not self.lessons:
            return self._unexpected()
        if firm:
            return HalfDayState.UNJUSTIFIED
        if unjustified:
            return HalfDayState.PENDING
        if absent:
            return HalfDayState.JUSTIFIED
        if self.came_late:
            return HalfDayState.LATE
        return HalfDayState.UNKNOWN if missing_rolls else HalfDayState.PRESENT

    def _unexpected(self) -> HalfDayState:
        if not self.planned:
            return HalfDayState.NOT_EXPECTED
        excluded = any(intersection(lesson, self.times.excluded) for lesson in self.planned)
        return HalfDayState.EXCLUDED if excluded else HalfDayState.NEUTRALISED
