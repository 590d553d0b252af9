"""Texts of files turned into values: dates, booleans, phones. None where the text says nothing readable."""

import re
from datetime import date, datetime, time

_FRENCH_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"([0-9]{1,2})[:hH]([0-9]{2})?(?::([0-9]{2}))?")
_COUNT = re.compile(r"([0-9]{1,4})(?:[.,]0+)?")
_TRUE = frozenset({"1", "true", "o", "oui", "vrai"})
_FALSE = frozenset({"0", "false", "n", "non", "faux"})
_VISIBLE = re.compile(r"[0-9A-Za-zÀ-ÿŒœŸ]")


def parse_date(text: str) -> date | None:
    """jj/mm/aaaa or ISO; a year of two digits is no date here."""
    if french := _FRENCH_DATE.fullmatch(text):
        day, month, year = map(int, french.groups())
    elif iso := _ISO_DATE.fullmatch(text):
        year, month, day = map(int, iso.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_moment(text: str) -> datetime | None:
    """HORODATAGE, `jj/mm/aaaa hh:mm:ss`, or a date alone (midnight)."""
    day_text, _, time_text = text.strip().partition(" ")
    day = parse_date(day_text)
    if day is None:
        return None
    hour = parse_time(time_text.strip()) if time_text.strip() else time()
    return None if hour is None else datetime.combine(day, hour)


def parse_time(text: str) -> time | None:
    """13:00, 13:00:00, 13h00 or 13h."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def parse_flag(text: str | None) -> bool | None:
    """SIECLE writes booleans in two spellings in the same element: 0/1 and true/false, older files O/N."""
    word = (text or "").strip().lower()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def parse_count(text: str) -> int | None:
    """A whole number of half-days, with or without « ,00 »; half a half-day is refused."""
    found = _COUNT.fullmatch(text)
    return int(found.group(1)) if found else None


def mask(text: str) -> str:
    """The value as a report may show it: first and last sign, the others hidden, at most twelve."""
    short = text if len(text) <= 12 else text[:6] + "…" + text[-5:]
    return "".join(
        sign if (index in {0, len(short) - 1} and len(short) > 2) or not _VISIBLE.match(sign) else "•"
        for index, sign in enumerate(short)
    )
