"""Who answers for whom: naming, handing over, sharing out, being away; and the platform's own rules."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response

from api import clock
from api.door import Door, Requires, responses
from api.follow_ups import use_cases_absences as absences
from api.follow_ups import use_cases_lists
from api.follow_ups import use_cases_referents as use_cases
from api.follow_ups.bodies import (
    HandoverAnswerIn,
    HandoverIn,
    PlatformRulesIn,
    ReferentAbsenceIn,
    ReferentIn,
    SharingIn,
)
from api.follow_ups.list_schemas import PlatformRulesOut, PlatformsStaffOut, ReferentAbsencesOut, SharedOutOut
from api.follow_ups.schemas import ActedOut
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1", tags=["follow_ups"])
Reader = Annotated[Door, Requires(Permission.FOLLOW_UPS_READ)]
Writer = Annotated[Door, Requires(Permission.FOLLOW_UPS_WRITE)]
Assigner = Annotated[Door, Requires(Permission.FOLLOW_UPS_ASSIGN)]


@router.get("/platform-staff", response_model=PlatformsStaffOut, responses=responses())
async def list_platform_staff(door: Reader) -> Response:
    """Who may follow at one's platforms, how many each follows, who is away."""

    async def run(uow: Any) -> Any:
        return {"platforms": await use_cases.list_staff(uow, clock.today())}

    return await door.read(run, PlatformsStaffOut)


@router.put("/follow-ups/{follow_up_id}/referent", response_model=ActedOut, responses=responses(404, 409, 412, 428))
async def name_follow_up_referent(follow_up_id: UUID, body: ReferentIn, door: Writer) -> Response:
    """The manager names anybody there; whoever follows may take whom nobody has. Null: the platform answers."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.name_referent(uow, follow_up_id, body.account_id, clock.today(), seen=seen), ActedOut
    )


@router.post(
    "/follow-ups/{follow_up_id}/handover", status_code=201, response_model=ActedOut, responses=responses(404, 409)
)
async def hand_over_follow_up(follow_up_id: UUID, body: HandoverIn, door: Writer) -> Response:
    """« Passer le relais », with a note; it takes effect when it is accepted."""
    return await door.write(
        lambda uow: use_cases.ask_handover(uow, follow_up_id, body.to_account, body.note, clock.today()), ActedOut, 201
    )


@router.post("/follow-ups/{follow_up_id}/handover/answer", response_model=ActedOut, responses=responses(404, 409, 412))
async def answer_follow_up_handover(follow_up_id: UUID, body: HandoverAnswerIn, door: Writer) -> Response:
    """The receiver accepts or refuses; whoever asked may take it back."""
    return await door.write(
        lambda uow: use_cases.answer_handover(uow, follow_up_id, body.answer, body.reason, clock.today()), ActedOut
    )


@router.post("/follow-ups/sharing/preview", response_model=SharedOutOut, responses=responses(404))
async def preview_follow_up_sharing(body: SharingIn, door: Assigner) -> Response:
    """« Répartir », before it is done: each to whoever follows the fewest; those away get nobody."""
    return await door.write(lambda uow: use_cases.preview_sharing(uow, body.to_asked(), clock.today()), SharedOutOut)


@router.post("/follow-ups/sharing", response_model=SharedOutOut, responses=responses(404, 412))
async def share_out_follow_ups(body: SharingIn, door: Assigner) -> Response:
    """« Répartir », as the preview showed it."""
    return await door.write(lambda uow: use_cases.share_out(uow, body.to_asked(), clock.today()), SharedOutOut)


@router.get("/referent-absences", response_model=ReferentAbsencesOut, responses=responses())
async def list_referent_absences(door: Reader) -> Response:
    """Who is or will be away from one's platforms, and for how many young people the platform answers meanwhile."""

    async def run(uow: Any) -> Any:
        return {"absences": await absences.list_absences(uow, clock.today())}

    return await door.read(run, ReferentAbsencesOut)


@router.post("/referent-absences", status_code=201, response_model=ReferentAbsencesOut, responses=responses(404))
async def declare_referent_absence(body: ReferentAbsenceIn, door: Writer) -> Response:
    """One's own, or anybody's for the manager: from that day until the return, the platform answers."""

    async def run(uow: Any) -> Any:
        return {"absences": await absences.declare_absence(uow, body.to_absence(), clock.today())}

    return await door.write(run, ReferentAbsencesOut, 201)


@router.post("/referent-absences/{away_id}/end", response_model=ReferentAbsencesOut, responses=responses(404, 412))
async def end_referent_absence(away_id: UUID, door: Writer) -> Response:
    """Back before the day that was said: from today they answer again."""

    async def run(uow: Any) -> Any:
        return {"absences": await absences.end_absence(uow, away_id, clock.today())}

    return await door.write(run, ReferentAbsencesOut)


@router.get("/platforms/{platform_id}/rules", response_model=PlatformRulesOut, responses=responses(404))
async def show_platform_rules(platform_id: UUID, door: Reader) -> Response:
    """After how many tries « injoignable », after how many days a silence; none of it is law."""
    return await door.read(lambda uow: use_cases_lists.show_rules(uow, platform_id), PlatformRulesOut)


@router.put("/platforms/{platform_id}/rules", response_model=PlatformRulesOut, responses=responses(404, 412, 428))
async def set_platform_rules(platform_id: UUID, body: PlatformRulesIn, door: Assigner) -> Response:
    """The manager's settings; the version of If-Match is that which was read, 0 the first time."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases_lists.set_rules(uow, platform_id, body.to_rules(seen)), PlatformRulesOut
    )
