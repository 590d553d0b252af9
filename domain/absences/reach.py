"""What a pupil's month reached: its three counts, its fullest 30 days, and the thresholds crossed in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from domain.absences.counts import CountedHalfDay, HalfDays, PeriodTotals, Totals, totals_between
from domain.absences.thresholds import Threshold, thresholds_on
from domain.absences.windows import ROLLING_DAYS, Reached, Window, first_reached, watched_windows
from domain.kernel.calendar import month_end, month_start
from domain.schools.settings import CountKind, SettingsVersion, settings_on


@dataclass(frozen=True)
class MonthReach:
    """`rolling`: the fullest 30 days that end on a half-day of this month that counts, for each count by itself.

    Unlike the 30 days that merely end in the month, these never speak of the month before alone: a month in which
    nothing counts has reached nothing.
    """

    month: date
    calendar: PeriodTotals
    rolling: Totals

    def watched(self, kind: CountKind, windows: Sequence[Window]) -> HalfDays:
        """The greater of what the school watches."""
        shown = {Window.CALENDAR_MONTH: self.calendar.counted, Window.ROLLING_30_DAYS: self.rolling}
        return max(shown[window].of(kind) for window in windows)


def month_reach(half_days: Iterable[CountedHalfDay], month: date) -> MonthReach:
    """`half_days` must reach back 29 days before the month."""
    known = [half_day for half_day in half_days if half_day.counts.raw or half_day.missing_rolls]
    first, last = month_start(month), month_end(month)
    return MonthReach(first, totals_between(known, first, last), _fullest(known, first, last))


def _fullest(known: Iterable[CountedHalfDay], first: date, last: date) -> Totals:
    """For each count, the greatest of the 30 days that end on a day between these two on which something counts."""
    weights: dict[date, tuple[int, Fraction, int]] = {}
    for half_day in known:
        if half_day.counts.raw:
            raw, share, complete = weights.get(half_day.day, (0, Fraction(), 0))
            counts = half_day.counts
            weights[half_day.day] = (raw + counts.raw, share + counts.proportional, complete + counts.complete)
    windows = [
        [weight for day, weight in weights.items() if end - timedelta(days=ROLLING_DAYS - 1) <= day <= end]
        for end in weights
        if first <= end <= last
    ]
    return Totals(
        max((sum(raw for raw, _, _ in window) for window in windows), default=0),
        max((sum((share for _, share, _ in window), Fraction()) for window in windows), default=Fraction()),
        max((sum(complete for _, _, complete in window) for window in windows), default=0),
    )


@dataclass(frozen=True)
class Crossed:
    """A threshold reached in a month: on which half-day, in which window, counted how."""

    threshold: Threshold
    counted_as: CountKind
    reached: Reached


def crossed_in(
    half_days: Iterable[CountedHalfDay], month: date, history: Sequence[SettingsVersion]
) -> tuple[Crossed, ...]:
    """The thresholds that a month reached, each where it was first reached, the lowest first.

    Each half-day is looked at under the settings and the texts in force on its own day.
    """
    known = sorted((h for h in half_days if h.counts.raw and h.day <= month_end(month)), key=lambda h: h.half_day)
    found = (_first(known, threshold, month, history) for threshold in thresholds_on(month_end(month)))
    return tuple(crossed for crossed in found if crossed is not None)


def _first(
    known: list[CountedHalfDay], threshold: Threshold, month: date, history: Sequence[SettingsVersion]
) -> Crossed | None:
    if len(known) < threshold.value:
        return None
    for first, last in _spans_of_settings(month, history):
        settings = settings_on(history, first).settings
        reached = first_reached(
            (h for h in known if h.day <= last),
            threshold.value,
            settings.threshold_count,
            windows=watched_windows(settings),
            since=max(first, threshold.legal_basis.valid_from),
        )
        if reached is not None:
            return Crossed(threshold, settings.threshold_count, reached)
    return None


def _spans_of_settings(month: date, history: Sequence[SettingsVersion]) -> list[tuple[date, date]]:
    """The parts of a month under one version of the settings each; nearly always the whole month."""
    first, last = month_start(month), month_end(month)
    starts = sorted({first, *(v.from_day for v in history if first < v.from_day <= last)})
    return [(a, b - timedelta(days=1)) for a, b in pairwise(starts)] + [(starts[-1], last)]
