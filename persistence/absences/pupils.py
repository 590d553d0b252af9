"""One pupil in one school, besides what happened: enrolments, classes and groups, arrangements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.facts import Enrolment, Neutralisation, NeutralisationKind, Standing
from domain.kernel.calendar import school_year_of
from domain.schools.calendar import SchoolCalendar

APPRENTICE_STATUS = "AP"

_PUPILS = text("""
    SELECT k.student_id,
        (SELECT json_agg(json_build_array(e.school_year, e.class_id, e.status_code, e.entered_on, e.left_on))
           FROM enrolments e WHERE e.student_id = k.student_id AND e.school_id = k.school_id) AS enrolments,
        (SELECT json_agg(json_build_array(c.school_year, g.class_id))
           FROM group_members g JOIN classes c ON c.id = g.class_id
          WHERE g.student_id = k.student_id AND g.school_id = k.school_id) AS groups,
        (SELECT json_agg(json_build_array(a.kind, a.starts_on, a.ends_on, a.weekdays, a.halves, a.created_at))
           FROM student_arrangements a WHERE a.student_id = k.student_id AND a.school_id = k.school_id
            AND a.ended_at IS NULL) AS arrangements
    FROM school_students k WHERE k.school_id = :school AND k.student_id = ANY(CAST(:students AS uuid[]))
""")
_ARRANGEMENTS = {
    "placement": NeutralisationKind.PLACEMENT,
    "adapted_timetable": NeutralisationKind.ADAPTED_TIMETABLE,
    "relay": NeutralisationKind.RELAY,
    "tdo": NeutralisationKind.TDO,
    "cned": NeutralisationKind.DISTANCE,
    "home_education": NeutralisationKind.HOME_EDUCATION,
    "elected_mandate": NeutralisationKind.ADAPTED_TIMETABLE,
}


@dataclass(frozen=True)
class ArrangementSpan:
    """Days on which a pupil is not expected; `weekdays` and `halves` empty: on all of them."""

    kind: NeutralisationKind
    starts_on: date
    ends_on: date
    weekdays: frozenset[int]
    halves: frozenset[str]
    known_at: datetime

    def on(self, day: date, calendar: SchoolCalendar) -> Iterable[Neutralisation]:
        if not self.starts_on <= day <= self.ends_on or (self.weekdays and day.weekday() not in self.weekdays):
            return ()
        if not self.halves:
            return (whole_day(self.kind, day, calendar, self.known_at),)
        return (
            Neutralisation(self.kind, opened.starts_at, opened.ends_at, self.known_at)
            for opened in calendar.open_half_days(day)
            if opened.half in self.halves
        )


def whole_day(
    kind: NeutralisationKind, day: date, calendar: SchoolCalendar, known_at: datetime | None = None
) -> Neutralisation:
    return Neutralisation(kind, calendar.at(day, time.min), calendar.at(day + timedelta(days=1), time.min), known_at)


_NEVER: tuple[UUID | None, Enrolment] = (None, Enrolment(date.max, date.min))


@dataclass(frozen=True)
class Pupil:
    """What is known of one pupil in this school, besides what happened: enrolments, classes, arrangements."""

    enrolments: Mapping[int, tuple[UUID | None, Enrolment]]
    groups: tuple[tuple[int, UUID], ...]
    arrangements: tuple[ArrangementSpan, ...]

    def enrolment_on(self, day: date) -> Enrolment:
        """The enrolment of that school year; one that never began when there is none."""
        return self.enrolments.get(school_year_of(day), _NEVER)[1]

    def standing_on(self, day: date) -> Standing:
        return self.enrolment_on(day).standing_on(day)

    def classes_on(self, day: date) -> tuple[UUID, ...]:
        """The division and the groups of that school year."""
        year = school_year_of(day)
        division = self.enrolments.get(year, _NEVER)[0]
        groups = tuple(group for of_year, group in self.groups if of_year == year)
        return groups if division is None else (division, *groups)

    @property
    def all_classes(self) -> set[UUID]:
        return {one for one, _ in self.enrolments.values() if one is not None} | {group for _, group in self.groups}


NOBODY = Pupil({}, (), ())


async def load_pupils(session: AsyncSession, school_id: UUID, students: Iterable[UUID]) -> dict[UUID, Pupil]:
    rows = await session.execute(_PUPILS, {"school": school_id, "students": list(students)})
    return {row.student_id: _pupil(row) for row in rows}


def _pupil(row: Any) -> Pupil:
    return Pupil(
        {
            year: (None if class_id is None else UUID(class_id), _enrolment(year, status, entered, left))
            for year, class_id, status, entered, left in row.enrolments or ()
        },
        tuple((year, UUID(group)) for year, group in row.groups or ()),
        tuple(
            ArrangementSpan(
                _ARRANGEMENTS[kind],
                date.fromisoformat(first),
                date.fromisoformat(last),
                frozenset(weekdays),
                frozenset(halves),
                datetime.fromisoformat(at),
            )
            for kind, first, last, weekdays, halves, at in row.arrangements or ()
        ),
    )


def _enrolment(year: int, status: str, entered: str | None, left: str | None) -> Enrolment:
    """`left_on` is the first day on which the pupil is gone."""
    first = date.fromisoformat(entered) if entered else date(year, 9, 1)
    last = date.fromisoformat(left) - timedelta(days=1) if left else None
    return Enrolment(first, last, first if status == APPRENTICE_STATUS else None)
