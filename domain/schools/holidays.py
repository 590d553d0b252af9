"""School holidays by zone, as data.

These dates are recalled from the ministry's yearly arrêtés, not read from them: check them against the published
calendar before a real use. A school's own closures (SIECLE `Communs.xml`) are added to them and can stand alone.
"""

from dataclasses import dataclass
from datetime import date

from domain.kernel.calendar import school_year_of
from domain.schools.zones import AcademicZone

_ALL = frozenset({AcademicZone.A, AcademicZone.B, AcademicZone.C})
_A, _B, _C = (frozenset({zone}) for zone in (AcademicZone.A, AcademicZone.B, AcademicZone.C))


@dataclass(frozen=True)
class Holidays:
    """Days without school, both ends included; the arrêtés name the evening before and the morning of return."""

    label: str
    first: date
    last: date
    zones: frozenset[AcademicZone] = _ALL


@dataclass(frozen=True)
class SchoolYearCalendar:
    """One school year: first and last day of class for pupils, and what lies between."""

    starts: date
    ends: date
    holidays: tuple[Holidays, ...]


_AUTUMN, _CHRISTMAS = "vacances de la Toussaint", "vacances de Noël"
_WINTER, _SPRING, _ASCENSION = "vacances d'hiver", "vacances de printemps", "pont de l'Ascension"

_YEARS = {
    2013: SchoolYearCalendar(
        date(2013, 9, 3),
        date(2014, 7, 4),
        (
            Holidays(_AUTUMN, date(2013, 10, 19), date(2013, 11, 3)),
            Holidays(_CHRISTMAS, date(2013, 12, 21), date(2014, 1, 5)),
            Holidays(_WINTER, date(2014, 3, 1), date(2014, 3, 16), _A),
            Holidays(_WINTER, date(2014, 2, 22), date(2014, 3, 9), _B),
            Holidays(_WINTER, date(2014, 2, 15), date(2014, 3, 2), _C),
            Holidays(_SPRING, date(2014, 4, 26), date(2014, 5, 11), _A),
            Holidays(_SPRING, date(2014, 4, 19), date(2014, 5, 4), _B),
            Holidays(_SPRING, date(2014, 4, 12), date(2014, 4, 27), _C),
        ),
    ),
    2014: SchoolYearCalendar(
        date(2014, 9, 2),
        date(2015, 7, 3),
        (
            Holidays(_AUTUMN, date(2014, 10, 18), date(2014, 11, 2)),
            Holidays(_CHRISTMAS, date(2014, 12, 20), date(2015, 1, 4)),
            Holidays(_WINTER, date(2015, 2, 7), date(2015, 2, 22), _A),
            Holidays(_WINTER, date(2015, 2, 21), date(2015, 3, 8), _B),
            Holidays(_WINTER, date(2015, 2, 14), date(2015, 3, 1), _C),
            Holidays(_SPRING, date(2015, 4, 11), date(2015, 4, 26), _A),
            Holidays(_SPRING, date(2015, 4, 25), date(2015, 5, 10), _B),
            Holidays(_SPRING, date(2015, 4, 18), date(2015, 5, 3), _C),
        ),
    ),
    2024: SchoolYearCalendar(
        date(2024, 9, 2),
        date(2025, 7, 4),
        (
            Holidays(_AUTUMN, date(2024, 10, 19), date(2024, 11, 3)),
            Holidays(_CHRISTMAS, date(2024, 12, 21), date(2025, 1, 5)),
            Holidays(_WINTER, date(2025, 2, 22), date(2025, 3, 9), _A),
            Holidays(_WINTER, date(2025, 2, 8), date(2025, 2, 23), _B),
            Holidays(_WINTER, date(2025, 2, 15), date(2025, 3, 2), _C),
            Holidays(_SPRING, date(2025, 4, 19), date(2025, 5, 4), _A),
            Holidays(_SPRING, date(2025, 4, 5), date(2025, 4, 21), _B),
            Holidays(_SPRING, date(2025, 4, 12), date(2025, 4, 27), _C),
            Holidays(_ASCENSION, date(2025, 5, 29), date(2025, 6, 1)),
        ),
    ),
    2025: SchoolYearCalendar(
        date(2025, 9, 1),
        date(2026, 7, 3),
        (
            Holidays(_AUTUMN, date(2025, 10, 18), date(2025, 11, 2)),
            Holidays(_CHRISTMAS, date(2025, 12, 20), date(2026, 1, 4)),
            Holidays(_WINTER, date(2026, 2, 7), date(2026, 2, 22), _A),
            Holidays(_WINTER, date(2026, 2, 14), date(2026, 3, 1), _B),
            Holidays(_WINTER, date(2026, 2, 21), date(2026, 3, 8), _C),
            Holidays(_SPRING, date(2026, 4, 4), date(2026, 4, 19), _A),
            Holidays(_SPRING, date(2026, 4, 11), date(2026, 4, 26), _B),
            Holidays(_SPRING, date(2026, 4, 18), date(2026, 5, 3), _C),
            Holidays(_ASCENSION, date(2026, 5, 14), date(2026, 5, 17)),
        ),
    ),
    2026: SchoolYearCalendar(
        date(2026, 9, 1),
        date(2027, 7, 2),
        (
            Holidays(_AUTUMN, date(2026, 10, 17), date(2026, 11, 1)),
            Holidays(_CHRISTMAS, date(2026, 12, 19), date(2027, 1, 3)),
            Holidays(_WINTER, date(2027, 2, 13), date(2027, 2, 28), _A),
            Holidays(_WINTER, date(2027, 2, 20), date(2027, 3, 7), _B),
            Holidays(_WINTER, date(2027, 2, 6), date(2027, 2, 21), _C),
            Holidays(_SPRING, date(2027, 4, 10), date(2027, 4, 25), _A),
            Holidays(_SPRING, date(2027, 4, 17), date(2027, 5, 2), _B),
            Holidays(_SPRING, date(2027, 4, 3), date(2027, 4, 18), _C),
            Holidays(_ASCENSION, date(2027, 5, 6), date(2027, 5, 9)),
        ),
    ),
}


def holidays_known(zone: AcademicZone, day: date) -> bool:
    """Whether these tables speak of that day; where they do not, only the school's own closures do."""
    return zone is not AcademicZone.LOCAL and school_year_of(day) in _YEARS


def school_holiday(zone: AcademicZone, day: date) -> str | None:
    """The name of the holidays on that day, or None."""
    year = _YEARS.get(school_year_of(day))
    if zone is AcademicZone.LOCAL or year is None:
        return None
    if not year.starts <= day <= year.ends:
        return "vacances d'été"
    return next((h.label for h in year.holidays if zone in h.zones and h.first <= day <= h.last), None)


def year_bounds(year: int) -> tuple[date, date] | None:
    """First and last day of class of that school year, where known."""
    known = _YEARS.get(year)
    return (known.starts, known.ends) if known else None


def closures_of_year(zone: AcademicZone, day: date) -> list[tuple[str, date, date]]:
    """(label, first, last) of every holiday of that zone in the school year of the day; empty when not known."""
    year = _YEARS.get(school_year_of(day))
    return [] if year is None else [(h.label, h.first, h.last) for h in year.holidays if zone in h.zones]
