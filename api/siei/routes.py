"""`/siei`: the switch, campaigns, their sources and their steps."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from starlette.datastructures import UploadFile

from api import clock
from api.door import Door, Requires, responses
from api.progress import stream_progress
from api.schemas import Page
from api.siei import use_cases, use_cases_basis, use_cases_sources
from api.siei.schemas import (
    SieiBasisIn,
    SieiBasisOut,
    SieiCampaignIn,
    SieiCampaignOut,
    SieiChoiceOut,
    SieiOwnSourceIn,
    SieiSourceOut,
    SieiStepIn,
)
from api.siei.use_cases import NewCampaign
from api.siei.use_cases_sources import SourceDeposit
from domain.access.permissions import Permission
from domain.kernel.errors import Malformed
from domain.siei.sources import SourceKind
from domain.siei.views import CampaignLine, RejectLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1/siei", tags=["siei"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.SIEI_READ)]
Runner = Annotated[Door, Requires(Permission.SIEI_RUN)]
Activator = Annotated[Door, Requires(Permission.SIEI_ACTIVATE)]
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


@router.get("/legal-basis", response_model=SieiBasisOut, responses=responses())
async def show_siei_basis(door: Annotated[Door, Requires(Permission.SIEI_READ_BASIS)]) -> Response:
    """Is SIEI open here, and by which text."""
    return await door.read(use_cases_basis.show_basis, SieiBasisOut)


@router.post("/legal-basis", status_code=201, response_model=SieiBasisOut, responses=responses(409))
async def record_siei_basis(body: SieiBasisIn, door: Activator) -> Response:
    """Record the decision that allows this deployment to cross the bases: SIEI opens."""
    return await door.write(
        lambda uow: use_cases_basis.record_basis(uow, body.reference, body.decided_on, clock.today()), SieiBasisOut, 201
    )


@router.delete("/legal-basis", response_model=SieiBasisOut, responses=responses(404, 412, 428))
async def withdraw_siei_basis(door: Activator) -> Response:
    """SIEI is off again: nothing of it is crossed or read any more."""
    seen = door.seen
    return await door.write(lambda uow: use_cases_basis.withdraw_basis(uow, seen=seen), SieiBasisOut)


@router.get("/choices", response_model=list[SieiChoiceOut], responses=responses())
async def list_siei_choices(door: Runner) -> Response:
    """For whom one may open a campaign, and over which départements."""
    return await door.read(use_cases.list_choices, list[SieiChoiceOut])


@router.get("/campaigns", response_model=Page[CampaignLine], responses=responses())
async def list_siei_campaigns(door: Reader, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT) -> Response:
    """Campaigns of one's institution, the latest first."""
    return await door.page(lambda uow: use_cases.list_campaigns(uow, cursor=cursor, limit=limit))


@router.post("/campaigns", status_code=201, response_model=SieiCampaignOut, responses=responses(404))
async def open_siei_campaign(body: SieiCampaignIn, door: Runner) -> Response:
    """Open a dated campaign over some départements."""
    new = NewCampaign(body.unit_id, body.campaign_date, body.departments)
    return await door.write(lambda uow: use_cases.open_campaign(uow, new, clock.today()), SieiCampaignOut, 201)


@router.get("/campaigns/{campaign_id}", response_model=SieiCampaignOut, responses=responses(404))
async def show_siei_campaign(campaign_id: UUID, door: Reader) -> Response:
    """Sources, control, crossing, figures; never a person."""
    return await door.read(lambda uow: use_cases.show_campaign(uow, campaign_id), SieiCampaignOut)


@router.post("/campaigns/{campaign_id}/steps", response_model=SieiCampaignOut, responses=responses(404, 409, 412, 428))
async def advance_siei_campaign(campaign_id: UUID, body: SieiStepIn, door: Runner) -> Response:
    """Check, run, cancel, resume, replay, publish, close or abandon."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.advance_campaign(uow, campaign_id, body.name, seen=seen), SieiCampaignOut
    )


@router.post(
    "/campaigns/{campaign_id}/sources",
    status_code=201,
    response_model=SieiSourceOut,
    responses=responses(404, 409, 413),
    openapi_extra=_FILE,
)
async def deposit_siei_source(
    request: Request,
    campaign_id: UUID,
    door: Runner,
    kind: SourceKind,
    received_on: date | None = None,
    file_name: Annotated[str, Query(max_length=120)] = "",
) -> Response:
    """Deposit the file of one source: CSV (`;`, UTF-8) or JSON of the exchange format. Nobody under 16 is written.

    The file is the body itself, or the part `file` of a form. A file that does not follow the format leaves nothing.
    """
    name, content = await _file_of(request)
    deposit = SourceDeposit(kind, file_name or name, content, received_on or clock.today())
    return await door.write(
        lambda uow: use_cases_sources.deposit_source(uow, campaign_id, deposit, clock.today()), SieiSourceOut, 201
    )


async def _file_of(request: Request) -> tuple[str, bytes]:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return "", await request.body()
    part = (await request.form()).get("file")
    if not isinstance(part, UploadFile):
        raise Malformed(errors=[{"pointer": "/file", "detail": "Ce champ est obligatoire."}])
    return part.filename or "", await part.read()


@router.post(
    "/campaigns/{campaign_id}/own-sources", status_code=201, response_model=SieiSourceOut, responses=responses(404, 409)
)
async def take_own_siei_source(campaign_id: UUID, body: SieiOwnSourceIn, door: Runner) -> Response:
    """Take the pupils that the schools of the départements have given this service, for éducation nationale only."""
    return await door.write(
        lambda uow: use_cases_sources.take_own_source(uow, campaign_id, body.kind, clock.today()), SieiSourceOut, 201
    )


@router.delete(
    "/campaigns/{campaign_id}/sources/{source_kind}", response_model=SieiCampaignOut, responses=responses(404, 409)
)
async def remove_siei_source(campaign_id: UUID, source_kind: SourceKind, door: Runner) -> Response:
    """Take a source back, with its file."""

    async def run(uow: UnitOfWork) -> Any:
        await use_cases_sources.remove_source(uow, campaign_id, source_kind)
        return await use_cases.show_campaign(uow, campaign_id)

    return await door.write(run, SieiCampaignOut)


@router.get("/campaigns/{campaign_id}/rejects", response_model=Page[RejectLine], responses=responses(404))
async def list_siei_rejects(
    campaign_id: UUID,
    door: Runner,
    source: SourceKind | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Lines that were set aside, with the column, the rule and the remedy."""
    return await door.page(lambda uow: use_cases.list_rejects(uow, campaign_id, source, cursor=cursor, limit=limit))


@router.get("/campaigns/{campaign_id}/events", responses={**_EVENTS, **responses(404)}, response_class=Response)
async def follow_siei_campaign(campaign_id: UUID, door: Reader) -> Response:
    """Progress of the crossing or of its replay, as server-sent events; ends at once when nothing is under way."""
    under_way: list[bool] = []

    async def run(uow: UnitOfWork) -> Any:
        page = await use_cases.show_campaign(uow, campaign_id)
        under_way.append(page.campaign.is_under_way)
        return page

    await door.read(run, SieiCampaignOut)
    if not under_way[0]:
        return Response(
            "event: end\ndata: {}\n\n", media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )
    return stream_progress(door.request, campaign_id)
