"""On which days a house may meet: a school on its school days, a platform on working days."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.schools.public_holidays import public_holiday

_SATURDAY = 5


class OpenDays(Protocol):
    """A calendar that says why a day is closed; None on an open one."""

    def closed_because(self, day: date) -> str | None: ...


@dataclass(frozen=True)
class OfficeDays:
    """Monday to Friday outside public holidays: holidays of pupils are working days."""

    department: str = ""

    def closed_because(self, day: date) -> str | None:
        if (name := public_holiday(day, self.department)) is not None:
            return f"jour férié ({name})"
        return "fin de semaine" if day.weekday() >= _SATURDAY else None


def is_open(days: OpenDays, day: date) -> bool:
    return days.closed_because(day) is None
