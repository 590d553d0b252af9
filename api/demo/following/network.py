"""The FoQualE network of the demo: its animator, its members, twelve places with their entries."""

from collections.abc import Iterator
from datetime import datetime, time
from functools import partial

from api.demo.following.acts import Act, Troupe
from api.demo.following.training_offers import OFFERS
from api.demo.places import COMMUNES, TOWNS
from api.demo.schools import PREVERT, VAL
from api.demo.staff import CIO, MISSION_LOCALE, PLATFORM
from api.training_contracts.use_cases_networks import NewNetwork, add_member, change_network, open_network
from api.training_contracts.use_cases_places import NewTrainingPlace, add_place
from domain.training_contracts.places import MemberKind
from persistence.training_contracts.communes import Commune, save_communes
from persistence.unit_of_work import job_unit_of_work

OPENED = 44
_M = MemberKind
_AROUND = (
    (46.905, 2.104), (46.962, 2.231), (46.838, 2.187), (46.991, 2.009), (46.871, 1.958), (46.784, 2.123),
    (47.043, 2.262), (46.752, 1.931),
)  # fmt: skip
"""Where the invented towns lie, in their order."""
MEMBERS: tuple[tuple[MemberKind, str, str], ...] = (
    (_M.SCHOOL, PREVERT, "LP Jacques-Prévert"),
    (_M.SCHOOL, VAL, "Lycée agricole du Val"),
    (_M.CIO, CIO, "CIO de Sainte-Luce-le-Val"),
    (_M.MLDS, "", "Pôle MLDS de Sainte-Luce-le-Val"),
    (_M.RETURN_STRUCTURE, "", "Micro-lycée du Val"),
    (_M.APPRENTICE_CENTRE, "", "CFA des métiers de Montbrillac"),
    (_M.PARTNER, "", "École de la deuxième chance du Val"),
    (_M.PARTNER, MISSION_LOCALE, "Mission locale du Val-d'Ozanne"),
)


def acts(troupe: Troupe) -> Iterator[Act]:
    if troupe.reaches(OPENED):
        day = troupe.day(OPENED)
        yield Act(day, time(9, 5), "network", partial(_open, troupe))
        yield Act(day, time(9, 40), "network places", partial(_offer, troupe))


async def _open(troupe: Troupe, at: datetime) -> None:
    towns = zip(TOWNS, _AROUND, strict=True)
    async with job_unit_of_work(troupe.jobs, at, "demo") as uow:
        await save_communes(uow.session, [Commune(COMMUNES[t], t, TOWNS[t][0], *where) for t, where in towns])
    day, units = at.date(), troupe.stage.units
    async with troupe.acting("psad", at) as uow:
        new = NewNetwork(units[PLATFORM], "Réseau FoQualE du Val", "0261914130", None)
        network = await open_network(uow, new, day)
        for kind, unit, name in MEMBERS:
            member = {"kind": kind.value, "name": name, "phone": "", "unit_id": units[unit] if unit else None}
            await add_member(uow, network.id, member, day)
        animator = {"animator_id": troupe.account("mlds")}
        await change_network(uow, network.id, animator, day, seen=network.version)
    troupe.made["network"] = network.id


async def _offer(troupe: Troupe, at: datetime) -> None:
    network_id = troupe.recall("network")
    async with troupe.acting("mlds", at) as uow:
        for one in OFFERS:
            place = await add_place(uow, NewTrainingPlace(
                network_id, troupe.stage.units[one.unit] if one.unit else None, one.provider, "0261914131",
                one.formation, one.level.value, one.field.value, one.solution.value, one.status.value,
                COMMUNES[one.town], one.town, None, None, troupe.day(one.entry), None, one.capacity,
            ))  # fmt: skip
            troupe.made[f"training place {one.key}"] = place.id
