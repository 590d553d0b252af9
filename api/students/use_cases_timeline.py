"""A pupil's year in order: absences, reasons, contacts, alerts, and the acts of their case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.absences.steps import TimelineEvent, timeline_events
from api.attendance_cases.steps_timeline import case_events
from api.support_plans.steps_timeline import plan_events
from domain.access.permissions import Permission
from domain.kernel.calendar import school_year_of
from persistence.journal import Access, JournalEntry
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Timeline:
    since: date
    items: tuple[TimelineEvent, ...]


async def show_timeline(uow: UnitOfWork, student_id: UUID, today: date, since: date | None) -> Timeline:
    """Latest first, since the rentrée unless another day is given; each reader sees what their function reads."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    start = since or date(school_year_of(today), 9, 1)
    with_reasons = uow.actor.may(Permission.REASONS_SEE)
    events = await timeline_events(uow, student_id, scope.school_id, start, with_reasons=with_reasons)
    if uow.actor.may(Permission.CASES_READ):
        events += await case_events(uow, student_id, scope.school_id, start)
    if uow.actor.may(Permission.SUPPORT_PLANS_READ):
        events += await plan_events(uow, student_id, scope.school_id, start)
    await uow.record(JournalEntry.of(scope.pair, "student:read_timeline", Access.READ))
    return Timeline(start, tuple(sorted(events, key=lambda event: event.at, reverse=True)))
