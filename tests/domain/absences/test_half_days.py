"""The half-day rule, one sentence at a time."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from domain.absences.counts import HalfDayState
from domain.absences.entries import EntryKind, EntrySource
from domain.absences.facts import DayFacts, Enrolment, Lesson, Neutralisation, NeutralisationKind, Standing
from domain.absences.half_days import half_days_in_bulk, half_days_of
from domain.schools.calendar import SchoolCalendar
from domain.schools.opening import SECONDARY_WEEK
from domain.schools.settings import AttendanceSettings, CountingProfile, CountKind
from domain.schools.zones import AcademicZone
from tests.domain.absences.builders import (
    COLLEGE,
    ECOLE,
    GEPI_SCHOOL,
    PUPIL,
    STRICT,
    at,
    entry,
    judged,
    morning,
    whole_day,
)

DAY = date(2026, 11, 5)  # a Thursday
GEPI = CountingProfile.GEPI.settings


def _rows(*entries, calendar=COLLEGE, settings=STRICT, day=DAY, **facts):
    return half_days_of(DayFacts(PUPIL, day, tuple(entries), **facts), calendar, settings)


def _lesson(start, end, **more):
    return Lesson(at(COLLEGE, DAY, start), at(COLLEGE, DAY, end), **more)


@pytest.mark.parametrize(
    ("start", "end", "raw"),
    [
        ("08:00", "13:00", (1, 0)),
        ("11:00", "13:30", (1, 0)),
        ("11:00", "13:35", (1, 0)),
        ("11:00", "13:36", (1, 1)),
        ("13:00", "13:20", (0, 1)),
    ],
)
def test_gepi_profile_tolerates_an_overflow_after_a_counted_half_day(start, end, raw):
    rows = _rows(entry(GEPI_SCHOOL, DAY, start, end), calendar=GEPI_SCHOOL, settings=GEPI)
    assert tuple(row.counts.raw for row in rows) == raw
    assert rows[1].overflow is (raw == (1, 0))


def test_strict_profile_counts_both_halves_that_are_overlapped():
    rows = _rows(entry(COLLEGE, DAY, "11:00", "13:30"))
    assert [row.counts.raw for row in rows] == [1, 1]
    assert [row.counts.complete for row in rows] == [0, 0]


def test_two_records_for_one_half_day_count_once():
    rows = _rows(entry(COLLEGE, DAY, "08:00", "09:00"), entry(COLLEGE, DAY, "10:00", "12:00"))
    assert rows[0].counts.raw == 1
    assert rows[0].counts.proportional == Fraction(3, 4)
    assert rows[0].counts.complete == 0


def test_lesson_marks_that_fill_the_half_day_make_it_complete():
    marks = [entry(COLLEGE, DAY, f"{h:02}:00", f"{h + 1:02}:00", source=EntrySource.ROLL_CALL) for h in range(8, 12)]
    assert _rows(*marks)[0].counts.complete == 1
    assert _rows(*marks[:3])[0].counts.complete == 0


def test_complete_means_every_lesson_expected_not_every_hour_open():
    timetable = (_lesson("09:00", "10:00"), _lesson("10:00", "11:00"))
    [am, _] = _rows(entry(COLLEGE, DAY, "09:00", "11:00"), lessons=timetable, timetable_known=True)
    assert (am.counts.complete, am.counts.expected_minutes) == (1, 120)


def test_a_hole_in_the_timetable_is_nothing_to_miss():
    timetable = (_lesson("08:00", "09:00"), _lesson("11:00", "12:00"))
    [am, pm] = _rows(entry(COLLEGE, DAY, "09:00", "11:00"), lessons=timetable, timetable_known=True)
    assert am.state is HalfDayState.PRESENT
    assert pm.state is HalfDayState.NOT_EXPECTED


def test_one_known_lesson_does_not_make_the_rest_of_the_grid_unexpected():
    [am, _] = _rows(entry(COLLEGE, DAY, "08:00", "09:00"), lessons=(_lesson("08:00", "09:00"),))
    assert (am.counts.raw, am.counts.complete, am.counts.expected_minutes) == (1, 0, 240)


def test_a_lesson_that_was_not_held_is_not_expected():
    cancelled = _lesson("11:00", "12:00", is_held=False)
    [am, _] = _rows(entry(COLLEGE, DAY, "08:00", "11:00"), lessons=(cancelled,))
    assert (am.counts.complete, am.counts.expected_minutes) == (1, 180)


def test_a_roll_not_taken_is_unknown_not_present():
    [am, _] = _rows(lessons=(_lesson("08:00", "09:00", roll_due=True),))
    assert (am.state, am.missing_rolls) == (HalfDayState.UNKNOWN, 1)
    taken = _lesson("08:00", "09:00", roll_due=True, roll_taken_at=at(COLLEGE, DAY, "08:05"))
    assert _rows(lessons=(taken,))[0].state is HalfDayState.PRESENT


def test_few_minutes_attended_do_not_undo_a_missed_lesson():
    assert _rows(entry(COLLEGE, DAY, "08:00", "11:55"))[0].counts.complete == 1
    assert _rows(entry(COLLEGE, DAY, "08:00", "11:54"))[0].counts.complete == 0
    exact = AttendanceSettings(lesson_slack_minutes=0)
    assert _rows(entry(COLLEGE, DAY, "08:00", "11:55"), settings=exact)[0].counts.complete == 0


def test_less_than_the_minimum_overlap_is_nothing():
    settings = AttendanceSettings(minimum_overlap_minutes=10)
    assert _rows(entry(COLLEGE, DAY, "11:51", "12:30"), settings=settings)[0].state is HalfDayState.PRESENT
    assert _rows(entry(COLLEGE, DAY, "11:50", "12:30"), settings=settings)[0].counts.raw == 1


@pytest.mark.parametrize("minutes", [1, 20, 59, 180])
def test_lateness_never_becomes_a_half_day(minutes):
    end = at(COLLEGE, DAY, "08:00") + timedelta(minutes=minutes)
    [am, _] = _rows(entry(COLLEGE, DAY, "08:00", f"{end:%H:%M}", kind=EntryKind.LATE))
    assert (am.state, am.counts.raw) == (HalfDayState.LATE, 0)


def test_a_late_arrival_undoes_the_mark_of_its_lesson():
    mark = entry(COLLEGE, DAY, "08:00", "09:00", source=EntrySource.ROLL_CALL)
    late = entry(COLLEGE, DAY, "08:00", "08:20", kind=EntryKind.LATE)
    assert _rows(mark, late)[0].state is HalfDayState.LATE


def test_infirmary_is_attendance():
    [am, _] = _rows(morning(COLLEGE, DAY), entry(COLLEGE, DAY, "10:00", "11:00", kind=EntryKind.INFIRMARY))
    assert (am.counts.complete, am.counts.proportional) == (0, Fraction(3, 4))


@pytest.mark.parametrize(
    ("state", "counts", "firm", "shown"),
    [
        (None, 1, 1, HalfDayState.UNJUSTIFIED),
        ("pending", 1, 0, HalfDayState.PENDING),
        ("referred_to_dasen", 1, 0, HalfDayState.PENDING),
        ("admissible", 0, 0, HalfDayState.JUSTIFIED),
        ("not_admissible", 1, 1, HalfDayState.UNJUSTIFIED),
        ("inaccurate", 1, 1, HalfDayState.UNJUSTIFIED),
    ],
)
def test_only_an_accepted_reason_takes_a_half_day_out(state, counts, firm, shown):
    absence = morning(COLLEGE, DAY)
    judgements = (judged(absence, state, at(COLLEGE, DAY, "18:00")),) if state else ()
    [am, _] = _rows(absence, judgements=judgements)
    assert (am.counts.complete, am.firm.complete, am.state) == (counts, firm, shown)


def test_an_accepted_reason_prevails_over_another_entry_of_the_same_time():
    first, second = morning(COLLEGE, DAY), morning(COLLEGE, DAY, source=EntrySource.IMPORT)
    [am, _] = _rows(first, second, judgements=(judged(second, "admissible", at(COLLEGE, DAY, "18:00")),))
    assert (am.state, am.counts.raw) == (HalfDayState.JUSTIFIED, 0)


def test_half_of_a_half_day_justified_leaves_half_of_it_and_nothing_complete():
    early, later = entry(COLLEGE, DAY, "08:00", "10:00"), entry(COLLEGE, DAY, "10:00", "12:00")
    [am, _] = _rows(early, later, judgements=(judged(early, "admissible", at(COLLEGE, DAY, "18:00")),))
    assert (am.counts.raw, am.counts.proportional, am.counts.complete) == (1, Fraction(1, 2), 0)


@pytest.mark.parametrize("kind", list(NeutralisationKind))
def test_neutralised_half_days_never_count(kind):
    neutral = Neutralisation(kind, at(COLLEGE, DAY, "00:00"), at(COLLEGE, DAY, "23:59"))
    rows = _rows(*whole_day(COLLEGE, DAY), neutralisations=(neutral,))
    expected = HalfDayState.EXCLUDED if kind is NeutralisationKind.TEMPORARY_EXCLUSION else HalfDayState.NEUTRALISED
    assert [(row.state, row.counts.raw) for row in rows] == [(expected, 0)] * 2


def test_a_timetable_lightened_by_two_lessons_is_complete_on_the_other_two():
    neutral = Neutralisation(NeutralisationKind.ADAPTED_TIMETABLE, at(COLLEGE, DAY, "10:00"), at(COLLEGE, DAY, "12:00"))
    [am, _] = _rows(entry(COLLEGE, DAY, "08:00", "10:00"), neutralisations=(neutral,))
    assert (am.counts.complete, am.counts.expected_minutes) == (1, 120)


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (EntryKind.PLACEMENT, HalfDayState.NEUTRALISED),
        (EntryKind.TEMPORARY_EXCLUSION, HalfDayState.EXCLUDED),
        (EntryKind.KNOWN_AWAY, HalfDayState.PRESENT),
        (EntryKind.PLACEMENT_ABSENCE, HalfDayState.PRESENT),
    ],
)
def test_kinds_that_are_not_absences_never_count(kind, state):
    [am, _] = _rows(morning(COLLEGE, DAY, kind=kind))
    assert (am.state, am.counts.raw) == (state, 0)
    assert not kind.counts


def test_an_early_exit_counts_what_is_missed_after_it():
    [am, _] = _rows(entry(COLLEGE, DAY, "11:00", "12:00", kind=EntryKind.EARLY_EXIT))
    assert (am.counts.raw, am.counts.complete) == (1, 0)


@pytest.mark.parametrize("standing", [Standing.NOT_ENROLLED, Standing.APPRENTICE])
def test_apprentices_and_pupils_who_left_are_outside(standing):
    rows = _rows(*whole_day(COLLEGE, DAY), standing=standing)
    assert [(row.state, row.counts.raw) for row in rows] == [(HalfDayState.OUTSIDE, 0)] * 2


def test_enrolment_runs_to_its_last_day_included():
    enrolment = Enrolment(date(2026, 9, 1), date(2026, 11, 5), apprentice_from=date(2026, 11, 1))
    standings = [
        enrolment.standing_on(day)
        for day in (date(2026, 8, 31), date(2026, 10, 31), date(2026, 11, 5), date(2026, 11, 6))
    ]
    assert standings == [Standing.NOT_ENROLLED, Standing.ENROLLED, Standing.APPRENTICE, Standing.NOT_ENROLLED]


def test_closed_halves_are_rows_without_weight():
    [am, pm] = _rows(entry(COLLEGE, date(2026, 11, 4), "08:00", "17:00"), day=date(2026, 11, 4))
    assert (am.counts.raw, pm.state, pm.counts.raw) == (1, HalfDayState.CLOSED, 0)
    holiday = _rows(entry(COLLEGE, date(2026, 11, 11), "08:00", "17:00"), day=date(2026, 11, 11))
    assert {row.state for row in holiday} == {HalfDayState.CLOSED}


def test_a_correction_replaces_and_a_voided_entry_is_gone():
    wrong = morning(COLLEGE, DAY)
    right = entry(COLLEGE, DAY, "08:00", "08:20", kind=EntryKind.LATE, replaces=wrong.id)
    assert _rows(wrong, right)[0].state is HalfDayState.LATE
    voided = morning(COLLEGE, DAY, voided_at=at(COLLEGE, DAY, "12:00"))
    assert _rows(voided)[0].state is HalfDayState.PRESENT


def test_a_week_across_a_clock_change_counts_its_open_half_days():
    reopened = SchoolCalendar(SECONDARY_WEEK, AcademicZone.LOCAL)
    away = entry(reopened, date(2026, 10, 23), "13:00", "12:00", last_day=date(2026, 10, 26))
    days = [date(2026, 10, n) for n in range(23, 27)]
    rows = half_days_in_bulk([DayFacts(PUPIL, day, (away,)) for day in days], reopened, STRICT)
    assert [(r.day.day, r.half.value) for r in rows if r.counts.complete] == [(23, "pm"), (26, "am")]


def test_ecole_without_grid_expects_the_whole_half_day():
    [am, pm] = _rows(entry(ECOLE, DAY, "08:30", "10:00"), calendar=ECOLE)
    assert (am.counts.raw, am.counts.proportional, am.counts.complete) == (1, Fraction(1, 2), 0)
    assert pm.state is HalfDayState.PRESENT


def test_each_count_answers_to_its_name():
    [am, _] = _rows(entry(COLLEGE, DAY, "08:00", "09:00"))
    assert [am.counts.of(kind) for kind in CountKind] == [1, Fraction(1, 4), 0]
