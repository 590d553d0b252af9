"""`/foquale-networks`, `/training-places`, `/place-holds`."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from api.training_contracts import use_cases_networks as networks
from api.training_contracts import use_cases_places as places
from api.training_contracts.place_schemas import (
    FoqualeMemberIn,
    FoqualeNetworkIn,
    FoqualeNetworkOut,
    FoqualeNetworkPatchIn,
    PlaceHoldIn,
    PlaceHoldOut,
    PlaceHoldStepIn,
    TrainingPlaceIn,
    TrainingPlaceOut,
    TrainingPlacePatchIn,
)
from api.training_contracts.use_cases_networks import NewNetwork
from api.training_contracts.use_cases_places import From, NewTrainingPlace
from domain.access.permissions import Permission
from domain.training_contracts.place_views import NetworkLine, PlaceHoldLine, TrainingPlaceLine
from domain.training_contracts.places import NsfField, PlaceLevel
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.training_contracts.networks import network_page
from persistence.training_contracts.place_search import PlaceFilter

router = APIRouter(prefix="/api/v1", tags=["training_contracts"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.PLACES_READ)]
Keeper = Annotated[Door, Requires(Permission.PLACES_MANAGE)]
Holder = Annotated[Door, Requires(Permission.PLACES_HOLD)]
Animator = Annotated[Door, Requires(Permission.NETWORKS_MANAGE)]


@router.get("/foquale-networks", response_model=Page[NetworkLine], responses=responses())
async def list_foquale_networks(door: Reader, limit: Limit = DEFAULT_LIMIT) -> Response:
    """Networks of one's platform, or to which one's structure belongs, with the places left."""
    return await door.page(lambda uow: network_page(uow.actor, clock.today(), limit))


@router.post("/foquale-networks", status_code=201, response_model=FoqualeNetworkOut, responses=responses(404, 409))
async def open_foquale_network(body: FoqualeNetworkIn, door: Animator) -> Response:
    """A network inside the perimeter of one's platform; the animator is a function that is given."""
    new = NewNetwork(**body.model_dump())
    return await door.write(lambda uow: networks.open_network(uow, new, clock.today()), FoqualeNetworkOut, 201)


@router.get("/foquale-networks/{network_id}", response_model=FoqualeNetworkOut, responses=responses(404))
async def show_foquale_network(network_id: UUID, door: Reader) -> Response:
    """A network with its animator and its members."""
    return await door.read(lambda uow: networks.show_network(uow, network_id, clock.today()), FoqualeNetworkOut)


@router.patch(
    "/foquale-networks/{network_id}", response_model=FoqualeNetworkOut, responses=responses(404, 409, 412, 428)
)
async def change_foquale_network(network_id: UUID, body: FoqualeNetworkPatchIn, door: Animator) -> Response:
    """Its name, its telephone, who animates it."""
    seen, changes = door.seen, body.changes()
    return await door.write(
        lambda uow: networks.change_network(uow, network_id, changes, clock.today(), seen=seen), FoqualeNetworkOut
    )


@router.post(
    "/foquale-networks/{network_id}/members", status_code=201, response_model=FoqualeNetworkOut,
    responses=responses(404, 409),
)  # fmt: skip
async def add_foquale_member(network_id: UUID, body: FoqualeMemberIn, door: Animator) -> Response:
    """A school, a CIO, the MLDS, a structure of return, a partner."""
    member = body.model_dump()
    return await door.write(
        lambda uow: networks.add_member(uow, network_id, member, clock.today()), FoqualeNetworkOut, 201
    )


@router.delete(
    "/foquale-networks/{network_id}/members/{member_id}", response_model=FoqualeNetworkOut, responses=responses(404)
)
async def end_foquale_member(network_id: UUID, member_id: UUID, door: Animator) -> Response:
    """The structure leaves the network; what it offered stays readable."""
    return await door.write(
        lambda uow: networks.end_member(uow, network_id, member_id, clock.today()), FoqualeNetworkOut
    )


@router.get("/training-places", response_model=Page[TrainingPlaceLine], responses=responses(404))
async def list_training_places(
    door: Reader,
    network_id: UUID | None = None,
    level: PlaceLevel | None = None,
    nsf: NsfField | None = None,
    near: Annotated[str | None, Query(pattern="^[0-9AB]{5}$")] = None,
    for_follow_up: UUID | None = None,
    within_km: Annotated[int | None, Query(ge=1, le=500)] = None,
    entry_from: date | None = None,
    entry_until: date | None = None,
    *,
    free_only: bool = False,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """« Quelle place, où, quand ? » : from a commune (INSEE code) or a young person's home. No person in it."""
    wanted = PlaceFilter(network_id, level, nsf, None, within_km, entry_from, entry_until, free_only)
    start = From(near, for_follow_up)
    return await door.page(lambda uow: places.search_places(uow, wanted, start, clock.today(), limit))


@router.post(
    "/foquale-networks/{network_id}/places", status_code=201, response_model=TrainingPlaceOut,
    responses=responses(404),
)  # fmt: skip
async def add_training_place(network_id: UUID, body: TrainingPlaceIn, door: Keeper) -> Response:
    """Offer places: by the structure itself, the animator or the platform."""
    new = NewTrainingPlace(network_id, **body.model_dump(mode="python"))
    return await door.write(lambda uow: places.add_place(uow, new), TrainingPlaceOut, 201)


@router.patch(
    "/training-places/{training_place_id}", response_model=TrainingPlaceOut, responses=responses(404, 412, 428)
)
async def change_training_place(training_place_id: UUID, body: TrainingPlacePatchIn, door: Keeper) -> Response:
    """Change or close an offer; never fewer places than are taken."""
    seen, changes = door.seen, body.changes()
    return await door.write(
        lambda uow: places.change_place(uow, training_place_id, changes, seen=seen), TrainingPlaceOut
    )


@router.post(
    "/training-places/{training_place_id}/holds",
    status_code=201,
    response_model=PlaceHoldOut,
    responses=responses(404, 409),
)
async def hold_training_place(training_place_id: UUID, body: PlaceHoldIn, door: Holder) -> Response:
    """Hold a place for five days. When it is gone (409 `place_taken`): `taken_at`, `taken_by`, `others` near by."""
    follow_up = body.follow_up_id
    return await door.write(
        lambda uow: places.hold_place(uow, training_place_id, follow_up, clock.today()), PlaceHoldOut, 201
    )


@router.get("/place-holds", response_model=Page[PlaceHoldLine], responses=responses())
async def list_place_holds(
    door: Holder, follow_up_id: UUID | None = None, *, live: bool = True, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """Holds of one's platform, those about to lapse first; the ended ones with `live=false`."""
    return await door.page(lambda uow: places.list_holds(uow, live=live, follow_up_id=follow_up_id, limit=limit))


@router.post("/place-holds/{hold_id}/transitions", response_model=PlaceHoldOut, responses=responses(404, 409, 412, 428))
async def advance_place_hold(hold_id: UUID, body: PlaceHoldStepIn, door: Holder) -> Response:
    """`confirm` with the structure, or `release`; a place on which a contract stands is freed with the contract."""
    seen = door.seen
    return await door.write(
        lambda uow: places.advance_hold(uow, hold_id, body.name, clock.today(), seen=seen), PlaceHoldOut
    )
