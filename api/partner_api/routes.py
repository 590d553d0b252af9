"""`/partner/v1`: the feed of referrals, one referral, what is reported, young people who came by themselves, codes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.partner_api import cursors, use_cases
from api.partner_api.door import Machine, MachineDoor, answers
from api.partner_api.headers import PREFIX
from api.partner_api.schemas import (
    PartnerEventIn,
    PartnerReferenceOut,
    PartnerReferralOut,
    PartnerReferralStatusOut,
    ReceivedYouthOut,
    ReferralFeedOut,
    RefusalIn,
    YouthIn,
)
from domain.access.permissions import Permission
from domain.access.scopes import PartnerScope
from domain.follow_ups.solutions import SolutionEnd, SolutionType
from domain.partners.disclosure import DisclosedField
from domain.partners.kinds import PartnerType
from domain.partners.referrals import (
    DeclineReason,
    PartnerContactResult,
    PartnerEventKind,
    ReferralAnswer,
    ReferralRequest,
)
from domain.partners.versions import PARTNER_API_VERSION

router = APIRouter(prefix=PREFIX, tags=["partner"])
Reader = Annotated[MachineDoor, Machine(Permission.PARTNER_REFERRALS_READ)]
Writer = Annotated[MachineDoor, Machine(Permission.PARTNER_REFERRALS_WRITE)]
Sender = Annotated[MachineDoor, Machine(Permission.PARTNER_YOUTHS_WRITE)]
Anyone = Annotated[MachineDoor, Machine(Permission.PARTNER_REFERENCE_READ)]
_CODES: dict[str, Iterable[Any]] = {
    "requests": ReferralRequest, "answers": ReferralAnswer, "fields": DisclosedField, "event_kinds": PartnerEventKind,
    "contact_results": PartnerContactResult, "decline_reasons": DeclineReason, "solution_types": SolutionType,
    "exit_reasons": SolutionEnd, "partner_types": PartnerType, "scopes": PartnerScope,
}  # fmt: skip


@router.get("/referrals", response_model=ReferralFeedOut, responses=answers())
async def list_referral_changes(
    door: Reader,
    changed_since: Annotated[
        datetime | None, Query(description="Picks the start only, when there is no cursor yet.")
    ] = None,
    cursor: Annotated[str | None, Query(max_length=64, description="The last `next_cursor` you received.")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Response:
    """What has changed among the referrals made to you, deletions included, in an order that loses nothing.

    Keep `next_cursor` and ask again from it; a referral may appear several times.
    """
    position = None if cursor is None else cursors.read(cursor)
    since = changed_since if changed_since is None or changed_since.tzinfo else changed_since.astimezone()

    async def run(uow: Any) -> Any:
        found = await use_cases.read_feed(uow, use_cases.Asked(position, since, limit))
        cursor = cursors.written(found.position)
        return {"items": found.items, "next_cursor": cursor, "has_more": found.has_more}

    return await door.read(run, ReferralFeedOut)


@router.get("/referrals/{referral_id}", response_model=PartnerReferralOut, responses=answers(404))
async def show_partner_referral(referral_id: UUID, door: Reader) -> Response:
    """One young person: exactly the fields disclosed to you. Journalled, and counted in the day's quota (429).

    A referral that was withdrawn is absent (404): the feed said `deleted`.
    """
    return await door.read(lambda uow: use_cases.read_referral(uow, referral_id, clock.today()), PartnerReferralOut)


@router.post(
    "/referrals/{referral_id}/acknowledgement",
    response_model=PartnerReferralStatusOut,
    responses=answers(404, 409, 428),
)
async def acknowledge_partner_referral(referral_id: UUID, door: Writer) -> Response:
    """Well received. The first acknowledgement stands."""
    return await door.write(lambda uow: use_cases.acknowledge_referral(uow, referral_id), PartnerReferralStatusOut)


@router.post(
    "/referrals/{referral_id}/refusal", response_model=PartnerReferralStatusOut, responses=answers(404, 409, 428)
)
async def refuse_partner_referral(referral_id: UUID, body: RefusalIn, door: Writer) -> Response:
    """You decline the referral, with the reason."""
    return await door.write(
        lambda uow: use_cases.report(uow, referral_id, body.to_event(), clock.today()), PartnerReferralStatusOut
    )


@router.post(
    "/referrals/{referral_id}/events",
    status_code=201,
    response_model=PartnerReferralStatusOut,
    responses=answers(404, 409, 428),
)
async def report_partner_event(referral_id: UUID, body: PartnerEventIn, door: Writer) -> Response:
    """Contact, appointment, known or not, entry, exit, refusal: kept, and the platform sees it at once.

    Events may come late and in any order; what contradicts an earlier one is refused by name (409).
    """
    return await door.write(
        lambda uow: use_cases.report(uow, referral_id, body.to_event(), clock.today()), PartnerReferralStatusOut, 201
    )


@router.post("/youths", status_code=201, response_model=ReceivedYouthOut, responses=answers(409, 428))
async def send_youth(body: YouthIn, door: Sender) -> Response:
    """A young person of 16 to 25 who came to you by themselves and agreed: the platform of their home receives them.

    Nothing is looked up: the answer is the same whoever they are.
    """
    return await door.write(
        lambda uow: use_cases.send_youth(uow, body.to_youth(), clock.today()), ReceivedYouthOut, 201
    )  # fmt: skip


@router.get("/reference", response_model=PartnerReferenceOut, responses=answers())
async def show_partner_reference(door: Anyone) -> Response:
    """Every code of this API with its French label."""

    async def run(_: Any) -> Any:
        codes = {name: list(_said(enum)) for name, enum in _CODES.items()}
        return {"version": PARTNER_API_VERSION, **codes}

    return await door.read(run, PartnerReferenceOut)


def _said(enum: Iterable[Any]) -> Iterable[dict[str, str]]:
    """Every code has its label."""
    return ({"code": member.value, "label": member.label} for member in enum)
