"""`/public/contracts`: the young person and the family read and sign behind a link. Nothing of it in addresses."""

from fastapi import APIRouter, Request, Response

from api.links.rim import Anyone, answered, sheet
from api.problems import documented
from api.training_contracts import use_cases_family as family
from api.training_contracts.bodies import FamilyContractDecisionIn, FamilyContractLinkIn
from api.training_contracts.routes import PDF
from api.training_contracts.schemas import FamilyContractDecisionOut, FamilyContractOut

router = APIRouter(prefix="/api/v1", tags=["training_contracts"])


@router.post("/public/contracts/preview", response_model=FamilyContractOut, responses=documented(404, 422, 429, 503))
async def show_contract_to_family(request: Request, _: Anyone, body: FamilyContractLinkIn) -> Response:
    """The contract in plain French. Needs the link and the day of birth of the young person. Looking signs nothing."""
    return await answered(request, body, family.show_to_family, FamilyContractOut)


@router.post("/public/contracts/paper", response_class=Response, responses=documented(404, 422, 429, 503) | PDF)
async def open_contract_for_family(request: Request, _: Anyone, body: FamilyContractLinkIn) -> Response:
    """The sheet itself (PDF), to read or to keep."""
    return await sheet(request, body, family.paper_for_family, "contrat.pdf")


@router.post(
    "/public/contracts/decision", response_model=FamilyContractDecisionOut, responses=documented(404, 422, 429, 503)
)
async def decide_contract_for_family(request: Request, _: Anyone, body: FamilyContractDecisionIn) -> Response:
    """Sign, or say « Je ne signe pas », with the code of the mail. The link then only reads."""
    return await answered(
        request, body, lambda uow, link: family.decide(uow, link, body.code, signed=body.signed),
        FamilyContractDecisionOut,
    )  # fmt: skip
