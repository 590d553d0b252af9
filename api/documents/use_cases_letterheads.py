"""The model of an office's letters: read, set and taken back by whoever answers for that office."""

from dataclasses import replace
from uuid import UUID

from api.documents.compose_heads import sheet_of_office, sheet_of_school
from domain.kernel.errors import NotFound
from persistence.documents.letterheads import Letterhead, delete_letterhead, find_letterhead, save_letterhead
from persistence.documents.sources import load_academy_name, load_unit_name
from persistence.journal import JournalEntry
from persistence.schools.repository import find_school
from persistence.unit_of_work import UnitOfWork


async def show_letterhead(uow: UnitOfWork, unit_id: UUID) -> Letterhead:
    """The model, or what letters carry while there is none, under version 0: a form opens on the truth."""
    if unit_id not in uow.actor.units:
        raise NotFound
    sheet = await find_letterhead(uow.session, unit_id)
    return sheet or await _sheet_without_model(uow, unit_id)


async def _sheet_without_model(uow: UnitOfWork, unit_id: UUID) -> Letterhead:
    school = await find_school(uow.session, unit_id)
    if school is not None:
        return sheet_of_school(school)
    name = await load_unit_name(uow.session, unit_id)
    return sheet_of_office(unit_id, name, await load_academy_name(uow.session, unit_id))


async def set_letterhead(uow: UnitOfWork, sheet: Letterhead, *, seen: int) -> Letterhead:
    """Letters written from now on carry it; those already signed keep theirs. `seen` is 0 for the first one."""
    if sheet.unit_id not in uow.actor.units:
        raise NotFound
    saved = await save_letterhead(uow.session, replace(sheet, version=seen), uow.actor.id, uow.now)
    await uow.record(JournalEntry("letterhead:set", detail={"unit_id": str(sheet.unit_id)}))
    return saved


async def remove_letterhead(uow: UnitOfWork, unit_id: UUID, *, seen: int) -> Letterhead:
    """Back to what the office's own sheet says, which is the answer."""
    if unit_id not in uow.actor.units or await find_letterhead(uow.session, unit_id) is None:
        raise NotFound
    await delete_letterhead(uow.session, unit_id, expected=seen)
    await uow.record(JournalEntry("letterhead:remove", detail={"unit_id": str(unit_id)}))
    return await _sheet_without_model(uow, unit_id)
