"""« Courriers du jour »: the signed letters of an office as one PDF, printed, then posted."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import Select

from api.documents.keeping import LETTERS, model_version
from api.letters.render import BatchCover, render_batch, sha256
from domain.documents.batches import (
    BatchMovedOn,
    BatchState,
    BatchStep,
    NothingToPrint,
    NotInBatch,
    advance_batch,
    carried_along,
    taken_out,
)
from domain.kernel.errors import Malformed, NotFound, Stale
from persistence.documents import queries, repository
from persistence.documents.batches import (
    LetterBatch,
    WaitingLetter,
    add_batch,
    load_batch,
    load_batch_bytes,
    load_letters,
    load_waiting,
    save_batch,
)
from persistence.documents.sources import load_unit_name
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork

LARGEST = 200
"""Letters in one batch: more wait for the next one, so that a request stays short."""


async def prepare_batch(uow: UnitOfWork, unit_id: UUID | None, today: date) -> LetterBatch:
    """All signed letters of my office that lie in no batch. One set under former templates is printed by itself."""
    if unit_id is not None and unit_id not in uow.actor.units:
        raise NotFound
    waiting = await load_waiting(uow.session, [unit_id] if unit_id else list(uow.actor.units))
    letters = [one for one in waiting if one.rendered_from == model_version()][:LARGEST]
    if not letters:
        raise NothingToPrint
    office = _only_office(letters)
    name = await load_unit_name(uow.session, office)
    content = await _print(letters, name, today)
    batch = LetterBatch(
        id=new_id(), unit_id=office, unit_name=name, day=today, state=BatchState.PREPARED,
        letter_count=len(letters), sha256=sha256(content), byte_count=len(content), prepared_at=uow.now,
        printed_at=None, posted_at=None, version=1,
    )  # fmt: skip
    await add_batch(uow.session, batch, content, uow.actor.id)
    for one in letters:
        put_in = replace(one.envelope, batch_id=batch.id, version=one.envelope.version + 1)
        await repository.save_envelope(uow.session, put_in, uow.actor.id, uow.now)
    await _record(uow, "letter_batch:prepare", batch, letters)
    return batch


def _only_office(letters: Sequence[WaitingLetter]) -> UUID:
    offices = {one.envelope.issuer_id for one in letters}
    if len(offices) > 1:
        detail = "Vous avez plusieurs services : indiquez celui dont vous imprimez les courriers."
        raise Malformed(errors=[{"pointer": "/unit_id", "detail": detail}])
    return offices.pop()


async def _print(letters: Sequence[WaitingLetter], office: str, day: date) -> bytes:
    """The cover carries the numbers of the slips; the letters are as they were signed."""
    numbers = tuple(one.envelope.registered_number for one in letters)
    sheets = [LETTERS.validate_json(one.letter) for one in letters]
    return await asyncio.to_thread(render_batch, sheets, BatchCover(day, office, registered=numbers))


async def withdraw_from_batch(uow: UnitOfWork, batch_id: UUID, delivery_id: UUID, *, seen: int) -> LetterBatch:
    """« Retirer du lot », until it is printed: the PDF is set again without that letter."""
    batch = await _moving(uow, batch_id, seen)
    if batch.state is not BatchState.PREPARED:
        raise BatchMovedOn
    letters = await load_letters(uow.session, batch_id)
    gone = next((one for one in letters if one.envelope.id == delivery_id), None)
    if gone is None:
        raise NotInBatch
    await repository.save_envelope(uow.session, taken_out(gone.envelope), uow.actor.id, uow.now)
    left = [one for one in letters if one is not gone]
    changed = replace(batch, letter_count=len(left), version=batch.version + 1)
    content = None
    if left:
        content = await _print(left, batch.unit_name, batch.day)
        changed = replace(changed, sha256=sha256(content), byte_count=len(content))
    else:
        changed = replace(changed, state=BatchState.DISCARDED)
    await save_batch(uow.session, changed, content)
    await _record(uow, "letter_batch:withdraw", changed, [gone])
    return changed


async def advance_letter_batch(
    uow: UnitOfWork, batch_id: UUID, step: BatchStep, today: date, *, seen: int
) -> LetterBatch:
    """Printed, posted or given up: every letter in it moves along, each with its own evidence."""
    batch = await _moving(uow, batch_id, seen)
    state = advance_batch(batch.state, step)
    letters = await load_letters(uow.session, batch_id)
    for one in letters:
        moved = carried_along(one.envelope, step, today)
        if moved is not one.envelope:
            await repository.save_envelope(uow.session, moved, uow.actor.id, uow.now)
    changed = replace(
        batch,
        state=state,
        printed_at=uow.now if step is BatchStep.MARK_PRINTED else batch.printed_at,
        posted_at=uow.now if step is BatchStep.MARK_POSTED else batch.posted_at,
        version=batch.version + 1,
    )
    await save_batch(uow.session, changed)
    await _record(uow, f"letter_batch:{step.value}", changed, letters)
    return changed


async def open_batch(uow: UnitOfWork, batch_id: UUID) -> tuple[bytes, str, str]:
    """The one PDF, cover first; a reading of every document in it."""
    batch = await load_batch(uow.session, uow.actor, batch_id)
    letters = await load_letters(uow.session, batch_id)
    await _record(uow, "letter_batch:read", batch, letters, Access.READ)
    return await load_batch_bytes(uow.session, batch_id), "application/pdf", f"lot-{batch.day}.pdf"


async def show_batch(uow: UnitOfWork, batch_id: UUID) -> LetterBatch:
    return await load_batch(uow.session, uow.actor, batch_id)


async def list_batches(uow: UnitOfWork, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    await uow.record(JournalEntry("letter_batch:list", Access.LIST))
    return queries.batch_page(uow.actor, cursor, limit)


async def _moving(uow: UnitOfWork, batch_id: UUID, seen: int) -> LetterBatch:
    batch = await load_batch(uow.session, uow.actor, batch_id, lock=True)
    if batch.version != seen:
        raise Stale
    return batch


async def _record(
    uow: UnitOfWork, operation: str, batch: LetterBatch, letters: Sequence[WaitingLetter],
    access: Access = Access.WRITE,
) -> None:  # fmt: skip
    """One row a person; a sealed letter names no school in the journal, which the school reads."""
    persons = {
        (one.envelope.student_id, None if one.envelope.sealed else one.envelope.school_id): None for one in letters
    }
    detail = {"batch_id": str(batch.id), "letters": len(letters)}
    await uow.record(JournalEntry(operation, access, list(persons), detail=detail))
