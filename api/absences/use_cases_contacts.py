"""Telling families the same day: each attempt is noted, messages leave through the worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select

from api.absences.notices import notice_text
from api.absences.use_cases_reasons import ReasonCommand, write_judgements
from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult, check_note
from domain.absences.reasons import JudgementState, ReasonCode
from domain.kernel.errors import NotFound
from domain.kernel.events import Effect
from persistence.absences import contacts
from persistence.absences.absences import load_standing
from persistence.absences.contacts import NewContact, Reachable
from persistence.absences.queries import contact_page
from persistence.absences.recount import lock_pupils
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ContactCommand:
    """An attempt as noted by a person; `reason`: what the family said, to be judged later."""

    student_id: UUID
    about_day: date
    channel: ContactChannel
    result: ContactResult
    purpose: ContactPurpose = ContactPurpose.ABSENCE_NOTICE
    guardian_id: UUID | None = None
    note: str = ""
    reason: ReasonCode | None = None


@dataclass(frozen=True)
class ContactNoted:
    id: UUID
    student_id: UUID
    about_day: date
    purpose: ContactPurpose
    channel: ContactChannel
    result: ContactResult
    reason_entries: int


async def record_contact(uow: UnitOfWork, command: ContactCommand) -> ContactNoted:
    """Note an attempt; a reason given by word of mouth is written for every absence of that day."""
    note = check_note(command.note)
    scope = await within_reach(uow.session, uow.actor, command.student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    if command.guardian_id is not None:
        await contacts.check_guardian(uow.session, *scope.pair, command.guardian_id)
    new = NewContact(
        new_id(), scope.student_id, command.about_day, command.purpose, command.channel, command.result,
        command.guardian_id, note,
    )  # fmt: skip
    await contacts.add_contacts(uow.session, scope.school_id, [new], uow.actor.id, uow.now)
    entries = 0 if command.reason is None else await _said(uow, scope.school_id, command, command.reason)
    detail = {"channel": new.channel.value, "result": new.result.value, "day": new.about_day.isoformat()}
    fields = "reason" if entries else ""
    await uow.record(JournalEntry("contact:record", Access.WRITE, [scope.pair], scope.school_id, fields, detail))
    return ContactNoted(new.id, new.student_id, new.about_day, new.purpose, new.channel, new.result, entries)


async def _said(uow: UnitOfWork, school_id: UUID, command: ContactCommand, reason: ReasonCode) -> int:
    rules = await load_rules(uow.session, school_id)
    await lock_pupils(uow.session, school_id, [command.student_id])
    day = command.about_day
    standing = await load_standing(uow.session, school_id, [command.student_id], day, day)
    counting = [known for known in standing if known.entry.kind.counts]
    said = ReasonCommand(JudgementState.PENDING, reason, channel=command.channel.value, guardian_id=command.guardian_id)
    await write_judgements(uow, rules, counting, said)
    return len(counting)


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
    new = [
        NewContact(
            new_id(), one.student_id, command.about_day, command.purpose, command.channel, ContactResult.QUEUED,
            one.guardian_ids[0],
        )
        for one in reachable
    ]  # fmt: skip
    await contacts.add_contacts(uow.session, command.school_id, new, uow.actor.id, uow.now)
    await uow.enqueue(await _effects(uow, command, reachable, new))
    persons = [(student, command.school_id) for student in sorted({one.student_id for one in reachable})]
    detail = {"day": command.about_day.isoformat(), "purpose": command.purpose.value, "messages": len(new)}
    await uow.record(JournalEntry("contact:send_notices", Access.WRITE, persons, command.school_id, detail=detail))
    return await _notices(uow, command, reachable)


async def _reachable(uow: UnitOfWork, command: NoticeCommand) -> list[Reachable]:
    if command.school_id not in uow.actor.units:
        raise NotFound
    return await contacts.load_reachable(uow.session, command.school_id, command.student_ids, command.channel)


async def _effects(
    uow: UnitOfWork, command: NoticeCommand, reachable: list[Reachable], new: list[NewContact]
) -> list[Effect]:
    """A mail for each attempt, or a letter that names the half-days; ids only, no name."""
    if command.channel is not ContactChannel.LETTER:
        return [Effect("send_absence_notice", {"contact_attempt_id": str(one.id)}) for one in new]
    day = command.about_day
    halves = await contacts.load_absent_halves(uow.session, command.school_id, command.student_ids, day)
    invites = command.purpose is ContactPurpose.REASON_INVITATION
    return [
        Effect(
            "print_reason_invitation" if invites else "print_absence_notice",
            {
                "student_id": str(one.student_id),
                "school_id": str(command.school_id),
                "half_days": ",".join(f"{day.isoformat()}:{half}" for half in halves[one.student_id]),
                "guardian_ids": ",".join(str(guardian) for guardian in one.guardian_ids),
            },
        )
        for one in reachable
        if halves.get(one.student_id)
    ]


async def _notices(uow: UnitOfWork, command: NoticeCommand, reachable: list[Reachable]) -> Notices:
    school, phone = await contacts.load_school_voice(uow.session, command.school_id)
    subject, text = notice_text(command.about_day, command.purpose, school, phone)
    reached = {one.student_id for one in reachable}
    without = sorted(set(command.student_ids) - reached)
    return Notices(subject, text, len(reachable), len(reached), without)


async def list_contacts(uow: UnitOfWork, student_id: UUID, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The attempts to reach one pupil's family: part of their file."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    await uow.record(JournalEntry.of(scope.pair, "contact:list", Access.READ))
    return contact_page(scope.student_id, scope.school_id, cursor, limit)
