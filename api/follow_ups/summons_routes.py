"""`/referred-youths/{id}/summons`: a mission locale summons who owes training, and says what became of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api import clock
from api.door import Door, Requires, responses
from api.follow_ups import use_cases_summons as use_cases
from api.follow_ups.act_bodies import SummonsEndIn, SummonsIn
from api.follow_ups.act_schemas import ReferredSummonsOut
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1/referred-youths/{referral_id}/summons", tags=["follow_ups"])
Adviser = Annotated[Door, Requires(Permission.SUMMONS_WRITE)]


@router.get("", response_model=ReferredSummonsOut, responses=responses(404))
async def show_referred_summons(referral_id: UUID, door: Adviser) -> Response:
    """Whether the obligation of training runs, and the countdown that the platform reads too. Journalled."""
    return await door.read(
        lambda uow: use_cases.show_referred_summons(uow, referral_id, clock.today()), ReferredSummonsOut
    )


@router.post("", status_code=201, response_model=ReferredSummonsOut, responses=responses(404, 409))
async def summon_referred_youth(referral_id: UUID, body: SummonsIn, door: Adviser) -> Response:
    """The two months start on the date of the summons; the platform sees it at once."""
    return await door.write(
        lambda uow: use_cases.summon_referred(uow, referral_id, body.to_convened(), clock.today()),
        ReferredSummonsOut, 201,
    )  # fmt: skip


@router.post("/{summons_id}/end", response_model=ReferredSummonsOut, responses=responses(404, 409, 412, 428))
async def end_referred_summons(referral_id: UUID, summons_id: UUID, body: SummonsEndIn, door: Adviser) -> Response:
    """What became of it; « conseil départemental informé » never before its day. If-Match is the summons' version."""
    ids, seen = (referral_id, summons_id), door.seen
    return await door.write(
        lambda uow: use_cases.end_referred_summons(uow, ids, body.kind, clock.today(), seen=seen), ReferredSummonsOut
    )


@router.post("/{summons_id}/resume", response_model=ReferredSummonsOut, responses=responses(404, 409, 412, 428))
async def resume_referred_summons(referral_id: UUID, summons_id: UUID, door: Adviser) -> Response:
    """Ended by mistake: it runs again, on the same day only."""
    ids, seen = (referral_id, summons_id), door.seen
    return await door.write(
        lambda uow: use_cases.resume_referred_summons(uow, ids, clock.today(), seen=seen), ReferredSummonsOut
    )
