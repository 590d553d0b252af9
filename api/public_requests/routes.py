"""`/public/training-requests`, `/public/communes`, `/public/training-places`: without account, counted by network."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api import clock
from api.door import Door, Requires, responses
from api.links.rim import Anyone, unstored
from api.problems import documented
from api.public_requests import use_cases, use_cases_reading
from api.public_requests.schemas import (
    CommunesFoundOut,
    NearbyOut,
    RequestReceiptOut,
    TicketOut,
    TrainingRequestIn,
    TrainingRequestsOut,
)
from api.security import attempts
from api.security.attempts import Limit, TooManyAttempts
from api.security.tickets import issue_ticket, read_ticket
from api.security.visitor import visitor_of
from domain.access.permissions import Permission
from domain.public_requests.asking import (
    FilledByARobot,
    FormTooOld,
    Residence,
    TooManyRequests,
    check_request,
)
from persistence.unit_of_work import anonymous_unit_of_work

router = APIRouter(prefix="/api/v1", tags=["public_requests"])


async def _counted(request: Request, limit: Limit) -> None:
    """Counted by network."""
    try:
        await attempts.count(
            request.app.state.engine, limit, attempts.bucket(limit, visitor_of(request).network), clock.now()
        )
    except TooManyAttempts as error:
        raise TooManyRequests(retry_after=error.data["retry_after"]) from error


async def _may_write_to(request: Request, email: str) -> bool:
    """A mailbox that had its share today gets nothing more; the answer does not show it."""
    limit = attempts.PER_MAILBOX
    try:
        await attempts.count(request.app.state.engine, limit, attempts.bucket(limit, email), clock.now())
    except TooManyAttempts:
        return False
    return True


@router.get("/public/communes", response_model=CommunesFoundOut, responses=documented(422, 429, 503))
async def find_communes(request: Request, _: Anyone, q: Annotated[str, Query(min_length=2, max_length=60)]) -> Response:
    """Communes by postal code, or by the beginning of their name."""
    visitor = visitor_of(request)
    await _counted(request, attempts.PER_LOOK)
    async with anonymous_unit_of_work(request.app.state.sessions, visitor.now) as uow:
        items = await use_cases.find_communes(uow, q.strip())
    return unstored({"items": items}, CommunesFoundOut)


@router.get("/public/training-places", response_model=NearbyOut, responses=documented(409, 422, 429, 503))
async def list_places_nearby(
    request: Request, _: Anyone, commune: Annotated[str, Query(pattern="^[0-9AB]{5}$")]
) -> Response:
    """Free places and structures near a commune, and who answers there. No person in it."""
    visitor = visitor_of(request)
    await _counted(request, attempts.PER_LOOK)
    async with anonymous_unit_of_work(request.app.state.sessions, visitor.now) as uow:
        found = await use_cases.show_nearby(uow, Residence(commune, "", ""), clock.today())
    return unstored(found, NearbyOut)


@router.get("/public/training-requests/ticket", response_model=TicketOut, responses=documented(429))
async def take_request_ticket(request: Request, _: Anyone) -> Response:
    """One ticket for one form, good for a day. Nothing is kept of it until the form is sent."""
    visitor = visitor_of(request)
    await _counted(request, attempts.PER_LOOK)
    return unstored({"ticket": issue_ticket(request.app.state.signing_key.secret, visitor.now)}, TicketOut)


@router.post(
    "/public/training-requests",
    response_model=RequestReceiptOut,
    status_code=201,
    responses=documented(409, 422, 429, 503),
)
async def leave_training_request(request: Request, _: Anyone, body: TrainingRequestIn) -> Response:
    """« Je veux reprendre une formation »: a receipt with its dates. Sent again with its ticket, the same receipt."""
    visitor, state = visitor_of(request), request.app.state
    ticket = read_ticket(state.signing_key.secret, body.ticket, visitor.now)
    if ticket is None:
        raise FormTooOld
    if body.website:
        raise FilledByARobot
    asked = body.to_request()
    check_request(asked, clock.today())
    await _counted(request, attempts.PER_REQUEST)
    mails = asked.email != "" and await _may_write_to(request, asked.email)
    async with anonymous_unit_of_work(state.sessions, visitor.now) as uow:
        receipt = await use_cases.leave_request(uow, asked, ticket, clock.today(), mails=mails)
    return unstored(receipt, RequestReceiptOut, 201)


@router.get(
    "/follow-ups/{follow_up_id}/training-requests", response_model=TrainingRequestsOut, responses=responses(404)
)
async def list_training_requests(
    follow_up_id: UUID, door: Annotated[Door, Requires(Permission.FOLLOW_UPS_READ)]
) -> Response:
    """What this young person asked from the public page, and how they want to be called."""
    return await door.read(lambda uow: use_cases_reading.requests_of(uow, follow_up_id), TrainingRequestsOut)
