"""What each school has already decided about its alerts: some are set aside, with a reason and a day of return."""

from datetime import time, timedelta

from api.absences.use_cases_alerts import set_alert_aside
from api.demo.dice import stream
from api.demo.schools import PREVERT, SCHOOLS
from api.demo.stage import Stage, instant
from domain.absences.alerts import SetAsideReason
from persistence.demo_world import find_alerts_without_case

_AT = time(17, 15)
_LEFT, _LEFT_ELSEWHERE = 12, 6
"""Pupils for whom nothing is decided yet: at Prévert, as its CPE's page says."""
_REASONS = tuple(reason for reason in SetAsideReason if reason is not SetAsideReason.ROLL_TO_CHECK)


async def set_alerts_aside(stage: Stage) -> None:
    """Of the last open day; the pupils who crossed last are those who wait."""
    day = stage.world.clock.day(1)
    named = {stage.pupils[pupil.number] for pupil in stage.world.of_key.values() if pupil.number in stage.pupils}
    for school in SCHOOLS:
        dice = stream(stage.world.seed, "asides", school.uai)
        async with stage.acting(stage.desk_of(school.uai), instant(day, _AT)) as uow:
            found = await find_alerts_without_case(uow.session, stage.units[school.uai], day.replace(day=1))
            kept = _LEFT if school.uai == PREVERT else _LEFT_ELSEWHERE
            waiting = named & {one.student_id for one in found}
            for one in found:
                if one.student_id not in waiting and len(waiting) < kept:
                    waiting.add(one.student_id)
                if one.student_id not in waiting:
                    until = day + timedelta(days=dice.randrange(7, 22))
                    await set_alert_aside(uow, one.id, dice.choice(_REASONS), until, seen=one.version)
