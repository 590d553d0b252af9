"""« Dans le mois »: the calendar month, the 30 days that end on a day, and which of the two reached a number first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.absences.counts import CountedHalfDay, HalfDays, PeriodTotals, totals_between
from domain.kernel.calendar import HalfDay, month_end, month_start
from domain.kernel.labelled import Labelled
from domain.schools.calendar import SchoolCalendar
from domain.schools.settings import AttendanceSettings, CountKind, WatchedWindow

ROLLING_DAYS = 30


class Window(Labelled):
    CALENDAR_MONTH = "calendar_month", "mois civil"
    ROLLING_30_DAYS = "rolling_30_days", "30 jours"

    def around(self, day: date) -> tuple[date, date]:
        """The whole month of that day, or the 30 days that end on it."""
        if self is Window.CALENDAR_MONTH:
            return month_start(day), month_end(day)
        return day - timedelta(days=ROLLING_DAYS - 1), day


def watched_windows(settings: AttendanceSettings) -> tuple[Window, ...]:
    if settings.window is WatchedWindow.BOTH:
        return tuple(Window)
    return (Window(settings.window.value),)


def month_totals(half_days: Iterable[CountedHalfDay], day: date) -> PeriodTotals:
    return totals_between(half_days, *Window.CALENDAR_MONTH.around(day))


def rolling_totals(half_days: Iterable[CountedHalfDay], day: date) -> PeriodTotals:
    return totals_between(half_days, *Window.ROLLING_30_DAYS.around(day))


def months_touched(days: Iterable[date]) -> list[date]:
    """First days of the months whose figures a change on these days can move: 30-day windows reach the next month."""
    reached = (end for day in days for end in (day, day + timedelta(days=ROLLING_DAYS - 1)))
    return sorted({month_start(day) for day in reached})


@dataclass(frozen=True)
class MonthFigures:
    """One pupil's month: its totals, and the fullest 30 days among those that end in it."""

    month: date
    calendar: PeriodTotals
    rolling: PeriodTotals

    def watched(self, settings: AttendanceSettings) -> HalfDays:
        """The figure compared with the thresholds: the greater of what the school watches, in its own count."""
        shown = {Window.CALENDAR_MONTH: self.calendar, Window.ROLLING_30_DAYS: self.rolling}
        return max(shown[window].counted.of(settings.threshold_count) for window in watched_windows(settings))


def month_figures(half_days: Iterable[CountedHalfDay], month: date, count: CountKind) -> MonthFigures:
    """`half_days` must reach back 29 days before the month. Of equal 30 days, the earliest."""
    known = [half_day for half_day in half_days if half_day.counts.raw or half_day.missing_rolls]
    first, last = month_start(month), month_end(month)
    weights: dict[date, HalfDays] = {}
    for half_day in known:
        weights[half_day.day] = weights.get(half_day.day, 0) + half_day.counts.of(count)
    ends = sorted({day for day in weights if first <= day <= last} | {first})
    fullest = max(ends, key=lambda end: (_within_30_days(weights, end), -end.toordinal()))
    return MonthFigures(first, totals_between(known, first, last), rolling_totals(known, fullest))


def _within_30_days(weights: Mapping[date, HalfDays], end: date) -> HalfDays:
    start = Window.ROLLING_30_DAYS.around(end)[0]
    return sum(weight for day, weight in weights.items() if start <= day <= end)


@dataclass(frozen=True)
class Reached:
    """A number was reached: in which window, on which half-day, « du `period_first` au `on` »."""

    window: Window
    on: HalfDay
    period_first: HalfDay
    value: HalfDays


def first_reached(
    half_days: Iterable[CountedHalfDay],
    value: int,
    count: CountKind,
    *,
    windows: tuple[Window, ...] = tuple(Window),
    since: date = date.min,
) -> Reached | None:
    """Where the number first stood reached, on `since` or later, by whichever window came first.

    Both at once: the calendar month is named. The period runs from the first half-day that counts in the window to the
    one that reaches the number: « du … au … » of a referral.
    """
    counting = sorted((h for h in half_days if h.counts.of(count)), key=lambda h: h.half_day)
    for position, last in enumerate(counting):
        if last.day < since:
            continue
        for window in windows:
            start = window.around(last.day)[0]
            inside = [h for h in counting[: position + 1] if h.day >= start]
            reached = sum(h.counts.of(count) for h in inside)
            if reached >= value:
                return Reached(window, last.half_day, inside[0].half_day, reached)
    return None


def present_since(half_days: Iterable[CountedHalfDay], calendar: SchoolCalendar, today: date) -> int:
    """« Présente depuis 16 jours de classe »: school days after the last absence, today included."""
    absences = [half_day.day for half_day in half_days if half_day.state.is_absence and half_day.day <= today]
    if not absences:
        return 0
    return len(calendar.school_days(max(absences) + timedelta(days=1), today))
