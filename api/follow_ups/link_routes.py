"""« Ce que j'ai lu de mon entretien »: the links a platform gives, and `/public/interviews` behind them."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from api import clock
from api.door import Door, Requires, responses
from api.follow_ups import use_cases_links as use_cases
from api.follow_ups.link_schemas import InterviewLinkIn, InterviewReaderIn, InterviewReadIn, SynthesisReadOut
from api.follow_ups.schemas import ActedOut
from api.follow_ups.use_cases_links import Printed
from api.links.rim import Anyone, answered
from api.problems import documented
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1", tags=["follow_ups"])
Writer = Annotated[Door, Requires(Permission.FOLLOW_UPS_WRITE)]
LINKS = "/follow-ups/{follow_up_id}/interviews/{interview_id}/links"
PDF: dict[int | str, dict[str, Any]] = {200: {"content": {"application/pdf": {}}, "description": "PDF/UA-1"}}


@router.post(LINKS, status_code=201, response_model=ActedOut, responses=responses(404, 409))
async def send_interview_link(follow_up_id: UUID, interview_id: UUID, body: InterviewLinkIn, door: Writer) -> Response:
    """By mail, to the young person or to their representative while a minor. An earlier link no longer opens."""
    ids = (follow_up_id, interview_id)
    return await door.write(
        lambda uow: use_cases.send_link(uow, ids, body.reader, body.email, clock.today()), ActedOut, 201
    )


@router.post(f"{LINKS}/paper", response_class=Response, responses=responses(404, 409) | PDF)
async def print_interview_link(
    request: Request, follow_up_id: UUID, interview_id: UUID, body: InterviewReaderIn, door: Writer
) -> Response:
    """A sheet with a code to type (PDF), for who has no mail. The synthesis is not on it."""
    ids, settings = (follow_up_id, interview_id), request.app.state.settings
    printed = Printed(f"{settings.base_url}/entretien", demo=settings.demo)
    return await door.bytes(lambda uow: use_cases.print_link(uow, ids, body.reader, printed, clock.today()))


@router.post("/public/interviews/synthesis", response_model=SynthesisReadOut, responses=documented(404, 422, 429, 503))
async def read_interview_synthesis(request: Request, _: Anyone, body: InterviewReadIn) -> Response:
    """What was written after the interview, to the young person. Needs the link, or the code, and their birth day."""
    return await answered(request, body, use_cases.show_to_reader, SynthesisReadOut)
