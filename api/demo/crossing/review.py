"""The former campaign's pairs, read by two stewards who answer rightly: the demo knows who is who."""

from datetime import datetime, timedelta
from uuid import UUID

from api.demo.crossing.young import owner_of
from api.demo.stage import Stage
from api.siei.use_cases_review import answer_pair
from api.worker.run_effect import EffectRunner
from domain.siei.review import Answer, Given
from persistence.demo_world import SieiPairFound, find_siei_pairs

FIRST_READER, SECOND_READER = "data", "gestionnaire"
_PACE = timedelta(seconds=11)
_MOTIVE = "Même parcours, confirmé par l'établissement d'origine"


async def review_pairs(stage: Stage, runner: EffectRunner, campaign_id: UUID, at: datetime) -> None:
    """One after the other; the next day, those that are read twice."""
    async with runner.sessions() as session:
        found = await find_siei_pairs(session, campaign_id)
    for place, pair in enumerate(found):
        await _answer(stage, campaign_id, pair, (FIRST_READER, at + place * _PACE))
    tomorrow = at + timedelta(days=1)
    for place, pair in enumerate(one for one in found if one.double_reading):
        await _answer(stage, campaign_id, pair, (SECOND_READER, tomorrow + place * _PACE))


async def _answer(stage: Stage, campaign_id: UUID, pair: SieiPairFound, reading: tuple[str, datetime]) -> None:
    left, right = pair.key.removeprefix("sample|").split("|")
    same = owner_of(left) == owner_of(right)
    given = Given(Answer.SAME, _MOTIVE if pair.has_veto else "") if same else Given(Answer.DIFFERENT)
    async with stage.acting(*reading) as uow:
        await answer_pair(uow, campaign_id, pair.id, given)
