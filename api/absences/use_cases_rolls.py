"""Where the rolls of a day stand: mine, my school's, those nobody took, and reminders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.absences.rolls import RollStatus, Slot, slots_of
from domain.absences.views import RollStatusLine
from domain.kernel.calendar import Half
from domain.kernel.errors import NotFound
from domain.kernel.events import Effect
from persistence.absences import rolls
from persistence.absences.day_lists import ExpectedClass, RollOfDay, load_expected_classes, load_rolls_of_day
from persistence.absences.rolls import CalledClass
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import SchoolRules, load_rules
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class RollStatuses:
    """The rolls of a day; `closed` says why there is none."""

    day: date
    items: list[RollStatusLine]
    closed: str | None


async def list_class_rolls(uow: UnitOfWork, class_id: UUID, day: date) -> RollStatuses:
    """One class, one line per period of the grid (per half-day in an école)."""
    called = await rolls.load_class(uow.session, uow.actor, class_id)
    rules = await load_rules(uow.session, called.school_id)
    taken = (await load_rolls_of_day(uow.session, called.school_id, day, class_id)).get(class_id, [])
    named = ExpectedClass(called.id, called.school_id, called.name, called.kind)
    lines = [
        _line(named, slot, {r.period: r for r in taken}.get(slot.code), uow) for slot in slots_of(rules.calendar, day)
    ]
    return RollStatuses(day, lines, None if lines else rules.calendar.closed_because(day))


@dataclass(frozen=True)
class RollFilter:
    day: date
    school_id: UUID | None = None
    status: RollStatus | None = None
    own_classes: frozenset[UUID] | None = None


async def list_rolls(uow: UnitOfWork, wanted: RollFilter) -> RollStatuses:
    """One line per division and open half-day: a half-day in which one roll was taken is « fait ».

    Without a timetable nobody knows at which hour a class begins; a half-day without any roll is what can be known.
    """
    schools = [unit for unit in sorted(uow.actor.units) if wanted.school_id in {None, unit}]
    classes = await load_expected_classes(uow.session, uow.actor, schools, wanted.day)
    lines: list[RollStatusLine] = []
    closed: str | None = None
    for school_id in sorted({one.school_id for one in classes}):
        rules = await load_rules(uow.session, school_id)
        closed = rules.calendar.closed_because(wanted.day)
        taken = await load_rolls_of_day(uow.session, school_id, wanted.day)
        own = [one for one in classes if one.school_id == school_id and one.kind == "division"]
        lines += _half_lines(own, rules, wanted.day, taken, uow)
    shown = [line for line in lines if wanted.status in {None, RollStatus(line.status)}]
    return RollStatuses(wanted.day, shown, None if lines else closed)


def _half_lines(
    classes: Iterable[ExpectedClass], rules: SchoolRules, day: date, taken: dict[UUID, list[RollOfDay]], uow: UnitOfWork
) -> list[RollStatusLine]:
    first_of_half = {slot.half: slot for slot in reversed(slots_of(rules.calendar, day))}
    return [
        _line(one, first_of_half[half], _best(taken.get(one.id, ()), half), uow)
        for one in classes
        for half in Half
        if half in first_of_half
    ]


def _best(taken: Sequence[RollOfDay], half: Half) -> RollOfDay | None:
    """Of the rolls of a half-day, the last that was taken; else the one that was asked for again."""
    of_half = [roll for roll in taken if roll.half is half]
    return max(of_half, key=lambda roll: (roll.taken_at is not None, roll.period), default=None)


def _line(one: ExpectedClass, slot: Slot, roll: RollOfDay | None, uow: UnitOfWork) -> RollStatusLine:
    taken_at = None if roll is None else roll.taken_at
    return RollStatusLine(
        one.id, one.name, one.school_id, slot.day, slot.code, slot.label, slot.half, slot.starts_at, slot.ends_at,
        slot.status(taken_at, uow.now).value, taken_at, None if roll is None else roll.taken_by_name,
        roll is not None and roll.taken_by == uow.actor.id, roll.absent_count if roll else 0,
        roll.late_count if roll else 0, roll.reminded_at if roll else None,
    )  # fmt: skip


@dataclass(frozen=True)
class Reminded:
    """How many rolls were asked for again, and how many people get a message; without one, the class has no teacher."""

    rolls: int
    messages: int


async def remind_of_rolls(uow: UnitOfWork, day: date, asked: Sequence[tuple[UUID, Half]]) -> Reminded:
    """Ask again for rolls that were not taken: noted on the roll, one mail per teacher, without any name in it."""
    waiting: dict[UUID, int] = {}
    for class_id, half in asked:
        called = await rolls.load_class(uow.session, uow.actor, class_id)
        slot = await _slot(uow, called, day, half)
        for account in await rolls.remind(uow.session, called, slot, uow.now):
            waiting[account] = waiting.get(account, 0) + 1
        await uow.record(
            JournalEntry(
                "roll_call:remind", Access.WRITE, school_id=called.school_id,
                detail={"class_id": str(class_id), "day": day.isoformat(), "half": half.value},
            )
        )  # fmt: skip
    await uow.enqueue(
        [Effect("remind_of_rolls", {"account_id": str(a), "count": str(n)}) for a, n in sorted(waiting.items())]
    )
    return Reminded(len(asked), len(waiting))


async def _slot(uow: UnitOfWork, called: CalledClass, day: date, half: Half) -> Slot:
    rules = await load_rules(uow.session, called.school_id)
    slot = next((one for one in slots_of(rules.calendar, day) if one.half is half), None)
    if slot is None:
        raise NotFound
    return slot
