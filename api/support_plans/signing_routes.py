"""Signatures and papers of a plan; places of schemes."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from api.support_plans import use_cases_places as offered
from api.support_plans import use_cases_signing as signatures
from api.support_plans.bodies import (
    PaperSignatureIn,
    PlaceTakenIn,
    SignatureRequestIn,
    SupportPlaceIn,
    SupportPlacePatchIn,
)
from api.support_plans.catalogue_schemas import SupportPlaceOut
from api.support_plans.schemas import SupportPlanOut
from api.support_plans.use_cases_places import NewPlace
from api.support_plans.use_cases_signing import PaperSignature
from domain.access.permissions import Permission
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.views import SupportPlaceLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT

router = APIRouter(prefix="/api/v1", tags=["support_plans"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.SUPPORT_PLANS_READ)]
Writer = Annotated[Door, Requires(Permission.SUPPORT_PLANS_WRITE)]
Offerer = Annotated[Door, Requires(Permission.SUPPORT_PLACES_WRITE)]
Anyone = Annotated[Door, Requires(Permission.SCHOOLS_READ)]
PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.post(
    "/support-plans/{plan_id}/signatures", response_model=SupportPlanOut, responses=responses(404, 409, 412, 428)
)
async def sign_support_plan_on_paper(plan_id: UUID, body: PaperSignatureIn, door: Writer) -> Response:
    """Note a signature given on the sheet that the school keeps: who, and the day."""
    seen, given = door.seen, PaperSignature(**body.model_dump())
    return await door.write(lambda uow: signatures.sign_on_paper(uow, plan_id, given, seen=seen), SupportPlanOut)


@router.post(
    "/support-plans/{plan_id}/signature-requests",
    response_model=SupportPlanOut,
    responses=responses(404, 409, 412, 428),
)
async def ask_for_signature(plan_id: UUID, body: SignatureRequestIn, door: Writer) -> Response:
    """Send a link and a code by mail to a person who accepts mail; an earlier link of theirs stops working."""
    seen = door.seen
    return await door.write(
        lambda uow: signatures.ask_by_mail(uow, plan_id, body.guardian_id, seen=seen), SupportPlanOut
    )


@router.get("/support-plans/{plan_id}/pdf", response_class=Response, responses=responses(404) | PDF)
async def print_support_plan(plan_id: UUID, door: Reader) -> Response:
    """« Aperçu famille »: the plan as the family reads it, as it now is (PDF/UA-1). Journalled."""
    return await door.bytes(lambda uow: signatures.print_plan(uow, plan_id))


@router.get("/support-plans/{plan_id}/papers/{sha256}", response_class=Response, responses=responses(404) | PDF)
async def open_support_plan_paper(
    plan_id: UUID, sha256: Annotated[str, Path(pattern="^[0-9a-f]{64}$")], door: Reader
) -> Response:
    """A sheet exactly as it was sent to be signed, by its hash. Journalled."""
    return await door.bytes(lambda uow: signatures.read_paper(uow, plan_id, sha256))


@router.put("/support-plans/{plan_id}/place", response_model=SupportPlanOut, responses=responses(404, 409, 412, 428))
async def take_support_place(plan_id: UUID, body: PlaceTakenIn, door: Writer) -> Response:
    """Take a place for this pupil; refused when none is left (409)."""
    seen = door.seen
    return await door.write(lambda uow: offered.take_place(uow, plan_id, body.place_id, seen=seen), SupportPlanOut)


@router.delete("/support-plans/{plan_id}/place", response_model=SupportPlanOut, responses=responses(404, 409, 412, 428))
async def leave_support_place(plan_id: UUID, door: Writer) -> Response:
    """Give the place back."""
    seen = door.seen
    return await door.write(lambda uow: offered.leave_place(uow, plan_id, seen=seen), SupportPlanOut)


@router.get("/support-places", response_model=Page[SupportPlaceLine], responses=responses())
async def list_support_places(door: Anyone, scheme: SchemeCode | None = None, limit: Limit = DEFAULT_LIMIT) -> Response:
    """Sessions to come in one's département, the next entry first, with the places left. No pupil in it."""
    return await door.page(lambda uow: offered.list_places(uow, clock.today(), scheme, limit))


@router.post("/support-places", status_code=201, response_model=SupportPlaceOut, responses=responses(404))
async def add_support_place(body: SupportPlaceIn, door: Offerer) -> Response:
    """Offer a session of a scheme: structure, entry, capacity."""
    new = NewPlace(**body.model_dump())
    return await door.write(lambda uow: offered.add_place(uow, new), SupportPlaceOut, 201)


@router.patch("/support-places/{place_id}", response_model=SupportPlaceOut, responses=responses(404, 412, 428))
async def change_support_place(place_id: UUID, body: SupportPlacePatchIn, door: Offerer) -> Response:
    """Change one's own session; never fewer places than are taken."""
    seen, changes = door.seen, body.model_dump(include=body.model_fields_set)
    return await door.write(lambda uow: offered.change_place(uow, place_id, changes, seen=seen), SupportPlaceOut)
