"""What a partner's machine asks: its feed, one referral, what it reports, a young person it sends, the codes."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from api.partners.steps_referrals import (
    ReferralStanding,
    ReferredYouth,
    acknowledge,
    open_referral,
    report_event,
)
from domain.kernel.errors import NotFound
from domain.kernel.events import Effect
from domain.partners.referrals import PartnerEvent
from domain.partners.youths import NoPlatformForCommune, SpontaneousYouth, check_youth
from domain.public_requests.asking import Residence
from domain.public_requests.views import AnsweringPlatform
from persistence.journal import Access, JournalEntry
from persistence.partners import events, feed
from persistence.partners.feed import START, Position, Slice
from persistence.partners.repository import sandbox_platform_of
from persistence.public_requests import nearby
from persistence.unit_of_work import UnitOfWork

MOST = 100


@dataclass(frozen=True)
class Asked:
    """From a position, or from the first change of a time; with neither, from the beginning."""

    position: Position | None
    changed_since: datetime | None
    limit: int


@dataclass(frozen=True)
class ReceivedYouth:
    """A receipt. It says nothing of whether the young person was known already."""

    id: UUID
    received_at: datetime
    platform_name: str


async def read_feed(uow: UnitOfWork, asked: Asked) -> Slice:
    """Changes of one's own referrals, none lost, whatever is being written meanwhile."""
    units, limit = list(uow.actor.units), min(max(asked.limit, 1), MOST)
    if asked.position is None and asked.changed_since is not None:
        found = await feed.changes_since(uow.session, units, asked.changed_since, limit)
    else:
        found = await feed.changes_after(uow.session, units, asked.position or START, limit)
    await uow.record(JournalEntry("referral:feed", Access.LIST, detail={"count": len(found.items)}))
    return found


async def read_referral(uow: UnitOfWork, referral_id: UUID, today: date) -> ReferredYouth:
    return await open_referral(uow, referral_id, today)


async def acknowledge_referral(uow: UnitOfWork, referral_id: UUID) -> ReferralStanding:
    return await acknowledge(uow, referral_id)


async def report(uow: UnitOfWork, referral_id: UUID, event: PartnerEvent, today: date) -> ReferralStanding:
    return await report_event(uow, referral_id, event, today)


async def send_youth(uow: UnitOfWork, youth: SpontaneousYouth, today: date) -> ReceivedYouth:
    """Kept for the platform that answers for the home. Nothing is looked up: the answer is the same for everybody."""
    check_youth(youth, today)
    partner = next(iter(uow.actor.units), None)
    if partner is None:
        raise NotFound
    platform = await _platform_of(uow, partner, youth, today)
    youth_id = await events.insert_youth(uow.session, youth, (partner, platform.id), uow.actor, uow.now)
    await uow.enqueue([Effect("open_partner_youth", {"youth_id": str(youth_id)})])
    await uow.record(JournalEntry("partner_youth:send", detail={"youth_id": str(youth_id)}))
    return ReceivedYouth(youth_id, uow.now, platform.name)


async def _platform_of(uow: UnitOfWork, partner: UUID, youth: SpontaneousYouth, today: date) -> AnsweringPlatform:
    """A sandbox sends to its own platform, wherever the invented young person lives."""
    if (sandbox := await sandbox_platform_of(uow.session, partner)) is not None:
        return await nearby.platform_named(uow.session, sandbox)
    home = Residence(youth.commune_code, youth.postal_code, youth.city)
    found = await nearby.platform_of(uow.session, home, today)
    if found is None:
        raise NoPlatformForCommune
    return found
