"""Half-days missed: named pupils by their script, all others by rates that the ministry published (domain §10)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from api.demo.cast import ROLE_OF
from api.demo.days import Clock
from api.demo.dice import stream
from api.demo.people import Pupil
from api.demo.schools import SCHOOLS, DemoSchool, SchoolClass, placements
from api.demo.world import World
from domain.kernel.calendar import HalfDay, days_between, month_end, month_start, school_year_of
from domain.schools.kinds import SchoolKind

FOUR, TEN = 4, 10


@dataclass(frozen=True)
class Missed:
    """One half-day missed in whole, or only its lesson number `lesson` (0 is the first)."""

    label: str = ""
    justified: bool = False
    lesson: int | None = None


@dataclass(frozen=True)
class Rates:
    """Shares of pupils in an ordinary month: at four half-days or more, at ten or more; illnesses a month."""

    four: float
    ten: float
    illness: float


RATES = {
    SchoolKind.PRIMARY_SCHOOL: Rates(0.012, 0.0, 0.42),
    SchoolKind.COLLEGE: Rates(0.045, 0.005, 0.38),
    SchoolKind.LYCEE_PROFESSIONNEL: Rates(0.1225, 0.0341, 0.48),
    SchoolKind.LYCEE_AGRICOLE: Rates(0.082, 0.012, 0.36),
}
SEASON = {9: 0.45, 10: 0.9, 11: 1.0, 12: 1.0, 1: 1.1, 2: 1.05, 3: 1.2, 4: 1.1, 5: 0.9, 6: 0.7, 7: 0.3}
"""September is quiet, March the worst month (2.1 % and more than 5 % in 2013, 3.6 % and 12 % in 2023)."""
ENOUGH = {FOUR: 20, TEN: 24}
"""Open half-days after which a month can show its whole share of pupils at this number."""

_ACCEPTED = (
    ("Maladie sans certificat", 40), ("Rendez-vous médical", 12), ("Raisons familiales", 18),
    ("Problèmes transports", 14), ("Autorisation d'absence", 8), ("Réunion solennelle de famille", 4), ("", 4),
)  # fmt: skip
_HEARD = (("", 78), ("Panne de réveil", 12), ("Convenance personnelle", 6), ("Vacances", 4))


def _label(dice: Random, table: tuple[tuple[str, int], ...]) -> str:
    return dice.choices([label for label, _ in table], weights=[weight for _, weight in table])[0]


class AttendancePlan:
    """Who missed what, up to yesterday: `of[number][half_day]`. This morning is another story (morning.py)."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.of: dict[int, dict[HalfDay, Missed]] = defaultdict(dict)
        for school in SCHOOLS:
            self._fill(school)

    @property
    def _clock(self) -> Clock:
        return self.world.clock

    @cached_property
    def _yesterday(self) -> date:
        return self._clock.day(1)

    @property
    def first_day(self) -> date:
        return self._clock.first_open_day

    def _fill(self, school: DemoSchool) -> None:
        for pupil in self.world.of_school(school.uai):
            if pupil.key:
                self._follow_script(pupil, school)
        for first, last in months_between(self.first_day, self._yesterday):
            dice = stream(self.world.seed, "attendance", school.uai, first.year, first.month)
            open_halves = {one.code: open_half_days(school, one, first, last) for one in school.classes}
            self._draw_month(dice, school, self.world.on(first).of_school(school.uai), open_halves=open_halves)

    def _follow_script(self, pupil: Pupil, school: DemoSchool) -> None:
        role = ROLE_OF[pupil.key]
        for half_day in self._clock.half_days(role.away, school.calendar):
            if half_day.day < self._clock.today:
                self.of[pupil.number][half_day] = Missed()
        for half_day in self._clock.half_days(role.excused, school.calendar):
            self.of[pupil.number][half_day] = Missed("Maladie sans certificat", justified=True)

    def _draw_month(
        self, dice: Random, school: DemoSchool, pupils: list[Pupil], *, open_halves: dict[str, list[HalfDay]]
    ) -> None:
        """The school's share of pupils at four and ten, then small absences, then accepted ones, of everybody."""
        longest = max(open_halves.values(), key=len)
        if not longest:
            return
        first, last = longest[0].day, longest[-1].day
        rates, month = RATES[school.kind], first.month
        heads = sum(pupil.left_on is None for pupil in pupils)
        ordinary = [p for p in pupils if not p.key and not p.is_apprentice and p.is_there(last)]
        scripted = [self._counted(p, first, last) for p in pupils if p.key]
        wanted = {
            number: max(
                0,
                round(heads * share * SEASON[month] * min(1.0, len(longest) / ENOUGH[number]))
                - sum(count >= number for count in scripted),
            )
            for number, share in ((FOUR, rates.four), (TEN, rates.ten))
        }
        able = [p for p in ordinary if len(open_halves[p.class_code]) > FOUR]
        chosen = sorted(able, key=lambda p: self._propensity(p) + dice.random() * 0.35, reverse=True)[: wanted[FOUR]]
        for rank, pupil in enumerate(chosen):
            least, most = (TEN, 17) if rank < wanted[TEN] else (FOUR, 8)
            self._miss(dice, pupil, open_halves[pupil.class_code], dice.randint(least, most))
        marked = {pupil.number for pupil in chosen}
        for pupil in pupils:
            if not pupil.key and pupil.number not in marked:
                seen = min(1.0, len(longest) / ENOUGH[FOUR])
                few = dice.choices((0, 1, 2, 3), (80, 11 * seen, 6 * seen, 3 * seen))[0]
                self._miss(dice, pupil, open_halves[pupil.class_code], few)
            self._fall_ill(dice, pupil, open_halves[pupil.class_code], rates.illness)

    def _propensity(self, pupil: Pupil) -> float:
        """The same pupils come back month after month, more or less."""
        return stream(self.world.seed, "propensity", pupil.number).random()

    def _counted(self, pupil: Pupil, first: date, last: date) -> int:
        return sum(1 for half_day in self.of[pupil.number] if first <= half_day.day <= last)

    def _miss(self, dice: Random, pupil: Pupil, halves: list[HalfDay], count: int) -> None:
        """Without accepted reason: often a whole day, sometimes one lesson more on another day."""
        free = [half for half in halves if pupil.is_there(half.day) and half not in self.of[pupil.number]]
        count = min(count, len(free))
        picked: list[HalfDay] = []
        while len(picked) < count:
            half = dice.choice(free)
            pair = [other for other in free if other.day == half.day] if dice.random() < 0.6 else [half]
            picked += [one for one in pair if one not in picked][: count - len(picked)]
        label = _label(dice, _HEARD)
        for half in picked:
            self.of[pupil.number][half] = Missed(label if dice.random() < 0.5 else "")
        rest = [half for half in free if half not in picked]
        if rest and dice.random() < 0.12:
            self.of[pupil.number][dice.choice(rest)] = Missed(lesson=dice.randint(0, 3))

    def _fall_ill(self, dice: Random, pupil: Pupil, halves: list[HalfDay], rate: float) -> None:
        """With an accepted reason: one to four half-days in a row."""
        if not halves or dice.random() >= rate * min(1.0, len(halves) / ENOUGH[FOUR]):
            return
        start, length = dice.randrange(len(halves)), dice.choices((1, 2, 3, 4, 6), (35, 30, 15, 12, 8))[0]
        label = _label(dice, _ACCEPTED)
        for half in halves[start : start + length]:
            if pupil.is_there(half.day) and half.day < self._clock.today:
                self.of[pupil.number].setdefault(half, Missed(label, justified=True))


def months_between(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Calendar months, the outer ones cut at both ends."""
    day = first
    while day <= last:
        yield day, min(month_end(day), last)
        day = month_start(date(day.year + day.month // 12, day.month % 12 + 1, 1))


def open_half_days(school: DemoSchool, one: SchoolClass, first: date, last: date) -> list[HalfDay]:
    """When that class has lessons: the school open, the class not in companies."""
    calendar, away = school.calendar, placements(one, school_year_of(first))
    return [
        HalfDay(day, opened.half)
        for day in days_between(first, last)
        if not any(start <= day <= end for start, end in away)
        for opened in calendar.open_half_days(day)
    ]
