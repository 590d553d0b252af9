"""Notes of a point: for every member, for one profession, or for one institution and the platform's manager."""

from dataclasses import replace
from uuid import UUID

from api.meetings.trace import Traced, trace
from domain.absences.contacts import check_note
from domain.kernel.errors import NotFound
from domain.meetings import notes as rules
from domain.meetings.frames import check_level, frame_of
from domain.meetings.meeting import check_open
from domain.meetings.notes import NOTE_LENGTH, NoteEmpty, NoteLevel, NoteSeen
from persistence.meetings import items, notes, repository
from persistence.meetings.houses import load_house
from persistence.meetings.items import Item
from persistence.unit_of_work import UnitOfWork


async def write_note(uow: UnitOfWork, meeting_id: UUID, item_id: UUID, level: NoteLevel, body: str) -> NoteSeen:
    """A note for all, for one profession, or for one institution; the answer does not repeat sealed words."""
    rules.check_writer(level, uow.actor.role)
    meeting = await repository.load_meeting(uow.session, uow.actor, meeting_id)
    item = await items.load_item(uow.session, uow.actor, meeting_id, item_id)
    check_open(meeting)
    if item.about is None:
        raise NotFound
    check_level(frame_of(meeting.kind, await load_house(uow.session, meeting.unit_id)).matter, level)
    _check_body(level, body)
    institution = await repository.institution_of(uow.session, meeting_id, uow.actor.id)
    new = notes.NewNote(item_id, item.unit_id, item.about, level, body, uow.actor.id, uow.now, institution)
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
    return replace(note, body=None) if note.level.is_sealed else note


def _check_body(level: NoteLevel, body: str) -> None:
    """A fact, without health or family; only a profession's sealed words are its own."""
    if not 0 < len(body) <= NOTE_LENGTH:
        raise NoteEmpty(errors=[{"pointer": "/body", "detail": NoteEmpty.detail}])
    if level.profession is None:
        check_note(body)


async def _record(uow: UnitOfWork, item: Item, operation: str, level: NoteLevel) -> None:
    traced = Traced.of(item.unit_id, item.meeting_id, item.about)
    await trace(uow, traced, operation, item_id=str(item.id), level=level.value)
