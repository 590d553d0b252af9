"""French sentences: typography, dates and numbers as they are printed."""

import re
from datetime import date
from fractions import Fraction

NBSP = "\u00a0"
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_BEFORE = re.compile(r" (?=[:;?!»%])")
_AFTER = re.compile(r"(?<=«) |(?<=\b[LRDn]\.) (?=\d)|(?<=n°) ")


def typeset(text: str) -> str:
    """The same words with the unbreakable spaces French asks for (before « : ; ? ! », inside « », in « R. 131-7 »)."""
    return _AFTER.sub(NBSP, _BEFORE.sub(NBSP, text))


def day_month(day: date) -> str:
    """« 26 janvier », « 1er novembre »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{_MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """« lundi 12 janvier 2026 »."""
    return f"{_DAYS[day.weekday()]} {day_month(day)} {day.year}"


def from_to(first: date, last: date) -> str:
    """« du 8 au 14 octobre », « du 29 septembre au 2 octobre », « le 8 octobre »."""
    if first == last:
        return f"le {day_month(first)}"
    if (first.year, first.month) == (last.year, last.month):
        number = "1er" if first.day == 1 else str(first.day)
        return f"du {number} au {day_month(last)}"
    return f"du {day_month(first)} au {day_month(last)}"


def half_days(number: int | Fraction, adjective: str = "") -> str:
    """« 1 demi-journée », « 4 demi-journées complètes », « 3,75 demi-journées calculées »; never rounded up.

    The adjective is given in the singular.
    """
    plural = "s" if number >= 2 else ""
    words = f"{_number(number)} demi-journée{plural}"
    return f"{words} {adjective}{plural}" if adjective else words


def _number(number: int | Fraction) -> str:
    whole, hundredths = divmod(int(number * 100), 100)
    return f"{whole},{hundredths:02}".rstrip("0") if hundredths else str(whole)
