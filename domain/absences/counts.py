"""The three counts of half-days, kept exact: raw, proportional, complete."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from domain.kernel.calendar import Half, HalfDay
from domain.schools.settings import CountKind

HalfDays = Fraction | int
"""A number of half-days, exact; whole except in the proportional count."""


@dataclass(frozen=True)
class Counts:
    """What one half-day weighs. `minutes` missed of `expected_minutes`: their ratio is the proportional count."""

    raw: int
    complete: int
    minutes: int
    expected_minutes: int

    @property
    def proportional(self) -> Fraction:
        return Fraction(self.minutes, self.expected_minutes) if self.expected_minutes else Fraction()

    def of(self, kind: CountKind) -> HalfDays:
        if kind is CountKind.PROPORTIONAL:
            return self.proportional
        return self.raw if kind is CountKind.RAW else self.complete


NOTHING = Counts(0, 0, 0, 0)


class HalfDayState(StrEnum):
    """What a half-day is for its pupil. The mark is what a calendar cell shows, besides its label."""

    CLOSED = "closed"
    OUTSIDE = "outside"
    NOT_EXPECTED = "not_expected"
    NEUTRALISED = "neutralised"
    EXCLUDED = "excluded"
    PRESENT = "present"
    LATE = "late"
    UNKNOWN = "unknown"
    JUSTIFIED = "justified"
    PENDING = "pending"
    UNJUSTIFIED = "unjustified"

    @property
    def label(self) -> str:
        return _STATES[self][0]

    @property
    def mark(self) -> str:
        return _STATES[self][1]

    @property
    def is_absence(self) -> bool:
        return self in {HalfDayState.JUSTIFIED, HalfDayState.PENDING, HalfDayState.UNJUSTIFIED}

    @property
    def is_plain(self) -> bool:
        """Nothing happened: a row that need not be stored."""
        return self in {HalfDayState.CLOSED, HalfDayState.OUTSIDE, HalfDayState.NOT_EXPECTED, HalfDayState.PRESENT}


_STATES = {
    HalfDayState.CLOSED: ("fermé", "▨"),
    HalfDayState.OUTSIDE: ("hors décompte : non inscrit ou apprenti", "▨"),
    HalfDayState.NOT_EXPECTED: ("pas de cours attendu", "▨"),
    HalfDayState.NEUTRALISED: ("non attendu dans l'établissement", "▨"),
    HalfDayState.EXCLUDED: ("exclusion temporaire", "E"),
    HalfDayState.PRESENT: ("présent", "·"),
    HalfDayState.LATE: ("retard", "R"),
    HalfDayState.UNKNOWN: ("appel non fait", "?"),
    HalfDayState.JUSTIFIED: ("absence justifiée", "J"),
    HalfDayState.PENDING: ("absence, motif à apprécier", "A"),
    HalfDayState.UNJUSTIFIED: ("absence non justifiée", "N"),
}


@dataclass(frozen=True)
class CountedHalfDay:
    """One half of one day of one pupil: its state and what it weighs.

    `counts`: without accepted reason, what awaits a judgement included. `firm`: the same without what awaits one.
    `overflow`: an absence ran over from the morning within the tolerance, and was not counted a second time.
    """

    student_id: UUID
    day: date
    half: Half
    state: HalfDayState
    counts: Counts = NOTHING
    firm: Counts = NOTHING
    missing_rolls: int = 0
    overflow: bool = False

    @property
    def half_day(self) -> HalfDay:
        return HalfDay(self.day, self.half)


@dataclass(frozen=True)
class Totals:
    """Sums over half-days. Proportions are summed as they are, never as a ratio of sums."""

    raw: int = 0
    proportional: Fraction = Fraction()
    complete: int = 0

    def of(self, kind: CountKind) -> HalfDays:
        if kind is CountKind.PROPORTIONAL:
            return self.proportional
        return self.raw if kind is CountKind.RAW else self.complete


def total(counts: Iterable[Counts]) -> Totals:
    known = tuple(counts)
    return Totals(
        sum(c.raw for c in known),
        sum((c.proportional for c in known if c.minutes), Fraction()),
        sum(c.complete for c in known),
    )


@dataclass(frozen=True)
class PeriodTotals:
    """What a period holds, « du `first` au `last` »: counts, the firm part of them, and what makes them doubtful."""

    first: date
    last: date
    counted: Totals
    firm: Totals
    missing_rolls: int

    def awaiting(self, kind: CountKind) -> HalfDays:
        """How much of the count is « à apprécier »: it would go if every reason received were accepted."""
        return self.counted.of(kind) - self.firm.of(kind)


def totals_between(half_days: Iterable[CountedHalfDay], first: date, last: date) -> PeriodTotals:
    inside = [half_day for half_day in half_days if first <= half_day.day <= last]
    return PeriodTotals(
        first,
        last,
        total(h.counts for h in inside),
        total(h.firm for h in inside),
        sum(h.missing_rolls for h in inside),
    )
