"""`/orientation`, `/students/{student_id}/orientation`, `/schools/{school_id}/orientation-year`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api import clock
from api.door import Door, Requires, responses
from api.orientation import use_cases
from api.orientation import use_cases_school as school
from api.orientation.schemas import (
    OrientationActivityIn,
    OrientationCallIn,
    OrientationOut,
    OrientationResultsOut,
    OrientationStage,
    OrientationStepIn,
    OrientationYearIn,
    OrientationYearOut,
)
from api.schemas import Page
from domain.access.permissions import Permission
from domain.orientation.views import OrientationLine
from persistence.orientation.queries import OrientationFilter
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT

router = APIRouter(prefix="/api/v1", tags=["orientation"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
SchoolYear = Annotated[int | None, Query(ge=2013, le=2100, description="the year of the rentrée; now by default")]
Reader = Annotated[Door, Requires(Permission.ORIENTATION_READ)]
Noter = Annotated[Door, Requires(Permission.ORIENTATION_NOTE)]
Writer = Annotated[Door, Requires(Permission.ORIENTATION_WRITE)]
Decider = Annotated[Door, Requires(Permission.ORIENTATION_DECIDE)]


@router.get("/orientation", response_model=Page[OrientationLine], responses=responses())
async def list_orientation(
    door: Reader,
    stage: OrientationStage | None = None,
    class_id: UUID | None = None,
    school_id: UUID | None = None,
    school_year: SchoolYear = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Pupils of the year by stage; `without_solution` says since when, and who calls them."""
    wanted = OrientationFilter(use_cases.year_or_now(school_year, clock.today()), stage, class_id, school_id)
    return await door.page(lambda uow: use_cases.list_orientation(uow, wanted, cursor=cursor, limit=limit))


@router.get("/students/{student_id}/orientation", response_model=OrientationOut, responses=responses(404))
async def show_orientation(student_id: UUID, door: Reader, school_year: SchoolYear = None) -> Response:
    """One pupil's year: wishes, proposal, decision, assignment, activities, calls. Journalled."""
    return await door.read(lambda uow: use_cases.show_orientation(uow, student_id, school_year), OrientationOut)


@router.post(
    "/students/{student_id}/orientation/steps", response_model=OrientationOut, responses=responses(404, 409, 412, 428)
)
async def advance_orientation(student_id: UUID, body: OrientationStepIn, door: Writer) -> Response:
    """Take one step of this school year; decisions are the head's. If-Match is "0" before the first one."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.advance_orientation(uow, student_id, body.name, body.to_asked(), seen=seen),
        OrientationOut,
    )


@router.post(
    "/students/{student_id}/orientation/activities",
    status_code=201,
    response_model=OrientationOut,
    responses=responses(404),
)
async def note_orientation_activity(student_id: UUID, body: OrientationActivityIn, door: Noter) -> Response:
    """An activity of the parcours d'information et d'orientation, and what came of it."""
    new = use_cases.NewActivity(body.kind.value, body.held_on, body.title, body.finding)
    return await door.write(lambda uow: use_cases.note_activity(uow, student_id, new), OrientationOut, 201)


@router.delete(
    "/students/{student_id}/orientation/activities/{activity_id}", response_model=OrientationOut,
    responses=responses(404),
)  # fmt: skip
async def remove_orientation_activity(student_id: UUID, activity_id: UUID, door: Noter) -> Response:
    """One's own note, or any for those who write orientation."""
    return await door.write(lambda uow: use_cases.remove_activity(uow, student_id, activity_id), OrientationOut)


@router.post(
    "/students/{student_id}/orientation/calls", status_code=201, response_model=OrientationOut,
    responses=responses(404),
)  # fmt: skip
async def note_orientation_call(student_id: UUID, body: OrientationCallIn, door: Writer) -> Response:
    """« Noter un appel » to a pupil without solution; who calls, from now on."""
    call = use_cases.Call(body.channel.value, body.result.value, body.next_step.value, body.next_on)
    return await door.write(lambda uow: use_cases.note_call(uow, student_id, call), OrientationOut, 201)


@router.delete(
    "/students/{student_id}/orientation/calls/{call_id}", response_model=OrientationOut, responses=responses(404, 409)
)
async def take_orientation_call_back(student_id: UUID, call_id: UUID, door: Writer) -> Response:
    """« Annuler »: one's own note of today; who called before calls again."""
    return await door.write(lambda uow: use_cases.take_call_back(uow, student_id, call_id), OrientationOut)


@router.get("/schools/{school_id}/orientation-year", response_model=OrientationYearOut, responses=responses(404))
async def show_orientation_year(school_id: UUID, door: Reader, school_year: SchoolYear = None) -> Response:
    """« Résultats attendus le … », and the part in the experiment of the last word."""
    return await door.read(lambda uow: school.show_year(uow, school_id, school_year), OrientationYearOut)


@router.put(
    "/schools/{school_id}/orientation-year", response_model=OrientationYearOut, responses=responses(404, 412, 428)
)
async def set_orientation_year(school_id: UUID, body: OrientationYearIn, door: Decider) -> Response:
    """Say it for this school year. If-Match is "0" the first time."""
    seen = door.seen
    return await door.write(lambda uow: school.set_year(uow, school_id, body.to_year(), seen=seen), OrientationYearOut)


@router.post(
    "/schools/{school_id}/orientation-results",
    response_model=OrientationResultsOut,
    responses=responses(404, 413),
    openapi_extra={"requestBody": {"content": {"text/csv": {"schema": {"type": "string"}}}, "required": True}},
)
async def import_orientation_results(
    school_id: UUID, request: Request, door: Decider, file_name: Annotated[str, Query(max_length=120)] = "resultats.csv"
) -> Response:
    """A CSV of `ine;date_naissance;resultat;date;formation;etablissement`: all of it, or the list of bad lines."""
    content = await request.body()
    return await door.write(
        lambda uow: school.import_results(uow, school_id, file_name, content), OrientationResultsOut
    )
