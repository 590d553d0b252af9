"""« Comment ce nombre est-il compté ? »: every half-day with its entries, what counts, why the rest does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from uuid import UUID

from domain.absences.counts import CountedHalfDay, HalfDays, HalfDayState, PeriodTotals, totals_between
from domain.absences.entries import AbsenceEntry, EntryKind, EntrySource, live_entries
from domain.absences.facts import DayFacts, as_known_on
from domain.absences.half_days import half_days_of
from domain.absences.reasons import JudgementState, standing_of
from domain.absences.verdicts import headline, rule_sentence, verdict, warnings
from domain.absences.visibility import ReasonAudience, visible_reason
from domain.absences.windows import rolling_totals
from domain.absences.wording import half_day_words, hour_words
from domain.kernel.calendar import Half
from domain.schools.calendar import OpenHalfDay, SchoolCalendar
from domain.schools.settings import AttendanceSettings, CountKind


@dataclass(frozen=True)
class EntryLine:
    """One entry as a reader may see it: `reason` is already cut to the audience."""

    id: UUID
    kind: EntryKind
    source: EntrySource
    source_words: str
    starts_at: datetime
    ends_at: datetime
    known_at: datetime
    judgement: JudgementState
    reason: str


@dataclass(frozen=True)
class CountLine:
    """One half-day: its entries, what it weighs, the running count after it, and the verdict in words."""

    day: date
    half: Half
    words: str
    state: HalfDayState
    entries: tuple[EntryLine, ...]
    raw: int
    proportional: Fraction
    complete: int
    awaiting: bool
    running: HalfDays
    counts: bool
    verdict: str


@dataclass(frozen=True)
class CountExplanation:
    """The whole answer. `known_on` None: as known now. `warnings` say what makes the count doubtful."""

    totals: PeriodTotals
    rolling: PeriodTotals
    count: CountKind
    headline: str
    lines: tuple[CountLine, ...]
    rule: str
    warnings: tuple[str, ...]
    known_on: datetime | None


@dataclass(frozen=True)
class Question:
    """Which count is asked: of which period, as known when (None: now), for whose eyes, under which settings."""

    first: date
    last: date
    settings: AttendanceSettings
    settings_version: int = 0
    known_on: datetime | None = None
    audience: ReasonAudience = ReasonAudience.JUSTIFIED_OR_NOT


def explain(days: Iterable[DayFacts], calendar: SchoolCalendar, question: Question) -> CountExplanation:
    """`days`: one pupil's days with facts, from 29 days before the period (for the 30 days shown beside) to its end."""
    known = sorted((_as_asked(facts, question) for facts in days), key=lambda facts: facts.day)
    counted = {facts.day: half_days_of(facts, calendar, question.settings) for facts in known}
    rows = [row for day in counted.values() for row in day]
    totals = totals_between(rows, question.first, question.last)
    inside = [facts for facts in known if question.first <= facts.day <= question.last]
    return CountExplanation(
        totals,
        rolling_totals(rows, question.last),
        question.settings.threshold_count,
        headline(totals, question.settings),
        tuple(_lines(inside, counted, calendar, question)),
        rule_sentence(question.settings, question.settings_version),
        warnings(totals, known=calendar.holidays_known(question.first)),
        question.known_on,
    )


def _as_asked(facts: DayFacts, question: Question) -> DayFacts:
    return facts if question.known_on is None else as_known_on(facts, question.known_on)


def _lines(
    days: Sequence[DayFacts],
    counted: dict[date, list[CountedHalfDay]],
    calendar: SchoolCalendar,
    question: Question,
) -> Iterable[CountLine]:
    running: HalfDays = 0
    for facts in days:
        for row in counted[facts.day]:
            entries = _entries_in(facts, row, calendar, question.settings.midday_split)
            if not entries and row.state.is_plain:
                continue
            weight = row.counts.of(question.settings.threshold_count)
            before, running = running, running + weight
            yield CountLine(
                row.day,
                row.half,
                half_day_words(row.half_day),
                row.state,
                tuple(_entry_line(entry, facts, calendar, question) for entry in entries),
                row.counts.raw,
                row.counts.proportional,
                row.counts.complete,
                row.counts != row.firm,
                running,
                bool(weight),
                verdict(row, before, running, calendar=calendar, settings=question.settings),
            )


def _entries_in(facts: DayFacts, row: CountedHalfDay, calendar: SchoolCalendar, midday: time) -> list[AbsenceEntry]:
    """The entries that touch this half. A closed half is that side of midday; a long absence skips closed days."""
    opened = calendar.open_half_days(row.day)
    start, end = _bounds(row, opened, calendar, midday)
    touching = [
        entry
        for entry in live_entries(facts.entries)
        if entry.starts_at.timestamp() < end.timestamp() and entry.ends_at.timestamp() > start.timestamp()
    ]
    if opened:
        return touching
    return [e for e in touching if calendar.day_of(e.starts_at) == row.day == calendar.day_of(e.ends_at)]


def _bounds(
    row: CountedHalfDay, opened: tuple[OpenHalfDay, ...], calendar: SchoolCalendar, midday: time
) -> tuple[datetime, datetime]:
    for half_day in opened:
        if half_day.half is row.half:
            return half_day.starts_at, half_day.ends_at
    noon = calendar.at(row.day, midday)
    if row.half is Half.AM:
        return calendar.at(row.day, time.min), noon
    return noon, calendar.at(row.day + timedelta(days=1), time.min)


def _entry_line(entry: AbsenceEntry, facts: DayFacts, calendar: SchoolCalendar, question: Question) -> EntryLine:
    standing = standing_of(j for j in facts.judgements if j.entry_id == entry.id)
    who = f", {entry.by}" if entry.by else ""
    return EntryLine(
        entry.id,
        entry.kind,
        entry.source,
        f"{entry.source.label} {hour_words(entry.known_at, calendar.time_zone)}{who}",
        entry.starts_at,
        entry.ends_at,
        entry.known_at,
        standing.state,
        visible_reason(standing, question.audience) if entry.kind.counts else entry.kind.label,
    )
