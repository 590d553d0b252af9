"""The roll: read before it is taken, taken, corrected; each mark is a fact and counts at once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from api.attendance_cases.steps import reassess_cases
from domain.absences.entries import AbsenceEntry, EntryKind, EntrySource
from domain.absences.rolls import Marks, RollStatus, Slot, check_marks, check_moment, find_slot
from domain.access.permissions import Permission
from domain.kernel.errors import Stale
from persistence.absences import rolls
from persistence.absences.entries import NewEntry, add_entries, void_entries
from persistence.absences.recount import Recounted, lock_pupils, recount
from persistence.absences.roll_sheets import RollSheet, load_sheet
from persistence.absences.rolls import CalledClass, RollRow, StandingMarks
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import SchoolRules, load_rules
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class RollKey:
    """Which roll: of a class or group, on a day, for a period of the grid (`am`, `pm` in an école)."""

    class_id: UUID
    day: date
    period: str


@dataclass(frozen=True)
class LateMark:
    student_id: UUID
    minutes: int


@dataclass(frozen=True)
class RollTaken:
    """A roll just recorded."""

    class_id: UUID
    day: date
    period: str
    status: RollStatus
    taken_at: datetime
    version: int
    absent: list[UUID]
    late: list[LateMark]


async def show_roll(uow: UnitOfWork, key: RollKey) -> RollSheet:
    """The roll as it stands, or as it begins: every pupil, who is known to be away, who was absent last."""
    called, rules, slot = await _called(uow, key)
    sheet = await load_sheet(uow.session, rules, called, slot, uow.now)
    detail = {"class_id": str(called.id), "day": slot.day.isoformat(), "period": slot.code}
    entry = JournalEntry("roll_call:read", Access.LIST, school_id=called.school_id, detail=detail)
    await uow.record(entry)
    return sheet


async def take_roll(uow: UnitOfWork, key: RollKey, marks: Marks, *, seen: int | None) -> RollTaken:
    """Record a roll: what is marked replaces what was. The same roll twice changes nothing (R131-5).

    `seen`: the version of If-Match, if any was sent; the natural key makes it optional.
    """
    called, rules, slot = await _called(uow, key)
    roll = await rolls.hold_roll(uow.session, called, slot)
    if seen is not None and seen != roll.version:
        raise Stale
    supervises = uow.actor.may(Permission.ROLL_CALLS_SUPERVISE)
    check_moment(slot, uow.now, school_today(uow, rules), supervises=supervises)
    members = {member.id for member in await rolls.load_members(uow.session, called, slot.day)}
    check_marks(marks, members, slot)
    before = await rolls.load_marks(uow.session, roll.id)
    if roll.taken_at is not None and before.marks == marks:
        return _taken(key, marks, roll.taken_at, roll.version)
    version = await _record(uow, _Roll(called, rules, slot, roll), before, marks, members)
    if roll.taken_at is not None:  # a roll that changes may take an absence back
        await reassess_cases(uow, called.school_id, members)
    return _taken(key, marks, uow.now, version)


@dataclass(frozen=True)
class _Roll:
    called: CalledClass
    rules: SchoolRules
    slot: Slot
    row: RollRow


async def _record(uow: UnitOfWork, roll: _Roll, before: StandingMarks, marks: Marks, members: set[UUID]) -> int:
    school_id, slot = roll.called.school_id, roll.slot
    changed = _changed(before.marks, marks)
    # The first roll of a half-day that stood as « non fait » changes what is known of everyone in the class.
    missing = await rolls.was_missing(uow.session, roll.called, slot)
    touched = changed | members if missing else changed
    version = await rolls.settle_roll(uow.session, roll.row.id, uow.actor.id, uow.now)
    await lock_pupils(uow.session, school_id, touched)
    gone = before.entries_of(sorted(changed))
    await void_entries(uow.session, gone, by=uow.actor.id, at=uow.now, because="roll_changed")
    new = [
        NewEntry(pupil, _mark(slot, marks, pupil, uow.now), slot.day, slot.day, roll.row.id)
        for pupil in sorted(changed & marks.pupils)
    ]
    await add_entries(uow.session, school_id, new, uow.actor.id)
    done = await recount(uow.session, roll.rules, dict.fromkeys(touched, frozenset({slot.day})), uow.now)
    await uow.record(_journal(roll, marks, changed, done))
    return version


def _changed(before: Marks, after: Marks) -> set[UUID]:
    """The pupils whose mark is another than before."""
    return set(before.absent ^ after.absent) | {
        pupil for pupil in before.late.keys() | after.late.keys() if before.late.get(pupil) != after.late.get(pupil)
    }


def _mark(slot: Slot, marks: Marks, pupil: UUID, now: datetime) -> AbsenceEntry:
    """An absence as long as the lesson, or a late arrival up to the minute of coming in."""
    minutes = marks.late.get(pupil)
    kind = EntryKind.ABSENCE if minutes is None else EntryKind.LATE
    ends_at = slot.ends_at if minutes is None else slot.starts_at + timedelta(minutes=minutes)
    return AbsenceEntry(new_id(), kind, slot.starts_at, ends_at, EntrySource.ROLL_CALL, now)


def _journal(roll: _Roll, marks: Marks, changed: set[UUID], done: Recounted) -> JournalEntry:
    school_id = roll.called.school_id
    detail = {
        "class_id": str(roll.called.id),
        "day": roll.slot.day.isoformat(),
        "period": roll.slot.code,
        "absent": len(marks.absent),
        "late": len(marks.late),
        "alerts_raised": len(done.alerts.raised),
        "alerts_closed": len(done.alerts.closed),
    }
    persons = [(pupil, school_id) for pupil in sorted(changed)]
    return JournalEntry("roll_call:take", Access.WRITE, persons, school_id, detail=detail)


def _taken(key: RollKey, marks: Marks, at: datetime, version: int) -> RollTaken:
    late = [LateMark(pupil, minutes) for pupil, minutes in sorted(marks.late.items())]
    return RollTaken(key.class_id, key.day, key.period, RollStatus.TAKEN, at, version, sorted(marks.absent), late)


async def _called(uow: UnitOfWork, key: RollKey) -> tuple[CalledClass, SchoolRules, Slot]:
    called = await rolls.load_class(uow.session, uow.actor, key.class_id)
    rules = await load_rules(uow.session, called.school_id)
    return called, rules, find_slot(rules.calendar, key.day, key.period)


def school_today(uow: UnitOfWork, rules: SchoolRules) -> date:
    """The legal day is the day at the school."""
    return uow.now.astimezone(ZoneInfo(rules.calendar.time_zone)).date()
