"""What the rules may know of one pupil on one day: dates and codes, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from domain.kernel.calendar import Half, school_year_of
from domain.schools.kinds import SchoolKind
from domain.schools.settings import CountKind

Values = Mapping[str, int | str]
Slot = tuple[int, Half]
"""A weekday (0 is Monday) and its half."""


class Presence(StrEnum):
    """The half-days that rules look at; the others are present, or nothing was to be attended."""

    UNJUSTIFIED = "unjustified"
    PENDING = "pending"
    JUSTIFIED = "justified"
    LATE = "late"

    @property
    def is_absence(self) -> bool:
        return self is not Presence.LATE

    @property
    def is_unaccepted(self) -> bool:
        """No accepted reason, « à apprécier » included: what the law counts (L131-8)."""
        return self in {Presence.UNJUSTIFIED, Presence.PENDING}

    @property
    def is_firm(self) -> bool:
        """No reason was given, or it was refused: the only absences that may enter a pattern."""
        return self is Presence.UNJUSTIFIED


@dataclass(frozen=True)
class HalfDayFact:
    """`complete`: every lesson of it was missed; `minutes` missed of `expected_minutes`, without an accepted reason."""

    day: date
    half: Half
    presence: Presence
    complete: bool = True
    minutes: int = 60
    expected_minutes: int = 60

    def weight(self, kind: CountKind) -> Fraction:
        """What it weighs, without an accepted reason, in the count that a school chose for its alerts."""
        if not self.presence.is_unaccepted:
            return Fraction()
        if kind is CountKind.PROPORTIONAL:
            return Fraction(self.minutes, self.expected_minutes) if self.expected_minutes else Fraction()
        return Fraction(1 if kind is CountKind.RAW else self.complete)


@dataclass(frozen=True, order=True)
class Lesson:
    """A lesson of the week: a class or group, a weekday, a period of the grid. No subject is kept by this service."""

    weekday: int
    period: str
    class_id: UUID


@dataclass(frozen=True)
class MissedLesson:
    """An absence noted in a roll. `authorised`: its reason is accepted or awaits a judgement; `rest_attended`: the
    pupil came to some other lesson of that half-day.
    """

    day: date
    half: Half
    lesson: Lesson
    authorised: bool = False
    rest_attended: bool = True


class LastYearCase(StrEnum):
    FOLLOWED = "followed"
    REFERRED = "referred"


@dataclass(frozen=True)
class PupilFacts:
    """One pupil enrolled in one school, seen on one day.

    `open_dates`: per slot of the week, the days of the last eight weeks on which the school was open; `class_wide`:
    half-days that much of the class missed together; `lessons_held`: the days on which the roll of a lesson was taken;
    `counted_as`: the count of half-days that the school chose; `rolled_last_year`: half-days of the same period last
    year on which a roll of this pupil's class was taken while they were there;
    `placement_due`: the first day of a placement of the class for which others have a place and this pupil has none;
    `results_due`: the day of the results of the assignment, for a pupil whose file holds no wish and no word about it.
    """

    student_id: UUID
    kind: SchoolKind
    on: date
    half_days: tuple[HalfDayFact, ...] = ()
    counted_as: CountKind = CountKind.COMPLETE
    open_dates: Mapping[Slot, tuple[date, ...]] = field(default_factory=dict)
    class_wide: frozenset[tuple[date, Half]] = frozenset()
    missed_lessons: tuple[MissedLesson, ...] = ()
    lessons_held: Mapping[Lesson, tuple[date, ...]] = field(default_factory=dict)
    exclusions: tuple[date, ...] = ()
    placement_absences: tuple[date, ...] = ()
    signals: tuple[tuple[UUID, date], ...] = ()
    entered_on: date | None = None
    rolled_last_year: int = 0
    placement_due: date | None = None
    last_year_case: LastYearCase | None = None
    results_due: date | None = None
    without_solution_since: date | None = None

    @property
    def year_start(self) -> date:
        return date(school_year_of(self.on), 9, 1)

    def since(self, days: int) -> date:
        """The first of the `days` days that end today."""
        return self.on - timedelta(days=days - 1)

    def here_on(self, day: date) -> bool:
        return self.entered_on is None or self.entered_on <= day


def year_before(day: date) -> date:
    """The same day a year before; 28 February for a 29."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
