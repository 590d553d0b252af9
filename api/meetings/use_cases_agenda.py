"""Prepare a meeting: what is proposed, what is put on the agenda, in which order, with whom; and tell the members."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.follow_ups.steps import load_followed
from api.meetings.reading import MeetingShown, shown
from api.meetings.steps import next_of, put_on_agenda
from api.meetings.trace import Traced, trace
from domain.absences.contacts import check_note
from domain.follow_ups.referents import FollowUpIsOver
from domain.kernel.errors import NotFound
from domain.kernel.events import Effect
from domain.meetings import agenda as rules
from domain.meetings.agenda import AlreadyOnAgenda, ItemOrigin
from domain.meetings.frames import frame_of
from domain.meetings.meeting import Meeting, check_open
from domain.meetings.subject import About, SubjectKind
from domain.meetings.views import Proposal
from persistence.journal import Access
from persistence.meetings import following, items, reasons, repository
from persistence.meetings.houses import load_house, seats_among
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork


async def list_proposals(uow: UnitOfWork, meeting_id: UUID, today: date) -> list[Proposal]:
    """« Proposés » : situations of the house that are not on this agenda, with every reason."""
    meeting = await repository.load_meeting(uow.session, uow.actor, meeting_id)
    found = await _proposed(uow, meeting, today)
    await trace(uow, Traced(meeting.unit_id, meeting_id), "meeting:list_proposals", Access.LIST, count=len(found))
    return found


@dataclass(frozen=True)
class NextMeeting:
    """Where somebody was put: which meeting, on which day."""

    id: UUID
    held_on: date
    version: int


@dataclass(frozen=True)
class NewPoint:
    """Somebody with the reasons that bring them, or a subject about a group (a class, a bus line)."""

    about: About | None
    subject: str
    minutes: int
    origins: tuple[tuple[ItemOrigin, UUID], ...]


async def add_point(uow: UnitOfWork, meeting_id: UUID, point: NewPoint, today: date) -> MeetingShown:
    """« Ajouter » : somebody of this house, once; or a subject without anybody."""
    meeting = await _open(uow, meeting_id)
    rules.check_subject(point.about, point.subject)
    check_note(point.subject)
    if point.about is not None:
        await _check_of_the_house(uow, meeting, point.about)
        await _check_origins(uow, meeting, point, today)
    new = items.NewItem(
        meeting_id, meeting.unit_id, uow.actor.id, uow.now, point.about, point.subject, minutes=point.minutes,
        origins=point.origins,
    )  # fmt: skip
    item_id, fresh = await items.insert_item(uow.session, new)
    if not fresh:
        raise AlreadyOnAgenda
    for origin, origin_id in point.origins:
        await following.mark_on_agenda(uow.session, (origin.value, origin_id), meeting_id, meeting.held_on)
    await _record(uow, meeting, "meeting:add_point", point.about, item_id)
    return await shown(uow, meeting_id, today)


async def _check_of_the_house(uow: UnitOfWork, meeting: Meeting, about: About) -> None:
    """A pupil of this school, a young person followed by this platform; anybody else does not exist here."""
    if about.student_id is not None:
        unit_id = (await within_reach(uow.session, uow.actor, about.student_id)).school_id
    else:
        unit_id = (await load_followed(uow, about.id)).platform_id
    if unit_id != meeting.unit_id:
        raise NotFound


async def put_followed_on_agenda(uow: UnitOfWork, follow_up_id: UUID, today: date) -> NextMeeting:
    """« Mettre à l'ordre du jour » from the page of a follow-up: at the next meeting, with every reason it has."""
    followed = await load_followed(uow, follow_up_id, today)
    if not followed.is_open:
        raise FollowUpIsOver
    person = About(SubjectKind.FOLLOWED, follow_up_id)
    coming = await next_of(uow, followed.platform_id, today)
    proposed = (one.reasons for one in await _proposed(uow, coming, today) if one.person.about == person)
    origins = tuple((why.kind, why.origin_id) for why in next(proposed, ()))
    meeting = await put_on_agenda(uow, unit_id=followed.platform_id, person=person, origins=origins)
    return NextMeeting(meeting.id, meeting.held_on, meeting.version)


async def _check_origins(uow: UnitOfWork, meeting: Meeting, point: NewPoint, today: date) -> None:
    """Only reasons that were proposed for this person: nobody else's signal is tied to them."""
    if not point.origins:
        return
    found = await _proposed(uow, meeting, today)
    known = {(why.kind, why.origin_id) for one in found if one.person.about == point.about for why in one.reasons}
    if not set(point.origins) <= known:
        raise NotFound


async def _proposed(uow: UnitOfWork, meeting: Meeting, today: date) -> list[Proposal]:
    matter = frame_of(meeting.kind, await load_house(uow.session, meeting.unit_id)).matter
    sought = reasons.Sought(meeting.unit_id, matter.subject, meeting.id, meeting.held_on, today)
    return await reasons.load_proposals(uow.session, sought)


async def remove_point(uow: UnitOfWork, meeting_id: UUID, item_id: UUID, today: date) -> MeetingShown:
    """Off the agenda, as long as it has not been seen and nobody wrote about it."""
    meeting = await _open(uow, meeting_id)
    item = await items.load_item(uow.session, uow.actor, meeting_id, item_id)
    rules.check_removable(item.state)
    if await following.has_notes(uow.session, item_id):
        raise rules.ItemSeen("Une note existe sur ce point\u00a0: il reste à l'ordre du jour. Reportez-le.")
    await following.release_origins(uow.session, item_id)
    await following.remove_item(uow.session, item_id)
    left = [one.id for one in await items.load_items(uow.session, meeting_id)]
    await items.set_positions(uow.session, rules.reorder(left, left))
    await _record(uow, meeting, "meeting:remove_point", item.about, item_id)
    return await shown(uow, meeting_id, today)


async def arrange_agenda(
    uow: UnitOfWork, meeting_id: UUID, order: list[UUID], minutes: dict[UUID, int], today: date
) -> MeetingShown:
    """The order of the points, and the minutes of some."""
    meeting = await _open(uow, meeting_id)
    present = [one.id for one in await items.load_items(uow.session, meeting_id)]
    await items.set_positions(uow.session, rules.reorder(present, order))
    await items.set_minutes(uow.session, meeting_id, minutes)
    await _record(uow, meeting, "meeting:arrange", None, None)
    return await shown(uow, meeting_id, today)


async def invite_for_point(
    uow: UnitOfWork, meeting_id: UUID, item_id: UUID, account_id: UUID, today: date
) -> MeetingShown:
    """« Inviter pour ce point » : a colleague of the house, who will see this point and no other."""
    meeting, item = await _point(uow, meeting_id, item_id)
    if not await seats_among(uow.session, meeting.unit_id, [account_id], partners=False):
        raise NotFound
    await following.invite(uow.session, (item_id, meeting.unit_id), account_id, uow.actor.id, uow.now)
    await _record(uow, meeting, "meeting:invite", item.about, item_id)
    return await shown(uow, meeting_id, today)


async def uninvite_from_point(
    uow: UnitOfWork, meeting_id: UUID, item_id: UUID, account_id: UUID, today: date
) -> MeetingShown:
    """The colleague no longer sees it."""
    meeting, item = await _point(uow, meeting_id, item_id)
    await following.uninvite(uow.session, item_id, account_id)
    await _record(uow, meeting, "meeting:uninvite", item.about, item_id)
    return await shown(uow, meeting_id, today)


async def send_agenda(uow: UnitOfWork, meeting_id: UUID, today: date) -> MeetingShown:
    """« Envoyer l'ordre du jour » : to everybody who comes, with the number of situations and no name."""
    meeting = await _open(uow, meeting_id)
    found = await shown(uow, meeting_id, today)
    people = {one.account_id for one in found.participants if one.account_id}
    people |= {guest.account_id for one in found.items for guest in one.guests}
    await uow.enqueue(
        [Effect("send_agenda", {"meeting_id": str(meeting_id), "account_id": str(one)}) for one in sorted(people)]
    )
    await following.mark_agenda_sent(uow.session, meeting_id, uow.now)
    await _record(uow, meeting, "meeting:send_agenda", None, None)
    return found


async def _open(uow: UnitOfWork, meeting_id: UUID) -> Meeting:
    return check_open(await repository.load_meeting(uow.session, uow.actor, meeting_id))


async def _point(uow: UnitOfWork, meeting_id: UUID, item_id: UUID) -> tuple[Meeting, items.Item]:
    meeting = await _open(uow, meeting_id)
    return meeting, await items.load_item(uow.session, uow.actor, meeting_id, item_id)


async def _record(
    uow: UnitOfWork, meeting: Meeting, operation: str, person: About | None, item_id: UUID | None
) -> None:
    detail: dict[str, object] = {"item_id": str(item_id)} if item_id else {}
    await trace(uow, Traced.of(meeting.unit_id, meeting.id, person), operation, Access.WRITE, **detail)
