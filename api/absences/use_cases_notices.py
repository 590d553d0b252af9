"""Telling several families the same day: by mail, one per person, or by letter, one per address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.absences.notices import notice_text
from api.absences.steps_letters import send_letters
from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult
from domain.kernel.errors import NotFound
from domain.kernel.events import Effect
from persistence.absences import contacts
from persistence.absences.contacts import NewContact, Reachable
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NoticeCommand:
    """Families to tell of an absence of that day, or to invite to give its reason."""

    school_id: UUID
    about_day: date
    student_ids: Sequence[UUID]
    purpose: ContactPurpose = ContactPurpose.ABSENCE_NOTICE
    channel: ContactChannel = ContactChannel.EMAIL


@dataclass(frozen=True)
class Notices:
    """The text, how many messages, and the pupils whose family has no such address: to be called."""

    subject: str
    text: str
    messages: int
    students: int
    without_address: list[UUID]


async def preview_notices(uow: UnitOfWork, command: NoticeCommand) -> Notices:
    """What would be sent, to how many; nothing leaves."""
    reachable = await _reachable(uow, command)
    return await _notices(uow, command, reachable)


async def send_notices(uow: UnitOfWork, command: NoticeCommand) -> Notices:
    """Queue one mail per legal representative, or one letter per address; each is an attempt whose result follows."""
    reachable = await _reachable(uow, command)
    sent = _by_letter if command.channel is ContactChannel.LETTER else _by_mail
    new = await sent(uow, command, reachable)
    persons = [(student, command.school_id) for student in sorted({one.student_id for one in reachable})]
    detail = {"day": command.about_day.isoformat(), "purpose": command.purpose.value, "messages": len(new)}
    await uow.record(JournalEntry("contact:send_notices", Access.WRITE, persons, command.school_id, detail=detail))
    return await _notices(uow, command, reachable)


async def _reachable(uow: UnitOfWork, command: NoticeCommand) -> list[Reachable]:
    if command.school_id not in uow.actor.units:
        raise NotFound
    return await contacts.load_reachable(uow.session, command.school_id, command.student_ids, command.channel)


async def _by_mail(uow: UnitOfWork, command: NoticeCommand, reachable: list[Reachable]) -> list[NewContact]:
    """Ids only, no name: the worker writes the message."""
    new = [
        NewContact(
            new_id(), one.student_id, command.about_day, command.purpose, command.channel, ContactResult.QUEUED,
            one.guardian_ids[0],
        )
        for one in reachable
    ]  # fmt: skip
    await contacts.add_contacts(uow.session, command.school_id, new, uow.actor.id, uow.now)
    await uow.enqueue([Effect("send_absence_notice", {"contact_attempt_id": str(one.id)}) for one in new])
    return new


async def _by_letter(uow: UnitOfWork, command: NoticeCommand, reachable: list[Reachable]) -> list[NewContact]:
    """A letter names the half-days of absence of that day; without any there is no letter."""
    students, day = command.student_ids, command.about_day
    halves = await contacts.load_absent_halves(uow.session, command.school_id, students, [day])
    named = {student: [one.half_day for one in found] for student, found in halves.items()}
    rules = await load_rules(uow.session, command.school_id)
    return await send_letters(uow, rules, command.purpose, reachable=reachable, named=named)


async def _notices(uow: UnitOfWork, command: NoticeCommand, reachable: list[Reachable]) -> Notices:
    school, phone = await contacts.load_school_voice(uow.session, command.school_id)
    subject, text = notice_text(command.about_day, command.purpose, school, phone)
    reached = {one.student_id for one in reachable}
    without = sorted(set(command.student_ids) - reached)
    return Notices(subject, text, len(reachable), len(reached), without)
