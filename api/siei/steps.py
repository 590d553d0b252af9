"""What every use case of SIEI begins with: is it open at all, and is this campaign within reach."""

from uuid import UUID

from domain.kernel.errors import Stale
from domain.siei.campaign import Campaign, SieiOff
from persistence.journal import Access, JournalEntry
from persistence.siei import campaigns
from persistence.unit_of_work import UnitOfWork


async def require_open(uow: UnitOfWork) -> None:
    """Nothing is crossed, read or published before the deployer has recorded the text that allows it."""
    if await campaigns.load_basis(uow.session) is None:
        raise SieiOff


async def load_within(uow: UnitOfWork, campaign_id: UUID) -> Campaign:
    await require_open(uow)
    return await campaigns.load_campaign(uow.session, campaign_id, uow.actor)


async def load_readable(uow: UnitOfWork, campaign_id: UUID) -> Campaign:
    """To read only: a DSDEN also sees the campaigns that its académie runs over its département."""
    await require_open(uow)
    return await campaigns.load_readable(uow.session, campaign_id, uow.actor)


async def load_seen(uow: UnitOfWork, campaign_id: UUID, seen: int) -> Campaign:
    one = await load_within(uow, campaign_id)
    if one.version != seen:
        raise Stale
    return one


async def note(uow: UnitOfWork, operation: str, campaign: Campaign, **detail: object) -> None:
    """A journal row of an act on a campaign: ids, codes and counts, never a name."""
    entry = JournalEntry(operation, Access.WRITE, detail={"campaign_id": str(campaign.id), **detail})
    await uow.record(entry)
