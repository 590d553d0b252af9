"""Arrangements of a pupil's timetable: what neutralises half-days, begun and ended by the school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.kernel.calendar import Half, days_between
from domain.kernel.errors import Malformed, NotFound, NotYours
from persistence.absences import arrangements
from persistence.absences.arrangements import ArrangementRow
from persistence.absences.facts import PupilDays
from persistence.absences.recount import lock_pupils, recount
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.schools.calendars import load_rules
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork

LONGEST_DAYS = 366
HOME_EDUCATION = "home_education"


class ArrangementTooLong(Malformed):
    title = "Dates à corriger"
    detail = "Un aménagement finit après son début, et dure un an au plus."


class HomeIsNotPartTime(Malformed):
    title = "Dates à corriger"
    detail = "L'instruction dans la famille couvre des jours entiers : indiquez seulement son début et sa fin."


class HomeIsForWhoKeepsTheRecord(NotYours):
    title = "Cette information n'est pas à vous"
    detail = "L'instruction dans la famille est inscrite par le CPE ou le chef d'établissement."


@dataclass(frozen=True)
class ArrangementCommand:
    """From one day to another, on some weekdays (0 is Monday) and halves, or on all when none is named."""

    kind: str
    starts_on: date
    ends_on: date
    weekdays: Sequence[int] = ()
    halves: Sequence[Half] = ()


async def add_arrangement(uow: UnitOfWork, student_id: UUID, command: ArrangementCommand) -> ArrangementRow:
    """From now on nothing is expected at these times; absences already counted there no longer count."""
    if not 0 <= (command.ends_on - command.starts_on).days <= LONGEST_DAYS:
        raise ArrangementTooLong
    _check_home(uow.actor, command.kind)
    if command.kind == HOME_EDUCATION and (command.weekdays or command.halves):
        raise HomeIsNotPartTime
    scope = await within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    await lock_pupils(uow.session, scope.school_id, [student_id])
    row = ArrangementRow(
        new_id(), student_id, scope.school_id, command.kind, command.starts_on, command.ends_on,
        sorted(set(command.weekdays)), sorted({half.value for half in command.halves}), None,
    )  # fmt: skip
    await arrangements.insert(uow.session, row, uow.actor.id, uow.now)
    await _recount(uow, row, row.starts_on, row.ends_on)
    await uow.record(JournalEntry.of(scope.pair, "arrangement:add", kind=row.kind, from_day=row.starts_on.isoformat()))
    return row


async def end_arrangement(uow: UnitOfWork, arrangement_id: UUID, last_day: date) -> ArrangementRow:
    """It ends on that day; a day before its start says that it never was."""
    found = await arrangements.load(uow.session, uow.actor, arrangement_id)
    _check_home(uow.actor, found.kind)
    await lock_pupils(uow.session, found.school_id, [found.student_id])
    ended = await arrangements.end(uow.session, found, min(last_day, found.ends_on), uow.now)
    await _recount(uow, found, found.starts_on, found.ends_on)
    pair = (found.student_id, found.school_id)
    await uow.record(JournalEntry.of(pair, "arrangement:end", kind=found.kind, last_day=last_day.isoformat()))
    return ended


def _check_home(actor: Actor, kind: str) -> None:
    """It takes a pupil out of the procedure of L131-8: written by who writes pupils, not by who takes rolls."""
    if kind == HOME_EDUCATION and not actor.may(Permission.STUDENTS_WRITE):
        raise HomeIsForWhoKeepsTheRecord


async def _recount(uow: UnitOfWork, row: ArrangementRow, first: date, last: date) -> None:
    rules = await load_rules(uow.session, row.school_id)
    days: PupilDays = {row.student_id: frozenset(days_between(first, last))}
    await recount(uow.session, rules, days, uow.now)
