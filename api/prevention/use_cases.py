"""The week of a school, one pupil's signs, and the list of all: read, never decided by the service."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import Select

from api.prevention.situations import Situation, situation_of
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import NotFound
from domain.prevention.rules import compares_with_last_year
from domain.prevention.week import Sign, Week, monday_of, week_of
from domain.prevention.wording import BEFORE_15_SEPTEMBER, group_sentence, order_sentence, typeset, week_title
from persistence.journal import Access, JournalEntry
from persistence.prevention import gestures, settings, warnings
from persistence.prevention.gestures import DoneBefore
from persistence.prevention.warnings import LiveWarning, WarningFilter
from persistence.schools.calendars import load_rules
from persistence.students.repository import StudentScope, within_reach
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Group:
    """A class and a half-day of the week: how many pupils, never who."""

    id: UUID
    class_id: UUID
    class_name: str
    sentence: str
    pupils: int
    first_seen_on: date


@dataclass(frozen=True)
class WeekPage:
    """« Les situations que nous pouvons vraiment traiter cette semaine, et pourquoi celles-là ? »"""

    school_id: UUID
    title: str
    monday: date
    capacity: int
    capacity_version: int
    order: str
    notice: str | None
    empty: str | None
    situations: tuple[Situation, ...]
    waiting_count: int
    followed: tuple[Situation, ...]
    set_aside: tuple[Situation, ...]
    groups: tuple[Group, ...]


async def show_week(uow: UnitOfWork, school_id: UUID | None) -> WeekPage:
    """The pupils of the week within the capacity, in an order that says itself; one row in the journal."""
    school = await settings.load_school(uow.session, uow.actor, school_id)
    today = (await load_rules(uow.session, school.id)).calendar.day_of(uow.now)
    capacity = await settings.load_capacity(uow.session, school.id)
    live = await warnings.load_live(uow.session, school.id, today)
    week = week_of((_sign(one) for one in live), capacity.capacity)
    done = await gestures.load_done(uow.session, school.id, week.situations, _year_start(today), today)
    found = _situations(live, done)
    detail = {"situations": len(week.situations), "open": week.open_signs}
    await uow.record(JournalEntry("early_warning:week", Access.LIST, school_id=school.id, detail=detail))
    monday = monday_of(today)
    return WeekPage(
        school.id, week_title(monday), monday, capacity.capacity, capacity.version,
        order_sentence(capacity.capacity, week.open_signs),
        None if compares_with_last_year(today) else BEFORE_15_SEPTEMBER,
        _when_empty(week),
        tuple(found[one] for one in week.situations),
        len(week.waiting),
        tuple(found[one] for one in week.followed),
        tuple(found[one] for one in week.set_aside),
        await _groups(uow, school.id),
    )  # fmt: skip


def _when_empty(week: Week) -> str | None:
    if week.situations:
        return None
    number = len(week.followed)
    return typeset(f"Aucune alerte ouverte. {number} situation{'s' if number > 1 else ''} suivie{'s' * (number > 1)}.")


def _year_start(today: date) -> datetime:
    return datetime(school_year_of(today), 9, 1, tzinfo=UTC)


def _sign(one: LiveWarning) -> Sign:
    return Sign(one.id, one.student_id, one.state, one.first_seen_on, one.seen_at is not None)


def _situations(live: list[LiveWarning], done: list[DoneBefore]) -> dict[UUID, Situation]:
    by_pupil: dict[UUID, list[LiveWarning]] = defaultdict(list)
    for one in live:
        by_pupil[one.student_id].append(one)
    before: dict[UUID, list[DoneBefore]] = defaultdict(list)
    for act in done:
        before[act.student_id].append(act)
    return {pupil: situation_of(of, before[pupil]) for pupil, of in by_pupil.items()}


async def _groups(uow: UnitOfWork, school_id: UUID) -> tuple[Group, ...]:
    return tuple(
        Group(g.id, g.class_id, g.class_name, group_sentence(g.weekday, g.half, g.pupils, g.dates), g.pupils,
              g.first_seen_on)
        for g in await settings.load_groups(uow.session, school_id)
    )  # fmt: skip


async def list_groups(uow: UnitOfWork, school_id: UUID | None) -> list[Group]:
    """What touches a class, apart from what touches a pupil."""
    school = await settings.load_school(uow.session, uow.actor, school_id)
    await uow.record(JournalEntry("group_warning:list", Access.LIST, school_id=school.id))
    return list(await _groups(uow, school.id))


async def list_warnings(
    uow: UnitOfWork, wanted: WarningFilter, today: date, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    detail = {"rule": wanted.rule, "state": wanted.state}
    await uow.record(JournalEntry("early_warning:list", Access.LIST, school_id=wanted.school_id, detail=detail))
    return warnings.warning_page(uow.actor, wanted, today, cursor, limit)


@dataclass(frozen=True)
class PupilSigns:
    """One pupil's live signs; none when nothing holds."""

    student_id: UUID
    school_id: UUID
    situation: Situation | None


async def show_pupil_signs(uow: UnitOfWork, student_id: UUID) -> PupilSigns:
    """Opening one pupil's signs is reading their file; « jamais vue » ends here."""
    scope = await _scope(uow, student_id)
    today = (await load_rules(uow.session, scope.school_id)).calendar.day_of(uow.now)
    live = await warnings.load_live(uow.session, scope.school_id, today, student_id)
    done = await gestures.load_done(uow.session, scope.school_id, [student_id], _year_start(today), today)
    await warnings.mark_seen(uow.session, [one.id for one in live], uow.now)
    await uow.record(JournalEntry.of(scope.pair, "early_warning:show", Access.READ, count=len(live)))
    return PupilSigns(student_id, scope.school_id, situation_of(live, done) if live else None)


async def _scope(uow: UnitOfWork, student_id: UUID) -> StudentScope:
    """In the school's own perimeter: a unit to which the pupil was referred has no part in this."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    return scope
