"""Dates, hours and periods in French words, as printed."""

from collections.abc import Sequence
from datetime import date, time

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
NBSP = "\u00a0"


def _number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def day_and_month(day: date) -> str:
    """« 6 novembre »."""
    return f"{_number(day)}{NBSP}{_MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """« 6 novembre 2025 »."""
    return f"{day_and_month(day)}{NBSP}{day.year}"


def long_date(day: date) -> str:
    """« jeudi 6 novembre 2025 »."""
    return f"{_DAYS[day.weekday()]} {short_date(day)}"


def clock(at: time) -> str:
    """« 8 h 20 », « 17 h »."""
    return f"{at.hour}{NBSP}h{NBSP}{at.minute:02d}" if at.minute else f"{at.hour}{NBSP}h"


def between(first: date, last: date) -> str:
    """« le 6 novembre 2025 », « entre le 6 et le 7 novembre 2025 », « entre le 29 septembre et le 2 octobre 2025 »."""
    if first == last:
        return f"le {short_date(first)}"
    return f"entre le {_opening(first, last)} et le {short_date(last)}"


def from_to(first: date, last: date) -> str:
    """« du 8 au 14 octobre 2026 », « le 8 octobre 2026 »."""
    if first == last:
        return between(first, last)
    return f"du {_opening(first, last)} au {short_date(last)}"


def _opening(first: date, last: date) -> str:
    if first.year != last.year:
        return short_date(first)
    return _number(first) if first.month == last.month else day_and_month(first)


def one_of(singular: str, count: int, plural: str | None = None) -> str:
    """« 1 absence », « 2 absences »; French counts 0 and 1 in the singular."""
    return f"{count}{NBSP}{singular if count < 2 else plural or singular + 's'}"


def listed(items: Sequence[str]) -> str:
    """« a, b et c »."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} et {items[-1]}" if items else ""


def of(name: str) -> str:
    """« le directeur » → « du directeur », « la directrice » → « de la directrice »."""
    return f"du {name[3:]}" if name.startswith("le ") else f"de {name}"


def to(name: str) -> str:
    """« le directeur » → « au directeur », « la directrice » → « à la directrice »."""
    return f"au {name[3:]}" if name.startswith("le ") else f"à {name}"
