"""Attempts to reach one family: noted by a person, or a letter that the service prints."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select

from api.absences.steps_letters import NobodyToWriteTo, send_letters
from api.absences.use_cases_reasons import ReasonCommand, write_judgements
from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult, check_note
from domain.absences.reasons import JudgementState, ReasonCode
from domain.kernel.errors import Malformed, NotFound, Refusal
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
    if command.result is ContactResult.QUEUED:
        return await _write(uow, command, scope.school_id)
    new = NewContact(
        new_id(), scope.student_id, command.about_day, command.purpose, command.channel, command.result,
        command.guardian_id, note, by_hand=True,
    )  # fmt: skip
    await contacts.add_contacts(uow.session, scope.school_id, [new], uow.actor.id, uow.now)
    entries = await _said(uow, scope.school_id, command, new.id)
    detail = {"channel": new.channel.value, "result": new.result.value, "day": new.about_day.isoformat()}
    fields = "reason" if entries else ""
    await uow.record(JournalEntry("contact:record", Access.WRITE, [scope.pair], scope.school_id, fields, detail))
    return ContactNoted(new.id, new.student_id, new.about_day, new.purpose, new.channel, new.result, entries)


class OnlyLettersArePrinted(Malformed):
    title = "Résultat à indiquer"
    detail = "Indiquez ce qu'a donné cet essai. Seul un courrier est préparé par le service."


class NothingToWriteAbout(Refusal):
    title = "Aucune absence ce jour-là"
    detail = "Cet élève n'a pas d'absence ce jour-là. Vérifiez la date."


async def _write(uow: UnitOfWork, command: ContactCommand, school_id: UUID) -> ContactNoted:
    """One letter per address, or to this person alone; the attempts wait until their letters are printed."""
    if command.channel is not ContactChannel.LETTER:
        raise OnlyLettersArePrinted(errors=[{"pointer": "/result", "detail": OnlyLettersArePrinted.detail}])
    student, day = command.student_id, command.about_day
    rules = await load_rules(uow.session, school_id)
    halves = await contacts.load_absent_halves(uow.session, school_id, [student], [day])
    if not halves:
        raise NothingToWriteAbout
    reachable = await contacts.load_reachable(uow.session, school_id, [student], command.channel)
    if command.guardian_id is not None:
        asked = command.guardian_id
        reachable = [Reachable(student, [asked]) for one in reachable if asked in one.guardian_ids]
    if not reachable:
        raise NobodyToWriteTo
    named = {student: [half.half_day for half in halves[student]]}
    made = (await send_letters(uow, rules, command.purpose, reachable=reachable, named=named))[0]
    detail = {"channel": made.channel.value, "result": made.result.value, "day": day.isoformat()}
    await uow.record(JournalEntry.of((student, school_id), "contact:record", Access.WRITE, **detail))
    return ContactNoted(made.id, student, day, made.purpose, made.channel, made.result, 0)


async def _said(uow: UnitOfWork, school_id: UUID, command: ContactCommand, contact_id: UUID) -> int:
    """The reason bears the contact's id: they are taken back together."""
    if command.reason is None:
        return 0
    rules = await load_rules(uow.session, school_id)
    await lock_pupils(uow.session, school_id, [command.student_id])
    day = command.about_day
    standing = await load_standing(uow.session, school_id, [command.student_id], day, day)
    counting = [known for known in standing if known.entry.kind.counts]
    said = ReasonCommand(
        JudgementState.PENDING, command.reason, channel=command.channel.value, guardian_id=command.guardian_id
    )
    await write_judgements(uow, rules, counting, said, reason_id=contact_id)
    return len(counting)


async def list_contacts(uow: UnitOfWork, student_id: UUID, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The attempts to reach one pupil's family: part of their file."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    await uow.record(JournalEntry.of(scope.pair, "contact:list", Access.READ))
    return contact_page(scope.student_id, scope.school_id, cursor, limit)
