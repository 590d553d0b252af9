"""Before anything is watched: which platform answers for whom, which warning rules each school keeps, its capacity."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial

from api.demo.following.acts import Act, Troupe
from api.demo.schools import DEPARTMENT, OLYMPE, PREVERT, SCHOOL_OF, SCHOOLS, VAL
from api.demo.staff import PLATFORM
from api.departures.use_cases_platforms import NewArea, add_platform_area
from api.prevention.use_cases_rules import SwitchCommand, set_capacity, switch_rule
from domain.prevention.rules import RuleCode
from domain.prevention.switches import SwitchKind

CAPACITY = 10
_THRESHOLDS = "Ces élèves se voient déjà dans «\u00a0Seuils atteints\u00a0»\u00a0: on ne les traite pas deux fois."


def acts(troupe: Troupe) -> Iterator[Act]:
    first = troupe.stage.world.clock.first_of_year
    yield Act(first - timedelta(days=3), time(11), "platform areas", partial(_lay_areas, troupe))
    for school in SCHOOLS:
        yield Act(first, time(8, 20), f"rules {school.uai}", partial(_choose_rules, troupe, school.uai))


async def _lay_areas(troupe: Troupe, at: datetime) -> None:
    """The whole département, then a commune and a school, as a DSDEN writes its list."""
    units, platform = troupe.stage.units, troupe.stage.units[PLATFORM]
    town = SCHOOL_OF[OLYMPE]
    async with troupe.acting("agent-dsden", at) as uow:
        for school_id, postcode, city in (
            (None, None, None), (None, town.postcode, town.town), (units[VAL], None, None),
        ):  # fmt: skip
            await add_platform_area(uow, NewArea(platform, DEPARTMENT, school_id, postcode, city, at.date()), at.date())


async def _choose_rules(troupe: Troupe, uai: str, at: datetime) -> None:
    """What another list says already is switched off, with its reason; and how much a week can hold."""
    school_id = troupe.stage.units[uai]
    async with troupe.acting(troupe.head(uai), at) as uow:
        if uai == PREVERT:
            off = SwitchCommand(SwitchKind.DISABLED, _THRESHOLDS)
            await switch_rule(uow, school_id, RuleCode.UNJUSTIFIED_ABSENCES, off)
        await set_capacity(uow, school_id, CAPACITY, seen=0)
