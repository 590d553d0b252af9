"""`/students`."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from api.students import use_cases
from api.students.schemas import CivilStatusOut, StudentOut, StudentSearchIn, TimelineOut
from api.students.use_cases_timeline import show_timeline
from domain.access.permissions import Permission
from domain.students.status import EnrolmentStatus
from domain.students.views import StudentLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.students.queries import StudentFilter, student_page

router = APIRouter(prefix="/api/v1", tags=["students"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.STUDENTS_READ)]


@router.get("/students", response_model=Page[StudentLine], responses=responses())
async def list_students(
    door: Reader,
    school_id: UUID | None = None,
    class_id: UUID | None = None,
    status: EnrolmentStatus | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Pupils of this school year within one's perimeter, in name order."""
    wanted = StudentFilter(school_id, class_id, status)
    return await door.page(lambda uow: student_page(uow.actor, clock.today(), wanted, cursor, limit))


@router.post("/students/search", response_model=Page[StudentLine], responses=responses())
async def search_students(
    body: StudentSearchIn, door: Reader, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """Pupils with a part of the name that starts so, whatever its accents and hyphens."""
    wanted = StudentFilter(body.school_id, body.class_id, words=body.q)
    return await door.page(lambda uow: student_page(uow.actor, clock.today(), wanted, cursor, limit))


@router.get("/students/{student_id}", response_model=StudentOut, responses=responses(404))
async def show_student(student_id: UUID, door: Reader) -> Response:
    """The pupil's page: identity, those who answer for them, enrolments. Journalled."""
    return await door.read(lambda uow: use_cases.show_student(uow, student_id, clock.today()), StudentOut)


@router.get("/students/{student_id}/civil-status", response_model=CivilStatusOut, responses=responses(404))
async def show_civil_status(
    student_id: UUID, door: Annotated[Door, Requires(Permission.STUDENTS_CONTACTS)]
) -> Response:
    """« État civil »: birth date, INE with their sources, own address. Journalled apart."""
    return await door.read(lambda uow: use_cases.show_civil_status(uow, student_id), CivilStatusOut)


@router.get("/students/{student_id}/timeline", response_model=TimelineOut, responses=responses(404))
async def show_student_timeline(student_id: UUID, door: Reader, since: date | None = None) -> Response:
    """A pupil's year, latest first: absences, reasons, contacts, alerts, acts of the case. Journalled."""
    return await door.read(lambda uow: show_timeline(uow, student_id, clock.today(), since), TimelineOut)
