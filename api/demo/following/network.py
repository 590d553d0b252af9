"""The FoQualE network of the demo: its animator, its members, twelve places with their entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from api.demo.following.acts import Act, Troupe
from api.demo.places import COMMUNES, TOWNS
from api.demo.schools import PREVERT, VAL
from api.demo.staff import CIO, MISSION_LOCALE, PLATFORM
from api.training_contracts.use_cases_networks import NewNetwork, add_member, change_network, open_network
from api.training_contracts.use_cases_places import NewTrainingPlace, add_place
from domain.follow_ups.solutions import SolutionType
from domain.training_contracts.places import MemberKind, NsfField, PlaceLevel
from domain.training_contracts.states import YouthStatus
from persistence.training_contracts.communes import Commune, save_communes
from persistence.unit_of_work import job_unit_of_work

OPENED = 44
_L, _N, _T, _Y, _M = PlaceLevel, NsfField, SolutionType, YouthStatus, MemberKind
_AROUND = (
    (46.905, 2.104), (46.962, 2.231), (46.838, 2.187), (46.991, 2.009), (46.871, 1.958), (46.784, 2.123),
    (47.043, 2.262), (46.752, 1.931),
)  # fmt: skip
"""Where the invented towns lie, in their order."""
SAINTE_LUCE, MONTBRILLAC, VERNOY, CLAIRMARAIS = (
    "Sainte-Luce-le-Val", "Montbrillac", "Le Vernoy-sur-Ozanne", "La Roche-Clairmarais",
)  # fmt: skip
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


@dataclass(frozen=True)
class Offer:
    """Places of one entry, so many open days ago (negative: to come)."""

    key: str
    provider: str
    unit: str
    formation: str
    level: PlaceLevel
    field: NsfField
    solution: SolutionType
    status: YouthStatus
    town: str
    entry: int
    capacity: int


OFFERS: tuple[Offer, ...] = (
    Offer(
        "thermal",
        "LP Jacques-Prévert",
        PREVERT,
        "CAP Monteur en installations thermiques",
        _L.LEVEL_3,
        _N.PROCESSING,
        _T.SCHOOL,
        _Y.PUPIL,
        SAINTE_LUCE,
        -10,
        2,
    ),
    Offer(
        "melec",
        "LP Jacques-Prévert",
        PREVERT,
        "Bac pro Métiers de l'électricité et de ses environnements connectés",
        _L.LEVEL_4,
        _N.MECHANICS,
        _T.SCHOOL,
        _Y.PUPIL,
        SAINTE_LUCE,
        30,
        2,
    ),
    Offer(
        "electrician",
        "LP Jacques-Prévert",
        PREVERT,
        "CAP Électricien",
        _L.LEVEL_3,
        _N.MECHANICS,
        _T.SCHOOL,
        _Y.PUPIL,
        SAINTE_LUCE,
        -30,
        3,
    ),
    Offer(
        "cook",
        "CFA des métiers de Montbrillac",
        "",
        "CAP Cuisine",
        _L.LEVEL_3,
        _N.PROCESSING,
        _T.APPRENTICESHIP,
        _Y.APPRENTICE,
        MONTBRILLAC,
        22,
        4,
    ),
    Offer(
        "cook later",
        "CFA des métiers de Montbrillac",
        "",
        "CAP Cuisine",
        _L.LEVEL_3,
        _N.PROCESSING,
        _T.APPRENTICESHIP,
        _Y.APPRENTICE,
        MONTBRILLAC,
        -5,
        1,
    ),
    Offer(
        "wood",
        "CFA des métiers de Montbrillac",
        "",
        "CAP Menuisier fabricant",
        _L.LEVEL_3,
        _N.BUILDING,
        _T.APPRENTICESHIP,
        _Y.APPRENTICE,
        MONTBRILLAC,
        -12,
        2,
    ),
    Offer(
        "e2c",
        "École de la deuxième chance du Val",
        "",
        "Parcours de remise à niveau et stages",
        _L.ENTRY,
        _N.GENERAL,
        _T.E2C,
        _Y.TRAINEE,
        VERNOY,
        26,
        12,
    ),
    Offer(
        "e2c later",
        "École de la deuxième chance du Val",
        "",
        "Parcours de remise à niveau et stages",
        _L.ENTRY,
        _N.GENERAL,
        _T.E2C,
        _Y.TRAINEE,
        VERNOY,
        -8,
        10,
    ),
    Offer(
        "micro",
        "Micro-lycée du Val",
        "",
        "Reprise de la terminale générale",
        _L.LEVEL_4,
        _N.GENERAL,
        _T.MICRO_LYCEE,
        _Y.PUPIL,
        SAINTE_LUCE,
        35,
        6,
    ),
    Offer(
        "mlds",
        "Pôle MLDS de Sainte-Luce-le-Val",
        "",
        "Module de remobilisation",
        _L.ENTRY,
        _N.PERSONAL_SKILLS,
        _T.MLDS_ACTION,
        _Y.PUPIL,
        SAINTE_LUCE,
        -6,
        12,
    ),
    Offer(
        "garden",
        "Lycée agricole du Val",
        VAL,
        "CAP agricole Jardinier paysagiste",
        _L.LEVEL_3,
        _N.AGRICULTURE,
        _T.SCHOOL_AGRICULTURAL,
        _Y.PUPIL,
        CLAIRMARAIS,
        -15,
        2,
    ),
    Offer(
        "civic",
        "Mission locale du Val-d'Ozanne",
        "",
        "Service civique : accueil en médiathèque",
        _L.ENTRY,
        _N.COMMUNICATION,
        _T.CIVIC_SERVICE,
        _Y.CIVIC_SERVICE,
        MONTBRILLAC,
        28,
        2,
    ),
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
