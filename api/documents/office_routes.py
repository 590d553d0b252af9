"""`/letter-batches` and `/units/{id}/letterhead`: what an office prints, and what its letters carry."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.documents import use_cases_batches, use_cases_letterheads
from api.documents.routes import PDF
from api.documents.schemas import LetterBatchIn, LetterBatchOut, LetterBatchStepIn, LetterheadIn, LetterheadOut
from api.door import Door, Requires, responses
from api.schemas import Page
from domain.access.permissions import Permission
from domain.documents.views import LetterBatchLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT

router = APIRouter(prefix="/api/v1", tags=["documents"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Printer = Annotated[Door, Requires(Permission.LETTERS_BATCH)]
Setter = Annotated[Door, Requires(Permission.LETTERHEADS_SET)]


@router.get("/letter-batches", response_model=Page[LetterBatchLine], responses=responses())
async def list_letter_batches(door: Printer, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT) -> Response:
    """The batches of one's offices, the latest first, and how far their letters are."""
    return await door.page(lambda uow: use_cases_batches.list_batches(uow, cursor, limit))


@router.post("/letter-batches", status_code=201, response_model=LetterBatchOut, responses=responses(404, 409))
async def prepare_letter_batch(body: LetterBatchIn, door: Printer) -> Response:
    """Put every signed letter of one's office that waits into one PDF, a cover sheet first."""
    today = clock.today()
    return await door.write(lambda uow: use_cases_batches.prepare_batch(uow, body.unit_id, today), LetterBatchOut, 201)


@router.get("/letter-batches/{batch_id}", response_model=LetterBatchOut, responses=responses(404))
async def show_letter_batch(batch_id: UUID, door: Printer) -> Response:
    """One batch; its letters are `GET /deliveries?batch_id=`."""
    return await door.read(lambda uow: use_cases_batches.show_batch(uow, batch_id), LetterBatchOut)


@router.get("/letter-batches/{batch_id}/pdf", response_class=Response, responses=responses(404) | PDF)
async def open_letter_batch(batch_id: UUID, door: Printer) -> Response:
    """The one PDF to print; opening it is journalled for each pupil in it."""
    return await door.bytes(lambda uow: use_cases_batches.open_batch(uow, batch_id))


@router.post(
    "/letter-batches/{batch_id}/transitions",
    response_model=LetterBatchOut,
    responses=responses(404, 409, 412, 428),
)
async def advance_letter_batch(batch_id: UUID, body: LetterBatchStepIn, door: Printer) -> Response:
    """Mark the batch printed, then posted: its letters move with it. Or give it up before it is printed."""
    today, seen = clock.today(), door.seen
    return await door.write(
        lambda uow: use_cases_batches.advance_letter_batch(uow, batch_id, body.name, today, seen=seen), LetterBatchOut
    )


@router.delete(
    "/letter-batches/{batch_id}/letters/{delivery_id}",
    response_model=LetterBatchOut,
    responses=responses(404, 409, 412, 428),
)
async def withdraw_from_letter_batch(batch_id: UUID, delivery_id: UUID, door: Printer) -> Response:
    """« Retirer du lot », until it is printed; the letter waits for another batch."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases_batches.withdraw_from_batch(uow, batch_id, delivery_id, seen=seen), LetterBatchOut
    )


@router.get("/units/{unit_id}/letterhead", response_model=LetterheadOut, responses=responses(404))
async def show_letterhead(unit_id: UUID, door: Setter) -> Response:
    """The model of an office's letters; under version 0, what they carry while nobody has set one."""
    return await door.read(lambda uow: use_cases_letterheads.show_letterhead(uow, unit_id), LetterheadOut)


@router.put("/units/{unit_id}/letterhead", response_model=LetterheadOut, responses=responses(404, 412, 428))
async def set_letterhead(unit_id: UUID, body: LetterheadIn, door: Setter) -> Response:
    """Set the model; If-Match is the version that was read, `"0"` for the first one."""
    sheet, seen = body.to_letterhead(unit_id), door.seen
    return await door.write(lambda uow: use_cases_letterheads.set_letterhead(uow, sheet, seen=seen), LetterheadOut)


@router.delete("/units/{unit_id}/letterhead", response_model=LetterheadOut, responses=responses(404, 412, 428))
async def remove_letterhead(unit_id: UUID, door: Setter) -> Response:
    """Take the model back; letters then carry what the office's own sheet says."""
    seen = door.seen
    return await door.write(lambda uow: use_cases_letterheads.remove_letterhead(uow, unit_id, seen=seen), LetterheadOut)
