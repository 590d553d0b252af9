"""The twelve entries that the network of the demo offers."""

from dataclasses import dataclass

from api.demo.schools import PREVERT, VAL
from domain.follow_ups.solutions import SolutionType
from domain.training_contracts.places import NsfField, PlaceLevel
from domain.training_contracts.states import YouthStatus

_L, _N, _T, _Y = PlaceLevel, NsfField, SolutionType, YouthStatus
SAINTE_LUCE, MONTBRILLAC, VERNOY, CLAIRMARAIS = (
    "Sainte-Luce-le-Val", "Montbrillac", "Le Vernoy-sur-Ozanne", "La Roche-Clairmarais",
)  # fmt: skip


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
