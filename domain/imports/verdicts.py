"""The answer to one line: accepted, perhaps with remarks, or refused with its place, rule and remedy."""

from dataclasses import dataclass

from domain.imports.lines import Line
from domain.imports.values import mask
from domain.kernel.labelled import Labelled


class Rule(Labelled):
    """Why a line is refused. The label follows « colonne X : »."""

    MISSING = "missing", "la valeur manque"
    NOT_A_DATE = "not_a_date", "{value} n'est pas une date"
    NOT_A_TIME = "not_a_time", "{value} n'est pas une heure"
    NOT_A_NUMBER = "not_a_number", "{value} n'est pas un nombre attendu"
    NOT_A_NAME = "not_a_name", "{value} contient des signes qu'un nom n'a pas"
    TOO_LONG = "too_long", "la valeur est trop longue"
    IMPLAUSIBLE_BIRTH_DATE = "implausible_birth_date", "{value} ne peut pas être la date de naissance d'un élève"
    LEFT_BEFORE_ENTRY = "left_before_entry", "la date de sortie est avant la date d'entrée"
    ENDS_BEFORE_START = "ends_before_start", "la fin est avant le début"
    INTERVAL_TOO_LONG = "interval_too_long", "l'absence dure plus d'un an"
    UNJUSTIFIED_OVER_TOTAL = "unjustified_over_total", "il y a plus de demi-journées non justifiées que d'absences"
    PUPIL_NOT_NAMED = "pupil_not_named", "rien ne dit de quel élève il s'agit"
    DUPLICATE = "duplicate", "cette fiche est déjà donnée plus haut dans le fichier"


class Remark(Labelled):
    """What was noticed on a line that is taken nevertheless: a pupil is never lost to a wrong code."""

    INE_OF_CNED = "ine_of_cned", "Le numéro donné est celui du CNED, pas un INE : il n'est pas repris."
    INE_SHAPE = "ine_shape", "Le numéro donné n'a pas la forme d'un INE : il n'est pas repris."
    MEF_SHAPE = "mef_shape", "Le code de formation n'a pas la forme d'un MEF : il n'est pas repris."
    LEVEL_UNKNOWN = (
        "level_unknown",
        "Le niveau de responsabilité manque : la personne est prise comme contact seulement.",
    )
    EMAIL_SHAPE = "email_shape", "L'adresse électronique n'est pas valable : elle n'est pas reprise."
    NO_ADDRESS = "no_address", "Cette personne n'a pas d'adresse : son courrier ne partira pas."
    NO_CLASS = "no_class", "Cet élève n'a pas encore de classe."


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
