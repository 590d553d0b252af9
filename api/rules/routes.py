"""`/simulations`, `/legal-bases`, `/reference`: the rules themselves, without any person."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from api.door import Public
from api.problems import documented
from api.rules.reference import reference
from api.rules.schemas import LegalBasesOut, ReferenceOut
from api.rules.simulation_schemas import SimulationIn, SimulationOut
from api.rules.workflows import legal_bases
from domain.attendance_cases.simulator import simulate

router = APIRouter(prefix="/api/v1", tags=["rules"])
Anyone = Annotated[None, Depends(Public())]


@router.post("/simulations", responses=documented(422))
def simulate_rules(body: SimulationIn, _: Anyone) -> SimulationOut:  # not async: computed beside the loop
    """What the rules would say of this history on this date, and under which text. No person in it, nothing kept."""
    return SimulationOut.model_validate(simulate(body.to_scenario()))


@router.get("/legal-bases", responses=documented(422))
async def list_legal_bases(
    _: Anyone, on: Annotated[date | None, Query(alias="date", description="only what was in force that day")] = None
) -> LegalBasesOut:
    """Every text with its dates, and the steps and letters that use it; with the regimes and the rule table."""
    return LegalBasesOut.model_validate(legal_bases(on))


@router.get("/reference")
async def show_reference(_: Anyone, response: Response) -> ReferenceOut:
    """Every code list with its French labels. The ETag is the release."""
    found = reference()
    response.headers["ETag"] = f'"{found.release}"'
    response.headers["Cache-Control"] = "public, max-age=300"
    return ReferenceOut.model_validate(found)
