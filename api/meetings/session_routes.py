"""`/meetings/{id}/items/{id}`: the meeting while it is held, its notes, its minutes."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response

from api import clock
from api.door import Door, Requires, responses
from api.meetings import use_cases_notes, use_cases_papers, use_cases_session
from api.meetings.session_schemas import (
    EditingIn,
    MeetingPointOut,
    MeetingPulseOut,
    MinutesOut,
    NoteIn,
    NoteOut,
    NoteWordsIn,
    ReviewIn,
)
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1/meetings/{meeting_id}", tags=["meetings"])
Reader = Annotated[Door, Requires(Permission.MEETINGS_READ)]
Holder = Annotated[Door, Requires(Permission.MEETINGS_HOLD)]
PDF: dict[int | str, dict[str, Any]] = {200: {"content": {"application/pdf": {}}, "description": "One page"}}


@router.get("/pulse", response_model=MeetingPulseOut, responses=responses(404))
async def follow_meeting(meeting_id: UUID, door: Reader) -> Response:
    """Asked every few seconds while a meeting is held: what moved, who writes. No pupil is named: no trace."""
    return await door.read(lambda uow: use_cases_session.follow(uow, meeting_id), MeetingPulseOut)


@router.get("/items/{item_id}", response_model=MeetingPointOut, responses=responses(404))
async def show_meeting_item(meeting_id: UUID, item_id: UUID, door: Reader) -> Response:
    """The person in question: reasons, last time's decisions and whether they were done, their file, notes."""
    return await door.read(
        lambda uow: use_cases_session.show_point(uow, meeting_id, item_id, clock.today()), MeetingPointOut
    )


@router.post("/items/{item_id}/take-up", response_model=MeetingPointOut, responses=responses(404, 409))
async def take_meeting_item_up(meeting_id: UUID, item_id: UUID, door: Holder) -> Response:
    """« En cours » : this point, and no other."""
    return await door.write(
        lambda uow: use_cases_session.take_point_up(uow, meeting_id, item_id, clock.today()), MeetingPointOut
    )


@router.put("/items/{item_id}/review", response_model=MeetingPointOut, responses=responses(404, 409, 412, 428))
async def write_meeting_item(meeting_id: UUID, item_id: UUID, body: ReviewIn, door: Holder) -> Response:
    """Autosave of what stands on the screen; 412 when somebody wrote meanwhile. `decide` alone keeps a decision."""
    return await door.write(
        lambda uow: use_cases_session.write_point(uow, meeting_id, item_id, body.to_review(), seen=door.seen),
        MeetingPointOut,
    )


@router.post("/items/{item_id}/decide", response_model=MeetingPointOut, responses=responses(404, 409, 412, 428))
async def decide_meeting_item(meeting_id: UUID, item_id: UUID, body: ReviewIn, door: Holder) -> Response:
    """« Décider » : somebody by a day (unless nothing is decided), a task, and what it makes of the person's file."""
    return await door.write(
        lambda uow: use_cases_session.decide_point(
            uow, (meeting_id, item_id), body.to_review(), seen=door.seen, today=clock.today()
        ),
        MeetingPointOut,
    )


@router.post("/items/{item_id}/postpone", response_model=MeetingPointOut, responses=responses(404, 409))
async def postpone_meeting_item(meeting_id: UUID, item_id: UUID, door: Holder) -> Response:
    """« Reporter » : it goes to the next meeting when this one is closed."""
    return await door.write(
        lambda uow: use_cases_session.postpone_point(uow, meeting_id, item_id, clock.today()), MeetingPointOut
    )


@router.put("/items/{item_id}/editing", response_model=MeetingPointOut, responses=responses(404, 409))
async def mark_meeting_item_editing(meeting_id: UUID, item_id: UUID, body: EditingIn, door: Holder) -> Response:
    """Say who is writing (« M. Garnier modifie la décision »): told to the others at their next reading."""
    return await door.write(
        lambda uow: use_cases_session.mark_editing(uow, meeting_id, item_id, editing=body.editing), MeetingPointOut
    )


@router.post("/items/{item_id}/notes", status_code=201, response_model=NoteOut, responses=responses(404, 409))
async def write_meeting_note(meeting_id: UUID, item_id: UUID, body: NoteIn, door: Reader) -> Response:
    """A note for all, for one's own profession, or for one's institution and the platform's manager."""
    return await door.write(
        lambda uow: use_cases_notes.write_note(uow, meeting_id, item_id, body.level, body.body), NoteOut, 201
    )


@router.put("/items/{item_id}/notes/{note_id}", response_model=NoteOut, responses=responses(404, 409, 412, 428))
async def rewrite_meeting_note(
    meeting_id: UUID, item_id: UUID, note_id: UUID, body: NoteWordsIn, door: Reader
) -> Response:
    """Other words on one's own note."""
    return await door.write(
        lambda uow: use_cases_notes.rewrite_note(uow, (meeting_id, item_id), note_id, body.body, seen=door.seen),
        NoteOut,
    )


@router.get("/minutes", response_model=MinutesOut, responses=responses(404))
async def read_meeting_minutes(meeting_id: UUID, door: Reader) -> Response:
    """The minutes as sentences, and the tasks by person."""
    return await door.read(lambda uow: use_cases_papers.read_minutes(uow, meeting_id, clock.today()), MinutesOut)


@router.get("/minutes.pdf", response_class=Response, responses=responses(404) | PDF)
async def print_meeting_minutes(meeting_id: UUID, door: Holder) -> Response:
    """« Compte rendu » on one page, with names: it stays inside the house. No note of any level is in it."""
    demo = door.request.app.state.settings.demo
    return await door.bytes(lambda uow: use_cases_papers.print_minutes(uow, meeting_id, clock.today(), demo=demo))


@router.get("/agenda.pdf", response_class=Response, responses=responses(404) | PDF)
async def print_meeting_agenda(meeting_id: UUID, door: Holder, *, names: bool = False) -> Response:
    """« Ordre du jour » on one page, numbered, without names unless asked for."""
    demo = door.request.app.state.settings.demo
    return await door.bytes(
        lambda uow: use_cases_papers.print_agenda(uow, meeting_id, clock.today(), names=names, demo=demo)
    )
