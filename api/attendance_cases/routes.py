"""`/attendance-cases`: open, read, advance."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.attendance_cases import use_cases
from api.attendance_cases import use_cases_lists as lists
from api.attendance_cases.bodies import AttendanceCaseTransitionIn
from api.attendance_cases.schemas import AttendanceCaseOpenIn, AttendanceCaseOut, CaseSummaryOut, StepPreviewOut
from api.attendance_cases.use_cases_preview import preview_step
from api.door import Door, Requires, responses
from api.schemas import Page
from domain.access.permissions import Permission
from domain.attendance_cases.lines import CaseLine
from domain.attendance_cases.waiting import Party
from persistence.attendance_cases.queries import CaseFilter
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT

router = APIRouter(prefix="/api/v1", tags=["attendance_cases"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.CASES_READ)]
Advancer = Annotated[Door, Requires(Permission.CASES_ADVANCE)]


@router.post("/attendance-cases", status_code=201, response_model=AttendanceCaseOut, responses=responses(404, 409))
async def open_attendance_case(
    body: AttendanceCaseOpenIn, door: Annotated[Door, Requires(Permission.CASES_PREPARE)]
) -> Response:
    """Open the file of a pupil for this school year: a draft of the school, nothing leaves."""
    return await door.write(lambda uow: use_cases.open_case(uow, body.student_id), AttendanceCaseOut, 201)


@router.get("/attendance-cases", response_model=Page[CaseLine], responses=responses())
async def list_attendance_cases(
    door: Reader,
    state: Annotated[str | None, Query(max_length=40, pattern="^[a-z_]+$", description="of either track")] = None,
    waiting: Party | None = None,
    school_id: UUID | None = None,
    class_id: UUID | None = None,
    still_for_15_days: Annotated[bool, Query(description="only those in which nothing was done for 15 days")] = False,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Cases of this school year within one's perimeter, the one that waits longest first; closed ones by `state`."""
    wanted = CaseFilter(state, waiting, school_id, class_id, still_for_15_days)
    return await door.page(lambda uow: lists.list_cases(uow, clock.today(), wanted, cursor=cursor, limit=limit))


@router.get("/attendance-cases/summary", response_model=CaseSummaryOut, responses=responses())
async def summarise_attendance_cases(door: Reader) -> Response:
    """The counters above the list: who is waited for, and what has not moved for fifteen days."""
    return await door.read(lambda uow: lists.summarise_cases(uow, clock.today()), CaseSummaryOut)


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


@router.post(
    "/attendance-cases/{case_id}/transitions/preview", response_model=StepPreviewOut, responses=responses(404, 409)
)
async def preview_attendance_case_step(case_id: UUID, body: AttendanceCaseTransitionIn, door: Advancer) -> Response:
    """What this step would do: its confirmation, the letters that would leave and to whom. Nothing is written."""
    return await door.read(lambda uow: preview_step(uow, case_id, body.to_command()), StepPreviewOut)
