"""Thresholds with their law, windows of a month, and what a typed entry must respect."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from domain.absences.entry_checks import (
    EndsBeforeStart,
    NoOpenHalfDay,
    OutsideEnrolment,
    TooLong,
    check_entry,
    consequence_words,
)
from domain.absences.facts import Enrolment
from domain.absences.thresholds import NEAR, PERSISTENCE, REFERRAL, THRESHOLDS, crossings
from domain.absences.windows import Window, first_reached, month_figures, months_touched, watched_windows
from domain.kernel.law import LegalKind
from domain.schools.settings import CountKind, WatchedWindow
from tests.domain.absences.builders import COLLEGE, STRICT, entry, morning, rows_of, whole_day

ENROLLED = Enrolment(date(2026, 9, 1), date(2026, 11, 20))
NOVEMBER = date(2026, 11, 5)


def test_each_threshold_names_its_text_and_only_ours_is_an_internal_rule():
    kinds = {threshold: threshold.legal_basis.kind for threshold in THRESHOLDS}
    assert kinds == {NEAR: LegalKind.INTERNAL_RULE, REFERRAL: LegalKind.LAW, PERSISTENCE: LegalKind.CIRCULAR}


@pytest.mark.parametrize(
    ("before", "after", "up", "down"),
    [
        (0, 2, (), ()),
        (2, 4, (NEAR, REFERRAL), ()),
        (4, 4, (), ()),
        (4, 3, (), (REFERRAL,)),
        (9, 10, (PERSISTENCE,), ()),
        (12, 0, (), THRESHOLDS),
        (Fraction(15, 4), Fraction(17, 4), (REFERRAL,), ()),
    ],
)
def test_crossings_name_what_was_gone_over(before, after, up, down):
    crossed = crossings(before, after, NOVEMBER)
    assert (crossed.up, crossed.down) == (up, down)
    assert bool(crossed) == bool(up or down)


def test_a_change_moves_the_figures_of_the_months_its_windows_end_in():
    assert months_touched([date(2026, 10, 2)]) == [date(2026, 10, 1)]
    assert months_touched([date(2026, 10, 3)]) == [date(2026, 10, 1), date(2026, 11, 1)]
    assert months_touched([date(2026, 1, 31)]) == [date(2026, 1, 1), date(2026, 3, 1)]


def test_month_figures_keep_both_windows_and_the_school_says_which_is_watched():
    rows = rows_of(COLLEGE, [*whole_day(COLLEGE, date(2026, 9, 29)), *whole_day(COLLEGE, date(2026, 10, 1))])
    figures = month_figures(rows, date(2026, 10, 1), CountKind.COMPLETE)
    assert (figures.calendar.counted.complete, figures.rolling.counted.complete) == (2, 4)
    assert (figures.rolling.first, figures.rolling.last) == (date(2026, 9, 2), date(2026, 10, 1))
    assert figures.watched(STRICT) == 4
    assert figures.watched(replace(STRICT, window=WatchedWindow.CALENDAR_MONTH)) == 2
    assert watched_windows(replace(STRICT, window=WatchedWindow.ROLLING_30_DAYS)) == (Window.ROLLING_30_DAYS,)


def test_reached_since_a_day_tells_when_a_month_first_stood_over():
    rows = rows_of(COLLEGE, [e for day in (28, 29) for e in whole_day(COLLEGE, date(2026, 9, day))])
    rows += rows_of(COLLEGE, [morning(COLLEGE, date(2026, 10, 1))])
    october = first_reached(rows, 4, CountKind.COMPLETE, since=date(2026, 10, 1))
    assert october.on.day == date(2026, 10, 1)
    assert first_reached(rows, 6, CountKind.COMPLETE) is None


def test_good_entry_says_what_it_touches():
    touched = check_entry(entry(COLLEGE, date(2026, 11, 4), "08:00", "17:00", last_day=NOVEMBER), COLLEGE, ENROLLED)
    said = consequence_words(touched).replace("\u00a0", " ")
    assert (
        said == "Concerne 3 demi-journées : mer. 4 novembre matin, jeu. 5 novembre matin, jeu. 5 novembre après-midi."
    )
    assert consequence_words(touched[:1]).startswith("Concerne une demi-journée")


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (entry(COLLEGE, NOVEMBER, "10:00", "09:00"), EndsBeforeStart),
        (entry(COLLEGE, date(2026, 9, 2), "08:00", "09:00", last_day=date(2026, 12, 4)), TooLong),
        (entry(COLLEGE, date(2026, 11, 4), "13:00", "17:00"), NoOpenHalfDay),
        (entry(COLLEGE, date(2026, 11, 11), "08:00", "12:00"), NoOpenHalfDay),
        (entry(COLLEGE, date(2026, 11, 23), "08:00", "12:00"), OutsideEnrolment),
    ],
)
def test_impossible_entry_is_refused_with_a_sentence(wrong, refusal):
    with pytest.raises(refusal) as refused:
        check_entry(wrong, COLLEGE, ENROLLED)
    assert refused.value.sentence.endswith(".")


def test_refusal_names_the_date_and_the_reason():
    with pytest.raises(NoOpenHalfDay) as closed:
        check_entry(entry(COLLEGE, date(2026, 11, 11), "08:00", "12:00"), COLLEGE, ENROLLED)
    assert "jour férié (11 novembre 1918)" in closed.value.sentence
    with pytest.raises(OutsideEnrolment) as gone:
        check_entry(morning(COLLEGE, date(2026, 11, 23)), COLLEGE, ENROLLED)
    assert "ven.\u00a020\u00a0novembre" in gone.value.sentence
