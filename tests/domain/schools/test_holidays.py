"""Zones, holidays and public holidays."""

from datetime import date, timedelta

import pytest

from domain.kernel.calendar import days_between
from domain.schools.holidays import holidays_known, school_holiday, year_bounds
from domain.schools.public_holidays import easter, public_holiday
from domain.schools.zones import AcademicZone, time_zone_of_department, zone_of_department


def test_autumn_holidays_of_zone_b_in_2026_run_from_17_october_to_1_november():
    off = [day for day in days_between(date(2026, 10, 1), date(2026, 11, 30)) if school_holiday(AcademicZone.B, day)]
    assert (off[0], off[-1], len(off)) == (date(2026, 10, 17), date(2026, 11, 1), 16)


def test_winter_holidays_of_zone_a_in_2014_run_from_1_to_16_march():
    off = [day for day in days_between(date(2014, 2, 1), date(2014, 3, 31)) if school_holiday(AcademicZone.A, day)]
    assert (off[0], off[-1], len(off)) == (date(2014, 3, 1), date(2014, 3, 16), 16)


@pytest.mark.parametrize("year", [2013, 2014, 2024, 2025, 2026])
@pytest.mark.parametrize("zone", [AcademicZone.A, AcademicZone.B, AcademicZone.C])
def test_each_zone_has_two_weeks_of_winter_and_of_spring_holidays(year, zone):
    starts, ends = year_bounds(year)
    names = [school_holiday(zone, day) for day in days_between(starts, ends)]
    for name in ("vacances d'hiver", "vacances de printemps"):
        assert names.count(name) in {16, 17}
    assert not names[0]
    assert not names[-1]


def test_summer_is_closed_and_an_unknown_year_says_that_it_is_not_known():
    assert school_holiday(AcademicZone.B, date(2026, 7, 4)) == "vacances d'été"
    assert school_holiday(AcademicZone.B, date(2026, 8, 31)) == "vacances d'été"
    assert school_holiday(AcademicZone.B, date(2031, 10, 25)) is None
    assert not holidays_known(AcademicZone.B, date(2031, 10, 25))
    assert not holidays_known(AcademicZone.LOCAL, date(2026, 10, 25))


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2013, date(2013, 3, 31)),
        (2014, date(2014, 4, 20)),
        (2015, date(2015, 4, 5)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (1981, date(1981, 4, 19)),
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter_is_known(year, day):
    assert easter(year) == day


def test_easter_is_always_a_sunday_between_22_march_and_25_april():
    for year in range(1900, 2200):
        assert easter(year).weekday() == 6
        assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_eleven_public_holidays_a_year_and_one_more_where_slavery_was_abolished():
    year = days_between(date(2026, 1, 1), date(2026, 12, 31))
    assert len([day for day in year if public_holiday(day)]) == 11
    assert len([day for day in year if public_holiday(day, "974")]) == 12
    assert public_holiday(date(2026, 11, 11)) == "11 novembre 1918"
    assert public_holiday(easter(2026) + timedelta(days=1)) == "lundi de Pâques"
    assert public_holiday(date(2026, 12, 20), "974") == "abolition de l'esclavage"


@pytest.mark.parametrize(
    ("department", "zone"),
    [
        ("069", AcademicZone.A),
        ("59", AcademicZone.B),
        ("1", AcademicZone.A),
        ("75", AcademicZone.C),
        ("2A", AcademicZone.LOCAL),
        ("974", AcademicZone.LOCAL),
        ("999", AcademicZone.B),
    ],
)
def test_zone_follows_the_department(department, zone):
    assert zone_of_department(department) is zone


def test_every_metropolitan_department_has_a_zone():
    mainland = [f"{n:02}" for n in range(1, 96) if n != 20]
    assert all(zone_of_department(department) is not AcademicZone.LOCAL for department in mainland)


@pytest.mark.parametrize(
    ("department", "zone"),
    [
        ("974", "Indian/Reunion"),
        ("971", "America/Guadeloupe"),
        ("984", "Pacific/Tahiti"),
        ("059", "Europe/Paris"),
        ("999", "Europe/Paris"),
    ],
)
def test_clock_follows_the_department(department, zone):
    assert time_zone_of_department(department) == zone
