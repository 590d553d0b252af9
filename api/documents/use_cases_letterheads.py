"""The model of an office's letters: read, set and taken back by whoever configures the département."""

from dataclasses import replace
from uuid import UUID

from domain.kernel.errors import NotFound
from persistence.documents.letterheads import Letterhead, delete_letterhead, find_letterhead, save_letterhead
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork


async def show_letterhead(uow: UnitOfWork, unit_id: UUID) -> Letterhead:
    """NotFound while the office has none: its letters then carry what its own sheet says."""
    sheet = await find_letterhead(uow.session, unit_id) if unit_id in uow.actor.units else None
    if sheet is None:
        raise NotFound
    return sheet


async def set_letterhead(uow: UnitOfWork, sheet: Letterhead, *, seen: int) -> Letterhead:
    """Letters written from now on carry it; those already signed keep theirs. `seen` is 0 for the first one."""
    if sheet.unit_id not in uow.actor.units:
        raise NotFound
    saved = await save_letterhead(uow.session, replace(sheet, version=seen), uow.actor.id, uow.now)
    await uow.record(JournalEntry("letterhead:set", detail={"unit_id": str(sheet.unit_id)}))
    return saved


async def remove_letterhead(uow: UnitOfWork, unit_id: UUID, *, seen: int) -> Letterhead:
    """Back to what the office's own sheet says; the answer is the model as it was."""
    sheet = await show_letterhead(uow, unit_id)
    await delete_letterhead(uow.session, unit_id, expected=seen)
    await uow.record(JournalEntry("letterhead:remove", detail={"unit_id": str(unit_id)}))
    return sheet
