"""`/signals`: an adult's concern, its acknowledgement, what became of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api import clock
from api.absences.absence_routes import Limit
from api.door import Door, Requires, responses
from api.prevention import use_cases_signals
from api.prevention.schemas import (
    SignalAnswerIn,
    SignalIn,
    SignalOut,
    SignalPreviewIn,
    SignalPreviewOut,
    SignalReceivedOut,
    SignalStudentIn,
)
from api.schemas import Page
from domain.access.permissions import Permission
from domain.prevention.signals import SignalState
from domain.prevention.views import OwnSignalLine, SignalLine
from domain.students.views import StudentName
from persistence.paging import DEFAULT_LIMIT
from persistence.prevention.signals import SignalFilter
from persistence.students.queries import student_name_page

router = APIRouter(prefix="/api/v1", tags=["prevention"])
Adult = Annotated[Door, Requires(Permission.SIGNALS_WRITE)]
SchoolLife = Annotated[Door, Requires(Permission.SIGNALS_READ)]


@router.post("/signals", status_code=201, response_model=SignalReceivedOut, responses=responses(404))
async def send_signal(body: SignalIn, door: Adult) -> Response:
    """Signal a pupil: objective observations and one dated fact, neither health nor family."""
    run = use_cases_signals.send_signal
    return await door.write(lambda uow: run(uow, body.to_command()), SignalReceivedOut, 201)


@router.post("/signals/preview", response_model=SignalPreviewOut, responses=responses(404))
async def preview_signal(body: SignalPreviewIn, door: Adult) -> Response:
    """Before sending: a reminder when the words look personal, and whether a signal of this week exists already."""
    run = use_cases_signals.preview_signal
    return await door.read(lambda uow: run(uow, body.student_id, body.fact), SignalPreviewOut)


@router.post("/signals/students", response_model=Page[StudentName], responses=responses())
async def find_students_to_signal(body: SignalStudentIn, door: Adult, limit: Limit = DEFAULT_LIMIT) -> Response:
    """Whom one may signal: pupils of one's schools with a part of the name that starts so; name and class alone."""
    return await door.page(lambda uow: student_name_page(uow.actor, clock.today(), body.q, limit))


@router.get("/signals", response_model=Page[SignalLine], responses=responses())
async def list_signals(
    door: SchoolLife,
    school_id: UUID | None = None,
    student_id: UUID | None = None,
    state: SignalState | None = None,
    answered: bool | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """The signals of one's schools, the latest first; `answered`: whether a decision is known; facts one at a time."""
    wanted = SignalFilter(school_id, state, student_id, answered)
    return await door.page(lambda uow: use_cases_signals.list_signals(uow, wanted, clock.today(), cursor, limit))


@router.get("/signals/mine", response_model=Page[OwnSignalLine], responses=responses())
async def list_own_signals(door: Adult, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT) -> Response:
    """« Suites données »: what became of one's own signals; nobody else's, and never what was decided in detail."""
    return await door.page(lambda uow: use_cases_signals.list_own_signals(uow, clock.today(), cursor, limit))


@router.get("/signals/{signal_id}", response_model=SignalOut, responses=responses(404))
async def show_signal(signal_id: UUID, door: SchoolLife) -> Response:
    """One sheet, with its fact."""
    return await door.read(lambda uow: use_cases_signals.show_signal(uow, signal_id), SignalOut)


@router.post("/signals/{signal_id}/read", response_model=SignalOut, responses=responses(404))
async def read_signal(signal_id: UUID, door: SchoolLife) -> Response:
    """Mark as read: the author sees by whom."""
    return await door.write(lambda uow: use_cases_signals.read_signal(uow, signal_id), SignalOut)


@router.post("/signals/{signal_id}/agenda", response_model=SignalOut, responses=responses(404, 409, 412, 428))
async def put_signal_on_agenda(signal_id: UUID, door: SchoolLife) -> Response:
    """Put the pupil on the agenda of the next GPDS."""
    run = use_cases_signals.put_signal_on_agenda
    return await door.write(lambda uow: run(uow, signal_id, seen=door.seen), SignalOut)


@router.post("/signals/{signal_id}/answer", response_model=SignalOut, responses=responses(404, 409, 412, 428))
async def answer_signal(signal_id: UUID, body: SignalAnswerIn, door: SchoolLife) -> Response:
    """Say what was decided without a meeting."""
    run = use_cases_signals.answer_signal
    return await door.write(lambda uow: run(uow, signal_id, body.decision, seen=door.seen), SignalOut)


@router.post("/signals/{signal_id}/undo", response_model=SignalOut, responses=responses(404, 409, 412, 428))
async def undo_signal_step(signal_id: UUID, door: SchoolLife) -> Response:
    """Take back the last thing done of a signal: the agenda while the meeting has not begun, an answer the same day."""
    run = use_cases_signals.undo_signal_step
    return await door.write(lambda uow: run(uow, signal_id, seen=door.seen), SignalOut)
