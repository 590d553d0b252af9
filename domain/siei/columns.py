"""The exchange format, version 1: the columns of each source, nothing more (maximum: arrêté of 15 October 2020)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.siei.sources import SourceKind

FORMAT_VERSION = 1


class ColumnShape(StrEnum):
    TEXT = "text"
    DATE = "date"
    INE = "ine"
    SEX = "sex"
    COMMUNE = "commune"
    UAI = "uai"
    DIPLOMA = "diploma"


@dataclass(frozen=True)
class Column:
    name: str
    meaning: str
    shape: ColumnShape = ColumnShape.TEXT
    required: bool = False


IDENTITY = (
    Column("numero_interne", "Numéro de la fiche dans la base d’origine, unique dans le fichier", required=True),
    Column("ine", "Identifiant national élève, vide s’il n’est pas connu", ColumnShape.INE),
    Column("nom", "Nom de naissance", required=True),
    Column("nom_usage", "Nom d’usage"),
    Column("prenoms", "Prénoms, séparés par une espace ou une virgule", required=True),
    Column("date_naissance", "Date de naissance (AAAA-MM-JJ)", ColumnShape.DATE, required=True),
    Column("sexe", "1 garçon, 2 fille", ColumnShape.SEX),
    Column("commune_naissance", "Code officiel de la commune de naissance, 99… à l’étranger", ColumnShape.COMMUNE),
    Column("commune", "Code officiel de la commune de résidence", ColumnShape.COMMUNE),
)
TRAINING = (
    Column("uai", "Établissement ou CFA", ColumnShape.UAI),
    Column("cfd_prepare", "Diplôme préparé, code formation-diplôme de la BCN", ColumnShape.DIPLOMA),
    Column("libelle_formation", "Formation, en clair"),
    Column("date_entree", "Entrée dans la formation", ColumnShape.DATE),
    Column("date_sortie", "Sortie, vide si la personne est toujours inscrite", ColumnShape.DATE),
)
SUPPORT = (
    Column("structure_suivi", "Mission locale qui suit la personne"),
    Column("date_prise_en_charge", "Début du suivi", ColumnShape.DATE),
)
DIPLOMA = (
    Column("cfd_obtenu", "Diplôme obtenu, code formation-diplôme de la BCN", ColumnShape.DIPLOMA, required=True),
    Column("date_obtention", "Date d’obtention", ColumnShape.DATE),
)

EXCLUDED_COLUMNS = frozenset(
    [
        "nationalite",
        "pays_nationalite",
        "sante",
        "handicap",
        "rqth",
        "mdph",
        "pap",
        "pai",
        "infraction",
        "condamnation",
        "situation_sociale",
        "boursier",
        "pcs",
        "profession_responsable",
        "situation_familiale",
        "religion",
        "nir",
        "motif_absence",
        "sanction",
    ]
)
"""What the CNIL excluded (deliberations of 2010): offences, health, nationality, social or family situation."""


def columns_of(kind: SourceKind) -> tuple[Column, ...]:
    if kind is SourceKind.MISSIONS_LOCALES:
        return IDENTITY + SUPPORT
    if kind is SourceKind.DIPLOMAS:
        return IDENTITY + DIPLOMA
    return IDENTITY + TRAINING
