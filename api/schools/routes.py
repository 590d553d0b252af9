"""`/schools`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy import Select

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from api.schools import use_cases
from api.schools.schemas import (
    CalendarIn,
    CalendarOut,
    CountChangeOut,
    PlacementsIn,
    PlacementsOut,
    SchoolIn,
    SchoolOut,
    SchoolPatchIn,
    SettingsHistoryOut,
    SettingsIn,
)
from api.schools.steps import CalendarCommand, SettingsCommand
from domain.access.permissions import Permission
from domain.accounts.views import StaffLine
from domain.students.views import ClassLine, SchoolLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.schools.queries import class_page, school_page, staff_page
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["schools"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.SCHOOLS_READ)]
Manager = Annotated[Door, Requires(Permission.SCHOOLS_MANAGE)]
Configurer = Annotated[Door, Requires(Permission.SCHOOLS_CONFIGURE)]


@router.get("/schools", response_model=Page[SchoolLine], responses=responses())
async def list_schools(door: Reader, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT) -> Response:
    """The schools of one's perimeter; all of them for an administrator."""
    return await door.page(lambda uow: school_page(uow.actor, cursor, limit))


@router.post("/schools", status_code=201, response_model=SchoolOut, responses=responses(409))
async def add_school(body: SchoolIn, door: Manager) -> Response:
    """Add a school. Its UAI must carry the right key letter; département, zone and clock follow from it."""
    return await door.write(lambda uow: use_cases.add_school(uow, body.to_school()), SchoolOut, 201)


@router.get("/schools/{school_id}", response_model=SchoolOut, responses=responses(404))
async def show_school(school_id: UUID, door: Reader) -> Response:
    """A school's sheet."""
    return await door.read(lambda uow: use_cases.show_school(uow, school_id), SchoolOut)


@router.patch("/schools/{school_id}", response_model=SchoolOut, responses=responses(404, 412, 428))
async def change_school(school_id: UUID, body: SchoolPatchIn, door: Manager) -> Response:
    """Change a school's sheet; the fields not named stay."""
    changes = {name: getattr(body, name) for name in body.model_fields_set if getattr(body, name) is not None}
    return await door.write(lambda uow: use_cases.change_school(uow, school_id, changes, seen=door.seen), SchoolOut)


@router.get("/schools/{school_id}/classes", response_model=Page[ClassLine], responses=responses(404))
async def list_classes(school_id: UUID, door: Reader, cursor: UUID | None = None, limit: Limit = MAX_LIMIT) -> Response:
    """The classes and groups of a school this year; a teacher's own only."""

    def build(uow: UnitOfWork) -> Select[tuple[str]]:
        use_cases.within_reach(uow, school_id)
        return class_page(uow.actor, school_id, clock.today(), cursor, limit)

    return await door.page(build)


@router.get("/schools/{school_id}/staff", response_model=Page[StaffLine], responses=responses(404))
async def list_school_staff(
    school_id: UUID,
    door: Annotated[Door, Requires(Permission.SCHOOLS_STAFF)],
    cursor: UUID | None = None,
    limit: Limit = MAX_LIMIT,
) -> Response:
    """The people of one's school who may be named référent or given a task: name and function, no address."""

    def build(uow: UnitOfWork) -> Select[tuple[str]]:
        use_cases.stands_in(uow, school_id)
        return staff_page(uow.actor, school_id, clock.today(), cursor=cursor, limit=limit)

    return await door.page(build)


@router.get("/schools/{school_id}/calendar", response_model=CalendarOut, responses=responses(404))
async def show_calendar(school_id: UUID, door: Reader) -> Response:
    """Opening half-days, grid, closures, and the holidays of the school's zone for this school year."""
    return await door.read(lambda uow: use_cases.show_calendar(uow, school_id, clock.today()), CalendarOut)


@router.put("/schools/{school_id}/calendar", response_model=CalendarOut, responses=responses(404, 412, 428))
async def set_calendar(school_id: UUID, body: CalendarIn, door: Configurer) -> Response:
    """Set the school's weeks. The counts of the present year are then made again by a job."""
    command = CalendarCommand(*body.rows())
    return await door.write(
        lambda uow: use_cases.set_calendar(uow, school_id, command, clock.today(), seen=door.seen), CalendarOut
    )


@router.post("/schools/{school_id}/calendar/preview", response_model=CountChangeOut, responses=responses(404))
async def preview_calendar(school_id: UUID, body: CalendarIn, door: Configurer) -> Response:
    """What setting these weeks would change: half-days counted otherwise, thresholds moved. Nothing is kept."""
    command = CalendarCommand(*body.rows())
    return await door.write(
        lambda uow: use_cases.preview_calendar(uow, school_id, command, clock.today()), CountChangeOut
    )


@router.post("/schools/{school_id}/settings/preview", response_model=CountChangeOut, responses=responses(404))
async def preview_settings(school_id: UUID, body: SettingsIn, door: Configurer) -> Response:
    """What counting so would change, from the month in which it begins. Nothing is kept."""
    command = SettingsCommand(body.from_day, body.to_settings())
    return await door.write(
        lambda uow: use_cases.preview_settings(uow, school_id, command, clock.today()), CountChangeOut
    )


@router.get("/schools/{school_id}/settings", response_model=SettingsHistoryOut, responses=responses(404))
async def show_settings(school_id: UUID, door: Reader) -> Response:
    """How the school counts, with every former version."""
    return await door.read(lambda uow: use_cases.show_settings(uow, school_id), SettingsHistoryOut)


@router.post(
    "/schools/{school_id}/settings",
    status_code=201,
    response_model=SettingsHistoryOut,
    responses=responses(404, 412, 428),
)
async def add_settings(school_id: UUID, body: SettingsIn, door: Configurer) -> Response:
    """Count otherwise from a day on, never backwards."""
    command = SettingsCommand(body.from_day, body.to_settings())
    return await door.write(
        lambda uow: use_cases.add_settings(uow, school_id, command, clock.today(), seen=door.seen),
        SettingsHistoryOut,
        201,
    )


@router.get(
    "/schools/{school_id}/classes/{class_id}/placements", response_model=PlacementsOut, responses=responses(404)
)
async def list_placements(school_id: UUID, class_id: UUID, door: Reader) -> Response:
    """The weeks a class spends in companies."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases.list_placements(uow, school_id, class_id)}

    return await door.read(run, PlacementsOut)


@router.put(
    "/schools/{school_id}/classes/{class_id}/placements", response_model=PlacementsOut, responses=responses(404)
)
async def set_placements(school_id: UUID, class_id: UUID, body: PlacementsIn, door: Configurer) -> Response:
    """Set the weeks a class spends in companies (PFMP): no roll is expected then, and no half-day counted."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases.set_placements(uow, school_id, class_id, body.rows())}

    return await door.write(run, PlacementsOut)
