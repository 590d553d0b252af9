"""The counts of the stories of practice: Inès (late reason), Lucas (the whole ladder), Kévin (2014)."""

from datetime import date

import pytest

from domain.absences.counts import totals_between
from domain.absences.entries import EntryKind
from domain.absences.facts import as_known_on
from domain.absences.half_days import half_days_of
from domain.absences.thresholds import NEAR, PERSISTENCE, REFERRAL, crossings, thresholds_on
from domain.absences.windows import Window, first_reached, month_totals, present_since
from domain.kernel.calendar import Half, HalfDay
from domain.schools.settings import CountKind
from tests.domain.absences.builders import (
    COLLEGE,
    COLLEGE_ZONE_A,
    ECOLE,
    STRICT,
    afternoon,
    at,
    days_of,
    entry,
    judged,
    morning,
    rows_of,
    whole_day,
)

OCTOBER = date(2026, 10, 1)


def _ines_entries():
    one_lesson = entry(COLLEGE, date(2026, 10, 6), "09:00", "10:00")
    eighth = whole_day(COLLEGE, date(2026, 10, 8))
    twelfth = morning(COLLEGE, date(2026, 10, 12))
    late = entry(COLLEGE, date(2026, 10, 13), "08:00", "08:20", kind=EntryKind.LATE)
    fourteenth = morning(COLLEGE, date(2026, 10, 14))
    return [one_lesson, *eighth, twelfth, late, fourteenth]


def _counts(rows, day=OCTOBER):
    totals = month_totals(rows, day).counted
    return totals.raw, totals.complete


@pytest.mark.parametrize(
    ("entered", "raw", "complete"),
    [(1, 1, 0), (3, 3, 2), (4, 4, 3), (5, 4, 3), (6, 5, 4)],
    ids=["6 Oct one lesson", "8 Oct am pm", "12 Oct am", "13 Oct late", "14 Oct am"],
)
def test_ines_counts_step_by_step(entered, raw, complete):
    assert _counts(rows_of(COLLEGE, _ines_entries()[:entered])) == (raw, complete)


def test_ines_three_complete_half_days_are_near_and_four_reach_the_threshold():
    assert crossings(2, 3, date(2026, 10, 12)).up == (NEAR,)
    assert crossings(3, 4, date(2026, 10, 14)).up == (REFERRAL,)
    assert crossings(3, 3, date(2026, 10, 13)).up == ()


def test_ines_referral_names_its_period_from_8_to_14_october():
    reached = first_reached(rows_of(COLLEGE, _ines_entries()), REFERRAL.value, CountKind.COMPLETE)
    assert reached.window is Window.CALENDAR_MONTH
    assert reached.period_first == HalfDay(date(2026, 10, 8), Half.AM)
    assert reached.on == HalfDay(date(2026, 10, 14), Half.AM)


def test_ines_late_reason_takes_two_back_and_what_was_known_stays_readable():
    entries = _ines_entries()
    judgements = [judged(e, "admissible", at(COLLEGE, date(2026, 11, 4), "10:00")) for e in entries[1:3]]
    rows = rows_of(COLLEGE, entries, judgements)
    assert _counts(rows) == (3, 2)
    assert crossings(4, 2, date(2026, 10, 14)).down == (NEAR, REFERRAL)
    then = [
        row
        for facts in days_of(COLLEGE, entries, judgements)
        for row in half_days_of(as_known_on(facts, at(COLLEGE, date(2026, 10, 16), "18:00")), COLLEGE, STRICT)
    ]
    assert _counts(then) == (5, 4)


def test_ines_second_parents_answer_does_not_undo_the_decision():
    entries = _ines_entries()
    day = date(2026, 11, 4)
    judgements = [judged(e, "admissible", at(COLLEGE, day, "10:00")) for e in entries[1:3]]
    judgements += [judged(e, "pending", at(COLLEGE, day, "10:30"), "unspecified") for e in entries[1:3]]
    assert _counts(rows_of(COLLEGE, entries, judgements)) == (3, 2)


def test_ines_has_been_present_for_16_school_days_on_20_november():
    assert present_since(rows_of(COLLEGE, _ines_entries()), COLLEGE, date(2026, 11, 20)) == 16


def _full_days(calendar, *days):
    return [fact for day in days for fact in whole_day(calendar, day)]


def test_lucas_reaches_four_on_friday_afternoon():
    rows = rows_of(ECOLE, _full_days(ECOLE, date(2025, 11, 6), date(2025, 11, 7)))
    assert _counts(rows, date(2025, 11, 1)) == (4, 4)
    assert first_reached(rows, 4, CountKind.COMPLETE).on == HalfDay(date(2025, 11, 7), Half.PM)


def test_lucas_reaches_ten_on_8_december_by_the_month_and_earlier_by_thirty_days():
    days = [date(2025, 11, 6), date(2025, 11, 7), *(date(2025, 12, n) for n in (1, 2, 4, 5, 8))]
    rows = rows_of(ECOLE, _full_days(ECOLE, *days))
    assert _counts(rows, date(2025, 12, 1)) == (10, 10)
    month = first_reached(rows, PERSISTENCE.value, CountKind.COMPLETE, windows=(Window.CALENDAR_MONTH,))
    either = first_reached(rows, PERSISTENCE.value, CountKind.COMPLETE)
    assert month.on == HalfDay(date(2025, 12, 8), Half.PM)
    assert either.on == HalfDay(date(2025, 12, 4), Half.PM)
    assert either.window is Window.ROLLING_30_DAYS
    assert either.period_first == HalfDay(date(2025, 11, 6), Half.AM)


def test_lucas_counts_since_the_summons_and_since_the_second_referral():
    entries = [
        *whole_day(ECOLE, date(2026, 1, 26)),
        morning(ECOLE, date(2026, 1, 29)),
        *whole_day(ECOLE, date(2026, 2, 5)),
    ]
    rows = rows_of(ECOLE, entries)
    assert totals_between(rows, date(2026, 1, 20), date(2026, 2, 3)).counted.complete == 3
    assert totals_between(rows, date(2026, 1, 9), date(2026, 2, 10)).counted.complete == 5


def test_lucas_late_reason_refused_leaves_the_count_unchanged():
    entries = whole_day(ECOLE, date(2026, 2, 5))
    refused = [judged(e, "not_admissible", at(ECOLE, date(2026, 6, 29), "09:00"), "personal") for e in entries]
    assert _counts(rows_of(ECOLE, entries, refused), date(2026, 2, 1)) == (2, 2)


def _kevin(month):
    c = COLLEGE_ZONE_A
    return {
        1: [*whole_day(c, date(2014, 1, 7)), morning(c, date(2014, 1, 9)), morning(c, date(2014, 1, 10))],
        2: [*whole_day(c, date(2014, 2, 10)), morning(c, date(2014, 2, 13))],
        3: [*whole_day(c, date(2014, 3, 18)), morning(c, date(2014, 3, 19)), *whole_day(c, date(2014, 3, 20))],
    }[month]


@pytest.mark.parametrize(("month", "complete"), [(1, 4), (2, 3), (3, 5)])
def test_kevin_counts_by_month(month, complete):
    assert _counts(rows_of(COLLEGE_ZONE_A, _kevin(month)), date(2014, month, 1))[1] == complete


def test_kevin_reaches_four_on_friday_morning_and_no_number_rules_persistence_in_2014():
    assert first_reached(rows_of(COLLEGE_ZONE_A, _kevin(1)), 4, CountKind.COMPLETE).on == HalfDay(
        date(2014, 1, 10), Half.AM
    )
    assert PERSISTENCE not in thresholds_on(date(2014, 12, 31))
    assert PERSISTENCE in thresholds_on(date(2015, 1, 1))
    assert crossings(9, 10, date(2014, 2, 13)).up == ()


def test_half_days_across_the_end_of_a_month_reach_four_by_thirty_days_only():
    days = [date(2026, 9, 29), date(2026, 10, 1)]
    rows = rows_of(COLLEGE, _full_days(COLLEGE, *days))
    assert month_totals(rows, date(2026, 9, 1)).counted.complete == 2
    reached = first_reached(rows, 4, CountKind.COMPLETE)
    assert reached.window is Window.ROLLING_30_DAYS
    assert (reached.period_first.day, reached.on.day) == tuple(days)


def test_closed_wednesday_afternoon_never_counts():
    away = entry(COLLEGE, date(2026, 11, 4), "08:00", "17:00")
    assert _counts(rows_of(COLLEGE, [away]), date(2026, 11, 1)) == (1, 1)
    assert afternoon(COLLEGE, date(2026, 11, 5)).ends_at > away.ends_at
