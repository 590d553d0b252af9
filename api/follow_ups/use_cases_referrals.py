"""« Orienter vers un partenaire »: exactly the fields named; and what the partner sees and answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from api.follow_ups.acting import Acted, open_scene
from api.follow_ups.steps_referrals import NewReferral, make_referral, take_back
from api.partners.steps_referrals import ReferredYouth, open_referral, openings_today, report_event
from domain.kernel.calendar import age_on
from domain.partners.disclosure import DISCLOSURE, DisclosedField, DisclosureToCorrect
from domain.partners.kinds import PartnerType
from domain.partners.referrals import (
    DeclineReason,
    PartnerEvent,
    PartnerEventKind,
    ReferralAnswer,
    ReferralRequest,
)
from persistence.follow_ups import referrals
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class PartnerChoice:
    """A structure that may be asked, and the fields that its kind may receive."""

    id: UUID
    name: str
    type: PartnerType
    fields: tuple[DisclosedField, ...]


async def list_partners(uow: UnitOfWork) -> list[PartnerChoice]:
    """Structures that may be asked."""
    found = await referrals.list_partners(uow.session, uow.actor)
    return [PartnerChoice(one.id, one.name, one.type, _allowed(one.type)) for one in found]


def _allowed(kind: PartnerType) -> tuple[DisclosedField, ...]:
    return tuple(field for field in DisclosedField if field in DISCLOSURE[kind].fields)


async def refer(uow: UnitOfWork, follow_up_id: UUID, told: NewReferral, today: date) -> Acted:
    return await make_referral(uow, await open_scene(uow, follow_up_id, today), told)


async def withdraw_referral(uow: UnitOfWork, follow_up_id: UUID, referral_id: UUID, today: date) -> Acted:
    return await take_back(uow, await open_scene(uow, follow_up_id, today), referral_id)


@dataclass(frozen=True)
class ReferredLine:
    """One line of a partner's list: who, and for when. How to reach them is shown when the line is opened."""

    id: UUID
    version: int
    platform_name: str
    referred_on: date
    expected_on: date
    request: ReferralRequest
    family_name: str
    first_names: str
    age: int
    city: str | None
    answer: ReferralAnswer | None
    answer_reason: DeclineReason | None
    answered_on: date | None


@dataclass(frozen=True)
class ReferredList:
    """The lines, and how many young people were opened today of how many that may be."""

    items: tuple[ReferredLine, ...]
    opened_today: int
    daily_quota: int


async def list_referred(uow: UnitOfWork, state: str, today: date) -> ReferredList:
    """« Qui m'a été confié »: those whose answer is awaited first."""
    rows = await referrals.load_lines(uow.session, uow.actor, state)
    openings = await openings_today(uow)
    await uow.record(JournalEntry("referral:list", Access.LIST, detail={"count": len(rows)}))
    return ReferredList(tuple(_line(row, today) for row in rows), openings.opened, openings.quota)


async def show_referred(uow: UnitOfWork, referral_id: UUID, today: date) -> ReferredYouth:
    """One young person, the disclosed fields alone. Journalled, and counted in the day's quota."""
    return await open_referral(uow, referral_id, today)


@dataclass(frozen=True)
class PartnerAnswer:
    """One of five buttons; `on` is the day it happened, today where it is not said."""

    answer: ReferralAnswer
    reason: DeclineReason | None = None
    on: date | None = None
    appointment_on: date | None = None


_EVENTS = {
    ReferralAnswer.CONTACTED: PartnerEventKind.CONTACT,
    ReferralAnswer.APPOINTMENT: PartnerEventKind.APPOINTMENT,
    ReferralAnswer.ALREADY_KNOWN: PartnerEventKind.KNOWN,
    ReferralAnswer.ENTERED: PartnerEventKind.ENTRY,
    ReferralAnswer.DECLINED: PartnerEventKind.REFUSAL,
}


async def answer_referral(
    uow: UnitOfWork, referral_id: UUID, told: PartnerAnswer, today: date, *, seen: int
) -> ReferredYouth:
    """Five answers, in one gesture; a refusal says why. The platform sees it at once."""
    if (told.answer is ReferralAnswer.DECLINED) != (told.reason is not None):
        raise DisclosureToCorrect(errors=[{"pointer": "/reason", "detail": "Un refus, et lui seul, a un motif."}])
    event = PartnerEvent(
        new_id(), _EVENTS[told.answer], told.on or today, appointment_on=told.appointment_on, decline_reason=told.reason
    )  # fmt: skip
    await report_event(uow, referral_id, event, today, seen=seen)
    return await open_referral(uow, referral_id, today)


def _line(row: Any, today: date) -> ReferredLine:
    return ReferredLine(
        row.id, row.version, row.platform_name, row.referred_on, row.expected_on, ReferralRequest(row.request),
        row.family_name, row.first_names, age_on(row.birth_date, today), row.city,
        ReferralAnswer(row.answer) if row.answer else None,
        DeclineReason(row.answer_reason) if row.answer_reason else None, row.answered_on,
    )  # fmt: skip
