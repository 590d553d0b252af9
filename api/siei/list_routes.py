"""Lists of SIEI: of a campaign, of a platform, of a school; their publication, and how right they were."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from api.siei import use_cases_lists as lists
from api.siei.review_schemas import (
    SieiFindingIn,
    SieiFindingOut,
    SieiPublicationOut,
    SieiReceivedOut,
    SieiRightnessOut,
)
from domain.access.permissions import Permission
from domain.siei.review import RowState
from domain.siei.sources import SourceKind
from domain.siei.views import SieiPlatformLine, SieiReturnLine, SieiRowLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.siei.publication import Finding
from persistence.siei.queries import RowFilter

router = APIRouter(prefix="/api/v1/siei", tags=["siei"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.SIEI_READ)]
Runner = Annotated[Door, Requires(Permission.SIEI_RUN)]
Platform = Annotated[Door, Requires(Permission.SIEI_PLATFORM_LIST)]
_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}}}


@router.get("/campaigns/{campaign_id}/rows", response_model=Page[SieiRowLine], responses=responses(404, 409))
async def list_siei_rows(
    campaign_id: UUID,
    door: Reader,
    platform_id: UUID | None = None,
    no_platform: bool = False,
    state: RowState | None = None,
    minors: bool | None = None,
    known_before: bool | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """The list of a campaign, by name; before its publication only for whoever runs it."""
    wanted = RowFilter(platform_id, no_platform, state and state.value, minors, known_before)
    return await door.page(lambda uow: lists.list_rows(uow, campaign_id, wanted, cursor=cursor, limit=limit))


@router.get("/campaigns/{campaign_id}/publication", response_model=SieiPublicationOut, responses=responses(404))
async def show_siei_publication(campaign_id: UUID, door: Reader) -> Response:
    """What each platform gets, what schools get back, what closing erases."""
    return await door.read(lambda uow: lists.show_publication(uow, campaign_id), SieiPublicationOut)


@router.get("/campaigns/{campaign_id}/rightness", response_model=list[SieiRightnessOut], responses=responses(404, 409))
async def measure_siei_rightness(campaign_id: UUID, door: Reader) -> Response:
    """How right each source was, once platforms have reached people."""
    return await door.read(lambda uow: lists.measure_rightness(uow, campaign_id), list[SieiRightnessOut])


@router.get(
    "/campaigns/{campaign_id}/feedback/{source_kind}",
    response_class=Response,
    responses={**_CSV, **responses(404, 409)},
)
async def export_siei_feedback(campaign_id: UUID, source_kind: SourceKind, door: Runner) -> Response:
    """The errors of one source, as a file for whoever keeps it."""
    return await door.bytes(lambda uow: lists.write_feedback(uow, campaign_id, source_kind))


@router.get("/rows", response_model=Page[SieiPlatformLine], responses=responses())
async def list_platform_siei_rows(
    door: Platform,
    state: RowState | None = None,
    minors: bool | None = None,
    known_before: bool | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """The last list published for one's platforms, and nothing else."""
    wanted = RowFilter(state=state and state.value, minors=minors, known_before=known_before)
    return await door.page(lambda uow: lists.list_own_rows(uow, wanted, cursor=cursor, limit=limit))


@router.post("/rows/receipt", response_model=SieiReceivedOut, responses=responses())
async def receive_siei_rows(door: Platform) -> Response:
    """« Liste reçue »; once is enough."""
    return await door.write(lists.receive_list, SieiReceivedOut)


@router.put("/rows/{row_id}/outcome", response_model=SieiFindingOut, responses=responses(404, 412, 428))
async def answer_siei_row(row_id: UUID, body: SieiFindingIn, door: Platform) -> Response:
    """What the platform found: « était déjà inscrit » goes back to its source as an error."""
    seen = door.seen
    finding = Finding(body.outcome, body.found_in, body.on)
    return await door.write(
        lambda uow: lists.answer_row(uow, row_id, finding, clock.today(), seen=seen), SieiFindingOut
    )


@router.get("/returns", response_model=Page[SieiReturnLine], responses=responses())
async def list_siei_returns(
    door: Annotated[Door, Requires(Permission.SIEI_RETURNS)], cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """What comes back to one's school of those who left it: in training elsewhere, or followed; nothing more."""
    return await door.page(lambda uow: lists.list_returns(uow, cursor=cursor, limit=limit))
