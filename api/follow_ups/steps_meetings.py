"""What the platform's meeting does to a follow-up, by the rules of follow-ups, and what it reads of one."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from api.follow_ups.acting import give_to, open_scene, settle
from api.follow_ups.reading import waiting_of
from api.follow_ups.steps import load_followed
from api.follow_ups.steps_referrals import NewReferral, fields_for, make_referral, take_back
from domain.follow_ups import referents as rules
from domain.follow_ups.advance import Moved, Scene
from domain.follow_ups.followed import Followed
from domain.follow_ups.referents import FollowUpIsOver, ReferentReason
from domain.follow_ups.wording import deadline_sentence
from domain.meetings.views import FollowedFacts
from domain.partners.disclosure import DisclosedField
from domain.partners.referrals import ReferralRequest
from persistence.follow_ups import referents, referrals
from persistence.follow_ups.referents import Naming
from persistence.follow_ups.surroundings import load_surroundings
from persistence.unit_of_work import UnitOfWork

_F = DisclosedField


async def name_referent(uow: UnitOfWork, follow_up_id: UUID, account_id: UUID | None, today: date) -> None:
    """The meeting names the referent; None gives the follow-up back to the platform. Confirming changes nothing."""
    scene = await _open(uow, follow_up_id, today)
    if scene.followed.referent.account_id == account_id:
        return
    staff = await referents.load_staff(uow.session, scene.followed.platform_id, today)
    rules.check_new_referent(scene.followed, account_id, frozenset(one.id for one in staff))
    reason = ReferentReason.TAKEN_BACK if account_id is None else ReferentReason.NAMED
    await give_to(uow, scene, Naming(account_id, reason, uow.now, uow.actor.id), "follow_up:name_referent")


async def plan_contact(uow: UnitOfWork, follow_up_id: UUID, on: date, today: date) -> None:
    """The next contact has a date: the list, the countdown and the referent's calls follow."""
    scene = await _open(uow, follow_up_id, today)
    await settle(uow, scene, Moved(replace(scene.followed, next_contact_on=on), ()), "follow_up:plan_contact")


async def refer(uow: UnitOfWork, follow_up_id: UUID, partner_id: UUID, expected_on: date, today: date) -> None:
    """« Orientation » : the partner is told the fields of a meeting, and an answer is awaited by that day."""
    scene = await _open(uow, follow_up_id, today)
    fields = await fields_for(uow, partner_id, fields_told(scene.followed))
    await make_referral(uow, scene, NewReferral(partner_id, ReferralRequest.SUPPORT, expected_on, fields))


async def withdraw_referral(uow: UnitOfWork, follow_up_id: UUID, partner_id: UUID, today: date) -> None:
    """A decision corrected in the meeting: the partner no longer sees whom they have not answered about."""
    scene = await _open(uow, follow_up_id, today)
    for one in await referrals.load_referrals(uow.session, follow_up_id):
        if one.partner_unit == partner_id and referrals.is_silent(one):
            await take_back(uow, scene, one.id)


def fields_told(followed: Followed) -> tuple[DisclosedField, ...]:
    """What a referral decided in a meeting discloses, if known: who, where, how to reach, what was left."""
    identity, last = followed.identity, followed.last
    known = {
        _F.CITY: identity.city, _F.PHONE: identity.phone, _F.EMAIL: identity.email,
        _F.LAST_FORMATION: last.formation,
    }  # fmt: skip
    return (_F.IDENTITY, *(name for name, value in known.items() if value))


async def facts_of(uow: UnitOfWork, follow_up_id: UUID, today: date) -> FollowedFacts:
    """What the platform's own people read in the meeting; the reading is the meeting's to record."""
    followed = await load_followed(uow, follow_up_id, today)
    around = await load_surroundings(uow.session, followed)
    identity, last, code, on = followed.identity, followed.last, followed.deadline_code, followed.deadline_on
    return FollowedFacts(
        None, identity.city, identity.phone, identity.email, last.school_name, last.formation, last.left_on,
        waiting_of(Scene(followed, around, uow.actor, today)).sentence,
        deadline_sentence(code, on) if code and on else None, followed.referent.name, around.attempts,
    )  # fmt: skip


async def _open(uow: UnitOfWork, follow_up_id: UUID, today: date) -> Scene:
    scene = await open_scene(uow, follow_up_id, today)
    if not scene.followed.is_open:
        raise FollowUpIsOver
    return scene
