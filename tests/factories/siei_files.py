"""A few invented people as the exchange format writes them: each has one known end."""

import csv
import io

from domain.siei.columns import columns_of
from domain.siei.sources import SourceKind

CAP, BAC = "50022137", "40025514"
K = SourceKind


def person(number: str, name: str, first: str, born: str, **more: str) -> dict[str, str]:
    """A line of a base; `more` names other columns."""
    base = {
        "numero_interne": number, "nom": name, "prenoms": first, "date_naissance": born, "sexe": "2",
        "commune": "99904", "commune_naissance": "99901",
    }  # fmt: skip
    return base | more


def left(number: str, name: str, first: str, born: str, **more: str) -> dict[str, str]:
    """A pupil of a CAP in 2025-2026 who left in June."""
    schooling = {
        "uai": "9990004A", "cfd_prepare": CAP, "libelle_formation": "CAP Cuisine", "date_entree": "2025-09-01",
        "date_sortie": "2026-06-30",
    }  # fmt: skip
    return person(number, name, first, born, **(schooling | more))


def enrolled(number: str, name: str, first: str, born: str, **more: str) -> dict[str, str]:
    schooling = {
        "uai": "9990009Z", "cfd_prepare": CAP, "libelle_formation": "CAP Pâtissier", "date_entree": "2026-09-01",
    }  # fmt: skip
    return person(number, name, first, born, **(schooling | more))


def look_alike(number: str, name: str, first: str, born: str, **more: str) -> dict[str, str]:
    """An apprentice of that name and day, of another commune and with another INE: somebody must look."""
    elsewhere = {"commune": "99910", "commune_naissance": "", "libelle_formation": "CAP Coiffure"}
    return enrolled(number, name, first, born, **(elsewhere | more))


def small_campaign() -> dict[SourceKind, list[dict[str, str]]]:
    """Maëlys is found nowhere; Léa goes on; Paul has his CAP; Rose is 15; Emma has a look-alike; Noé is followed."""
    return {
        K.EN_PREVIOUS: [
            left("P1", "LE GOFF", "Maëlys", "2008-11-04", ine="120000001AA"),
            left("P2", "MARTIN", "Léa", "2008-03-02", ine="120000002AB"),
            left("P3", "DURAND", "Paul", "2007-01-20", ine="120000003AC", sexe="1"),
            left("P4", "ROSSI", "Rose", "2011-01-01", ine="120000004AD"),
            left("P5", "BERNARD", "Emma", "2008-05-05", ine="120000005AE"),
            left("P6", "LEROY", "Noé", "2009-02-11", ine="120000006AF", sexe="1"),
        ],
        K.EN_CURRENT: [enrolled("C2", "MARTIN", "Lea", "2008-03-02", ine="120000002AB")],
        K.APPRENTICES: [look_alike("A5", "BERNARD", "Emma", "2008-05-05", ine="120000955ZZ")],
        K.MISSIONS_LOCALES: [
            person("M6", "LEROY", "Noe", "2009-02-11", sexe="1", structure_suivi="ML du Val", ine="120000006AF",
                   date_prise_en_charge="2026-10-01"),
        ],
        K.DIPLOMAS: [
            person("D3", "DURAND", "Paul", "2007-01-20", ine="120000003AC", sexe="1", cfd_obtenu=CAP,
                   date_obtention="2026-07-05"),
        ],
    }  # fmt: skip


def as_csv(kind: SourceKind, lines: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(
        out, [one.name for one in columns_of(kind)], delimiter=";", lineterminator="\r\n", restval=""
    )
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode()
