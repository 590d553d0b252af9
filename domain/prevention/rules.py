"""The rules of early warnings, as data: what they look at, from which number on, by kind of school, and what ends them.

None of them is a text of law: each says that it is a rule of this service. There is no score: a rule holds or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.kernel.law import LegalKind
from domain.schools.kinds import SchoolKind

SINCE = date(2026, 9, 1)
PATTERN_DAYS = 56
PATTERN_DATES = 3
"""A pattern needs several dates over several weeks: no single day (a feast, a strike) ever makes one."""
PAST_HALF_DAYS = 20
"""Half-days of last year, in the same period, with a roll of the pupil's class: fewer are no past to compare with."""
GROUP_PUPILS = 5
GROUP_SHARE = 4
"""A half-day is missed « by the class » when at least five pupils and a quarter of it are away."""

_K = SchoolKind
_VOCATIONAL = frozenset({_K.LYCEE_PROFESSIONNEL, _K.LYCEE_AGRICOLE, _K.EREA})
_SECONDARY = frozenset(_K) - {_K.PRIMARY_SCHOOL}


class RuleCode(StrEnum):
    UNJUSTIFIED_ABSENCES = "unjustified_absences"
    ALL_ABSENCES = "all_absences"
    LATENESS = "lateness"
    RECENT_RISE = "recent_rise"
    RISE_SINCE_LAST_YEAR = "rise_since_last_year"
    WEEKDAY_PATTERN = "weekday_pattern"
    LESSON_PATTERN = "lesson_pattern"
    EXCLUSIONS = "exclusions"
    SIGNALS = "signals"
    CHANGE_OF_SCHOOL = "change_of_school"
    MISSING_PLACEMENT = "missing_placement"
    PLACEMENT_ABSENCES = "placement_absences"
    LAST_YEAR_CASE = "last_year_case"
    NO_WISH = "no_wish"
    NO_ASSIGNMENT = "no_assignment"

    @property
    def label(self) -> str:
        return RULES[self].label


@dataclass(frozen=True)
class Levels:
    """The number from which a rule holds, and the one from which it is pressing; `downwards`: the fewer, the worse."""

    first: int
    second: int
    downwards: bool = False

    def of(self, number: int) -> int | None:
        reached = (number <= self.second, number <= self.first) if self.downwards else self._upwards(number)
        return 2 if reached[0] else 1 if reached[1] else None

    def _upwards(self, number: int) -> tuple[bool, bool]:
        return number >= self.second, number >= self.first


@dataclass(frozen=True)
class WarningRule:
    """One rule. `days`: how far it looks back; `starts`: the month and day of the year from which it is looked at."""

    code: RuleCode
    label: str
    phrase: str
    unit: str
    days: int
    period: str
    source: str
    ends_when: str
    levels: Levels
    tracks: frozenset[SchoolKind] = frozenset(SchoolKind)
    by_track: Mapping[SchoolKind, Levels] = field(default_factory=dict)
    starts: tuple[int, int] = (9, 1)
    ends: tuple[int, int] = (8, 31)
    since: date = SINCE
    kind: LegalKind = LegalKind.INTERNAL_RULE

    def levels_of(self, track: SchoolKind) -> Levels:
        return self.by_track.get(track, self.levels)

    def watches(self, track: SchoolKind, on: date) -> bool:
        """Whether this rule looks at such a school on that day."""
        if track not in self.tracks or on < self.since:
            return False
        day, first, last = _in_year(on.month, on.day), _in_year(*self.starts), _in_year(*self.ends)
        return first <= day <= last


def _in_year(month: int, day: int) -> tuple[int, int]:
    """Months of a school year, from September."""
    return (month - 9) % 12, day


_MONTH = "les 30 derniers jours"
_EIGHT_WEEKS = "les huit dernières semaines"
_COUNTS = "demi-journées entamées du calendrier de l'élève"
_CHOSEN_COUNT = "décompte choisi par l'établissement, celui de ses alertes de seuil"

_TABLE = (
    WarningRule(
        RuleCode.UNJUSTIFIED_ABSENCES, "Absences sans motif accepté",
        "Des demi-journées d'absence sans motif accepté", "demi-journées", 30, _MONTH, _CHOSEN_COUNT,
        "Moins de {first} demi-journées sans motif accepté sur 30 jours.", Levels(3, 6),
        by_track={_K.LYCEE_PROFESSIONNEL: Levels(4, 8), _K.LYCEE_AGRICOLE: Levels(4, 8), _K.LYCEE: Levels(4, 8)},
    ),
    WarningRule(
        RuleCode.ALL_ABSENCES, "Absences, justifiées ou non",
        "Beaucoup de demi-journées d'absence, quel que soit le motif", "demi-journées", 30, _MONTH, _COUNTS,
        "Moins de {first} demi-journées d'absence sur 30 jours.", Levels(8, 14),
        by_track={_K.LYCEE_PROFESSIONNEL: Levels(10, 16)},
    ),
    WarningRule(
        RuleCode.LATENESS, "Retards", "Des retards répétés", "demi-journées", 30, _MONTH, _COUNTS,
        "Moins de {first} demi-journées avec retard sur 30 jours.", Levels(4, 8),
        by_track={_K.LYCEE_PROFESSIONNEL: Levels(5, 10)},
    ),
    WarningRule(
        RuleCode.RECENT_RISE, "Hausse récente",
        "L'élève manque deux fois plus qu'avant, par rapport à lui-même", "demi-journées de plus", 28,
        "les 4 dernières semaines, comparées aux deux périodes de 4 semaines d'avant", _COUNTS,
        "Moins de {first} demi-journées de plus que dans les 4 semaines les plus chargées d'avant.", Levels(6, 12),
    ),
    WarningRule(
        RuleCode.RISE_SINCE_LAST_YEAR, "Hausse depuis l'an dernier",
        "L'élève manque deux fois plus que l'an dernier à la même date", "demi-journées de plus", 365,
        "depuis le 1er septembre, comparé à l'an dernier",
        f"{_COUNTS}, et appels de l'an dernier\u00a0: sans {PAST_HALF_DAYS} demi-journées d'appels faits pour l'élève "
        "sur la même période, rien n'est comparé",
        "Moins de {first} demi-journées de plus que l'an dernier à la même date.", Levels(5, 10), starts=(9, 15),
    ),
    WarningRule(
        RuleCode.WEEKDAY_PATTERN, "Même demi-journée de la semaine",
        "Des absences qui reviennent la même demi-journée (« absences perlées »)", "semaines", PATTERN_DAYS,
        _EIGHT_WEEKS, _COUNTS, "Moins de {first} semaines sur huit, ou moins d'une semaine sur deux.", Levels(3, 5),
    ),
    WarningRule(
        RuleCode.LESSON_PATTERN, "Même cours de la semaine",
        "Des absences qui reviennent au même cours, le reste de la demi-journée étant suivi", "semaines",
        PATTERN_DAYS, _EIGHT_WEEKS, "appels des cours",
        "Moins de {first} absences à ce cours, ou moins d'une fois sur deux.", Levels(3, 5), tracks=_SECONDARY,
    ),
    WarningRule(
        RuleCode.EXCLUSIONS, "Exclusions temporaires", "Des exclusions temporaires", "exclusions", 90,
        "les 90 derniers jours", "absences saisies par la vie scolaire",
        "Aucune exclusion depuis 90 jours.", Levels(1, 3),
    ),
    WarningRule(
        RuleCode.SIGNALS, "Inquiétude signalée", "Un adulte a signalé une inquiétude", "adultes", 30, _MONTH,
        "fiches de repérage", "Chaque inquiétude a reçu sa suite, ou date de plus de 30 jours.", Levels(1, 2),
    ),
    WarningRule(
        RuleCode.CHANGE_OF_SCHOOL, "Arrivée en cours d'année",
        "L'élève est arrivé après la rentrée", "demi-journées sans motif accepté depuis", 60,
        "les 60 jours après l'arrivée", "inscriptions", "60 jours ont passé depuis l'arrivée.", Levels(0, 4),
    ),
    WarningRule(
        RuleCode.MISSING_PLACEMENT, "Sans lieu de stage", "La classe part en stage, l'élève n'a pas de lieu",
        "jours avant le départ", 21, "les 21 jours avant le départ", "périodes de formation en milieu professionnel",
        "Un lieu de stage est enregistré pour l'élève.", Levels(21, 10, downwards=True), tracks=_VOCATIONAL,
    ),
    WarningRule(
        RuleCode.PLACEMENT_ABSENCES, "Absences en stage", "L'entreprise a signalé des absences", "absences", 30,
        _MONTH, "absences signalées par l'entreprise", "Aucune absence en stage depuis 30 jours.", Levels(1, 3),
        tracks=_VOCATIONAL,
    ),
    WarningRule(
        RuleCode.LAST_YEAR_CASE, "Dossier l'an dernier", "Un dossier d'absences existait l'an dernier", "dossier",
        365, "l'année scolaire précédente", "dossiers d'absences", "Le 31 décembre.", Levels(1, 2),
        starts=(9, 15), ends=(12, 31),
    ),
    WarningRule(
        RuleCode.NO_WISH, "Sans vœu d'orientation", "Les résultats approchent, l'élève n'a pas fait de vœu",
        "jours avant les résultats", 60, "les 60 jours avant les résultats", "dossiers d'orientation",
        "Un vœu est enregistré, ou l'absence de vœu est confirmée.", Levels(60, 21, downwards=True),
        tracks=_SECONDARY,
    ),
    WarningRule(
        RuleCode.NO_ASSIGNMENT, "Sans affectation", "L'élève est sans solution après l'affectation",
        "jours sans solution", 365, "depuis les résultats de l'affectation", "dossiers d'orientation",
        "Une solution est enregistrée.", Levels(0, 7), tracks=_SECONDARY,
    ),
)  # fmt: skip
RULES: dict[RuleCode, WarningRule] = {rule.code: rule for rule in _TABLE}


def compares_with_last_year(on: date) -> bool:
    """Comparisons with last year wait until 15 September."""
    return RULES[RuleCode.RISE_SINCE_LAST_YEAR].watches(SchoolKind.COLLEGE, on)
