"""The answer to one line: accepted, perhaps with remarks, or refused with its place, rule and remedy."""

from dataclasses import dataclass
from enum import StrEnum

from domain.imports.lines import Line
from domain.imports.values import mask


class Rule(StrEnum):
    """Why a line is refused. The label follows « colonne X : »."""

    MISSING = "missing"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_NAME = "not_a_name"
    TOO_LONG = "too_long"
    IMPLAUSIBLE_BIRTH_DATE = "implausible_birth_date"
    LEFT_BEFORE_ENTRY = "left_before_entry"
    ENDS_BEFORE_START = "ends_before_start"
    INTERVAL_TOO_LONG = "interval_too_long"
    UNJUSTIFIED_OVER_TOTAL = "unjustified_over_total"
    PUPIL_NOT_NAMED = "pupil_not_named"
    DUPLICATE = "duplicate"

    @property
    def label(self) -> str:
        return _RULE_LABELS[self]


_RULE_LABELS = {
    Rule.MISSING: "la valeur manque",
    Rule.NOT_A_DATE: "{value} n'est pas une date",
    Rule.NOT_A_TIME: "{value} n'est pas une heure",
    Rule.NOT_A_NUMBER: "{value} n'est pas un nombre attendu",
    Rule.NOT_A_NAME: "{value} contient des signes qu'un nom n'a pas",
    Rule.TOO_LONG: "la valeur est trop longue",
    Rule.IMPLAUSIBLE_BIRTH_DATE: "{value} ne peut pas être la date de naissance d'un élève",
    Rule.LEFT_BEFORE_ENTRY: "la date de sortie est avant la date d'entrée",
    Rule.ENDS_BEFORE_START: "la fin est avant le début",
    Rule.INTERVAL_TOO_LONG: "l'absence dure plus d'un an",
    Rule.UNJUSTIFIED_OVER_TOTAL: "il y a plus de demi-journées non justifiées que d'absences",
    Rule.PUPIL_NOT_NAMED: "rien ne dit de quel élève il s'agit",
    Rule.DUPLICATE: "cette fiche est déjà donnée plus haut dans le fichier",
}


class Remark(StrEnum):
    """What was noticed on a line that is taken nevertheless: a pupil is never lost to a wrong code."""

    INE_OF_CNED = "ine_of_cned"
    INE_SHAPE = "ine_shape"
    MEF_SHAPE = "mef_shape"
    LEVEL_UNKNOWN = "level_unknown"
    EMAIL_SHAPE = "email_shape"
    NO_ADDRESS = "no_address"
    NO_CLASS = "no_class"

    @property
    def label(self) -> str:
        return _REMARK_LABELS[self]


_REMARK_LABELS = {
    Remark.INE_OF_CNED: "Le numéro donné est celui du CNED, pas un INE : il n'est pas repris.",
    Remark.INE_SHAPE: "Le numéro donné n'a pas la forme d'un INE : il n'est pas repris.",
    Remark.MEF_SHAPE: "Le code de formation n'a pas la forme d'un MEF : il n'est pas repris.",
    Remark.LEVEL_UNKNOWN: "Le niveau de responsabilité manque : la personne est prise comme contact seulement.",
    Remark.EMAIL_SHAPE: "L'adresse électronique n'est pas valable : elle n'est pas reprise.",
    Remark.NO_ADDRESS: "Cette personne n'a pas d'adresse : son courrier ne partira pas.",
    Remark.NO_CLASS: "Cet élève n'a pas encore de classe.",
}


@dataclass(frozen=True)
class Accepted:
    line: Line
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Refused:
    """`line` is the place (a line, or the rank of the record when the file has no lines), `column` as in the file."""

    line: int
    column: str
    rule: Rule
    remedy: str
    masked_value: str
    sentence: str


Verdict = Accepted | Refused


@dataclass(frozen=True)
class Place:
    """Where a fault is, and in which software it is corrected."""

    number: int
    by_record: bool
    source: str


def refused(place: Place, column: str, rule: Rule, value: str = "") -> Refused:
    """« Ligne 214, colonne DATE_NAISS : « 3•/••/•••1 » n'est pas une date. Corrigez la fiche dans SIECLE, … »"""
    masked = mask(value)
    spot = f"{'Fiche' if place.by_record else 'Ligne'} {place.number}, colonne {column}"
    fault = rule.label.format(value=f"« {masked} »")
    verb = "Complétez" if rule in {Rule.MISSING, Rule.PUPIL_NOT_NAMED} else "Corrigez"
    remedy = f"{verb} la fiche dans {place.source}, puis refaites l'export."
    return Refused(place.number, column, rule, remedy, masked, f"{spot} : {fault}. {remedy}")
