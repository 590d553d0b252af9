"""« Orienter vers un partenaire »: exactly the fields named; and what the partner sees and answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from api.follow_ups.acting import Acted, open_scene, touch
from domain.follow_ups.disclosure import (
    DeclineReason,
    DisclosedField,
    DisclosureToCorrect,
    ReferralAnswer,
    ReferralRequest,
    check_disclosure,
)
from domain.follow_ups.referents import FollowUpIsOver
from domain.kernel.calendar import age_on
from domain.kernel.errors import NotFound, Stale
from domain.kernel.events import Effect
from persistence.follow_ups import referrals
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork

_F = DisclosedField
_OF_THE_ROW = {
    _F.CITY: ("city", "postal_code"), _F.PHONE: ("phone",), _F.EMAIL: ("email",), _F.LAST_SCHOOL: ("last_school_name",),
    _F.LAST_FORMATION: ("last_formation",), _F.LEFT_ON: ("left_on",),
}  # fmt: skip


@dataclass(frozen=True)
class NewReferral:
    partner_id: UUID
    request: ReferralRequest
    expected_on: date
    fields: tuple[DisclosedField, ...]


@dataclass(frozen=True)
class PartnerChoice:
    id: UUID
    name: str


async def list_partners(uow: UnitOfWork) -> list[PartnerChoice]:
    """Structures that may be asked."""
    return [PartnerChoice(*one) for one in await referrals.list_partners(uow.session)]


async def refer(uow: UnitOfWork, follow_up_id: UUID, told: NewReferral, today: date) -> Acted:
    """One structure, one young person, the fields chosen; the structure sees nothing else, and the act is kept."""
    scene = await open_scene(uow, follow_up_id, today)
    if not scene.followed.is_open:
        raise FollowUpIsOver
    check_disclosure(told.fields)
    if told.expected_on < today:
        raise DisclosureToCorrect(errors=[{"pointer": "/expected_on", "detail": "Choisissez un jour à venir."}])
    if told.partner_id not in {one for one, _ in await referrals.list_partners(uow.session)}:
        raise DisclosureToCorrect(errors=[{"pointer": "/partner_id", "detail": "Choisissez une structure."}])
    values: dict[str, Any] = {
        "follow_up": follow_up_id, "platform": scene.followed.platform_id, "partner": told.partner_id, "on": today,
        "expected": told.expected_on, "request": told.request.value, "fields": [one.value for one in told.fields],
        "by": uow.actor.id,
    }  # fmt: skip
    await referrals.insert_referral(uow.session, values)
    return await touch(
        uow, scene, "follow_up:refer", partner_id=str(told.partner_id), fields=[one.value for one in told.fields]
    )


async def withdraw_referral(uow: UnitOfWork, follow_up_id: UUID, referral_id: UUID, today: date) -> Acted:
    """The structure no longer sees the young person."""
    scene = await open_scene(uow, follow_up_id, today)
    await referrals.withdraw_referral(uow.session, follow_up_id, referral_id, today)
    return await touch(uow, scene, "follow_up:withdraw_referral", referral_id=str(referral_id))


@dataclass(frozen=True)
class ReferredYouth:
    """What a partner sees of one young person: the disclosed fields, and null for the others."""

    id: UUID
    version: int
    platform_name: str
    referred_on: date
    expected_on: date
    request: ReferralRequest
    fields: tuple[DisclosedField, ...]
    family_name: str
    first_names: str
    birth_date: date
    age: int
    city: str | None
    postal_code: str | None
    phone: str | None
    email: str | None
    last_school_name: str | None
    last_formation: str | None
    left_on: date | None
    answer: ReferralAnswer | None
    answer_reason: DeclineReason | None
    answered_on: date | None


async def list_referred(uow: UnitOfWork, state: str, today: date) -> list[ReferredYouth]:
    """« Qui m'a été confié »: those whose answer is awaited first."""
    rows = await referrals.load_of_partner(uow.session, uow.actor, state)
    await uow.record(JournalEntry("referral:list", Access.LIST, detail={"count": len(rows)}))
    return [_disclosed(row, today) for row in rows]


async def show_referred(uow: UnitOfWork, referral_id: UUID, today: date) -> ReferredYouth:
    """One young person, the disclosed fields alone. Journalled."""
    row = await _mine(uow, referral_id)
    detail = {"referral_id": str(referral_id), "fields": list(row.fields)}
    await uow.record(JournalEntry("referral:read", Access.READ, detail=detail))
    return _disclosed(row, today)


@dataclass(frozen=True)
class PartnerAnswer:
    answer: ReferralAnswer
    reason: DeclineReason | None


async def answer_referral(
    uow: UnitOfWork, referral_id: UUID, told: PartnerAnswer, today: date, *, seen: int
) -> ReferredYouth:
    """Five answers, in one gesture; a refusal says why. The platform sees it at once."""
    row = await _mine(uow, referral_id)
    if row.version != seen:
        raise Stale
    if (told.answer is ReferralAnswer.DECLINED) != (told.reason is not None):
        raise DisclosureToCorrect(errors=[{"pointer": "/reason", "detail": "Un refus, et lui seul, a un motif."}])
    values: dict[str, Any] = {
        "id": referral_id, "seen": seen, "answer": told.answer.value, "on": today,
        "reason": told.reason.value if told.reason else None,
    }  # fmt: skip
    await referrals.answer_referral(uow.session, uow.actor, values)
    await uow.enqueue([Effect("settle_follow_up", {"follow_up_id": str(row.follow_up_id)})])
    detail = {"referral_id": str(referral_id), "answer": told.answer.value}
    await uow.record(JournalEntry("referral:answer", detail=detail))
    return _disclosed(await _mine(uow, referral_id), today)


async def _mine(uow: UnitOfWork, referral_id: UUID) -> Any:
    rows = await referrals.load_of_partner(uow.session, uow.actor, "all", referral_id)
    if not rows:
        raise NotFound
    return rows[0]


def _disclosed(row: Any, today: date) -> ReferredYouth:
    fields = tuple(DisclosedField(one) for one in row.fields)
    told = {
        name: getattr(row, name) if field in fields else None for field, names in _OF_THE_ROW.items() for name in names
    }
    return ReferredYouth(
        id=row.id, version=row.version, platform_name=row.platform_name, referred_on=row.referred_on,
        expected_on=row.expected_on, request=ReferralRequest(row.request), fields=fields, family_name=row.family_name,
        first_names=row.first_names, birth_date=row.birth_date, age=age_on(row.birth_date, today),
        answer=ReferralAnswer(row.answer) if row.answer else None,
        answer_reason=DeclineReason(row.answer_reason) if row.answer_reason else None, answered_on=row.answered_on,
        **told,
    )  # fmt: skip
