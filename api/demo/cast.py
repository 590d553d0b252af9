"""The pupils whom the demo speaks of by name: who they are and when they were away."""

from dataclasses import dataclass
from enum import StrEnum

from api.demo.schools import ECOLE, JULES_VERNE, OLYMPE, PREVERT, VAL


class Household(StrEnum):
    """Families as schools know them."""

    COUPLE = "couple"
    TWO_HOMES = "two_homes"
    PROTECTED_MOTHER = "protected_mother"  # two homes, hers is not to be given out
    MOTHER_ALONE = "mother_alone"
    FATHER_ALONE = "father_alone"
    CHILD_WELFARE = "child_welfare"
    GRANDPARENT = "grandparent"
    NO_PHONE = "no_phone"
    OWN_GUARDIAN = "own_guardian"  # of age: the pupil answers for themself
    DRAWN = "drawn"


@dataclass(frozen=True)
class Role:
    """One named pupil. `age` is theirs on the demo's day; `since_birthday` how many days ago they reached it.

    `away` are half-days without accepted reason, counted back in open days from today: `11ap 7a 0a` is the morning
    and the afternoon eleven open days ago, then two mornings. `excused` are half-days whose reason was accepted.
    """

    key: str
    uai: str
    class_code: str
    last_name: str
    first_name: str
    sex: str
    age: int
    away: str = ""
    excused: str = ""
    household: Household = Household.COUPLE
    since_birthday: int = 200
    usage_name: str | None = None
    left_back: int | None = None
    leaving_reason: str | None = None


_H = Household
CAST: tuple[Role, ...] = (
    # -- LP Jacques-Prévert ----
    Role("lucas-fontaine", PREVERT, "2MELEC", "FONTAINE", "Lucas", "M", 15, "11ap 7a 4p 1p 0a", "2a", _H.TWO_HOMES),
    Role("yanis-delorme", PREVERT, "2MELEC", "DELORME", "Yanis", "M", 15, "9a 8a 3a 0a"),
    Role("jade-roche", PREVERT, "1MCV", "ROCHE", "Jade", "F", 15, "14ap 13ap 11ap 10a 6ap 4a 2a",
         household=_H.MOTHER_ALONE, since_birthday=330),
    Role("theo-marchetti", PREVERT, "1MCV", "MARCHETTI", "Théo", "M", 16, "10ap 6a 5ap", household=_H.TWO_HOMES),
    Role("aicha-diarra", PREVERT, "1ASSP", "DIARRA", "Aïcha", "F", 17, "20ap 19ap 18a 9ap 8a 1a 0a", since_birthday=40),
    Role("enzo-kowalczyk", PREVERT, "1AGORA", "KOWALCZYK", "Enzo", "M", 16),
    Role("sacha-bertin", PREVERT, "2CIEL", "BERTIN", "Sacha", "M", 15, "8a 6ap 5ap"),
    Role("lena-caron", PREVERT, "1CIEL", "CARON", "Léna", "F", 16, "12a 10a 9ap 5a 2a"),
    Role("ilyes-benali", PREVERT, "TMCV", "BENALI", "Ilyès", "M", 17, "14a 11ap 9a 8a", household=_H.MOTHER_ALONE),
    Role("mathis-colin", PREVERT, "1MELEC", "COLIN", "Mathis", "M", 16, "18ap 16ap 15a"),
    Role("clara-nguyen", PREVERT, "2ASSP", "NGUYEN", "Clara", "F", 15, "13ap 11ap 9a 8a", household=_H.NO_PHONE),
    Role("dylan-fabre", PREVERT, "TMELEC", "FABRE", "Dylan", "M", 18, "16ap 14ap 11a 10ap 4a", since_birthday=30,
         household=_H.OWN_GUARDIAN),
    Role("sofia-perret", PREVERT, "2AGORA", "PERRET", "Sofia", "F", 15, "39ap 38ap 37a 34ap 33ap 31a 30ap 4a"),
    Role("noah-girard", PREVERT, "CAP1COIF", "GIRARD", "Noah", "M", 15, "14ap 13ap 10ap 9ap 8ap 6a",
         household=_H.GRANDPARENT),
    Role("amine-haddadi", PREVERT, "CAP2PSR", "HADDADI", "Amine", "M", 16, "10ap 9ap"),
    Role("eva-masson", PREVERT, "1CUIS", "MASSON", "Éva", "F", 16, "39ap 38ap 36a"),
    Role("tom-legrand", PREVERT, "2CUIS", "LEGRAND", "Tom", "M", 15, "41ap 40a 39ap"),
    Role("lena-hoarau", PREVERT, "2AGORA", "HOARAU", "Léna", "F", 15, "9a 3p"),
    Role("hugo-petit", PREVERT, "2CUIS", "PETIT", "Hugo", "M", 15, "12a 4a", household=_H.MOTHER_ALONE),
    Role("lina-nguyen", PREVERT, "1ASSP", "NGUYEN", "Lina", "F", 16, "8p 2a"),
    Role("tom-bouvier", PREVERT, "2MCV", "BOUVIER", "Tom", "M", 15, "10a 6a"),
    Role("rafael-carvalho", PREVERT, "1MELEC", "CARVALHO", "Rafael", "M", 17, "7a 3a"),
    Role("mehdi-zerrouki", PREVERT, "TCIEL", "ZERROUKI", "Mehdi", "M", 17, left_back=30, leaving_reason="99"),
    Role("chloe-vasseur", PREVERT, "TASSP", "VASSEUR", "Chloé", "F", 18, left_back=34, leaving_reason="99",
         household=_H.OWN_GUARDIAN),
    Role("noah-lambert", PREVERT, "CAP2ELEC", "LAMBERT", "Noah", "M", 16, left_back=28, leaving_reason="99"),
    Role("oumar-diallo", PREVERT, "1CIEL", "DIALLO", "Oumar", "M", 17, left_back=25, leaving_reason="99"),
    # -- Collège Jules-Verne ----
    Role("manon-le-goff", JULES_VERNE, "4A", "LE GOFF", "Manon", "F", 13, "13ap 11a 9ap 8a 4a"),
    Role("nora-abdelli", JULES_VERNE, "4B", "ABDELLI", "Nora", "F", 13, "11ap 6a 4a", household=_H.MOTHER_ALONE),
    Role("ines-ferrand", JULES_VERNE, "4B", "FERRAND", "Inès", "F", 14, "21ap 19a 18ap", household=_H.PROTECTED_MOTHER),
    Role("louis-andrieu", JULES_VERNE, "3C", "ANDRIEU", "Louis", "M", 14, "26ap 25ap 23a 14ap 10a"),
    Role("maelys-roger", JULES_VERNE, "5D", "ROGER", "Maëlys", "F", 12, "28ap 26ap 25a 9a", household=_H.TWO_HOMES),
    Role("gabin-olivier", JULES_VERNE, "3A", "OLIVIER", "Gabin", "M", 14, "30ap 29ap 28a 13ap 3a",
         household=_H.FATHER_ALONE),
    Role("yasmine-cherif", JULES_VERNE, "4E", "CHERIF", "Yasmine", "F", 13, "24ap 21ap 20a"),
    Role("rayan-lopez", JULES_VERNE, "3F", "LOPEZ", "Rayan", "M", 14, "39ap 38ap 35ap 34ap 32ap 13ap 10a"),
    # -- Collège Olympe-de-Gouges ----
    Role("camille-lefevre-5", OLYMPE, "5A", "LEFEVRE", "Camille", "F", 12, "9ap 8ap 6a", since_birthday=300),
    Role("camille-lefevre-3", OLYMPE, "3B", "LEFEVRE", "Camille", "M", 14, "9ap 8ap 6a"),
    Role("enzo-picard", OLYMPE, "3B", "PICARD", "Enzo", "M", 14, "40ap 39ap 37ap 30ap 29ap 28a 20ap 19a 14a 13ap 10ap",
         household=_H.TWO_HOMES),
    Role("marie-apolline", OLYMPE, "3A", "CHARPENTIER-BEAUREGARD", "Marie-Apolline", "F", 14, "24ap 23ap 21a"),
    Role("adele-poirier", OLYMPE, "4C", "POIRIER", "Adèle", "F", 13, "36ap 35ap 34a 31ap 30ap 29ap 8a",
         household=_H.CHILD_WELFARE),
    Role("hugo-besson", OLYMPE, "6B", "BESSON", "Hugo", "M", 11, "40ap 39ap 37a 33ap 32ap 31ap 20ap 19a 9a 6a"),
    Role("sami-lacroix", OLYMPE, "3D", "LACROIX", "Sami", "M", 14, "42ap 41ap 39ap 36ap 34ap 31a 22ap 21a 18a 15a"),
    # -- École Les Tilleuls ----
    Role("lucas-morel", ECOLE, "4106", "MOREL", "Lucas", "M", 9, "24ap 23ap 21ap 13ap 5ap", since_birthday=150),
    Role("ethan-martin-duval", ECOLE, "4107", "MARTIN-DUVAL", "Ethan", "M", 10, "14ap 13ap 11a 10a",
         household=_H.TWO_HOMES),
    Role("zelie-garnier", ECOLE, "4106", "GARNIER", "Zélie", "F", 9, "13ap 12ap 10a 9a", household=_H.MOTHER_ALONE),
    # -- Lycée agricole du Val ----
    Role("jules-renaud", VAL, "2NJPF", "RENAUD", "Jules", "M", 15, "20ap 19ap 18a 9a"),
    Role("lisa-marchal", VAL, "1SAPAT", "MARCHAL", "Lisa", "F", 16, "14ap 13ap 12a 10ap 9ap 8ap 6a"),
)  # fmt: skip
ROLE_OF = {role.key: role for role in CAST}
