"""`/imports`."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from starlette.datastructures import UploadFile

from api import clock
from api.door import Door, Requires, responses
from api.imports import use_cases
from api.imports.schemas import (
    ImportApplyIn,
    ImportDiscardIn,
    ImportLineDecisionIn,
    ImportMapColumnsIn,
    ImportOut,
    ImportTransitionIn,
)
from api.imports.use_cases import Deposit
from api.progress import stream_progress
from api.schemas import Page
from domain.access.permissions import Permission
from domain.imports.importing import ImportState
from domain.imports.judge import Outcome
from domain.imports.views import ImportLine, ImportSummary
from domain.kernel.errors import Malformed
from persistence.imports.lines import import_page, line_page
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["imports"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.IMPORTS_READ)]
Writer = Annotated[Door, Requires(Permission.IMPORTS_WRITE)]
_FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            },
        },
    }
}

_EVENTS: dict[int | str, dict[str, Any]] = {200: {"content": {"text/event-stream": {}}}}


@router.get("/imports", response_model=Page[ImportSummary], responses=responses())
async def list_imports(
    door: Reader, school_id: UUID | None = None, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """Imports of one's schools, the latest first."""
    return await door.page(lambda uow: import_page(uow.actor, school_id, cursor, limit))


@router.post("/imports", status_code=201, response_model=ImportOut, responses=responses(404, 413), openapi_extra=_FILE)
async def deposit_file(
    request: Request,
    door: Writer,
    school_id: UUID,
    kind: Annotated[str | None, Query(max_length=20)] = None,
    file_name: Annotated[str, Query(max_length=120)] = "",
) -> Response:
    """Read a file and show what it would change; nothing is applied. A refused file leaves nothing behind.

    The file is the body itself, or the part `file` of a form. `kind` is `siecle`, `onde`, `absences`, or one exact
    kind; without it the file is recognised by what it is.
    """
    name, content = await _file_of(request)
    deposit = Deposit(school_id, file_name or name, content, kind)
    return await door.write(lambda uow: use_cases.deposit_file(uow, deposit, clock.today()), ImportOut, 201)


async def _file_of(request: Request) -> tuple[str, bytes]:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return "", await request.body()
    form = await request.form()
    part = form.get("file")
    if not isinstance(part, UploadFile):
        raise Malformed(errors=[{"pointer": "/file", "detail": "Ce champ est obligatoire."}])
    return part.filename or "", await part.read()


@router.get("/imports/{import_id}", response_model=ImportOut, responses=responses(404))
async def show_import(import_id: UUID, door: Reader) -> Response:
    """One import: its state, its counts, what blocks it."""
    return await door.read(lambda uow: use_cases.show_import(uow, import_id), ImportOut)


@router.get("/imports/{import_id}/lines", response_model=Page[ImportLine], responses=responses(404))
async def list_import_lines(
    import_id: UUID,
    door: Annotated[Door, Requires(Permission.IMPORTS_WRITE)],
    subject: Annotated[str | None, Query(max_length=20)] = None,
    outcome: Outcome | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """The differences of an import, in the order of the file."""
    wanted = (subject, outcome.value if outcome else None)

    async def build(uow: UnitOfWork) -> Any:
        await use_cases.show_import(uow, import_id)
        return line_page(uow.actor, import_id, wanted, cursor, limit)

    return await door.page(build)


@router.post("/imports/{import_id}/transitions", response_model=ImportOut, responses=responses(404, 409, 412, 413, 428))
async def advance_import(import_id: UUID, body: ImportTransitionIn, door: Writer) -> Response:
    """Apply, undo within 7 days, give up, or say what the columns mean."""

    async def run(uow: UnitOfWork) -> Any:
        if isinstance(body, ImportApplyIn):
            return await use_cases.apply_import(uow, import_id, body.motive, clock.today(), seen=door.seen)
        if isinstance(body, ImportMapColumnsIn):
            return await use_cases.map_columns(uow, import_id, body.mapping, seen=door.seen)
        if isinstance(body, ImportDiscardIn):
            return await use_cases.discard_import(uow, import_id, seen=door.seen)
        return await use_cases.undo_import(uow, import_id, seen=door.seen)

    return await door.write(run, ImportOut)


@router.put("/imports/{import_id}/lines/{line_id}/decision", response_model=ImportOut, responses=responses(404, 409))
async def decide_import_line(import_id: UUID, line_id: UUID, body: ImportLineDecisionIn, door: Writer) -> Response:
    """Say whether two look-alikes are one person; « plus tard » leaves the line out."""
    return await door.write(lambda uow: use_cases.decide_line(uow, import_id, line_id, body.decision), ImportOut)


@router.get(
    "/imports/{import_id}/events",
    responses={**_EVENTS, **responses(404)},
    response_class=Response,
)
async def follow_import(import_id: UUID, door: Reader) -> Response:
    """Progress of a long reading or application, as server-sent events; ends at once when nothing is under way."""
    states: list[ImportState] = []

    async def run(uow: UnitOfWork) -> Any:
        one = await use_cases.show_import(uow, import_id)
        states.append(one.state)
        return one

    await door.read(run, ImportOut)
    if states[0] not in {ImportState.READING, ImportState.APPLYING}:
        return Response(
            "event: end\ndata: {}\n\n", media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )
    return stream_progress(door.request, import_id)
