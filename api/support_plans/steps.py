"""What areas share of a plan: opening a draft that a meeting decided."""

from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from domain.kernel.calendar import school_year_of
from domain.support_plans.catalogue import check_open, scheme_of
from persistence.journal import JournalEntry
from persistence.schools.calendars import load_rules
from persistence.support_plans.opening import NewPlan, insert_plan
from persistence.support_plans.pupils import load_pupil
from persistence.unit_of_work import UnitOfWork


class DraftOrder(TypedDict):
    """What another area asks for, by keyword; `lead_id` follows the plan."""

    school_id: UUID
    student_id: UUID
    scheme: str
    origin_kind: str
    origin_id: UUID | None
    lead_id: NotRequired[UUID | None]


async def open_draft(uow: UnitOfWork, **order: Unpack[DraftOrder]) -> UUID:
    """A draft of that scheme for a pupil within reach; refused where the scheme is not open, with its text."""
    wanted = scheme_of(order["scheme"])
    student_id, school_id = order["student_id"], order["school_id"]
    pupil = await load_pupil(uow.session, student_id, school_id)
    today = (await load_rules(uow.session, school_id)).calendar.day_of(uow.now)
    check_open(wanted, pupil.candidate, today)
    new = NewPlan(
        student_id, school_id, wanted, school_year_of(today), order["origin_kind"], order["origin_id"],
        order.get("lead_id"),
    )  # fmt: skip
    plan_id = await insert_plan(uow.session, new, uow.actor.id, uow.now)
    entry = JournalEntry.of(
        (student_id, school_id), "support_plan:open", plan_id=str(plan_id), scheme=wanted.code.value
    )
    await uow.record(entry)
    return plan_id
