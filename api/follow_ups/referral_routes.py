"""« Orienter vers un partenaire », and the partner's own list: the disclosed fields, five answers."""

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Response

from api import clock
from api.door import Door, Requires, responses
from api.follow_ups import use_cases_referrals as use_cases
from api.follow_ups.act_bodies import ReferralAnswerIn, ReferralIn
from api.follow_ups.list_schemas import PartnersOut, ReferredYouthOut, ReferredYouthsOut
from api.follow_ups.schemas import ActedOut
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1", tags=["follow_ups"])
Reader = Annotated[Door, Requires(Permission.FOLLOW_UPS_READ)]
Writer = Annotated[Door, Requires(Permission.FOLLOW_UPS_WRITE)]
Partner = Annotated[Door, Requires(Permission.REFERRALS_ANSWER)]


@router.get("/referral-partners", response_model=PartnersOut, responses=responses())
async def list_referral_partners(door: Reader) -> Response:
    """Structures that may be asked."""

    async def run(uow: Any) -> Any:
        return {"partners": await use_cases.list_partners(uow)}

    return await door.read(run, PartnersOut)


@router.post(
    "/follow-ups/{follow_up_id}/referrals", status_code=201, response_model=ActedOut, responses=responses(404, 409)
)
async def refer_follow_up(follow_up_id: UUID, body: ReferralIn, door: Writer) -> Response:
    """One structure, exactly the fields named, a date for its answer."""
    return await door.write(lambda uow: use_cases.refer(uow, follow_up_id, body.to_new(), clock.today()), ActedOut, 201)


@router.post(
    "/follow-ups/{follow_up_id}/referrals/{referral_id}/withdraw",
    response_model=ActedOut,
    responses=responses(404, 412),
)
async def withdraw_follow_up_referral(follow_up_id: UUID, referral_id: UUID, door: Writer) -> Response:
    """The structure no longer sees the young person."""
    return await door.write(
        lambda uow: use_cases.withdraw_referral(uow, follow_up_id, referral_id, clock.today()), ActedOut
    )


@router.get("/referred-youths", response_model=ReferredYouthsOut, responses=responses())
async def list_referred_youths(door: Partner, state: Literal["new", "answered", "all"] = "new") -> Response:
    """« Qui m'a été confié, que me demande-t-on, pour quand ? », to the structure that was asked."""
    return await door.read(lambda uow: use_cases.list_referred(uow, state, clock.today()), ReferredYouthsOut)


@router.get("/referred-youths/{referral_id}", response_model=ReferredYouthOut, responses=responses(404, 429))
async def show_referred_youth(referral_id: UUID, door: Partner) -> Response:
    """The disclosed fields of one young person. Journalled, and counted: so many different ones a day."""
    return await door.read(lambda uow: use_cases.show_referred(uow, referral_id, clock.today()), ReferredYouthOut)


@router.post(
    "/referred-youths/{referral_id}/answer",
    response_model=ReferredYouthOut,
    responses=responses(404, 409, 412, 428, 429),
)
async def answer_referred_youth(referral_id: UUID, body: ReferralAnswerIn, door: Partner) -> Response:
    """Contact, appointment, already known, entered, declined with its reason: the platform sees it at once."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.answer_referral(uow, referral_id, body.to_answer(), clock.today(), seen=seen),
        ReferredYouthOut,
    )
