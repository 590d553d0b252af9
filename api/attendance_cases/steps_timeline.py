"""The acts of cases on a pupil's frieze, in the shape that absences gave it."""

from datetime import date
from uuid import UUID

from api.absences.steps import TimelineEvent
from persistence.attendance_cases.timeline import load_case_events
from persistence.unit_of_work import UnitOfWork


async def case_events(uow: UnitOfWork, student_id: UUID, school_id: UUID, since: date) -> list[TimelineEvent]:
    """`code` is the step that was done, `detail` its case, track, outcome and the state it led to."""
    events = await load_case_events(uow.session, uow.actor, student_id, school_id, since)
    return [TimelineEvent(one.at, "case", one.day, one.code, one.detail, one.by_name) for one in events]
