"""`/classes/{id}/roll-calls`."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from api.absences import use_cases
from api.absences.schemas import RollCallIn, RollSheetOut, RollTakenOut
from api.absences.use_cases import RollKey
from api.door import Door, Requires, responses
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1", tags=["absences"])
Taker = Annotated[Door, Requires(Permission.ROLL_CALLS_TAKE)]
Period = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,10}$")]


@router.get("/classes/{class_id}/roll-calls/{day}/{period}", response_model=RollSheetOut, responses=responses(404))
async def show_roll_call(class_id: UUID, day: date, period: Period, door: Taker) -> Response:
    """The roll as it stands or as it begins: pupils known to be away are marked so, never why they were absent."""
    return await door.read(lambda uow: use_cases.show_roll(uow, RollKey(class_id, day, period)), RollSheetOut)


@router.put(
    "/classes/{class_id}/roll-calls/{day}/{period}", response_model=RollTakenOut, responses=responses(404, 409, 412)
)
async def take_roll_call(class_id: UUID, day: date, period: Period, body: RollCallIn, door: Taker) -> Response:
    """Record the roll of a class or group. Replaces what was marked; the same roll twice changes nothing.

    `period` is a code of the school's grid, `am` or `pm` in an école. If-Match is honoured when sent.
    """
    seen = None if door.if_match is None else door.seen
    key = RollKey(class_id, day, period)
    return await door.write(lambda uow: use_cases.take_roll(uow, key, body.to_marks(), seen=seen), RollTakenOut)
