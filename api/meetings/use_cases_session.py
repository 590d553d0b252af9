"""Hold a meeting: one point at a time, written by several, decided with somebody in charge by a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.meetings.behind import Behind, look_behind
from api.meetings.carrying_out import carry_out
from api.meetings.trace import Traced, trace
from api.support_plans.steps import open_draft
from api.tasks.steps import check_somebody
from domain.meetings import review as rules
from domain.meetings.agenda import ItemSeen, ItemState
from domain.meetings.consequences import ALSO_A_USAGE, SCHEME_OF, task_of
from domain.meetings.frames import Matter, check_belongs, frame_of
from domain.meetings.meeting import Meeting, MeetingState, check_running
from domain.meetings.notes import NoteSeen
from domain.meetings.review import MeetingDecision, Review
from domain.meetings.views import ItemLine, PointPulse
from domain.support_plans.catalogue import SchemeNotOpen
from domain.tasks.task import NewTask, TaskOrigin
from persistence.journal import Access
from persistence.meetings import following, items, notes, queries, repository
from persistence.meetings.houses import load_house
from persistence.prevention.outcomes import settle_from_meeting
from persistence.tasks.repository import Hand, add_task, withdraw_task
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class ItemShown(ItemLine, Behind):
    """A point as the meeting looks at it: with what stands behind it, and the notes this reader may read."""

    notes: list[NoteSeen]


@dataclass(frozen=True)
class Pulse:
    version: int
    state: MeetingState
    items: list[PointPulse]


async def follow(uow: UnitOfWork, meeting_id: UUID) -> Pulse:
    """What moved in a meeting: nobody's name is read, so the journal keeps nothing of it."""
    meeting = await repository.load_meeting(uow.session, uow.actor, meeting_id)
    return Pulse(meeting.version, meeting.state, await queries.load_pulse(uow.session, uow.actor, meeting_id))


async def show_point(uow: UnitOfWork, meeting_id: UUID, item_id: UUID, today: date) -> ItemShown:
    """The person in question; looking leaves a trace."""
    meeting = await repository.load_meeting(uow.session, uow.actor, meeting_id)
    item = await items.load_item(uow.session, uow.actor, meeting_id, item_id)
    await _record(uow, item, "meeting:show_point", Access.READ)
    return await _shown(uow, meeting, item, today)


async def take_point_up(uow: UnitOfWork, meeting_id: UUID, item_id: UUID, today: date) -> ItemShown:
    """« En cours » : this one, and no other."""
    meeting, item = await _running(uow, meeting_id, item_id)
    others = await items.load_items(uow.session, meeting_id)
    current = [one.id for one in others if one.state is ItemState.CURRENT and one.id != item_id]
    await items.set_state(uow.session, current, ItemState.TO_SEE)
    if item.state is not ItemState.SEEN:
        await items.set_state(uow.session, [item_id], ItemState.CURRENT)
    await _link_case(uow, meeting, item)
    await _record(uow, item, "meeting:take_point_up")
    return await _shown(uow, meeting, item, today)


async def write_point(uow: UnitOfWork, meeting_id: UUID, item_id: UUID, review: Review, *, seen: int) -> ItemShown:
    """Autosave: what stands on the screen so far. Two writers never overwrite each other (412)."""
    meeting, item = await _running(uow, meeting_id, item_id)
    rules.check_draft(review)
    check_belongs(await _matter(uow, meeting), review)
    await items.save_review(uow.session, item, seen, review, item.state)
    await following.note_editing(uow.session, item_id, uow.actor.id, uow.now)
    await _record(uow, item, "meeting:write_point")
    return await _shown(uow, meeting, item, uow.now.date())


async def decide_point(
    uow: UnitOfWork, point: tuple[UUID, UUID], review: Review, *, seen: int, today: date
) -> ItemShown:
    """« Décider » : somebody by a day, a task, what the file becomes, an answer to what had brought the person."""
    meeting, item = await _running(uow, *point)
    decision = rules.check_decision(review, today)
    check_belongs(await _matter(uow, meeting), review)
    await check_somebody(uow, review.charge, meeting.unit_id)
    await items.save_review(uow.session, item, seen, review, ItemState.SEEN)
    await _withdraw_former(uow, item)
    await carry_out(uow, item, review, today)
    plan_id = await _plan(uow, item, decision, review)
    task_id = await _task(uow, item, decision, review)
    decided = items.Decided(decision, uow.actor.id, uow.now, task_id, plan_id)
    await items.mark_decided(uow.session, item.id, decided)
    await _settle(uow, item, decision)
    await _record(uow, item, "meeting:decide", decision=decision.value)
    return await _shown(uow, meeting, item, today)


async def _withdraw_former(uow: UnitOfWork, item: items.Item) -> None:
    """A decision corrected in the meeting: the task it had given is no longer asked of anybody, unless it was done."""
    if item.task_id is not None:
        await withdraw_task(uow.session, item.task_id, Hand(uow.actor.id, uow.now))


async def _plan(uow: UnitOfWork, item: items.Item, decision: MeetingDecision, review: Review) -> UUID | None:
    """The draft that the decision opens; refused where the scheme is not open to the pupil, with its text."""
    scheme = SCHEME_OF.get(decision)
    if scheme is None or item.student_id is None:
        return None
    running = await following.running_plan(uow.session, item.student_id, item.unit_id, scheme.value)
    if running is not None:
        return running
    try:
        return await open_draft(
            uow, school_id=item.unit_id, student_id=item.student_id, scheme=scheme.value, origin_kind="meeting_review",
            origin_id=item.id, lead_id=review.charge.owner_id,
        )  # fmt: skip
    except SchemeNotOpen:
        if decision in ALSO_A_USAGE:
            return None
        raise


async def _task(uow: UnitOfWork, item: items.Item, decision: MeetingDecision, review: Review) -> UUID | None:
    given = task_of(decision)
    if given is None or review.due_on is None:
        return None
    kind, label = given
    new = NewTask(
        item.unit_id, label, review.due_on, uow.actor.id, uow.now, kind,
        student_id=item.student_id, follow_up_id=item.follow_up_id,
        charge=review.charge, origin_kind=TaskOrigin.MEETING_REVIEW, origin_id=item.id,
    )  # fmt: skip
    return await add_task(uow.session, new)


async def _settle(uow: UnitOfWork, item: items.Item, decision: MeetingDecision) -> None:
    for origin, origin_id in await items.load_origins(uow.session, item.id):
        await settle_from_meeting(
            uow.session, origin_kind=origin.value, origin_id=origin_id, decision=decision.value, at=uow.now
        )  # fmt: skip


async def postpone_point(uow: UnitOfWork, meeting_id: UUID, item_id: UUID, today: date) -> ItemShown:
    """« Reporter » : to the next meeting, with the reasons that had brought it."""
    meeting, item = await _running(uow, meeting_id, item_id)
    if item.state is ItemState.SEEN:
        raise ItemSeen
    await items.set_state(uow.session, [item_id], ItemState.POSTPONED)
    await _record(uow, item, "meeting:postpone_point")
    return await _shown(uow, meeting, item, today)


async def mark_editing(uow: UnitOfWork, meeting_id: UUID, item_id: UUID, *, editing: bool) -> ItemShown:
    """« M. Garnier modifie la décision »: seen by the others at their next reading."""
    meeting, item = await _running(uow, meeting_id, item_id)
    await following.note_editing(uow.session, item_id, uow.actor.id if editing else None, uow.now)
    return await _shown(uow, meeting, item, uow.now.date())


async def _link_case(uow: UnitOfWork, meeting: Meeting, item: items.Item) -> None:
    """A meeting that the pupil's case has convened for this day: the point is its evidence, the case its register."""
    if item.student_id is None or item.case_id is not None:
        return
    case = await following.load_case_step(uow.session, item.student_id, item.unit_id, meeting.held_on)
    if case is not None and case.this_meeting:
        await following.link_case(uow.session, item.id, case.case_id)


async def _running(uow: UnitOfWork, meeting_id: UUID, item_id: UUID) -> tuple[Meeting, items.Item]:
    meeting = check_running(await repository.load_meeting(uow.session, uow.actor, meeting_id))
    return meeting, await items.load_item(uow.session, uow.actor, meeting_id, item_id)


async def _matter(uow: UnitOfWork, meeting: Meeting) -> Matter:
    return frame_of(meeting.kind, await load_house(uow.session, meeting.unit_id)).matter


async def _shown(uow: UnitOfWork, meeting: Meeting, item: items.Item, today: date) -> ItemShown:
    lines = await queries.load_item_lines(uow.session, uow.actor, meeting.id, today)
    line = next(one for one in lines if one.id == item.id)
    known = await notes.load_notes(uow.session, item.id)
    behind = await look_behind(uow, meeting, item, today) if item.about else Behind()
    return ItemShown(**vars(line), **vars(behind), notes=known)


async def _record(
    uow: UnitOfWork, item: items.Item, operation: str, access: Access = Access.WRITE, **codes: str
) -> None:
    traced = Traced.of(item.unit_id, item.meeting_id, item.about)
    await trace(uow, traced, operation, access, item_id=str(item.id), **codes)
