"""Prepare a meeting: what is proposed, what is put on the agenda, in which order, with whom; and tell the members."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.meetings.reading import MeetingShown, shown
from domain.absences.contacts import check_note
from domain.kernel.errors import NotFound
from domain.kernel.events import Effect
from domain.meetings import agenda as rules
from domain.meetings.agenda import AlreadyOnAgenda, ItemOrigin
from domain.meetings.meeting import Meeting, check_open
from domain.meetings.views import Proposal
from persistence.journal import Access, JournalEntry
from persistence.meetings import following, groups, items, reasons, repository
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork


async def list_proposals(uow: UnitOfWork, meeting_id: UUID, today: date) -> list[Proposal]:
    """« Proposés » : situations of the school that are not on this agenda, with every reason."""
    meeting = await repository.load_meeting(uow.session, uow.actor, meeting_id)
    found = await reasons.load_proposals(uow.session, meeting.unit_id, meeting_id, meeting.held_on, today)
    detail = {"meeting_id": str(meeting_id), "count": len(found)}
    await uow.record(JournalEntry("meeting:list_proposals", Access.LIST, school_id=meeting.unit_id, detail=detail))
    return found


@dataclass(frozen=True)
class NewPoint:
    """A pupil with the reasons that bring them, or a subject about a group (a class, a bus line)."""

    student_id: UUID | None
    subject: str
    minutes: int
    origins: tuple[tuple[ItemOrigin, UUID], ...]


async def add_point(uow: UnitOfWork, meeting_id: UUID, point: NewPoint, today: date) -> MeetingShown:
    """« Ajouter » : a pupil of this school, once; or a subject without a pupil."""
    meeting = await _open(uow, meeting_id)
    rules.check_subject(point.student_id, point.subject)
    check_note(point.subject)
    if point.student_id is not None:
        scope = await within_reach(uow.session, uow.actor, point.student_id)
        if scope.school_id != meeting.unit_id:
            raise NotFound
        await _check_origins(uow, meeting, point, today)
    new = items.NewItem(
        meeting_id, meeting.unit_id, uow.actor.id, uow.now, point.student_id, point.subject, minutes=point.minutes,
        origins=point.origins,
    )  # fmt: skip
    item_id, fresh = await items.insert_item(uow.session, new)
    if not fresh:
        raise AlreadyOnAgenda
    for origin, origin_id in point.origins:
        await following.mark_on_agenda(uow.session, (origin.value, origin_id), meeting_id, meeting.held_on)
    persons = [(point.student_id, meeting.unit_id)] if point.student_id else []
    await _record(uow, meeting, "meeting:add_point", persons, item_id)
    return await shown(uow, meeting_id, today)


async def _check_origins(uow: UnitOfWork, meeting: Meeting, point: NewPoint, today: date) -> None:
    """Only reasons that were proposed for this pupil: nobody else's signal is tied to them."""
    if not point.origins:
        return
    found = await reasons.load_proposals(uow.session, meeting.unit_id, meeting.id, meeting.held_on, today)
    known = {
        (why.kind, why.origin_id) for one in found if one.person.student_id == point.student_id for why in one.reasons
    }
    if not set(point.origins) <= known:
        raise NotFound


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
    persons = [(item.student_id, meeting.unit_id)] if item.student_id else []
    await _record(uow, meeting, "meeting:remove_point", persons, item_id)
    return await shown(uow, meeting_id, today)


async def arrange_agenda(
    uow: UnitOfWork, meeting_id: UUID, order: list[UUID], minutes: dict[UUID, int], today: date
) -> MeetingShown:
    """The order of the points, and the minutes of some."""
    meeting = await _open(uow, meeting_id)
    present = [one.id for one in await items.load_items(uow.session, meeting_id)]
    await items.set_positions(uow.session, rules.reorder(present, order))
    await items.set_minutes(uow.session, meeting_id, minutes)
    await _record(uow, meeting, "meeting:arrange", [], None)
    return await shown(uow, meeting_id, today)


async def invite_for_point(
    uow: UnitOfWork, meeting_id: UUID, item_id: UUID, account_id: UUID, today: date
) -> MeetingShown:
    """« Inviter pour ce point » : a colleague of the house, who will see this point and no other."""
    meeting, item = await _point(uow, meeting_id, item_id)
    if not await groups.staff_among(uow.session, meeting.unit_id, [account_id]):
        raise NotFound
    await following.invite(uow.session, (item_id, meeting.unit_id), account_id, uow.actor.id, uow.now)
    persons = [(item.student_id, meeting.unit_id)] if item.student_id else []
    await _record(uow, meeting, "meeting:invite", persons, item_id)
    return await shown(uow, meeting_id, today)


async def uninvite_from_point(
    uow: UnitOfWork, meeting_id: UUID, item_id: UUID, account_id: UUID, today: date
) -> MeetingShown:
    """The colleague no longer sees it."""
    meeting, item = await _point(uow, meeting_id, item_id)
    await following.uninvite(uow.session, item_id, account_id)
    persons = [(item.student_id, meeting.unit_id)] if item.student_id else []
    await _record(uow, meeting, "meeting:uninvite", persons, item_id)
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
    await _record(uow, meeting, "meeting:send_agenda", [], None)
    return found


async def _open(uow: UnitOfWork, meeting_id: UUID) -> Meeting:
    return check_open(await repository.load_meeting(uow.session, uow.actor, meeting_id))


async def _point(uow: UnitOfWork, meeting_id: UUID, item_id: UUID) -> tuple[Meeting, items.Item]:
    meeting = await _open(uow, meeting_id)
    return meeting, await items.load_item(uow.session, uow.actor, meeting_id, item_id)


async def _record(
    uow: UnitOfWork, meeting: Meeting, operation: str, persons: Sequence[tuple[UUID, UUID | None]], item_id: UUID | None
) -> None:
    detail = {"meeting_id": str(meeting.id)} | ({"item_id": str(item_id)} if item_id else {})
    await uow.record(JournalEntry(operation, persons=persons, school_id=meeting.unit_id, detail=detail))
