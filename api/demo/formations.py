"""Formations of the demo's classes, with the national codes of the BCN (open data of the DEPP)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Formation:
    """`mef` is the national code and one local character; `age` is reached in the year of the rentrée."""

    mef: str
    mefstat: str
    short: str
    label: str
    age: int


def _bcn(mef: str, mefstat: str, short: str, label: str, age: int) -> Formation:
    """BCN's ten characters; SIECLE adds an eleventh."""
    return Formation(f"{mef}0", mefstat, short, label, age)


_PRO_YEARS = (("1", "2de", "23810", 15), ("2", "1re", "23820", 16), ("3", "Tle", "23830", 17))
_CAP_YEARS = (("21", "1re année CAP", "23210", 15), ("22", "2e année CAP", "23220", 16))


def _bac_pro(specialty: str, acronym: str, title: str) -> tuple[Formation, ...]:
    return tuple(
        _bcn(f"247{specialty}3{year}", f"{stat}0{specialty}", f"{name} {acronym}", f"{name} {title}", age)
        for year, name, stat, age in _PRO_YEARS
    )


def _cap(specialty: str, acronym: str, title: str) -> tuple[Formation, ...]:
    return tuple(
        _bcn(f"241{specialty}{year}", f"{stat}0{specialty}", f"CAP{year[1]} {acronym}", f"{name} {title}", age)
        for year, name, stat, age in _CAP_YEARS
    )


MELEC = _bac_pro("25520", "MELEC", "Métiers de l'électricité et de ses environnements connectés")
MCV = _bac_pro("31213", "MCV", "Métiers du commerce et de la vente, animation et gestion de l'espace commercial")
ASSP = _bac_pro("33007", "ASSP", "Accompagnement, soins et services à la personne")
AGORA = _bac_pro("30004", "AGORA", "Assistance à la gestion des organisations et de leurs activités")
CIEL = _bac_pro("25519", "CIEL", "Cybersécurité, informatique et réseaux, électronique")
CUISINE = _bac_pro("22106", "CUIS", "Cuisine")
CAP_HAIR = _cap("33616", "COIF", "Métiers de la coiffure")
CAP_CATERING = _cap("22142", "PSR", "Production et service en restaurations")
CAP_ELECTRICIAN = _cap("25524", "ELEC", "Électricien")

COLLEGE = (
    Formation("10010012110", "21110010012", "6e", "6e", 11),
    Formation("10110001110", "21120010001", "5e", "5e", 12),
    Formation("10210001110", "21150010001", "4e", "4e", 13),
    Formation("10310019110", "21160010019", "3e", "3e", 14),
)
LANDSCAPE = (
    _bcn("2762140431", "23811021404", "2de NJPF", "2de professionnelle Nature, jardin, paysage, forêt", 15),
    _bcn("2762140532", "23821021405", "1re AP", "1re Aménagements paysagers", 16),
    _bcn("2762140533", "23831021405", "Tle AP", "Tle Aménagements paysagers", 17),
)
RURAL_SERVICES = (
    _bcn("2763300131", "23811033001", "2de SAPT", "2de professionnelle Services aux personnes et aux territoires", 15),
    _bcn("2763300332", "23821033003", "1re SAPAT", "1re Services aux personnes et animation dans les territoires", 16),
    _bcn("2763300333", "23831033003", "Tle SAPAT", "Tle Services aux personnes et animation dans les territoires", 17),
)
FORESTRY = (
    _bcn("2762130332", "23821021303", "1re Forêt", "1re Forêt", 16),
    _bcn("2762130333", "23831021303", "Tle Forêt", "Tle Forêt", 17),
)
PRIMARY_LEVELS = {"PS": 3, "MS": 4, "GS": 5, "CP": 6, "CE1": 7, "CE2": 8, "CM1": 9, "CM2": 10}
"""ONDE has no MEF: a level, with the age reached in the year of the rentrée."""
PRIMARY_CYCLES = {"PS": "CYCLE I", "MS": "CYCLE I", "GS": "CYCLE I", "CP": "CYCLE II", "CE1": "CYCLE II"}
PRIMARY_CYCLES |= {"CE2": "CYCLE II", "CM1": "CYCLE III", "CM2": "CYCLE III"}
