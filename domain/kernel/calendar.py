"""School years, half-days and months: the calendar that every count stands on."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from domain.kernel.labelled import Labelled


class Half(Labelled):
    """The two halves of a school day (« demi-journée »)."""

    AM = "am", "matin"
    PM = "pm", "après-midi"


@dataclass(frozen=True, order=True)
class HalfDay:
    """One half of one legal day, in the school's own zone."""

    day: date
    half: Half


def school_year_of(day: date) -> int:
    """The year of the rentrée: 1 September 2026 to 31 August 2027 is 2026."""
    return day.year if day.month >= 9 else day.year - 1


def school_year_label(year: int) -> str:
    return f"{year}-{year + 1}"


def month_start(day: date) -> date:
    return day.replace(day=1)


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def age_on(birth_date: date, on: date) -> int:
    """Full years on that day; born on 29 February, one ages on 1 March of common years."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def birthday(birth_date: date, age: int) -> date:
    """The day on which this age is reached (1 March for a 29 February in a common year)."""
    try:
        return birth_date.replace(year=birth_date.year + age)
    except ValueError:
        return date(birth_date.year + age, 3, 1)
