"""Notes of a point: for every member, or for one profession alone."""

from dataclasses import replace
from uuid import UUID

from domain.absences.contacts import check_note
from domain.kernel.errors import NotFound
from domain.meetings import notes as rules
from domain.meetings.meeting import check_open
from domain.meetings.notes import NOTE_LENGTH, NoteEmpty, NoteLevel, NoteSeen
from persistence.journal import JournalEntry
from persistence.meetings import items, notes, repository
from persistence.meetings.items import Item
from persistence.unit_of_work import UnitOfWork


async def write_note(uow: UnitOfWork, meeting_id: UUID, item_id: UUID, level: NoteLevel, body: str) -> NoteSeen:
    """A note for all, or for one profession alone. The answer does not repeat sealed words: nothing else keeps them."""
    rules.check_writer(level, uow.actor.role)
    meeting = await repository.load_meeting(uow.session, uow.actor, meeting_id)
    item = await items.load_item(uow.session, uow.actor, meeting_id, item_id)
    check_open(meeting)
    if item.student_id is None:
        raise NotFound
    _check_body(level, body)
    new = notes.NewNote(item_id, item.unit_id, item.student_id, level, body, uow.actor.id, uow.now)
    note_id = await notes.insert_note(uow.session, new)
    await _record(uow, item, "meeting:write_note", level)
    return await _without_words(uow, item_id, note_id)


async def rewrite_note(uow: UnitOfWork, point: tuple[UUID, UUID], note_id: UUID, body: str, *, seen: int) -> NoteSeen:
    """Other words on one's own note, on the version that was read; `point` is (meeting, item)."""
    meeting_id, item_id = point
    meeting = await repository.load_meeting(uow.session, uow.actor, meeting_id)
    item = await items.load_item(uow.session, uow.actor, meeting_id, item_id)
    note = await notes.load_note(uow.session, item_id, note_id)
    rules.check_writer(note.level, uow.actor.role)
    if note.written_by != uow.actor.id:
        raise NotFound
    check_open(meeting)
    _check_body(note.level, body)
    await notes.save_note(uow.session, note, seen, body, uow.now)
    await _record(uow, item, "meeting:rewrite_note", note.level)
    return await _without_words(uow, item_id, note_id)


async def _without_words(uow: UnitOfWork, item_id: UUID, note_id: UUID) -> NoteSeen:
    note = await notes.load_note(uow.session, item_id, note_id)
    return note if note.level is NoteLevel.EDUCATIONAL else replace(note, body=None)


def _check_body(level: NoteLevel, body: str) -> None:
    """What all may read says a fact, without health or family; sealed words are their profession's own."""
    if not 0 < len(body) <= NOTE_LENGTH:
        raise NoteEmpty(errors=[{"pointer": "/body", "detail": NoteEmpty.detail}])
    if level is NoteLevel.EDUCATIONAL:
        check_note(body)


async def _record(uow: UnitOfWork, item: Item, operation: str, level: NoteLevel) -> None:
    persons = [(item.student_id, item.unit_id)] if item.student_id else []
    detail = {"item_id": str(item.id), "level": level.value}
    await uow.record(JournalEntry(operation, persons=persons, school_id=item.unit_id, detail=detail))
