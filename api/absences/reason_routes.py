"""`/absences/{id}/reason` in full, and the DASEN's judgement of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.absences import use_cases_referred
from api.absences.absence_schemas import ReasonRecordedOut
from api.absences.reason_schemas import DasenReasonIn, ReasonShownOut
from api.door import Door, Requires, responses
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1", tags=["absences"])


@router.get("/absences/{absence_id}/reason", response_model=ReasonShownOut, responses=responses(404))
async def show_reason(absence_id: UUID, door: Annotated[Door, Requires(Permission.REASONS_SEE)]) -> Response:
    """The reason of an absence: what the family said, what was decided, by whom; for which times it was given."""
    return await door.read(lambda uow: use_cases_referred.show_reason(uow, absence_id), ReasonShownOut)


@router.post("/absences/{absence_id}/dasen-judgement", response_model=ReasonRecordedOut, responses=responses(404, 409))
async def judge_reason_as_dasen(
    absence_id: UUID, body: DasenReasonIn, door: Annotated[Door, Requires(Permission.CASES_INSTRUCT)]
) -> Response:
    """The DASEN judges a reason that a school has referred in serious doubt (R. 131-5), for all it was given for."""
    return await door.write(
        lambda uow: use_cases_referred.judge_for_dasen(uow, absence_id, body.to_command()), ReasonRecordedOut
    )
