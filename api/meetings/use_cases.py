"""Groups and the life of a meeting: planned, moved, called off, held, closed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial
from itertools import islice
from uuid import UUID

from api.meetings.reading import MeetingShown, shown
from api.meetings.steps import next_of
from api.meetings.trace import Traced, people_of, trace
from domain.kernel.errors import Malformed
from domain.meetings import meeting as rules
from domain.meetings.agenda import ItemState
from domain.meetings.days import is_open
from domain.meetings.frames import House, frame_of
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.meeting import Meeting, MeetingDate, Presence, dates_of
from domain.meetings.views import SeatLine
from persistence.journal import Access, JournalEntry
from persistence.meetings import following, groups, items, repository
from persistence.meetings.groups import Group, Member
from persistence.meetings.houses import check_unit, load_days, load_house, load_seats, seats_among
from persistence.unit_of_work import UnitOfWork

DATES_SHOWN = 12


class NotOfTheHouse(Malformed):
    title = "Personne à corriger"
    detail = "Choisissez des personnes qui peuvent y siéger."


@dataclass(frozen=True)
class GroupShown(Group):
    """A group, its members and its next days."""

    members: list[Member]
    next_dates: list[date]


async def list_groups(uow: UnitOfWork, today: date) -> list[GroupShown]:
    """The groups within reach."""
    return [await _group_shown(uow, one, today) for one in await groups.load_groups(uow.session, uow.actor)]


async def add_group(uow: UnitOfWork, values: dict[str, object], members: Mapping[UUID, GroupPart]) -> GroupShown:
    """A group of one's own house. Its calendar is free: no text gives a rhythm."""
    unit_id = UUID(str(values["unit_id"]))
    frame_of(MeetingKind(str(values["kind"])), await _own_house(uow, unit_id))
    seated = await _seated(uow, unit_id, members)
    group_id = await groups.insert_group(uow.session, values, uow.actor.id, uow.now)
    group = await groups.load_group(uow.session, uow.actor, group_id)
    await groups.set_members(uow.session, group, seated, uow.now.date())
    await uow.record(JournalEntry("prevention_group:add", school_id=unit_id, detail={"group_id": str(group_id)}))
    return await _group_shown(uow, group, uow.now.date())


async def change_group(
    uow: UnitOfWork, group_id: UUID, values: dict[str, object], members: Mapping[UUID, GroupPart], *, seen: int
) -> GroupShown:
    """Its name, its calendar and its members from now on."""
    group = await groups.load_group(uow.session, uow.actor, group_id)
    seated = await _seated(uow, group.unit_id, members)
    changed = replace(group, version=seen, **values)  # type: ignore[arg-type]  # the fields of the body
    await groups.save_group(uow.session, changed)
    await groups.set_members(uow.session, group, seated, uow.now.date())
    await uow.record(
        JournalEntry("prevention_group:change", school_id=group.unit_id, detail={"group_id": str(group_id)})
    )
    return await _group_shown(uow, await groups.load_group(uow.session, uow.actor, group_id), uow.now.date())


async def _group_shown(uow: UnitOfWork, group: Group, today: date) -> GroupShown:
    dates: list[date] = []
    if group.rhythm is not None:
        days = await load_days(uow.session, group.unit_id)
        dates = list(islice(dates_of(group.rhythm, today, partial(is_open, days)), DATES_SHOWN))
    members = await groups.load_members(uow.session, group.id)
    return GroupShown(**vars(group), members=members, next_dates=dates)


@dataclass(frozen=True)
class PlannedMeeting:
    """What is asked for: a group's, or one convened for itself in a house."""

    kind: MeetingKind
    unit_id: UUID
    group_id: UUID | None
    held_on: date
    starts_at: time
    planned_minutes: int
    place: str


async def plan_meeting(uow: UnitOfWork, planned: PlannedMeeting, today: date) -> MeetingShown:
    """Plan a meeting of one's own house, on an open day to come."""
    frame_of(planned.kind, await _own_house(uow, planned.unit_id))
    await _check_day(uow, planned.unit_id, planned.held_on, today)
    if planned.group_id is not None:
        group = await groups.load_group(uow.session, uow.actor, planned.group_id)
        if (group.unit_id, group.kind) != (planned.unit_id, planned.kind):
            raise Malformed(errors=[{"pointer": "/group_id", "detail": "Ce groupe tient d'autres réunions."}])
    new = repository.NewMeeting(
        planned.unit_id, planned.kind, planned.held_on, planned.starts_at, planned.planned_minutes, planned.place,
        planned.group_id, uow.actor.id, uow.now,
    )  # fmt: skip
    meeting_id = await repository.insert_meeting(uow.session, new)
    await _record(uow, planned.unit_id, meeting_id, "meeting:plan")
    return await shown(uow, meeting_id, today)


async def show_meeting(uow: UnitOfWork, meeting_id: UUID, today: date) -> MeetingShown:
    """A meeting with the points that this reader may see; each person shown leaves a trace."""
    found = await shown(uow, meeting_id, today)
    await trace(uow, Traced(found.unit_id, meeting_id, people_of(found.items)), "meeting:show", Access.READ)
    return found


async def move_meeting(
    uow: UnitOfWork, meeting_id: UUID, to: tuple[date, time], *, seen: int, today: date
) -> MeetingShown:
    """« Reporter » : another day to come; the points stay."""
    meeting = await repository.load_meeting(uow.session, uow.actor, meeting_id)
    await _check_day(uow, meeting.unit_id, to[0], today)
    return await _saved(uow, rules.move(meeting, *to, today), seen, today, "meeting:move")


async def call_meeting_off(uow: UnitOfWork, meeting_id: UUID, *, seen: int, today: date) -> MeetingShown:
    """« Annuler la réunion » : its points go to the group's next one."""
    meeting = rules.call_off(await repository.load_meeting(uow.session, uow.actor, meeting_id))
    answer = await _saved(uow, meeting, seen, today, "meeting:call_off")
    await carry_over(uow, meeting, await items.load_items(uow.session, meeting_id))
    return answer


async def start_meeting(uow: UnitOfWork, meeting_id: UUID, *, seen: int, today: date) -> MeetingShown:
    """« Ouvrir la séance »."""
    meeting = rules.start(await repository.load_meeting(uow.session, uow.actor, meeting_id), today)
    return await _saved(uow, meeting, seen, today, "meeting:start")


async def close_meeting(uow: UnitOfWork, meeting_id: UUID, *, seen: int, today: date) -> MeetingShown:
    """« Clore » : what was not seen goes to the next meeting; what was is read, and no more written."""
    meeting = await repository.load_meeting(uow.session, uow.actor, meeting_id)
    points = await items.load_items(uow.session, meeting_id)
    closed = rules.close(meeting, sum(one.state is ItemState.SEEN for one in points))
    left = [one for one in points if one.state is not ItemState.SEEN]
    await items.set_state(uow.session, [one.id for one in left], ItemState.POSTPONED)
    if frame_of(meeting.kind, await load_house(uow.session, meeting.unit_id)).stands:
        await carry_over(uow, meeting, left)
    return await _saved(uow, closed, seen, today, "meeting:close")


async def carry_over(uow: UnitOfWork, meeting: Meeting, left: list[items.Item]) -> None:
    """To the next meeting of the house, each with the reasons that had brought it."""
    if not left:
        return
    following_one = await next_of(uow, meeting.unit_id, max(meeting.held_on, uow.now.date()), besides=meeting.id)
    for one in left:
        origins = tuple(await items.load_origins(uow.session, one.id))
        new = items.NewItem(
            following_one.id, meeting.unit_id, uow.actor.id, uow.now, one.about, one.subject,
            minutes=one.minutes, origins=origins,
        )  # fmt: skip
        await items.insert_item(uow.session, new)
        for origin, origin_id in origins:
            where = (origin.value, origin_id)
            await following.mark_on_agenda(uow.session, where, following_one.id, following_one.held_on)


async def set_presences(
    uow: UnitOfWork, meeting_id: UUID, presences: Mapping[UUID, Presence], today: date
) -> MeetingShown:
    """Who is there."""
    meeting = rules.check_open(await repository.load_meeting(uow.session, uow.actor, meeting_id))
    await following.set_presences(uow.session, meeting_id, {one: who.value for one, who in presences.items()})
    await _record(uow, meeting.unit_id, meeting_id, "meeting:set_presences")
    return await shown(uow, meeting_id, today)


@dataclass(frozen=True)
class Seat:
    """Who is to sit in it: a colleague, somebody of a partner, or a partner by function."""

    account_id: UUID | None
    outsider: str
    part: GroupPart


async def add_participant(uow: UnitOfWork, meeting_id: UUID, seat: Seat, today: date) -> MeetingShown:
    """A colleague of the house, somebody of a partner where partners sit, or a partner named by function alone."""
    meeting = rules.check_open(await repository.load_meeting(uow.session, uow.actor, meeting_id))
    institution = None
    if seat.account_id is not None:
        (member,) = await _seated(uow, meeting.unit_id, {seat.account_id: seat.part})
        institution = member.institution_id
    new = repository.NewSeat(seat.account_id, seat.part.value, seat.outsider, institution)
    await repository.add_participant(uow.session, (meeting_id, meeting.unit_id), new)
    await _record(uow, meeting.unit_id, meeting_id, "meeting:add_participant")
    return await shown(uow, meeting_id, today)


async def _saved(uow: UnitOfWork, meeting: Meeting, seen: int, today: date, operation: str) -> MeetingShown:
    await repository.save_meeting(uow.session, replace(meeting, version=seen), uow.actor.id, uow.now)
    await _record(uow, meeting.unit_id, meeting.id, operation)
    return await shown(uow, meeting.id, today)


async def _record(uow: UnitOfWork, unit_id: UUID, meeting_id: UUID, operation: str) -> None:
    await uow.record(JournalEntry(operation, school_id=unit_id, detail={"meeting_id": str(meeting_id)}))


async def list_seats(uow: UnitOfWork, unit_id: UUID) -> list[SeatLine]:
    """Who may be named in the meetings of one's own house."""
    house = await _own_house(uow, unit_id)
    await uow.record(JournalEntry("meeting:list_seats", Access.LIST, school_id=unit_id))
    return await load_seats(uow.session, unit_id, partners=frame_of(house.usual, house).matter.partners_sit)


async def _own_house(uow: UnitOfWork, unit_id: UUID) -> House:
    check_unit(uow.actor, unit_id)
    return await load_house(uow.session, unit_id)


async def _check_day(uow: UnitOfWork, unit_id: UUID, held_on: date, today: date) -> None:
    rules.check_day(held_on, today)
    why = (await load_days(uow.session, unit_id)).closed_because(held_on)
    if why is not None:
        detail = f"Fermé ce jour-là\u00a0: {why}. Choisissez un jour ouvert."
        raise MeetingDate(detail, errors=[{"pointer": "/held_on", "detail": detail}])


async def _seated(uow: UnitOfWork, unit_id: UUID, members: Mapping[UUID, GroupPart]) -> list[groups.NewMember]:
    """Each with the institution they sit for; a partner only where partners sit."""
    house = await load_house(uow.session, unit_id)
    partners = frame_of(house.usual, house).matter.partners_sit
    known = await seats_among(uow.session, unit_id, list(members), partners=partners)
    if set(members) - set(known):
        raise NotOfTheHouse(errors=[{"pointer": "/members", "detail": NotOfTheHouse.detail}])
    return [groups.NewMember(one, part, known[one]) for one, part in members.items()]
