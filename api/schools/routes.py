"""`/schools`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from domain.access.permissions import Permission
from domain.students.views import ClassLine, SchoolLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.schools.queries import class_page, school_page

router = APIRouter(prefix="/api/v1", tags=["schools"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.SCHOOLS_READ)]


@router.get("/schools", response_model=Page[SchoolLine], responses=responses())
async def list_schools(door: Reader, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT) -> Response:
    """The schools of one's perimeter; all of them for an administrator."""
    return await door.page(lambda uow: school_page(uow.actor, cursor, limit))


@router.get("/schools/{school_id}/classes", response_model=Page[ClassLine], responses=responses())
async def list_classes(school_id: UUID, door: Reader, cursor: UUID | None = None, limit: Limit = MAX_LIMIT) -> Response:
    """The classes and groups of a school this year; a teacher's own only."""
    return await door.page(lambda uow: class_page(uow.actor, school_id, clock.today(), cursor, limit))
