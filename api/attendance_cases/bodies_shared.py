"""Shapes that bodies of steps share: without fields, a date alone, an invitation to a date."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.schemas import In, LocalTime
from domain.attendance_cases.case import Period
from domain.attendance_cases.commands import Command, RecordDate

Day = Annotated[date, Field(ge=date(2013, 2, 2), le=date(2100, 12, 31))]
"""Nothing here acts under a text older than loi 2013-108."""
Words = Annotated[str, Field(max_length=200)]


class AttendanceCasePeriodIn(In):
    first: Day
    last: Day

    def to_period(self) -> Period:
        return Period(self.first, self.last)


class Plain(In):
    """A step without fields."""

    name: str

    def to_command(self) -> Command:
        return Command(self.name)


class Dated(In):
    """A step that is only a date."""

    name: str
    on: Day

    def to_command(self) -> RecordDate:
        return RecordDate(self.name, self.on)


class Convocation(In):
    day: Day
    at: LocalTime
    place: Words
    reception: Words = ""
