"""The next export of a collège, with everything an import must tell apart: to be tried by hand, or to look at."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random

from api.demo.dice import stream
from api.demo.generate import DemoFile, FileKind
from api.demo.names import child_name, family_name
from api.demo.people import Pupil
from api.demo.schools import JULES_VERNE
from api.demo.siecle import siecle_zip
from api.demo.world import World

NEW, CHANGED, LEFT, MISSING, LOOK_ALIKE, REFUSED = 9, 31, 4, 2, 1, 2
"""612 lines for the person who reads the report, the two that are missing included: 563 say nothing new."""
_HOUR = time(7, 10)
_LOOKED_LIKE = "manon-le-goff"


def next_export(world: World) -> DemoFile:
    """Collège Jules-Verne exported again this morning: what changed since yesterday evening."""
    dice = stream(world.seed, "next export", world.clock.today)
    pupils = world.of_school(JULES_VERNE)
    plain = [pupil for pupil in pupils if not pupil.key]
    dice.shuffle(plain)
    changed, left, missing = plain[:CHANGED], plain[CHANGED : CHANGED + LEFT], plain[-MISSING:]
    codes = sorted({pupil.class_code for pupil in pupils})
    after = {pupil.number: pupil for pupil in pupils if pupil not in missing}
    after |= {pupil.number: _changed(pupil, rank, codes) for rank, pupil in enumerate(changed)}
    after |= {p.number: replace(p, left_on=world.clock.day(1), leaving_reason="10") for p in left}
    later = replace(world, pupils=(*after.values(), *_arrivals(dice, world, plain)), before=None)
    at = datetime.combine(world.clock.today, _HOUR)
    content = siecle_zip(later, JULES_VERNE, at=at)
    return DemoFile(JULES_VERNE, FileKind.SIECLE, f"ExportXML_{JULES_VERNE}_suivant.zip", at, content)


def _changed(pupil: Pupil, rank: int, codes: list[str]) -> Pupil:
    """Another class of the same level, another régime, a name in use."""
    if rank % 3 == 0:
        others = [code for code in codes if code[0] == pupil.class_code[0] and code != pupil.class_code]
        return replace(pupil, class_code=others[rank % len(others)])
    if rank % 3 == 1:
        return replace(pupil, regime="0" if pupil.regime != "0" else "2")
    adult = pupil.ties[-1].adult
    names = [adult.usage_name, adult.last_name, family_name(stream(pupil.number, "usage name"))]
    second = next(name for name in names if name and name != pupil.last_name)
    return replace(pupil, usage_name=f"{pupil.last_name} {second}")


def _arrivals(dice: Random, world: World, plain: list[Pupil]) -> list[Pupil]:
    """Nine who arrive, one who looks like a pupil already there, two whose line cannot be true."""
    number = max(pupil.number for pupil in world.pupils)
    models = [
        replace(
            model, number=number + rank, first_name=child_name(dice, model.sex), ine=None, old_ine=None,
            elenoet=f"{9000 + rank:05d}", born=model.born + timedelta(days=40 + rank), entered_on=world.clock.today,
        )
        for rank, model in enumerate(plain[60 : 60 + NEW + REFUSED], start=1)
    ]  # fmt: skip
    unborn = replace(models[-2], born=world.clock.today + timedelta(days=30))
    back_in_time = replace(models[-1], left_on=world.clock.day(5))
    double = replace(
        world.of_key[_LOOKED_LIKE], number=number + 50, last_name="LEGOFF", ine=None, elenoet="09050", key=""
    )
    return [*models[:-REFUSED], double, unborn, back_in_time]
