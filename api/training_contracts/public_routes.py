"""`/public/contracts`: the young person and the family read and sign behind a link. Nothing of it in addresses."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from api import clock
from api.door import Public
from api.problems import documented
from api.security import attempts
from api.security.visitor import visitor_of
from api.training_contracts import use_cases_family as family
from api.training_contracts.bodies import FamilyContractDecisionIn, FamilyContractLinkIn
from api.training_contracts.routes import PDF
from api.training_contracts.schemas import FamilyContractDecisionOut, FamilyContractOut
from api.training_contracts.use_cases_family import ContractLink
from domain.kernel.errors import Refusal
from persistence.unit_of_work import anonymous_unit_of_work

router = APIRouter(prefix="/api/v1", tags=["training_contracts"])
Anyone = Annotated[None, Depends(Public())]
NO_STORE = {"Cache-Control": "no-store"}


async def _counted(request: Request, body: FamilyContractLinkIn) -> ContractLink:
    """A network may try so often; each link counts its own wrong answers besides."""
    visitor = visitor_of(request)
    bucket = attempts.bucket(attempts.PER_SIGNATURE, visitor.network)
    await attempts.count(request.app.state.engine, attempts.PER_SIGNATURE, bucket, visitor.now)
    return ContractLink(body.token, body.birth_date, clock.today())


def _answer(result: object, out: type[BaseModel]) -> Response:
    """Only after the commit: a wrong answer has been counted."""
    if isinstance(result, Refusal):
        raise result
    body = out.model_validate(result, from_attributes=True).model_dump_json()
    return Response(body, 200, NO_STORE, "application/json")


@router.post("/public/contracts/preview", response_model=FamilyContractOut, responses=documented(404, 422, 429, 503))
async def show_contract_to_family(request: Request, _: Anyone, body: FamilyContractLinkIn) -> Response:
    """The contract in plain French. Needs the link and the day of birth of the young person. Looking signs nothing."""
    link = await _counted(request, body)
    async with anonymous_unit_of_work(request.app.state.sessions, visitor_of(request).now) as uow:
        result = await family.show_to_family(uow, link)
    return _answer(result, FamilyContractOut)


@router.post("/public/contracts/paper", response_class=Response, responses=documented(404, 422, 429, 503) | PDF)
async def open_contract_for_family(request: Request, _: Anyone, body: FamilyContractLinkIn) -> Response:
    """The sheet itself (PDF), to read or to keep."""
    link = await _counted(request, body)
    async with anonymous_unit_of_work(request.app.state.sessions, visitor_of(request).now) as uow:
        result = await family.paper_for_family(uow, link)
    if isinstance(result, Refusal):
        raise result
    headers = NO_STORE | {"Content-Disposition": 'inline; filename="contrat.pdf"'}
    return Response(result, 200, headers, "application/pdf")


@router.post(
    "/public/contracts/decision", response_model=FamilyContractDecisionOut, responses=documented(404, 422, 429, 503)
)
async def decide_contract_for_family(request: Request, _: Anyone, body: FamilyContractDecisionIn) -> Response:
    """Sign, or say « Je ne signe pas », with the code of the mail. The link then only reads."""
    link = await _counted(request, body)
    async with anonymous_unit_of_work(request.app.state.sessions, visitor_of(request).now) as uow:
        result = await family.decide(uow, link, body.code, signed=body.signed)
    return _answer(result, FamilyContractDecisionOut)
