"""The last ten open days as rolls: per lesson in collèges and lycées, per half-day in the école, up to this morning."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from api.demo.attendance import AttendancePlan, Missed, open_half_days
from api.demo.dice import stream
from api.demo.morning import AWAY_WITH_CONSENT, Morning, Told
from api.demo.people import Pupil
from api.demo.schools import SCHOOL_OF, SCHOOLS, DemoSchool, SchoolClass
from api.demo.world import World
from domain.kernel.calendar import Half, HalfDay

_LATE, _LATE_MINUTES = 0.006, (5, 20)
_LESSON_FORGOTTEN, _HALF_DAY_FORGOTTEN = 0.015, 0.012
FIRST_LESSON = "M1"


@dataclass(frozen=True)
class Slot:
    """A lesson of the grid, or in an école a half-day; on the school's wall clock."""

    code: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Roll:
    """One roll: who was away, who came late and by how many minutes. Everybody else was there."""

    uai: str
    class_code: str
    day: date
    half: Half
    slot: Slot
    taken_at: datetime
    absent: tuple[int, ...] = ()
    late: tuple[tuple[int, int], ...] = ()


def past_rolls(world: World, plan: AttendancePlan) -> Iterator[Roll]:
    """From the first roll day to yesterday. Where nobody was away, a few rolls were forgotten."""
    for school in SCHOOLS:
        for one in school.classes:
            pupils = [p for p in world.of_school(school.uai) if p.class_code == one.code]
            dice = stream(world.seed, "rolls", school.uai, one.code, world.clock.today)
            for half_day in open_half_days(school, one, world.clock.first_roll_day, world.clock.day(1)):
                yield from _rolls(dice, one, half_day, pupils=pupils, plan=plan)


def _rolls(
    dice: Random, one: SchoolClass, half_day: HalfDay, *, pupils: list[Pupil], plan: AttendancePlan
) -> Iterator[Roll]:
    school = SCHOOL_OF[one.uai]
    there = [pupil for pupil in pupils if pupil.is_there(half_day.day) and pupil.key != AWAY_WITH_CONSENT]
    nobody = not any(half_day in plan.of[pupil.number] for pupil in there)
    if nobody and dice.random() < _HALF_DAY_FORGOTTEN:
        return
    for rank, slot in enumerate(slots(school, half_day)):
        absent = tuple(p.number for p in there if _misses(plan.of[p.number].get(half_day), rank))
        if not absent and dice.random() < _LESSON_FORGOTTEN:
            continue
        late = [p for p in there if rank == 0 and half_day not in plan.of[p.number] and dice.random() < _LATE]
        yield Roll(
            school.uai, one.code, half_day.day, half_day.half, slot, slot.starts_at + timedelta(minutes=6), absent,
            tuple((pupil.number, dice.randint(*_LATE_MINUTES)) for pupil in late),
        )  # fmt: skip


def _misses(missed: Missed | None, rank: int) -> bool:
    """Those whose family had written or called are not called out: the roll shows them as known to be away."""
    return missed is not None and not missed.justified and missed.lesson in {None, rank}


def slots(school: DemoSchool, half_day: HalfDay) -> list[Slot]:
    """The lessons of that half-day, or the half-day itself where the roll is taken once."""
    calendar, day = school.calendar, half_day.day
    if school.kind.has_lesson_rolls:
        return [
            Slot(period.code, datetime.combine(day, period.starts_at), datetime.combine(day, period.ends_at))
            for period in calendar.grid.of_half(half_day.half)
        ]
    opened = next(one for one in calendar.open_half_days(day) if one.half is half_day.half)
    return [Slot(half_day.half.value, opened.starts_at.replace(tzinfo=None), opened.ends_at.replace(tzinfo=None))]


def morning_rolls(world: World, mornings: list[Morning]) -> Iterator[Roll]:
    """The first rolls of today, where they are already taken."""
    half_day = HalfDay(world.clock.today, Half.AM)
    for school, morning in zip(SCHOOLS, mornings, strict=True):
        if not school.calendar.is_open(half_day):
            continue  # an école closed on Wednesdays
        slot = slots(school, half_day)[0]
        away: dict[str, list[int]] = defaultdict(list)
        for missing in morning.missing:
            if missing.told in {Told.TO_TELL, Told.WITHOUT_REASON}:
                away[missing.pupil.class_code].append(missing.pupil.number)
        for code in morning.rolled:
            taken_at = slot.starts_at + timedelta(minutes=6)
            yield Roll(school.uai, code, world.clock.today, Half.AM, slot, taken_at, absent=tuple(away.get(code, ())))
