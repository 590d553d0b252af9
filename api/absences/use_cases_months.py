"""A pupil's month: its calendar of half-days, its three counts, and why each half-day counts or does not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from domain.absences.counts import CountedHalfDay, HalfDayState, Totals
from domain.absences.explanation import CountExplanation, CountLine, EntryLine, Question, explain
from domain.absences.facts import DayFacts, as_known_on
from domain.absences.half_days import half_days_of
from domain.absences.reasons import JudgementState
from domain.absences.visibility import ReasonAudience, audience_of, discreet
from domain.kernel.calendar import Half, days_between, month_end, month_start
from domain.schools.settings import CountKind, settings_on
from persistence.absences.facts import load_day_facts
from persistence.absences.half_days import reaching_back
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import SchoolRules, load_rules
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class CalendarCell:
    """One half-day of the calendar: its state in words and its mark; `counts` in the school's own count."""

    day: date
    half: Half
    state: HalfDayState
    label: str
    mark: str
    counts: bool
    is_future: bool


@dataclass(frozen=True)
class PeriodCounts:
    """The three counts of a period, and the part of each « à apprécier »."""

    first: date
    last: date
    raw: int
    proportional: float
    complete: int
    awaiting_raw: int
    awaiting_proportional: float
    awaiting_complete: int
    missing_rolls: int


@dataclass(frozen=True)
class EntryShown:
    id: UUID
    kind: str
    kind_label: str
    source_words: str
    starts_at: datetime
    ends_at: datetime
    known_at: datetime
    judgement: JudgementState | None
    reason: str


@dataclass(frozen=True)
class HalfDayShown:
    """One line of the why."""

    day: date
    half: Half
    words: str
    state: HalfDayState
    entries: list[EntryShown]
    raw: int
    proportional: float
    complete: int
    awaiting: bool
    running: float
    counts: bool
    verdict: str


@dataclass(frozen=True)
class PupilMonth:
    student_id: UUID
    school_id: UUID
    month: date
    known_on: datetime | None
    counted_as: CountKind
    calendar: PeriodCounts
    rolling: PeriodCounts
    headline: str
    rule: str
    warnings: list[str]
    cells: list[CalendarCell]
    lines: list[HalfDayShown]


async def show_month(uow: UnitOfWork, student_id: UUID, month: date, known_on: date | None) -> PupilMonth:
    """The month as known now, or as it was known at the end of another day (« le 17 au soir, on savait 4 »)."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    rules = await load_rules(uow.session, scope.school_id)
    first, last = month_start(month), month_end(month)
    days = frozenset(days_between(reaching_back(first), last))
    facts = await load_day_facts(uow.session, rules, {student_id: days}, with_history=True)
    version = settings_on(rules.settings, last)
    audience = audience_of(uow.actor.role, referred=scope.school_id not in uow.actor.units)
    instant = None if known_on is None else rules.calendar.at(known_on + timedelta(days=1), time.min)
    question = Question(first, last, version.settings, version.version, instant, audience)
    explanation = explain(facts, rules.calendar, question)
    cells = _cells(facts, rules, question, rules.calendar.day_of(uow.now))
    fields = "reason" if audience is ReasonAudience.FULL else ""
    pair = [scope.pair]
    detail = {"month": first.isoformat(), "known_on": None if known_on is None else known_on.isoformat()}
    await uow.record(JournalEntry("student:read_half_days", Access.READ, pair, scope.school_id, fields, detail))
    return _shown(student_id, rules, explanation, cells, audience)


def _cells(facts: Sequence[DayFacts], rules: SchoolRules, question: Question, today: date) -> list[CalendarCell]:
    inside = [one for one in facts if question.first <= one.day <= question.last]
    known = inside if question.known_on is None else [as_known_on(one, question.known_on) for one in inside]
    return [
        _cell(row, question.settings.threshold_count, today)
        for one in known
        for row in half_days_of(one, rules.calendar, settings_on(rules.settings, one.day).settings)
    ]


def _cell(row: CountedHalfDay, kind: CountKind, today: date) -> CalendarCell:
    return CalendarCell(
        row.day, row.half, row.state, row.state.label, row.state.mark, bool(row.counts.of(kind)), row.day > today
    )


def _shown(
    student_id: UUID, rules: SchoolRules, told: CountExplanation, cells: list[CalendarCell], audience: ReasonAudience
) -> PupilMonth:
    totals, rolling = told.totals, told.rolling
    return PupilMonth(
        student_id, rules.school_id, totals.first, told.known_on, told.count,
        _counts(totals.first, totals.last, totals.counted, totals.firm, totals.missing_rolls),
        _counts(rolling.first, rolling.last, rolling.counted, rolling.firm, rolling.missing_rolls),
        told.headline, told.rule, list(told.warnings), cells,
        [_line(line, audience) for line in told.lines],
    )  # fmt: skip


def _counts(first: date, last: date, counted: Totals, firm: Totals, missing: int) -> PeriodCounts:
    return PeriodCounts(
        first, last, counted.raw, round(float(counted.proportional), 2), counted.complete, counted.raw - firm.raw,
        round(float(counted.proportional - firm.proportional), 2), counted.complete - firm.complete, missing,
    )  # fmt: skip


def _line(line: CountLine, audience: ReasonAudience) -> HalfDayShown:
    return HalfDayShown(
        line.day, line.half, line.words, line.state, [_entry(entry, audience) for entry in line.entries], line.raw,
        round(float(line.proportional), 2), line.complete, line.awaiting, round(float(line.running), 2), line.counts,
        line.verdict,
    )  # fmt: skip


def _entry(entry: EntryLine, audience: ReasonAudience) -> EntryShown:
    """Who does not read reasons in full reads neither who judges them nor that a pupil went to the infirmary."""
    full = audience is ReasonAudience.FULL
    shown = replace(entry, kind=entry.kind if full else discreet(entry.kind))
    reason = entry.reason if entry.kind.counts else shown.kind.label
    return EntryShown(
        entry.id, shown.kind.value, shown.kind.label, entry.source_words, entry.starts_at, entry.ends_at,
        entry.known_at, entry.judgement if full else None, reason,
    )  # fmt: skip
