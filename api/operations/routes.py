"""`/service-status`: for the administrator, what works and what does not."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.door import Door, Requires, responses
from api.operations import use_cases
from api.operations.schemas import ServiceStatusOut, status_out
from domain.access.permissions import Permission
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1/service-status", tags=["operations"])


@router.get("", response_model=ServiceStatusOut, responses=responses())
async def show_service_status(door: Annotated[Door, Requires(Permission.STATUS_READ)]) -> Response:
    """One sentence, then the queue, failures, imports, the last back-up, recount and purge, versions. No person."""

    async def run(uow: UnitOfWork) -> ServiceStatusOut:
        return status_out(await use_cases.show_status(uow, door.request.app.state))

    return await door.read(run, ServiceStatusOut)


@router.post("/failures/{effect_id}/replay", response_model=ServiceStatusOut, responses=responses(404, 409))
async def replay_failed_effect(effect_id: UUID, door: Annotated[Door, Requires(Permission.EFFECTS_REPLAY)]) -> Response:
    """« Rejouer »: a failed work takes its turn again. A message whose sending is uncertain may then arrive twice."""

    async def run(uow: UnitOfWork) -> ServiceStatusOut:
        return status_out(await use_cases.replay_effect(uow, effect_id, door.request.app.state))

    return await door.write(run, ServiceStatusOut)
