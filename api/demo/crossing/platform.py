"""The platform's side: the communes it answers for, and what it found when it called those of the former list."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from uuid import UUID

from api.demo.crossing.young import Young
from api.demo.places import COMMUNES, TOWNS
from api.demo.schools import DEPARTMENT
from api.demo.staff import PLATFORM
from api.demo.stage import Stage, instant
from api.departures.use_cases_platforms import NewArea, add_platform_area
from api.siei.use_cases_lists import answer_row, receive_list
from api.worker.run_effect import EffectRunner
from domain.siei.outcomes import RowOutcome
from domain.siei.sources import SourceKind
from persistence.demo_world import SieiRowFound, find_siei_rows
from persistence.siei.publication import Finding

MANAGER = "psad"
_RECEIVED_AFTER, _FIRST_CALL_AFTER, _CALLED_WITHIN = timedelta(days=2), timedelta(days=5), 24


async def lay_communes(stage: Stage, day: date) -> None:
    """The référentiel commune → platform, as official codes."""
    platform = stage.units[PLATFORM]
    async with stage.acting("agent-dsden", instant(day, time(14))) as uow:
        for town, code in COMMUNES.items():
            area = NewArea(platform, DEPARTMENT, None, TOWNS[town][0], town, day, code)
            await add_platform_area(uow, area, day)


async def answer_list(stage: Stage, runner: EffectRunner, campaign_id: UUID, people: Sequence[Young]) -> None:
    """Received, then called one after the other; some could not be reached yet."""
    async with runner.sessions() as session:
        rows = await find_siei_rows(session, campaign_id)
    known = {(one.name, one.firsts, one.born): one for one in people}
    published = rows[0].published_on
    async with stage.acting(MANAGER, instant(published + _RECEIVED_AFTER, time(9, 30))) as uow:
        await receive_list(uow)
    for row in rows:
        young = known[row.family_name, row.first_names, row.birth_date]
        if young.answer:
            await _answer(stage, row, young, published + _FIRST_CALL_AFTER)


async def _answer(stage: Stage, row: SieiRowFound, young: Young, first: date) -> None:
    day = min(first + timedelta(days=young.number % _CALLED_WITHIN), stage.world.clock.today - timedelta(days=1))
    outcome = RowOutcome(young.answer)
    found_in = SourceKind.APPRENTICES if outcome is RowOutcome.ALREADY_ENROLLED and young.number % 2 else None
    async with stage.acting(MANAGER, instant(day, time(10, young.number % 60))) as uow:
        await answer_row(uow, row.id, Finding(outcome, found_in, day), day, seen=row.version + 1)
