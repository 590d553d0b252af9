"""French sentences as a printer would set them: no-break spaces where French wants them, days and months in words."""

import re
from datetime import date

NBSP = "\u00a0"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_BEFORE = re.compile(r" (?=[:;?!»%])")
_AFTER = re.compile(
    r"(?<=«) |(?<=\b[LRDn]\.) (?=\d)|(?<=n°) |(?:(?<=\barticle)|(?<=\bdécret)|(?<=\bcirculaire)) (?=[\dLRD])"
)


def typeset(text: str) -> str:
    """The same words with the unbreakable spaces French asks for (before « : ; ? ! », inside « », in « R. 131-7 »)."""
    return _AFTER.sub(NBSP, _BEFORE.sub(NBSP, text))


def day_month(day: date) -> str:
    """« 26 janvier », « 1er novembre »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """« lundi 12 janvier 2026 »."""
    return f"{DAYS[day.weekday()]} {day_month(day)} {day.year}"


def from_to(first: date, last: date) -> str:
    """« du 8 au 14 octobre », « du 29 septembre au 2 octobre », « le 8 octobre »."""
    if first == last:
        return f"le {day_month(first)}"
    if (first.year, first.month) == (last.year, last.month):
        number = "1er" if first.day == 1 else str(first.day)
        return f"du {number} au {day_month(last)}"
    return f"du {day_month(first)} au {day_month(last)}"


def person_name(name: str) -> str:
    """« Léa Boissier », whatever a file wrote in capitals."""
    return re.sub(r"[^\W\d_]{2,}", lambda word: word[0].capitalize() if word[0].isupper() else word[0], name)


def given_name(first_names: str) -> str:
    """« Eden », of « Eden, Léo » as of « Eden Léo »: what one is called by."""
    return re.split(r"[\s,]", first_names, maxsplit=1)[0]


def phone_number(raw: str) -> str:
    """« 06 39 98 01 22 », « 0 800 12 25 00 », each kept on its line; a foreign number as it came."""
    digits = re.sub(r"[\s.-]", "", re.sub(r"^\+33", "0", raw))
    if not re.fullmatch(r"0\d{9}", digits):
        return raw
    parts = (digits[:1], digits[1:4]) if digits.startswith("0800") else (digits[:2], digits[2:4])
    return NBSP.join((*parts, digits[4:6], digits[6:8], digits[8:]))
