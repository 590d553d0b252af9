"""`/simulations`, `/legal-bases`, `/reference`: the rules themselves, without any person."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from api.door import Door, Public, Requires, responses
from api.problems import documented
from api.rules.reference import reference
from api.rules.schemas import LegalBasesOut, ReferenceOut
from api.rules.simulation_schemas import SimulationIn, SimulationOut
from api.rules.workflows import legal_bases
from domain.access.permissions import Permission
from domain.attendance_cases.simulator import Simulation, simulate
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["rules"])
Anyone = Annotated[None, Depends(Public())]


@router.post("/simulations", response_model=SimulationOut, responses=responses())
async def simulate_rules(body: SimulationIn, door: Annotated[Door, Requires(Permission.SIMULATE)]) -> Response:
    """What the rules would say of this history on this date, and under which text. No person in it, nothing kept."""
    scenario = body.to_scenario()

    async def run(_: UnitOfWork) -> Simulation:
        return simulate(scenario)

    return await door.read(run, SimulationOut)


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
