"""What a month reached, and where; under the settings of each day."""

from datetime import date
from fractions import Fraction

from domain.absences.reach import crossed_in, month_reach
from domain.absences.windows import Window
from domain.schools.settings import AttendanceSettings, CountKind, SettingsVersion, WatchedWindow
from tests.domain.absences.builders import COLLEGE, entry, morning, rows_of, whole_day

SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
TWO_AND_TWO = [
    *whole_day(COLLEGE, date(2026, 9, 29)), morning(COLLEGE, date(2026, 10, 1)), morning(COLLEGE, date(2026, 10, 2)),
]  # fmt: skip


def test_two_half_days_in_each_of_two_months_reach_four_in_thirty_days() -> None:
    rows = rows_of(COLLEGE, TWO_AND_TWO)
    reach = month_reach(rows, OCTOBER)
    assert (reach.calendar.counted.complete, reach.rolling.complete) == (2, 4)
    [near, referral] = crossed_in(rows, OCTOBER, ())
    assert (near.threshold.value, referral.threshold.value) == (3, 4)
    assert (referral.reached.window, referral.reached.on.day) == (Window.ROLLING_30_DAYS, date(2026, 10, 2))
    assert referral.reached.period_first.day == date(2026, 9, 29)


def test_a_month_without_absence_has_reached_nothing_even_if_the_month_before_did() -> None:
    rows = rows_of(COLLEGE, [*whole_day(COLLEGE, date(2026, 10, 12)), *whole_day(COLLEGE, date(2026, 10, 13))])
    assert [c.threshold.value for c in crossed_in(rows, OCTOBER, ())] == [3, 4]
    assert crossed_in(rows, NOVEMBER, ()) == ()
    assert month_reach(rows, NOVEMBER).rolling.complete == 0


def test_a_school_that_watches_the_calendar_month_alone_is_not_told_of_thirty_days() -> None:
    rows = rows_of(COLLEGE, TWO_AND_TWO)
    alone = SettingsVersion(1, SEPTEMBER, AttendanceSettings(window=WatchedWindow.CALENDAR_MONTH))
    assert crossed_in(rows, OCTOBER, [alone]) == ()


def test_a_change_of_settings_speaks_of_the_half_days_from_its_day_on() -> None:
    rows = rows_of(COLLEGE, [entry(COLLEGE, date(2026, 10, day), "09:00", "10:00") for day in (5, 6, 8, 9, 12)])
    raw_from = SettingsVersion(1, date(2026, 10, 12), AttendanceSettings(threshold_count=CountKind.RAW))
    crossed = crossed_in(rows, OCTOBER, [raw_from])
    assert [(c.threshold.value, c.counted_as, c.reached.on.day) for c in crossed] == [
        (3, CountKind.RAW, date(2026, 10, 12)), (4, CountKind.RAW, date(2026, 10, 12)),
    ]  # fmt: skip


def test_the_fullest_thirty_days_are_found_for_each_count_by_itself() -> None:
    rows = rows_of(COLLEGE, [entry(COLLEGE, date(2026, 10, 5), "09:00", "10:00"), morning(COLLEGE, date(2026, 10, 6))])
    assert month_reach(rows, OCTOBER).rolling.proportional == Fraction(5, 4)
