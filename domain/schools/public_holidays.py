"""Public holidays (« jours fériés »), computed: eleven in all of France, one more overseas."""

from datetime import date, timedelta
from functools import cache

from domain.schools.zones import canonical_department

_FIXED = {
    (1, 1): "jour de l'An",
    (5, 1): "fête du Travail",
    (5, 8): "8 mai 1945",
    (7, 14): "fête nationale",
    (8, 15): "Assomption",
    (11, 1): "Toussaint",
    (11, 11): "11 novembre 1918",
    (12, 25): "Noël",
}
_AFTER_EASTER = {1: "lundi de Pâques", 39: "Ascension", 50: "lundi de Pentecôte"}
# Commemoration of the abolition of slavery, a public holiday where it happened (décret 83-1003).
_ABOLITION = {"976": (4, 27), "972": (5, 22), "971": (5, 27), "973": (6, 10), "974": (12, 20)}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Oudin's algorithm)."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


@cache
def _holidays_of(year: int) -> dict[date, str]:
    fixed = {date(year, month, day): label for (month, day), label in _FIXED.items()}
    return fixed | {easter(year) + timedelta(days=n): label for n, label in _AFTER_EASTER.items()}


def public_holiday(day: date, department: str = "") -> str | None:
    """The name of the public holiday on that day, or None."""
    if _ABOLITION.get(canonical_department(department)) == (day.month, day.day):
        return "abolition de l'esclavage"
    return _holidays_of(day.year).get(day)
