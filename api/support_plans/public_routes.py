"""`/public/signatures`: the family reads and signs behind a link. Token, birth day and code come in bodies."""

from fastapi import APIRouter, Request, Response

from api.links.rim import Anyone, answered, sheet
from api.problems import documented
from api.support_plans import use_cases_family as family
from api.support_plans.bodies import FamilyDecisionIn, FamilyLinkIn
from api.support_plans.catalogue_schemas import FamilyDecisionOut, FamilyPlanOut
from api.support_plans.signing_routes import PDF

router = APIRouter(prefix="/api/v1", tags=["support_plans"])


@router.post("/public/signatures/preview", response_model=FamilyPlanOut, responses=documented(404, 422, 429, 503))
async def show_plan_to_family(request: Request, _: Anyone, body: FamilyLinkIn) -> Response:
    """What there is to sign, in plain French. Needs the link and the child's day of birth. Looking signs nothing."""
    return await answered(request, body, family.show_to_family, FamilyPlanOut)


@router.post("/public/signatures/paper", response_class=Response, responses=documented(404, 422, 429, 503) | PDF)
async def open_paper_for_family(request: Request, _: Anyone, body: FamilyLinkIn) -> Response:
    """The sheet itself (PDF), to read or to keep."""
    return await sheet(request, body, family.paper_for_family, "accompagnement.pdf")


@router.post("/public/signatures/decision", response_model=FamilyDecisionOut, responses=documented(404, 422, 429, 503))
async def decide_for_family(request: Request, _: Anyone, body: FamilyDecisionIn) -> Response:
    """Sign, or say « Je ne signe pas » (without consequence), with the code of the mail. The link then ends."""
    return await answered(
        request, body, lambda uow, link: family.decide(uow, link, body.code, signed=body.signed), FamilyDecisionOut
    )
