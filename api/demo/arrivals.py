"""What the worker does at the platform when a list is published or a pupil handed over, at the hour it happened."""

from datetime import datetime, timedelta

from api.demo.staff import PLATFORM
from api.demo.stage import Stage
from api.follow_ups.effects import open_handover_follow_up, open_siei_follow_ups
from api.follow_ups.use_cases_referents import SharingOut, share_out
from api.worker.run_effect import EffectRunner
from persistence.demo_world import find_handed_over, find_published
from persistence.follow_ups.queries import Asked, FollowUpFilter, load_lines
from persistence.unit_of_work import job_unit_of_work

SHARED = 24
"""How many of the last list the manager has shared out so far."""


async def receive_arrivals(stage: Stage, runner: EffectRunner) -> None:
    """The queued effects find everything done: an arrival counts once."""
    stage.report("Suivis des plateformes", 0, None)
    async with runner.sessions() as session:
        published, handed_over = await find_published(session), await find_handed_over(session)
    for campaign_id, at in published:
        async with job_unit_of_work(runner.sessions, at, "effect") as uow:
            await open_siei_follow_ups(uow, {"campaign_id": str(campaign_id)}, None)
    for handover_id, at in handed_over:
        async with job_unit_of_work(runner.sessions, at, "effect") as uow:
            await open_handover_follow_up(uow, {"handover_id": str(handover_id)}, None)
    if published:
        await _share(stage, published[-1][1] + timedelta(days=1))


async def _share(stage: Stage, at: datetime) -> None:
    platform = stage.units[PLATFORM]
    async with stage.acting("psad", at) as uow:
        today = uow.now.date()
        wanted = Asked(FollowUpFilter(need="without_referent", source="siei"), today)
        lines = await load_lines(uow.session, uow.actor, wanted, limit=SHARED)
        people = (stage.accounts["mlds"], stage.accounts["psyen"])
        if lines:
            await share_out(uow, SharingOut(platform, tuple(one.id for one in lines[:SHARED]), people), today)
