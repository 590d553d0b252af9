"""Shapes that bodies of steps share: without fields, a date alone, an invitation to a date."""

from datetime import date, time
from typing import Annotated

from pydantic import Field

from api.schemas import In
from domain.attendance_cases.case import Period
from domain.attendance_cases.commands import Command, RecordDate

Words = Annotated[str, Field(max_length=200)]


class AttendanceCasePeriodIn(In):
    first: date
    last: date

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
    on: date

    def to_command(self) -> RecordDate:
        return RecordDate(self.name, self.on)


class Convocation(In):
    day: date
    at: time
    place: Words
    reception: Words = ""
