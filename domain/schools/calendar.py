"""A school's calendar: which half-days are open, between which instants, and why the others are not."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from domain.kernel.calendar import Half, HalfDay, days_between
from domain.schools.grid import NO_GRID, LessonGrid
from domain.schools.holidays import holidays_known, school_holiday
from domain.schools.opening import OpeningWeek
from domain.schools.public_holidays import public_holiday
from domain.schools.zones import METROPOLITAN_TIME, AcademicZone


@dataclass(frozen=True)
class Closure:
    """Days on which the school is closed for its own reason (SIECLE, or typed), both ends included."""

    first: date
    last: date
    label: str


@dataclass(frozen=True)
class OpenHalfDay:
    """An open half-day, between two aware instants in the school's zone."""

    half: Half
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class SchoolCalendar:
    """All that says when pupils are expected, for one school. Instants are made in its own time zone."""

    week: OpeningWeek
    zone: AcademicZone
    time_zone: str = METROPOLITAN_TIME
    closures: tuple[Closure, ...] = ()
    grid: LessonGrid = NO_GRID
    department: str = ""

    def at(self, day: date, moment: time) -> datetime:
        """That wall-clock time as an aware instant; an hour that a clock change repeats is the first of the two."""
        return datetime.combine(day, moment, ZoneInfo(self.time_zone))

    def day_of(self, instant: datetime) -> date:
        """The day that it is at the school."""
        return instant.astimezone(ZoneInfo(self.time_zone)).date()

    def closed_because(self, day: date) -> str | None:
        """Why there is no school on that day, in words; None on a school day."""
        if (name := public_holiday(day, self.department)) is not None:
            return f"jour férié ({name})"
        if (name := school_holiday(self.zone, day)) is not None:
            return name
        closure = next((c for c in self.closures if c.first <= day <= c.last), None)
        if closure is not None:
            return f"fermeture de l'établissement ({closure.label})"
        return None if self.week.on(day) else "pas de classe ce jour de la semaine"

    def open_half_days(self, day: date) -> tuple[OpenHalfDay, ...]:
        if self.closed_because(day) is not None:
            return ()
        return tuple(OpenHalfDay(o.half, self.at(day, o.opens), self.at(day, o.closes)) for o in self.week.on(day))

    def is_open(self, half_day: HalfDay) -> bool:
        return any(opened.half is half_day.half for opened in self.open_half_days(half_day.day))

    def is_school_day(self, day: date) -> bool:
        return self.closed_because(day) is None

    def school_days(self, first: date, last: date) -> list[date]:
        return [day for day in days_between(first, last) if self.is_school_day(day)]

    def open_half_day_count(self, first: date, last: date) -> int:
        """How many half-days one could be present, both days included: the denominator of rates."""
        return sum(len(self.open_half_days(day)) for day in days_between(first, last))

    def holidays_known(self, day: date) -> bool:
        return holidays_known(self.zone, day)
