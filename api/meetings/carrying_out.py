"""What a decision does at once to a follow-up: its referent, its next contact, an orientation; corrected, undone."""

from datetime import date
from uuid import UUID

from api.follow_ups import steps_meetings as follow_ups
from domain.meetings.consequences import ACT_OF, FollowUpAct, check_charge
from domain.meetings.review import Review
from persistence.meetings.items import Item
from persistence.unit_of_work import UnitOfWork


async def carry_out(uow: UnitOfWork, item: Item, review: Review, today: date) -> None:
    """For a followed young person; what the point had decided before is taken back first."""
    follow_up_id = item.follow_up_id
    if follow_up_id is None or review.decision is None:
        return
    check_charge(review)
    former = item.review.partner_id
    if former is not None and former != review.partner_id and item.task_id is not None:
        await follow_ups.withdraw_referral(uow, follow_up_id, former, today)
    act = ACT_OF.get(review.decision)
    if act is FollowUpAct.NAME_REFERENT:
        await follow_ups.name_referent(uow, follow_up_id, review.charge.owner_id, today)
    if act is FollowUpAct.PLAN_CONTACT and review.due_on is not None:
        await follow_ups.plan_contact(uow, follow_up_id, review.due_on, today)
    if act is FollowUpAct.REFER and review.partner_id is not None and review.due_on is not None:
        await _refer(uow, item, (follow_up_id, review.partner_id), review.due_on, today)


async def _refer(uow: UnitOfWork, item: Item, to: tuple[UUID, UUID], expected_on: date, today: date) -> None:
    """Once: a decision said again to the same structure leaves the first referral."""
    follow_up_id, partner_id = to
    if item.task_id is None or item.review.partner_id != partner_id:
        await follow_ups.refer(uow, follow_up_id, partner_id, expected_on, today)
