"""The steps of plans on a pupil's frieze, in the shape that absences gave it."""

from datetime import date
from uuid import UUID

from api.absences.steps import TimelineEvent
from persistence.support_plans.timeline import load_plan_events
from persistence.unit_of_work import UnitOfWork


async def plan_events(uow: UnitOfWork, student_id: UUID, school_id: UUID, since: date) -> list[TimelineEvent]:
    """`code` is the step, `detail` its plan, scheme and the state it led to."""
    events = await load_plan_events(uow.session, uow.actor, student_id, school_id, since)
    return [TimelineEvent(one.at, "support_plan", one.day, one.code, one.detail, one.by_name) for one in events]
