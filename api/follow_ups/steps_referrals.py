"""Referring somebody to a partner and taking it back, from the page or from a meeting: the partner's feed follows."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from api.follow_ups.acting import Acted, touch
from api.partners.steps import tell_partner
from domain.follow_ups.advance import Scene
from domain.follow_ups.referents import FollowUpIsOver
from domain.partners.disclosure import DisclosedField, DisclosureToCorrect, check_disclosure, told
from domain.partners.kinds import PartnerType
from domain.partners.referrals import ReferralChange, ReferralRequest, check_age
from persistence.follow_ups import referrals
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NewReferral:
    """One structure, what it is asked, by when, and exactly the fields it will see."""

    partner_id: UUID
    request: ReferralRequest
    expected_on: date
    fields: tuple[DisclosedField, ...]


async def kind_of(uow: UnitOfWork, partner_id: UUID) -> PartnerType:
    """The kind of a structure that may be asked."""
    for one in await referrals.list_partners(uow.session, uow.actor):
        if one.id == partner_id:
            return one.type
    raise DisclosureToCorrect(errors=[{"pointer": "/partner_id", "detail": "Choisissez une structure."}])


async def fields_for(
    uow: UnitOfWork, partner_id: UUID, known: tuple[DisclosedField, ...]
) -> tuple[DisclosedField, ...]:
    """Of what is known, what this structure's kind may receive."""
    return told(await kind_of(uow, partner_id), known)


async def make_referral(uow: UnitOfWork, scene: Scene, new: NewReferral) -> Acted:
    """One young person of 16 or more; the structure sees the fields named, and the act is kept."""
    if not scene.followed.is_open:
        raise FollowUpIsOver
    check_age(scene.followed.identity.age(scene.today))
    check_disclosure(new.fields, await kind_of(uow, new.partner_id))
    if new.expected_on < scene.today:
        raise DisclosureToCorrect(errors=[{"pointer": "/expected_on", "detail": "Choisissez un jour à venir."}])
    fields = [one.value for one in new.fields]
    values: dict[str, Any] = {
        "follow_up": scene.followed.id, "platform": scene.followed.platform_id, "partner": new.partner_id,
        "on": scene.today, "expected": new.expected_on, "request": new.request.value, "fields": fields,
        "by": uow.actor.id,
    }  # fmt: skip
    referral_id = await referrals.insert_referral(uow.session, values)
    await tell_partner(uow, referral_id, ReferralChange.CHANGED)
    return await touch(uow, scene, "follow_up:refer", partner_id=str(new.partner_id), fields=fields)


async def take_back(uow: UnitOfWork, scene: Scene, referral_id: UUID) -> Acted:
    """The structure no longer sees the young person, and its machines are told to forget."""
    await referrals.withdraw_referral(uow.session, scene.followed.id, referral_id, scene.today)
    await tell_partner(uow, referral_id, ReferralChange.DELETED)
    return await touch(uow, scene, "follow_up:withdraw_referral", referral_id=str(referral_id))
