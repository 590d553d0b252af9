"""What other areas ask of meetings: put a pupil on the next agenda."""

from datetime import date, time, timedelta
from itertools import chain
from uuid import UUID

from domain.meetings.agenda import ItemOrigin, reorder
from domain.meetings.kinds import MeetingKind
from domain.meetings.meeting import Meeting, dates_of
from persistence.journal import JournalEntry
from persistence.meetings import following, groups, items, leaving, repository
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork

SOON = timedelta(days=7)
DEFAULT_HOUR = time(14)


async def put_on_agenda(
    uow: UnitOfWork, *, school_id: UUID, student_id: UUID, origin_kind: str, origin_id: UUID
) -> UUID:
    """Put a pupil on the next planned GPDS of the school, and answer its id.

    A meeting that has begun takes no more. When none is planned, the group's next date is taken (a week from today when
    it has no calendar); a school without a group gets one, whose members are then to be named. A pupil already there
    gets a second reason, not a second point.
    """
    meeting = await next_of(uow, school_id, uow.now.date())
    new = items.NewItem(
        meeting.id, school_id, uow.actor.id, uow.now, student_id, origins=((ItemOrigin(origin_kind), origin_id),)
    )
    item_id, _ = await items.insert_item(uow.session, new)
    detail = {"meeting_id": str(meeting.id), "item_id": str(item_id), "origin": origin_kind}
    await uow.record(JournalEntry("meeting:put_on_agenda", persons=((student_id, school_id),), detail=detail))
    return meeting.id


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


async def next_of(uow: UnitOfWork, school_id: UUID, after: date, *, besides: UUID | None = None) -> Meeting:
    """The next planned GPDS on or after that day; planned now when there is none."""
    found = await repository.next_meeting(uow.session, school_id, MeetingKind.GPDS, after, besides=besides)
    if found is not None:
        return found
    group = await _group_of(uow, school_id)
    day = await _free_day(uow, group, after if besides is None else after + timedelta(days=1))
    new = repository.NewMeeting(
        school_id, MeetingKind.GPDS, day, group.starts_at, group.planned_minutes, group.place, group.id, uow.actor.id,
        uow.now,
    )  # fmt: skip
    meeting_id = await repository.insert_meeting(uow.session, new)
    await uow.record(JournalEntry("meeting:plan", school_id=school_id, detail={"meeting_id": str(meeting_id)}))
    made = await repository.next_meeting(uow.session, school_id, MeetingKind.GPDS, after, besides=besides)
    if made is None:
        raise RuntimeError("a meeting just planned is not found")
    return made


async def _free_day(uow: UnitOfWork, group: groups.Group, start: date) -> date:
    """The group's next date, else a school day a week later; not a day when it already meets."""
    calendar = (await load_rules(uow.session, group.unit_id)).calendar
    taken = await repository.days_taken(uow.session, group.id, start)
    rhythmic = dates_of(group.rhythm, start, calendar.is_school_day) if group.rhythm else iter(())
    later = (start + SOON + timedelta(days=n) for n in range(90))
    usual = (day for day in later if calendar.is_school_day(day))
    return next(day for day in chain(rhythmic, usual) if day not in taken)


async def _group_of(uow: UnitOfWork, school_id: UUID) -> groups.Group:
    group = await groups.first_group(uow.session, school_id, MeetingKind.GPDS)
    if group is not None:
        return group
    values: dict[str, object] = {
        "unit_id": school_id, "kind": MeetingKind.GPDS.value, "name": MeetingKind.GPDS.label, "first_on": None,
        "every_weeks": None, "starts_at": DEFAULT_HOUR, "planned_minutes": 60, "place": "",
    }  # fmt: skip
    await groups.insert_group(uow.session, values, uow.actor.id, uow.now)
    made = await groups.first_group(uow.session, school_id, MeetingKind.GPDS)
    if made is None:
        raise RuntimeError("a group just made is not found")
    return made
