"""`/public/signatures`: the family reads and signs behind a link. Token, birth day and code come in bodies."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from api import clock
from api.door import Public
from api.problems import documented
from api.security import attempts
from api.security.visitor import visitor_of
from api.support_plans import use_cases_family as family
from api.support_plans.bodies import FamilyDecisionIn, FamilyLinkIn
from api.support_plans.catalogue_schemas import FamilyDecisionOut, FamilyPlanOut
from api.support_plans.signing_routes import PDF
from api.support_plans.use_cases_family import FamilyLink
from domain.kernel.errors import Refusal
from persistence.unit_of_work import anonymous_unit_of_work

router = APIRouter(prefix="/api/v1", tags=["support_plans"])
Anyone = Annotated[None, Depends(Public())]
NO_STORE = {"Cache-Control": "no-store"}


async def _counted(request: Request, body: FamilyLinkIn) -> FamilyLink:
    """A network may try so often; each link counts its own wrong answers besides."""
    visitor = visitor_of(request)
    bucket = attempts.bucket(attempts.PER_SIGNATURE, visitor.network)
    await attempts.count(request.app.state.engine, attempts.PER_SIGNATURE, bucket, visitor.now)
    return FamilyLink(body.token, body.birth_date, clock.today())


def _answer(result: object, out: type[BaseModel]) -> Response:
    """Only after the commit: a wrong answer has been counted."""
    if isinstance(result, Refusal):
        raise result
    body = out.model_validate(result, from_attributes=True).model_dump_json()
    return Response(body, 200, NO_STORE, "application/json")


@router.post("/public/signatures/preview", response_model=FamilyPlanOut, responses=documented(404, 422, 429, 503))
async def show_plan_to_family(request: Request, _: Anyone, body: FamilyLinkIn) -> Response:
    """What there is to sign, in plain French. Needs the link and the child's day of birth. Looking signs nothing."""
    link = await _counted(request, body)
    async with anonymous_unit_of_work(request.app.state.sessions, visitor_of(request).now) as uow:
        result = await family.show_to_family(uow, link)
    return _answer(result, FamilyPlanOut)


@router.post("/public/signatures/paper", response_class=Response, responses=documented(404, 422, 429, 503) | PDF)
async def open_paper_for_family(request: Request, _: Anyone, body: FamilyLinkIn) -> Response:
    """The sheet itself (PDF), to read or to keep."""
    link = await _counted(request, body)
    async with anonymous_unit_of_work(request.app.state.sessions, visitor_of(request).now) as uow:
        result = await family.paper_for_family(uow, link)
    if isinstance(result, Refusal):
        raise result
    headers = NO_STORE | {"Content-Disposition": 'inline; filename="accompagnement.pdf"'}
    return Response(result, 200, headers, "application/pdf")


@router.post("/public/signatures/decision", response_model=FamilyDecisionOut, responses=documented(404, 422, 429, 503))
async def decide_for_family(request: Request, _: Anyone, body: FamilyDecisionIn) -> Response:
    """Sign, or say « Je ne signe pas » (without consequence), with the code of the mail. The link then ends."""
    link = await _counted(request, body)
    async with anonymous_unit_of_work(request.app.state.sessions, visitor_of(request).now) as uow:
        result = await family.decide(uow, link, body.code, signed=body.signed)
    return _answer(result, FamilyDecisionOut)
