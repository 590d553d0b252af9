"""Places of the schemes outside the class: who offers them, from when to when, how many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from api.demo.following.acts import Act, Troupe
from api.demo.schools import OLYMPE, PREVERT
from api.demo.staff import PLATFORM
from api.support_plans.use_cases_places import NewPlace, add_place
from domain.support_plans.schemes import SchemeCode

_C = SchemeCode


@dataclass(frozen=True)
class Offered:
    """A session: `entry` and `leaving` in open days back (negative: to come)."""

    name: str
    by: str
    unit: str
    scheme: SchemeCode
    structure: str
    entry: int
    leaving: int | None
    capacity: int


OFFERED: tuple[Offered, ...] = (
    Offered(
        "relay class", "chef.9990002y", OLYMPE, _C.RELAY_CLASS, "Classe relais du collège Olympe-de-Gouges", -5, -60, 4
    ),
    Offered(
        "relay class later",
        "chef.9990002y",
        OLYMPE,
        _C.RELAY_CLASS,
        "Classe relais du collège Olympe-de-Gouges",
        -26,
        -80,
        6,
    ),
    Offered("workshop", "chef.9990002y", OLYMPE, _C.RELAY_WORKSHOP, "Atelier relais de l'Ozanne", 11, -17, 8),
    Offered("workshop later", "chef.9990002y", OLYMPE, _C.RELAY_WORKSHOP, "Atelier relais de l'Ozanne", -26, -52, 8),
    Offered("mlds", "mlds", PLATFORM, _C.MLDS, "Pôle MLDS de Sainte-Luce-le-Val", 8, -18, 12),
    Offered("mlds later", "mlds", PLATFORM, _C.MLDS, "Pôle MLDS de Sainte-Luce-le-Val", -10, -40, 12),
    Offered("micro", "chef", PREVERT, _C.MICRO_LYCEE, "Micro-lycée du Val", -26, None, 15),
    Offered("tdo", "chef", PREVERT, _C.TDO, "Chantier-école des Berges", -5, -30, 3),
    Offered("tdo full", "chef", PREVERT, _C.TDO, "Ferme pédagogique de la Croix", -3, -25, 1),
)


def acts(troupe: Troupe) -> Iterator[Act]:
    if troupe.reaches(30):
        for one in OFFERED:
            yield Act(troupe.day(30), time(11, 30), one.name, partial(_offer, troupe, one))


async def _offer(troupe: Troupe, one: Offered, at: datetime) -> None:
    new = NewPlace(
        troupe.stage.units[one.unit], one.scheme, one.structure, "0261914120", troupe.day(one.entry),
        None if one.leaving is None else troupe.day(one.leaving), one.capacity,
    )  # fmt: skip
    async with troupe.acting(one.by, at) as uow:
        troupe.made[f"place {one.name}"] = (await add_place(uow, new)).id
