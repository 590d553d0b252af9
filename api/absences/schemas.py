"""What rolls, absences, contacts and alerts look like on the wire."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.absences.rolls import Marks, RollStatus
from domain.kernel.calendar import Half


class LateIn(In):
    student_id: UUID
    minutes: int = Field(ge=1, le=240)


class RollCallIn(In):
    """Who is not there, and who came late; everyone else is present."""

    absent: list[UUID] = Field(max_length=100)
    late: list[LateIn] = Field(max_length=100)

    def to_marks(self) -> Marks:
        return Marks(frozenset(self.absent), {one.student_id: one.minutes for one in self.late})


class LateOut(Out):
    student_id: UUID
    minutes: int


class RollTakenOut(Out):
    class_id: UUID
    day: date
    period: str
    status: RollStatus
    taken_at: datetime
    version: int
    absent: list[UUID]
    late: list[LateOut]


class LastAbsenceOut(Out):
    day: date
    half: Half


class RollPupilOut(Out):
    """`mark` is present, absent, late or away; `away` says in words why the pupil is not expected."""

    student_id: UUID
    family_name: str
    first_name: str
    mark: str
    minutes: int | None
    away: str | None
    away_until: date | None
    known_absent: bool
    last_absence: LastAbsenceOut | None


class RollSheetOut(Out):
    class_id: UUID
    class_name: str
    school_id: UUID
    day: date
    period: str
    period_label: str
    half: Half
    starts_at: datetime
    ends_at: datetime
    status: RollStatus
    taken_at: datetime | None
    taken_by: str | None
    version: int
    students: list[RollPupilOut]
