"""The same steps for the command line, which acts as a job: starting, following, stopping a crossing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from api.siei.steps import note, require_open
from domain.siei.campaign import Campaign, CampaignNotThere, CampaignState, CampaignStep
from persistence.progress import ProgressLine, read_progress
from persistence.siei import campaigns
from persistence.unit_of_work import UnitOfWork


async def start(uow: UnitOfWork, campaign_id: UUID, step: CampaignStep) -> Campaign:
    """Running, without a queue: whoever called runs it. What a killed command left as running is resumed too."""
    await require_open(uow)
    one = await campaigns.load_campaign(uow.session, campaign_id, None)
    if step is not CampaignStep.RESUME or one.state is not CampaignState.RUNNING:
        one.require_step(step)
    running = replace(one, state=CampaignState.RUNNING, problem=None, cancel_asked=False)
    saved = await campaigns.save_campaign(uow.session, running, seen=one.version)
    await note(uow, f"siei_campaign:{step.value}", saved)
    return saved


async def cancel(uow: UnitOfWork, campaign_id: UUID) -> Campaign:
    """The run stops between two stages and says so itself."""
    one = await campaigns.load_campaign(uow.session, campaign_id, None)
    if one.state is not CampaignState.RUNNING:
        raise CampaignNotThere(state=one.state.value)
    saved = await campaigns.save_campaign(uow.session, replace(one, cancel_asked=True), seen=one.version)
    await note(uow, "siei_campaign:cancel", saved)
    return saved


@dataclass(frozen=True)
class Status:
    campaign: Campaign
    progress: ProgressLine | None


async def statuses(uow: UnitOfWork) -> Sequence[Status]:
    """Every campaign that is not over, with how far its crossing is."""
    return [
        Status(one, await read_progress(uow.session, one.id)) for one in await campaigns.open_campaigns(uow.session)
    ]
