"""Interviews, solutions, promises with a date: what is done with and for one young person."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api import clock
from api.door import Door, Requires, responses
from api.follow_ups import use_cases_interviews as interviews
from api.follow_ups import use_cases_promises as promises
from api.follow_ups import use_cases_solutions as solutions
from api.follow_ups import use_cases_summons as summons
from api.follow_ups.act_bodies import (
    FollowUpSolutionIn,
    InterviewIn,
    ReturnRequestIn,
    ReturnStepIn,
    SolutionStepIn,
    SummonsEndIn,
    SummonsIn,
)
from api.follow_ups.act_schemas import InterviewOut
from api.follow_ups.schemas import ActedOut
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1/follow-ups/{follow_up_id}", tags=["follow_ups"])
Reader = Annotated[Door, Requires(Permission.FOLLOW_UPS_READ)]
Writer = Annotated[Door, Requires(Permission.FOLLOW_UPS_WRITE)]
Interviewer = Annotated[Door, Requires(Permission.INTERVIEWS_WRITE)]
WITH_VERSION = responses(404, 409, 412, 428)


@router.post("/interviews", status_code=201, response_model=InterviewOut, responses=responses(404, 409))
async def begin_interview(follow_up_id: UUID, body: InterviewIn, door: Interviewer) -> Response:
    """A draft that both authors write; one at a time for one young person."""
    return await door.write(
        lambda uow: interviews.begin_interview(uow, follow_up_id, body.to_notes(), clock.today()), InterviewOut, 201
    )


@router.get("/interviews/{interview_id}", response_model=InterviewOut, responses=responses(404))
async def show_interview(follow_up_id: UUID, interview_id: UUID, door: Reader) -> Response:
    """One interview, whole. Journalled."""
    ids = (follow_up_id, interview_id)
    return await door.read(lambda uow: interviews.show_interview(uow, ids, clock.today()), InterviewOut)


@router.put("/interviews/{interview_id}", response_model=InterviewOut, responses=WITH_VERSION)
async def save_interview(follow_up_id: UUID, interview_id: UUID, body: InterviewIn, door: Interviewer) -> Response:
    """Autosave of the draft, on the version that was read."""
    ids, seen = (follow_up_id, interview_id), door.seen
    return await door.write(
        lambda uow: interviews.save_interview(uow, ids, body.to_notes(), clock.today(), seen=seen), InterviewOut
    )


@router.post("/interviews/{interview_id}/finish", response_model=InterviewOut, responses=WITH_VERSION)
async def finish_interview(follow_up_id: UUID, interview_id: UUID, door: Interviewer) -> Response:
    """Whole, with a next step and its date; the young person may then read the synthesis."""
    ids, seen = (follow_up_id, interview_id), door.seen
    return await door.write(lambda uow: interviews.finish_interview(uow, ids, clock.today(), seen=seen), InterviewOut)


@router.post("/solutions", status_code=201, response_model=ActedOut, responses=responses(404, 409))
async def propose_solution(follow_up_id: UUID, body: FollowUpSolutionIn, door: Writer) -> Response:
    """Proposed, or begun at once when its first day has come: the status follows."""
    return await door.write(
        lambda uow: solutions.propose_solution(uow, follow_up_id, body.to_new(), clock.today()), ActedOut, 201
    )


@router.post("/solutions/{solution_id}/transitions", response_model=ActedOut, responses=WITH_VERSION)
async def advance_solution(follow_up_id: UUID, solution_id: UUID, body: SolutionStepIn, door: Writer) -> Response:
    """Begins, ends with its reason, or is not chosen. If-Match is the solution's version."""
    ids, seen = (follow_up_id, solution_id), door.seen
    return await door.write(
        lambda uow: solutions.advance_solution(uow, ids, body.to_step(), clock.today(), seen=seen), ActedOut
    )


@router.post("/return-requests", status_code=201, response_model=ActedOut, responses=responses(404, 409))
async def open_return_request(follow_up_id: UUID, body: ReturnRequestIn, door: Writer) -> Response:
    """« Droit au retour en formation »: fifteen days from the receipt, which both sides read."""
    return await door.write(
        lambda uow: promises.open_return_request(uow, follow_up_id, body.to_asked(), clock.today()), ActedOut, 201
    )


@router.post("/return-requests/{request_id}/transitions", response_model=ActedOut, responses=WITH_VERSION)
async def advance_return_request(follow_up_id: UUID, request_id: UUID, body: ReturnStepIn, door: Writer) -> Response:
    """Interview, reception while waiting, granted, refused with its motive. If-Match is the request's version."""
    ids, seen = (follow_up_id, request_id), door.seen
    return await door.write(
        lambda uow: promises.advance_return_request(uow, ids, body.to_step(), clock.today(), seen=seen), ActedOut
    )


@router.post("/summons", status_code=201, response_model=ActedOut, responses=responses(404, 409))
async def open_summons(follow_up_id: UUID, body: SummonsIn, door: Writer) -> Response:
    """The mission locale has convened: two months later, the département is informed."""
    return await door.write(
        lambda uow: summons.open_summons(uow, follow_up_id, body.to_convened(), clock.today()), ActedOut, 201
    )


@router.post("/summons/{summons_id}/end", response_model=ActedOut, responses=WITH_VERSION)
async def end_summons(follow_up_id: UUID, summons_id: UUID, body: SummonsEndIn, door: Writer) -> Response:
    """What became of it; the département never before its day. If-Match is the summons' version."""
    ids, seen = (follow_up_id, summons_id), door.seen
    return await door.write(lambda uow: summons.end_summons(uow, ids, body.kind, clock.today(), seen=seen), ActedOut)


@router.post("/summons/{summons_id}/resume", response_model=ActedOut, responses=WITH_VERSION)
async def resume_summons(follow_up_id: UUID, summons_id: UUID, door: Writer) -> Response:
    """Ended by mistake: the summons runs again, on the same day only. If-Match is the summons' version."""
    ids, seen = (follow_up_id, summons_id), door.seen
    return await door.write(lambda uow: summons.resume_summons(uow, ids, clock.today(), seen=seen), ActedOut)
