"""French words for half-days, hours and counts, as the explanation of a count says them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.absences.counts import HalfDays
from domain.kernel.calendar import HalfDay
from domain.kernel.french import MONTHS, NBSP

_WEEKDAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")


def day_words(day: date) -> str:
    """« jeu. 5 novembre », « 1er » for the first."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{_WEEKDAYS[day.weekday()]}{NBSP}{number}{NBSP}{MONTHS[day.month - 1]}"


def half_day_words(half_day: HalfDay) -> str:
    return f"{day_words(half_day.day)} {half_day.half.label}"


def period_words(first: date, last: date) -> str:
    """« du 1er au 30 novembre 2026 », « du 30 septembre au 2 octobre 2026 »."""
    start = _date_words(first, with_month=(first.year, first.month) != (last.year, last.month))
    start += f"{NBSP}{first.year}" if first.year != last.year else ""
    return f"du {start} au {_date_words(last, with_month=True)}{NBSP}{last.year}"


def _date_words(day: date, *, with_month: bool) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{MONTHS[day.month - 1]}" if with_month else number


def hour_words(instant: datetime, time_zone: str) -> str:
    """« 8 h 06 », at the school."""
    local = instant.astimezone(ZoneInfo(time_zone))
    return f"{local.hour}{NBSP}h" + (f"{NBSP}{local.minute:02}" if local.minute else "")


def duration_words(minutes: int) -> str:
    """« 45 min », « 1 h », « 1 h 45 »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h" + (f"{NBSP}{rest:02}" if rest else "")


def number_words(value: HalfDays) -> str:
    """A count as it is printed: two decimals at most, comma. For the reader; rules compare fractions."""
    rounded = round(float(value), 2)
    return f"{rounded:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def plural(value: HalfDays, one: str, many: str) -> str:
    """French: below two, singular."""
    return one if value < 2 else many
