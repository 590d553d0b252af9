"""What other areas call when something that a partner was told has changed: a line of its feed, in the same act."""

from uuid import UUID

from domain.kernel.events import Effect
from domain.partners.referrals import ReferralChange
from persistence.partners import feed
from persistence.unit_of_work import UnitOfWork


async def tell_partner(uow: UnitOfWork, referral_id: UUID, change: ReferralChange) -> None:
    """The partner of this referral will read it again, or forget it; its addresses are told so."""
    change_id = await feed.append_change(uow.session, referral_id, change, uow.now)
    await uow.enqueue([Effect("tell_webhooks", {"change_id": str(change_id)})])


async def tell_of_details(uow: UnitOfWork, follow_up_id: UUID) -> None:
    """A young person's coordinates have changed: so have the referrals that disclosed them."""
    for referral_id in await feed.touch_standing(uow.session, follow_up_id):
        await tell_partner(uow, referral_id, ReferralChange.CHANGED)
