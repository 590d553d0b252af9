"""Open half-days, in the school's own zone, across clock changes."""

from datetime import UTC, date, datetime, time

import pytest

from domain.kernel.calendar import Half, HalfDay
from domain.schools.calendar import Closure, SchoolCalendar
from domain.schools.grid import GridOverlaps, LessonGrid, Period, grid_of
from domain.schools.kinds import SchoolKind
from domain.schools.opening import (
    PRIMARY_WEEK,
    SATURDAY,
    SECONDARY_WEEK,
    SUNDAY,
    WEDNESDAY,
    Opening,
    OpeningNotPossible,
    OpeningWeek,
    split_day,
)
from domain.schools.settings import (
    AttendanceSettings,
    CountingProfile,
    SettingsOutOfRange,
    SettingsVersion,
    settings_on,
)
from domain.schools.zones import AcademicZone, time_zone_of_department

COLLEGE = SchoolCalendar(SECONDARY_WEEK, AcademicZone.B)


def test_secondary_week_has_nine_half_days_and_primary_eight():
    week = (date(2026, 9, 7), date(2026, 9, 13))
    assert COLLEGE.open_half_day_count(*week) == 9
    assert SchoolCalendar(PRIMARY_WEEK, AcademicZone.B).open_half_day_count(*week) == 8


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 11, 11), "jour férié (11 novembre 1918)"),
        (date(2026, 10, 20), "vacances de la Toussaint"),
        (date(2026, 11, 14), "pas de classe ce jour de la semaine"),
        (date(2026, 11, 13), "fermeture de l'établissement (journée pédagogique)"),
    ],
)
def test_closed_day_says_why(day, reason):
    closure = Closure(date(2026, 11, 13), date(2026, 11, 13), "journée pédagogique")
    calendar = SchoolCalendar(SECONDARY_WEEK, AcademicZone.B, closures=(closure,))
    assert calendar.closed_because(day) == reason
    assert calendar.open_half_days(day) == ()


def test_wednesday_afternoon_is_closed():
    assert COLLEGE.is_open(HalfDay(date(2026, 11, 4), Half.AM))
    assert not COLLEGE.is_open(HalfDay(date(2026, 11, 4), Half.PM))


def test_half_days_begin_at_the_school_clock_summer_and_winter():
    summer, winter = (COLLEGE.open_half_days(day)[0].starts_at for day in (date(2026, 10, 9), date(2026, 11, 6)))
    assert summer.astimezone(UTC).hour == 6
    assert winter.astimezone(UTC).hour == 7


def test_reunion_lives_four_hours_before_greenwich():
    reunion = SchoolCalendar(SECONDARY_WEEK, AcademicZone.LOCAL, time_zone_of_department("974"))
    assert reunion.open_half_days(date(2026, 11, 6))[0].starts_at.astimezone(UTC) == datetime(
        2026, 11, 6, 4, tzinfo=UTC
    )
    assert reunion.day_of(datetime(2026, 11, 5, 21, tzinfo=UTC)) == date(2026, 11, 6)


def test_a_night_that_loses_an_hour_is_one_hour_shorter():
    night = SchoolCalendar(OpeningWeek((Opening(SUNDAY, Half.AM, time(1), time(6)),)), AcademicZone.LOCAL)
    [spring] = night.open_half_days(date(2026, 3, 29))
    [autumn] = night.open_half_days(date(2026, 10, 25))
    assert (spring.ends_at.timestamp() - spring.starts_at.timestamp()) / 3600 == 4
    assert (autumn.ends_at.timestamp() - autumn.starts_at.timestamp()) / 3600 == 6


def test_29_february_is_a_day_like_another():
    calendar = SchoolCalendar(OpeningWeek(split_day(3, time(8), time(17), time(12))), AcademicZone.LOCAL)
    assert len(calendar.open_half_days(date(2024, 2, 29))) == 2


def test_a_day_declared_as_one_block_is_cut_at_midday():
    block = split_day(WEDNESDAY, time(8), time(12), time(11, 50))
    assert [(o.half, o.opens, o.closes) for o in block] == [
        (Half.AM, time(8), time(11, 50)),
        (Half.PM, time(11, 50), time(12)),
    ]
    assert [o.half for o in split_day(SATURDAY, time(8), time(11), time(11, 50))] == [Half.AM]
    assert [o.half for o in split_day(SATURDAY, time(13), time(17), time(11, 50))] == [Half.PM]


@pytest.mark.parametrize(
    "openings",
    [
        (Opening(0, Half.AM, time(12), time(8)),),
        (Opening(0, Half.AM, time(8), time(13)), Opening(0, Half.PM, time(12), time(17))),
        (Opening(0, Half.AM, time(8), time(12)), Opening(0, Half.AM, time(9), time(12))),
    ],
)
def test_impossible_week_is_refused(openings):
    with pytest.raises(OpeningNotPossible):
        OpeningWeek(openings)


def test_grid_knows_the_running_period_and_refuses_overlaps():
    grid = grid_of([("M2", time(9), time(10)), ("M1", time(8), time(9)), ("S1", time(13), time(14))], time(12, 30))
    assert [p.code for p in grid.of_half(Half.AM)] == ["M1", "M2"]
    assert grid.at(time(9, 0)).code == "M2"
    assert grid.at(time(12)) is None
    with pytest.raises(GridOverlaps):
        grid_of([("M1", time(8), time(9)), ("M2", time(8, 50), time(10))], time(12, 30))
    with pytest.raises(GridOverlaps):
        LessonGrid((Period("M1", "M1", time(9), time(8), Half.AM),))


@pytest.mark.parametrize(
    "wrong",
    [
        {"midday_split": time(9)},
        {"minimum_overlap_minutes": 0},
        {"overflow_tolerance_minutes": 181},
        {"lesson_slack_minutes": 31},
        {"invitations_before_referral": 0},
    ],
)
def test_settings_out_of_range_are_refused(wrong):
    with pytest.raises(SettingsOutOfRange):
        AttendanceSettings(**wrong)


def test_settings_apply_from_their_day_and_never_backwards():
    gepi = SettingsVersion(2, date(2026, 11, 1), CountingProfile.GEPI.settings)
    first = SettingsVersion(1, date(2026, 9, 1), AttendanceSettings())
    assert settings_on([gepi, first], date(2026, 10, 31)) == first
    assert settings_on([gepi, first], date(2026, 11, 1)) == gepi
    assert settings_on([gepi], date(2026, 9, 1)).version == 0


def test_only_ecoles_take_the_roll_by_half_day():
    assert [kind for kind in SchoolKind if not kind.has_lesson_rolls] == [SchoolKind.PRIMARY_SCHOOL]
    assert [kind for kind in SchoolKind if kind.is_agricultural] == [SchoolKind.LYCEE_AGRICOLE]
    assert all(kind.label for kind in SchoolKind)
