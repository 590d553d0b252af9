"""`/documents`, `/deliveries`, and the documents of a case and of a pupil."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.attendance_cases.bodies import AttendanceCaseTransitionIn
from api.documents import use_cases
from api.documents.schemas import DeliveryNoteIn, DeliveryOut, DocumentSummaryOut, ReissuedOut
from api.documents.use_cases_preview import preview_letters as preview_letters_of
from api.documents.use_cases_reissue import reissue_delivery as reissue
from api.door import Door, Requires, responses
from api.schemas import Page
from domain.access.permissions import Permission
from domain.documents.deliveries import Envelope
from domain.documents.delivery_states import DeliveryState
from domain.documents.views import DocumentLine, OutgoingLine
from persistence.documents.queries import OutgoingFilter
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["documents"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.DOCUMENTS_READ)]
Previewer = Annotated[Door, Requires(Permission.CASES_ADVANCE)]
Noter = Annotated[Door, Requires(Permission.DELIVERIES_WRITE)]
PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get("/documents/{document_id}", response_class=Response, responses=responses(404) | PDF)
async def open_document(document_id: UUID, door: Reader) -> Response:
    """The PDF exactly as it was sent; each opening is journalled."""
    return await door.bytes(lambda uow: use_cases.open_document(uow, document_id))


@router.get("/documents/{document_id}/summary", response_model=DocumentSummaryOut, responses=responses(404))
async def summarise_document(document_id: UUID, door: Reader) -> Response:
    """What the document is, its hash, and what became of each of its envelopes."""
    return await door.read(lambda uow: use_cases.summarise_document(uow, document_id), DocumentSummaryOut)


@router.get("/attendance-cases/{case_id}/documents", response_model=Page[DocumentLine], responses=responses(404))
async def list_case_documents(
    case_id: UUID, door: Reader, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """The documents of a case with their delivery states, the latest first."""
    return await door.page(lambda uow: use_cases.list_case_documents(uow, case_id, cursor, limit))


@router.get("/students/{student_id}/documents", response_model=Page[DocumentLine], responses=responses(404))
async def list_student_documents(
    student_id: UUID, door: Reader, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """The documents of a pupil with their delivery states, the latest first."""
    return await door.page(lambda uow: use_cases.list_student_documents(uow, student_id, cursor, limit))


@router.get("/deliveries", response_model=Page[OutgoingLine], responses=responses())
async def list_deliveries(
    door: Noter,
    state: DeliveryState | None = None,
    unit_id: UUID | None = None,
    batch_id: UUID | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """The envelopes of one's own offices: what did not arrive above all the rest."""
    wanted = OutgoingFilter(state, unit_id, batch_id)
    return await door.page(lambda uow: use_cases.list_outgoing(uow, wanted, cursor, limit))


@router.patch("/deliveries/{delivery_id}", response_model=DeliveryOut, responses=responses(404, 409, 412, 428))
async def note_delivery(delivery_id: UUID, body: DeliveryNoteIn, door: Noter) -> Response:
    """Note the number of the slip, or what became of the envelope; former notes stay readable as evidence."""
    note = body.to_note(clock.today())
    return await door.write(lambda uow: use_cases.note_envelope(uow, delivery_id, note, seen=door.seen), DeliveryOut)


@router.post(
    "/deliveries/{delivery_id}/reissue", status_code=201, response_model=ReissuedOut, responses=responses(404, 409)
)
async def reissue_delivery(delivery_id: UUID, door: Noter) -> Response:
    """Send a letter again that came back, or that had no address, to the present address; the former one stays."""
    demo = door.request.app.state.settings.demo

    async def run(uow: UnitOfWork) -> dict[str, list[Envelope]]:
        return {"items": await reissue(uow, delivery_id, demo=demo)}

    return await door.write(run, ReissuedOut, 201)


@router.post(
    "/attendance-cases/{case_id}/letters/preview",
    response_class=Response,
    responses=responses(404, 409) | PDF,
)
async def preview_letters(case_id: UUID, body: AttendanceCaseTransitionIn, door: Previewer) -> Response:
    """The letters that this step would send, as one PDF marked « Brouillon ». Nothing is stored."""
    demo = door.request.app.state.settings.demo
    return await door.bytes(lambda uow: preview_letters_of(uow, case_id, body.to_command(), demo=demo))
