"""Counting in open days: « eleven open days ago, the morning », whatever today is."""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from api.demo.schools import PREVERT, SCHOOL_OF
from domain.kernel.calendar import Half, HalfDay, school_year_of
from domain.schools.calendar import SchoolCalendar

_AWAY = re.compile(r"(?P<back>[0-9]+)(?P<halves>a?p?)")
_HALF = {"a": Half.AM, "p": Half.PM}
PAST_DAYS = 183
BEFORE_DAYS = 330
"""Enough to find the first day of the school year."""
FUTURE_DAYS = 330
ROLL_DAYS = 10


@dataclass(frozen=True)
class Clock:
    """The demo's « today », an open day of the secondary schools, and the open days around it."""

    today: date

    @property
    def school_year(self) -> int:
        return school_year_of(self.today)

    @cached_property
    def first_day(self) -> date:
        """Six months of past, the summer included."""
        return self.today - timedelta(days=PAST_DAYS)

    @property
    def first_open_day(self) -> date:
        return next(day for day in self._open if day >= self.first_day)

    @cached_property
    def _open(self) -> list[date]:
        calendar = SCHOOL_OF[PREVERT].calendar
        return calendar.school_days(
            self.first_day - timedelta(days=BEFORE_DAYS), self.today + timedelta(days=FUTURE_DAYS)
        )

    @cached_property
    def _here(self) -> int:
        return self._open.index(self.today)

    @property
    def first_of_year(self) -> date:
        """The first open day of the school year."""
        return next(day for day in self._open if school_year_of(day) == self.school_year)

    @property
    def oldest_back(self) -> int:
        """How many open days ago the school year began."""
        return self._here - self._open.index(self.first_of_year)

    @property
    def last_of_year(self) -> date:
        """The last day of class of the school year."""
        return max(day for day in self._open if school_year_of(day) == self.school_year)

    @property
    def first_roll_day(self) -> date:
        """From that day on, absences come from rolls; before it, from the files of the schools' software."""
        return max(self.day(ROLL_DAYS), self.first_of_year)

    def day(self, back: int) -> date:
        """That many open days ago; a negative number looks ahead."""
        return self._open[self._here - back]

    def half_days(self, away: str, calendar: SchoolCalendar) -> list[HalfDay]:
        """`11ap 7a` as half-days. One on which the school is closed (a Wednesday afternoon) moves to the one before."""
        found: list[HalfDay] = []
        for match in _AWAY.finditer(away):
            if int(match["back"]) <= self.oldest_back:
                for sign in match["halves"]:
                    wanted = HalfDay(self.day(int(match["back"])), _HALF[sign])
                    found.append(self._open_half(wanted, calendar, found))
        return found

    def _open_half(self, wanted: HalfDay, calendar: SchoolCalendar, taken: Container[HalfDay]) -> HalfDay:
        while wanted in taken or not calendar.is_open(wanted):
            if wanted.half is Half.PM:
                wanted = HalfDay(wanted.day, Half.AM)
            else:
                wanted = HalfDay(wanted.day - timedelta(days=1), Half.PM)
        return wanted
