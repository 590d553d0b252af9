"""Campaigns of SIEI that wait for their data steward."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.siei.campaign import CampaignState
from domain.work.siei_rows import OpenCampaign

_OPEN = text("""
    SELECT c.id, c.campaign_date, c.state, CAST(coalesce(c.crossed_at, c.created_at) AS date) AS since,
        (SELECT count(*) FROM siei_pairs p WHERE p.campaign_id = c.id AND NOT EXISTS (
            SELECT FROM siei_decisions d WHERE d.pair_id = p.id AND d.undone_at IS NULL AND d.answer <> 'later'))
    FROM siei_campaigns c
    WHERE c.unit_id = ANY(CAST(:units AS uuid[]))
      AND c.state IN ('collecting', 'blocked', 'ready', 'interrupted', 'review')
    ORDER BY c.campaign_date, c.id
""")


async def load_open_campaigns(session: AsyncSession, actor: Actor) -> list[OpenCampaign]:
    """Of the actor's own institution."""
    rows = await session.execute(_OPEN, {"units": list(actor.units)})
    return [OpenCampaign(id_, day, CampaignState(state), since, left) for id_, day, state, since, left in rows]
