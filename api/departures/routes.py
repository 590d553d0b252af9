"""`/departures`, `/handovers`, `/platform-areas`."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.departures import use_cases
from api.departures import use_cases_platforms as areas
from api.departures import use_cases_preview as previews
from api.departures.schemas import (
    DepartureContactIn,
    DepartureOpenIn,
    DepartureOut,
    DepartureStepIn,
    DepartureStepPreviewOut,
    HandoverReceiptOut,
    PlatformAreaEndIn,
    PlatformAreaIn,
    PlatformAreaOut,
    PlatformAreasOut,
)
from api.departures.use_cases_platforms import NewArea
from api.door import Door, Requires, responses
from api.schemas import Page
from domain.access.permissions import Permission
from domain.departures.states import DepartureGround, DepartureState
from domain.departures.views import DepartureLine, HandoverLine
from persistence.departures.queries import DepartureFilter
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT

router = APIRouter(prefix="/api/v1", tags=["departures"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.DEPARTURES_READ)]
Writer = Annotated[Door, Requires(Permission.DEPARTURES_WRITE)]
PDF: dict[int | str, dict[str, Any]] = {200: {"content": {"application/pdf": {}}, "description": "A draft"}}
Platform = Annotated[Door, Requires(Permission.HANDOVERS_READ)]


@router.post("/departures", status_code=201, response_model=DepartureOut, responses=responses(404, 409))
async def open_departure(body: DepartureOpenIn, door: Writer) -> Response:
    """Open the file of a departure: a question (disappearance) or a departure to prepare. Nothing leaves."""
    return await door.write(lambda uow: use_cases.start_departure(uow, body.student_id, body.ground), DepartureOut, 201)


@router.get("/departures", response_model=Page[DepartureLine], responses=responses())
async def list_departures(
    door: Reader,
    state: DepartureState | None = None,
    ground: DepartureGround | None = None,
    school_id: UUID | None = None,
    student_id: UUID | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Departures under way within one's perimeter, the oldest first; those that are over by `state`."""
    wanted = DepartureFilter(state and state.value, ground and ground.value, school_id, student_id)
    return await door.page(lambda uow: use_cases.list_departures(uow, wanted, cursor=cursor, limit=limit))


@router.get("/departures/{departure_id}", response_model=DepartureOut, responses=responses(404))
async def show_departure(departure_id: UUID, door: Reader) -> Response:
    """What is recorded, what may come next and what it lacks. Journalled."""
    return await door.read(lambda uow: use_cases.show_departure(uow, departure_id, clock.today()), DepartureOut)


@router.post("/departures/{departure_id}/steps", response_model=DepartureOut, responses=responses(404, 409, 412, 428))
async def advance_departure(departure_id: UUID, body: DepartureStepIn, door: Writer) -> Response:
    """Take one step; striking off is the head's. The version of If-Match comes before any rule."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.advance_departure(uow, departure_id, body.name, body.to_given(), seen=seen), DepartureOut
    )


@router.post(
    "/departures/{departure_id}/steps/preview", response_model=DepartureStepPreviewOut, responses=responses(404, 409)
)
async def preview_departure_step(departure_id: UUID, body: DepartureStepIn, door: Writer) -> Response:
    """What this step would send and to whom; or what it would be refused for. Nothing is written."""
    return await door.read(
        lambda uow: previews.preview_step(uow, departure_id, body.name, body.to_given()), DepartureStepPreviewOut
    )


@router.post("/departures/{departure_id}/letters/preview", response_class=Response, responses=responses(404, 409) | PDF)
async def preview_departure_letters(departure_id: UUID, body: DepartureStepIn, door: Writer) -> Response:
    """The letters that this step would send, as one PDF marked « Brouillon ». Nothing is stored."""
    demo = door.request.app.state.settings.demo
    return await door.bytes(
        lambda uow: previews.preview_letters(uow, departure_id, body.name, body.to_given(), demo=demo)
    )


@router.post(
    "/departures/{departure_id}/contacts", status_code=201, response_model=DepartureOut, responses=responses(404)
)
async def note_departure_contact(departure_id: UUID, body: DepartureContactIn, door: Writer) -> Response:
    """« Noter un appel »: an attempt to reach the family or the pupil, and when to try again."""
    attempt = use_cases.Attempt(body.channel.value, body.result.value, body.next_on)
    return await door.write(
        lambda uow: use_cases.note_attempt(uow, departure_id, attempt, clock.today()), DepartureOut, 201
    )


@router.delete(
    "/departures/{departure_id}/contacts/{attempt_id}", response_model=DepartureOut, responses=responses(404, 409)
)
async def take_departure_contact_back(departure_id: UUID, attempt_id: UUID, door: Writer) -> Response:
    """« Annuler »: one's own note of today, while no step has followed; its task is no longer asked of anybody."""
    return await door.write(lambda uow: use_cases.take_attempt_back(uow, departure_id, attempt_id), DepartureOut)


@router.post("/departures/{departure_id}/receipt", response_model=DepartureOut, responses=responses(404, 412, 428))
async def receive_departure(
    departure_id: UUID, door: Annotated[Door, Requires(Permission.DEPARTURES_RECEIVE)]
) -> Response:
    """The DSDEN takes note of a pupil below 16 without a known enrolment."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.receive_departure(uow, departure_id, clock.today(), seen=seen), DepartureOut
    )


@router.get("/handovers", response_model=Page[HandoverLine], responses=responses())
async def list_handovers(
    door: Platform, ended: bool = False, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """« Jeunes transmis » to one's platforms, the newest first."""
    return await door.page(lambda uow: use_cases.list_handovers(uow, ended=ended, cursor=cursor, limit=limit))


@router.post("/handovers/{handover_id}/receipt", response_model=HandoverReceiptOut, responses=responses(404))
async def receive_handover(handover_id: UUID, door: Platform) -> Response:
    """The platform has the young person on its list; once is enough."""
    return await door.write(lambda uow: use_cases.receive_handover(uow, handover_id), HandoverReceiptOut)


@router.get("/platform-areas", response_model=PlatformAreasOut, responses=responses())
async def list_platform_areas(door: Annotated[Door, Requires(Permission.PLATFORMS_READ)]) -> Response:
    """Which platform answers for which commune, school or département."""
    return await door.read(areas.list_platform_areas, PlatformAreasOut)


@router.post("/platform-areas", status_code=201, response_model=PlatformAreaOut, responses=responses(404))
async def add_platform_area(
    body: PlatformAreaIn, door: Annotated[Door, Requires(Permission.PLATFORMS_CONFIGURE)]
) -> Response:
    """One more dated row; the most precise one that stands answers."""
    new = NewArea(**body.model_dump())
    return await door.write(lambda uow: areas.add_platform_area(uow, new, clock.today()), PlatformAreaOut, 201)


@router.patch("/platform-areas/{area_id}", response_model=PlatformAreaOut, responses=responses(404, 412, 428))
async def end_platform_area(
    area_id: UUID, body: PlatformAreaEndIn, door: Annotated[Door, Requires(Permission.PLATFORMS_CONFIGURE)]
) -> Response:
    """The row ends on that day."""
    seen = door.seen
    return await door.write(
        lambda uow: areas.end_platform_area(uow, area_id, body.valid_to, seen=seen), PlatformAreaOut
    )
