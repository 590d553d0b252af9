"""What other areas ask of meetings: put somebody on the next agenda of their house."""

from datetime import date, time, timedelta
from functools import partial
from itertools import chain
from uuid import UUID

from api.meetings.trace import Traced, trace
from domain.meetings.agenda import ItemOrigin, reorder
from domain.meetings.days import is_open
from domain.meetings.kinds import MeetingKind
from domain.meetings.meeting import Meeting, dates_of
from domain.meetings.subject import About
from persistence.journal import JournalEntry
from persistence.meetings import following, groups, items, leaving, repository
from persistence.meetings.houses import load_days, load_house
from persistence.unit_of_work import UnitOfWork

SOON = timedelta(days=7)
DEFAULT_HOUR = time(14)


async def put_on_agenda(
    uow: UnitOfWork, *, unit_id: UUID, person: About, origins: tuple[tuple[ItemOrigin, UUID], ...] = ()
) -> Meeting:
    """Put somebody on the next planned meeting of their house (GPDS, CTO), and answer it; by hand without an origin.

    A meeting that has begun takes no more. When none is planned, the group's next date is taken (a week from today when
    it has no calendar); a house without a group gets one, whose members are then to be named. Somebody already there
    gets a second reason, not a second point.
    """
    meeting = await next_of(uow, unit_id, uow.now.date())
    new = items.NewItem(meeting.id, unit_id, uow.actor.id, uow.now, person, origins=origins)
    item_id, _ = await items.insert_item(uow.session, new)
    named = origins[0][0] if origins else ItemOrigin.BY_HAND
    traced = Traced.of(unit_id, meeting.id, person)
    await trace(uow, traced, "meeting:put_on_agenda", item_id=str(item_id), origin=named.value)
    return meeting


async def take_off_agenda(
    uow: UnitOfWork, *, meeting_id: UUID, pair: tuple[UUID, UUID], origin: tuple[str, UUID]
) -> bool:
    """Undo `put_on_agenda`, as long as the meeting has not begun; whether that could be.

    `pair`: the pupil and the school. The point stays when something else had brought it too, or when somebody wrote
    about it. A point that was taken off by hand meanwhile is nothing to undo.
    """
    if not await leaving.is_planned(uow.session, meeting_id):
        return False
    dropped = await leaving.drop_reason(uow.session, meeting_id, (ItemOrigin(origin[0]), origin[1]))
    if dropped is None:
        return True
    item_id, alone = dropped
    if alone:
        await following.remove_item(uow.session, item_id)
        left = [one.id for one in await items.load_items(uow.session, meeting_id)]
        await items.set_positions(uow.session, reorder(left, left))
    detail = {"meeting_id": str(meeting_id), "item_id": str(item_id), "origin": origin[0], "point_stays": not alone}
    await uow.record(JournalEntry("meeting:take_off_agenda", persons=(pair,), detail=detail))
    return True


async def next_of(uow: UnitOfWork, unit_id: UUID, after: date, *, besides: UUID | None = None) -> Meeting:
    """The next planned meeting of the house's usual kind on or after that day; planned now when there is none."""
    kind = (await load_house(uow.session, unit_id)).usual
    found = await repository.next_meeting(uow.session, unit_id, kind, after, besides=besides)
    if found is not None:
        return found
    group = await _group_of(uow, unit_id, kind)
    day = await _free_day(uow, group, after if besides is None else after + timedelta(days=1))
    new = repository.NewMeeting(
        unit_id, kind, day, group.starts_at, group.planned_minutes, group.place, group.id, uow.actor.id,
        uow.now,
    )  # fmt: skip
    meeting_id = await repository.insert_meeting(uow.session, new)
    await uow.record(JournalEntry("meeting:plan", school_id=unit_id, detail={"meeting_id": str(meeting_id)}))
    made = await repository.next_meeting(uow.session, unit_id, kind, after, besides=besides)
    if made is None:
        raise RuntimeError("a meeting just planned is not found")
    return made


async def _free_day(uow: UnitOfWork, group: groups.Group, start: date) -> date:
    """The group's next date, else an open day a week later; not a day when it already meets."""
    days = await load_days(uow.session, group.unit_id)
    taken = await repository.days_taken(uow.session, group.id, start)
    rhythmic = dates_of(group.rhythm, start, partial(is_open, days)) if group.rhythm else iter(())
    later = (start + SOON + timedelta(days=n) for n in range(90))
    usual = (day for day in later if is_open(days, day))
    return next(day for day in chain(rhythmic, usual) if day not in taken)


async def _group_of(uow: UnitOfWork, unit_id: UUID, kind: MeetingKind) -> groups.Group:
    group = await groups.first_group(uow.session, unit_id, kind)
    if group is not None:
        return group
    values: dict[str, object] = {
        "unit_id": unit_id, "kind": kind.value, "name": kind.label, "first_on": None,
        "every_weeks": None, "starts_at": DEFAULT_HOUR, "planned_minutes": 60, "place": "",
    }  # fmt: skip
    await groups.insert_group(uow.session, values, uow.actor.id, uow.now)
    made = await groups.first_group(uow.session, unit_id, kind)
    if made is None:
        raise RuntimeError("a group just made is not found")
    return made
