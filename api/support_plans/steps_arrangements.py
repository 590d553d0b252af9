"""A scheme outside the class neutralises half-days: its start begins an arrangement, its end ends it."""

from datetime import date
from uuid import UUID

from domain.kernel.calendar import days_between
from domain.support_plans.plan import SupportPlan
from persistence.absences import arrangements
from persistence.absences.arrangements import ArrangementRow
from persistence.absences.facts import PupilDays
from persistence.absences.recount import lock_pupils, recount
from persistence.ids import new_id
from persistence.schools.calendars import load_rules
from persistence.support_plans.pupils import find_arrangement
from persistence.unit_of_work import UnitOfWork

ENDING = frozenset({"close", "renew"})


async def follow_arrangement(uow: UnitOfWork, plan: SupportPlan, step: str, on: date) -> UUID | None:
    """The arrangement of the plan after that step; None for schemes that neutralise nothing."""
    if plan.scheme.arrangement is None:
        return None
    if step == "start":
        return await _begin(uow, plan, on)
    if plan.arrangement_id is None:
        return None
    row = await find_arrangement(uow.session, plan.arrangement_id)
    if row is not None and step in ENDING:
        await _move_end(uow, row, min(on, row.ends_on))
    elif row is not None and step == "continue" and plan.content.follow_up.ends_on is not None:
        await _move_end(uow, row, plan.content.follow_up.ends_on)
    return plan.arrangement_id


async def _begin(uow: UnitOfWork, plan: SupportPlan, on: date) -> UUID | None:
    dates = plan.content.follow_up
    if dates.ends_on is None or plan.scheme.arrangement is None:
        return None
    await lock_pupils(uow.session, plan.school_id, [plan.student_id])
    first = dates.starts_on or on
    row = ArrangementRow(
        new_id(), plan.student_id, plan.school_id, plan.scheme.arrangement, first, dates.ends_on, [], [], None
    )
    await arrangements.insert(uow.session, row, uow.actor.id, uow.now)
    await _recount(uow, row, first, dates.ends_on)
    return row.id


async def _move_end(uow: UnitOfWork, row: ArrangementRow, last_day: date) -> None:
    await lock_pupils(uow.session, row.school_id, [row.student_id])
    await arrangements.end(uow.session, row, last_day, uow.now)
    await _recount(uow, row, row.starts_on, max(row.ends_on, last_day))


async def _recount(uow: UnitOfWork, row: ArrangementRow, first: date, last: date) -> None:
    rules = await load_rules(uow.session, row.school_id)
    days: PupilDays = {row.student_id: frozenset(days_between(first, last))}
    await recount(uow.session, rules, days, uow.now)
