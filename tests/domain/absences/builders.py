"""Short ways to write entries, days and calendars in the tests of absences."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import count
from uuid import UUID

from domain.absences.entries import AbsenceEntry, EntryKind, EntrySource
from domain.absences.facts import DayFacts
from domain.absences.half_days import half_days_of
from domain.absences.reasons import Authority, Judgement, JudgementState, ReasonCode
from domain.kernel.calendar import days_between
from domain.schools.calendar import SchoolCalendar
from domain.schools.grid import grid_of
from domain.schools.opening import FOUR_FULL_DAYS, PRIMARY_WEEK, SECONDARY_WEEK, OpeningWeek, split_day
from domain.schools.settings import AttendanceSettings
from domain.schools.zones import AcademicZone

PUPIL = UUID(int=1)
STRICT = AttendanceSettings()
HOURS = [(f"M{n}", time(7 + n), time(8 + n)) for n in range(1, 5)] + [
    (f"S{n}", time(12 + n), time(13 + n)) for n in range(1, 5)
]
GRID = grid_of(HOURS, time(12, 30))
COLLEGE = SchoolCalendar(SECONDARY_WEEK, AcademicZone.B, grid=GRID)
COLLEGE_ZONE_A = SchoolCalendar(SECONDARY_WEEK, AcademicZone.A, grid=GRID)
ECOLE = SchoolCalendar(PRIMARY_WEEK, AcademicZone.B)
GEPI_SCHOOL = SchoolCalendar(
    OpeningWeek(
        tuple(o for day in FOUR_FULL_DAYS for o in split_day(day, time(8), time(17, 30), time(11, 50)))
        + split_day(2, time(8), time(12), time(11, 50))
    ),
    AcademicZone.B,
)

_ids = count(1)


def entry(calendar, day, start, end, *, kind=EntryKind.ABSENCE, last_day=None, known_at=None, **more) -> AbsenceEntry:
    """An entry between two wall-clock times « HH:MM » of a day (or of `day` and `last_day`)."""
    starts_at = calendar.at(day, time.fromisoformat(start))
    return AbsenceEntry(
        UUID(int=next(_ids)),
        kind,
        starts_at,
        calendar.at(last_day or day, time.fromisoformat(end)),
        more.pop("source", EntrySource.SCHOOL_LIFE),
        known_at or starts_at + timedelta(minutes=10),
        **more,
    )


def morning(calendar, day, **more):
    [opened] = [o for o in calendar.open_half_days(day) if o.half == "am"]
    return entry(calendar, day, f"{opened.starts_at:%H:%M}", f"{opened.ends_at:%H:%M}", **more)


def afternoon(calendar, day, **more):
    [opened] = [o for o in calendar.open_half_days(day) if o.half == "pm"]
    return entry(calendar, day, f"{opened.starts_at:%H:%M}", f"{opened.ends_at:%H:%M}", **more)


def whole_day(calendar, day, **more):
    return [morning(calendar, day, **more), afternoon(calendar, day, **more)]


def judged(entry_, state, at, reason=ReasonCode.CHILD_ILLNESS, authority=Authority.SCHOOL) -> Judgement:
    return Judgement(entry_.id, JudgementState(state), reason, at, authority)


def days_of(calendar, entries, judgements=(), **more) -> list[DayFacts]:
    """The facts of one pupil, laid out by day."""
    by_day = defaultdict(list)
    for fact in entries:
        for day in days_between(calendar.day_of(fact.starts_at), calendar.day_of(fact.ends_at)):
            by_day[day].append(fact)
    return [
        DayFacts(PUPIL, day, tuple(facts), tuple(j for j in judgements if j.entry_id in {e.id for e in facts}), **more)
        for day, facts in sorted(by_day.items())
    ]


def rows_of(calendar, entries, judgements=(), settings=STRICT):
    return [row for facts in days_of(calendar, entries, judgements) for row in half_days_of(facts, calendar, settings)]


def at(calendar, day: date, moment: str) -> datetime:
    return calendar.at(day, time.fromisoformat(moment))
