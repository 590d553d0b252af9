"""`/attendance-cases`: open, read, advance."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.attendance_cases import use_cases
from api.attendance_cases.bodies import AttendanceCaseTransitionIn
from api.attendance_cases.schemas import AttendanceCaseOpenIn, AttendanceCaseOut
from api.door import Door, Requires, responses
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1", tags=["attendance_cases"])
Reader = Annotated[Door, Requires(Permission.CASES_READ)]
Advancer = Annotated[Door, Requires(Permission.CASES_ADVANCE)]


@router.post("/attendance-cases", status_code=201, response_model=AttendanceCaseOut, responses=responses(404, 409))
async def open_attendance_case(
    body: AttendanceCaseOpenIn, door: Annotated[Door, Requires(Permission.CASES_PREPARE)]
) -> Response:
    """Open the file of a pupil for this school year: a draft of the school, nothing leaves."""
    return await door.write(lambda uow: use_cases.open_case(uow, body.student_id), AttendanceCaseOut, 201)


@router.get("/attendance-cases/{case_id}", response_model=AttendanceCaseOut, responses=responses(404))
async def show_attendance_case(case_id: UUID, door: Reader) -> Response:
    """The page of a case as this reader may see it: steps, offers, facts then and now. Journalled."""
    return await door.read(lambda uow: use_cases.show_case(uow, case_id), AttendanceCaseOut)


@router.post(
    "/attendance-cases/{case_id}/transitions",
    response_model=AttendanceCaseOut,
    responses=responses(404, 409, 412, 428),
)
async def advance_attendance_case(case_id: UUID, body: AttendanceCaseTransitionIn, door: Advancer) -> Response:
    """Take one step. The row of the table says who may; the version of If-Match comes before any rule."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.advance_case(uow, case_id, body.to_command(), seen=seen), AttendanceCaseOut
    )
