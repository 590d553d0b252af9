"""Dates, hours, periods and names in French words, as printed."""

import re
from collections.abc import Sequence
from datetime import date, time
from unicodedata import combining, normalize

from domain.kernel.french import DAYS, MONTHS, NBSP


def _number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def day_and_month(day: date) -> str:
    """« 6 novembre »."""
    return f"{_number(day)}{NBSP}{MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """« 6 novembre 2025 »."""
    return f"{day_and_month(day)}{NBSP}{day.year}"


def long_date(day: date) -> str:
    """« jeudi 6 novembre 2025 »."""
    return f"{DAYS[day.weekday()]} {short_date(day)}"


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


MUTE_H = frozenset(
    {
        "hadrien", "harmonie", "hector", "hedwige", "helena", "helene", "helie", "helier", "heliodore",
        "helios", "heloise", "henri", "henriette", "herbert", "hercule", "hermance", "hermes", "hermine",
        "hermione", "herve", "hilaire", "hilarion", "hilda", "hippolyte", "homere", "honore", "honorine",
        "horace", "horatio", "hortense", "hubert", "huberte", "hugo", "hugolin", "hugues", "huguette",
        "humbert", "hyacinthe", "hypatie", "helia", "heline",
    }
)  # fmt: skip
"""First names whose h is not heard, without accents; any other h is: « d’Hugo », « de Hassan »."""

_HEARD_AT_FIRST = re.compile(r"y[aeiouy]|ou[aeiy]|w", re.IGNORECASE)
"""« Yanis », « Ouassim »: a consonant to the ear, though written with a vowel."""


def elides(name: str) -> bool:
    """Whether « de » and « que » lose their e before this name."""
    first = re.split(r"[\s'’-]", name.strip(), maxsplit=1)[0]
    spelt = first.casefold().replace("œ", "oe").replace("æ", "ae")
    plain = "".join(one for one in normalize("NFKD", spelt) if not combining(one))
    if not plain or _HEARD_AT_FIRST.match(plain):
        return False
    return plain in MUTE_H if plain[0] == "h" else plain[0] in "aeiouy"


def before(particle: str, name: str) -> str:
    """« de » or « que » as it stands before a name, with its space or apostrophe: « d’ », « de », « qu’ », « que »."""
    return f"{particle[:-1]}’" if elides(name) else f"{particle} "


def with_name(particle: str, name: str) -> str:
    """« d’Inès », « de Lucas », « qu’Œdipe », « que Yanis »."""
    return before(particle, name) + name


def of(name: str) -> str:
    """« le directeur » → « du directeur », « la directrice » → « de la directrice »."""
    return f"du {name[3:]}" if name.startswith("le ") else f"de {name}"


def to(name: str) -> str:
    """« le directeur » → « au directeur », « la directrice » → « à la directrice »."""
    return f"au {name[3:]}" if name.startswith("le ") else f"à {name}"
