"""The two campaigns of the demo, through the use cases: the former published and answered, the current in review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from api.demo.crossing.dates import Dates, dates_until
from api.demo.crossing.doubles import doubles
from api.demo.crossing.files import source_files
from api.demo.crossing.lives import Casting, others
from api.demo.crossing.platform import answer_list, lay_communes
from api.demo.crossing.pupils import pupils_of
from api.demo.crossing.review import review_pairs
from api.demo.crossing.young import Young
from api.demo.following.acts import Act, NotMadeError, RefusedAct
from api.demo.post import settle
from api.demo.schools import DEPARTMENT
from api.demo.staff import ACADEMY
from api.demo.stage import Stage, instant
from api.demo.world import World
from api.siei.effects import run_siei_campaign
from api.siei.use_cases import NewCampaign, advance_campaign, open_campaign
from api.siei.use_cases_basis import record_basis
from api.siei.use_cases_sources import SourceDeposit, deposit_source
from api.worker.run_effect import EffectRunner
from domain.kernel.errors import Refusal
from domain.siei.campaign import CampaignState, CampaignStep
from persistence.siei.campaigns import load_campaign
from persistence.unit_of_work import job_unit_of_work

STEWARD = "data"
_BASIS = (
    "Base de démonstration\u00a0: toutes les personnes sont inventées. Un usage réel demande la décision du "
    "responsable de traitement, prise sur le fondement de l'article L.\u00a0313-7 du code de l'éducation."
)
_OPENED, _CHECKED, _READ, _PUBLISHED = (timedelta(days=n) for n in (1, 2, 5, 19))
"""After the campaign's date."""


@dataclass(frozen=True)
class Campaign:
    """One of the two, on its way."""

    stage: Stage
    runner: EffectRunner
    on: date
    people: Sequence[Young]

    def at(self, after: timedelta, hour: time) -> datetime:
        return instant(self.on + after, hour)


def everybody_written(world: World, dates: Dates) -> list[Young]:
    """Everyone whom one of the bases holds; the same seed and day give the same people."""
    casting = Casting(world.seed, dates)
    return [*pupils_of(world, dates), *others(casting), *doubles(casting)]


async def hold_campaigns(stage: Stage, runner: EffectRunner) -> list[RefusedAct]:
    """Both of them; what the rules do not allow is left out, and told."""
    dates = dates_until(stage.world.clock.today)
    people = everybody_written(stage.world, dates)
    former, current = (Campaign(stage, runner, on, people) for on in (dates.former, dates.current))
    try:
        stage.report("Croisement des bases", 0, 2)
        await _open_siei(stage, dates)
        await _publish(former, await _cross(former))
        stage.report("Croisement des bases", 1, 2)
        await _cross(current)
    except (Refusal, NotMadeError) as why:
        return [RefusedAct(Act(dates.former, time(9), "siei campaigns", _nothing), why)]
    return []


async def _nothing(_: datetime) -> None:
    """What was refused is not tried again."""


async def _open_siei(stage: Stage, dates: Dates) -> None:
    """On in the demo, whose people are invented; anywhere else a deployer says by which text."""
    day = dates.former - timedelta(days=40)
    async with stage.acting("admin", instant(day, time(12))) as uow:
        await record_basis(uow, _BASIS, day, day)
    await lay_communes(stage, day)


async def _cross(one: Campaign) -> UUID:
    """From the files to the pairs."""
    opened = one.at(_OPENED, time(9, 5))
    async with one.stage.acting(STEWARD, opened) as uow:
        new = NewCampaign(one.stage.units[ACADEMY], one.on, [DEPARTMENT])
        campaign_id = (await open_campaign(uow, new, opened.date())).campaign.id
    for rank, (kind, content) in enumerate(source_files(one.people, one.on).items()):
        async with one.stage.acting(STEWARD, opened + timedelta(minutes=4 * (rank + 1))) as uow:
            name = f"{kind.value}-{one.on:%Y-%m}.csv"
            await deposit_source(uow, campaign_id, SourceDeposit(kind, name, content, opened.date()), opened.date())
    await _step(one, campaign_id, CampaignStep.CHECK, one.at(_CHECKED, time(9)))
    started = one.at(_CHECKED, time(9, 6))
    await _step(one, campaign_id, CampaignStep.RUN, started)
    async with job_unit_of_work(one.runner.sessions, started + timedelta(seconds=9), "demo") as uow:
        await run_siei_campaign(uow, {"campaign_id": str(campaign_id)}, one.runner.services)
        crossed = await load_campaign(uow.session, campaign_id, None)
    await settle(one.runner, "run_siei_campaign")  # which finds it done
    if crossed.state is not CampaignState.REVIEW:
        raise NotMadeError(crossed.problem or crossed.state.value)
    return campaign_id


async def _step(one: Campaign, campaign_id: UUID, step: CampaignStep, at: datetime) -> None:
    async with one.stage.acting(STEWARD, at) as uow:
        seen = (await load_campaign(uow.session, campaign_id, uow.actor)).version
        await advance_campaign(uow, campaign_id, step, seen=seen)


async def _publish(one: Campaign, campaign_id: UUID) -> None:
    """Every pair read, the list sent, and what the platform found since."""
    await review_pairs(one.stage, one.runner, campaign_id, one.at(_READ, time(10)))
    await _step(one, campaign_id, CampaignStep.PUBLISH, one.at(_PUBLISHED, time(11)))
    await answer_list(one.stage, one.runner, campaign_id, one.people)
