"""The numbers that open something: 4 (law), 10 (circular), 3 (ours). Each with its text and its dates."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from domain.absences.counts import HalfDays
from domain.kernel.law import LegalBasis, LegalKind

L131_8_SECOND = LegalBasis(
    code="l131-8-2",
    kind=LegalKind.LAW,
    article="L. 131-8, 2°",
    title="Code de l'éducation, article L. 131-8, alinéa 3, 2°",
    quote=(
        "lorsque, sans motif légitime ni excuses valables, [l'enfant] a manqué la classe "
        "au moins quatre demi-journées dans le mois"
    ),
    valid_from=date(2013, 2, 2),
    source="Légifrance, LEGIARTI000038901903 (version du 2 septembre 2019) et version issue de la loi 2013-108",
)
CIRCULAR_2014_159 = LegalBasis(
    code="circular-2014-159",
    kind=LegalKind.CIRCULAR,
    article="Circulaire n° 2014-159",
    title="Circulaire n° 2014-159 du 24 décembre 2014, prévention de l'absentéisme scolaire",
    quote="de l'ordre de dix demi-journées complètes d'absences dans le mois",
    valid_from=date(2015, 1, 1),
    source="Extraits reproduits par des établissements ; texte intégral non lu",
)
NEAR_RULE = LegalBasis(
    code="near-threshold",
    kind=LegalKind.INTERNAL_RULE,
    article="",
    title="Règle interne, aucun texte : prévenir l'établissement une demi-journée avant le seuil",
    quote="",
    valid_from=date(2013, 2, 2),
)


@dataclass(frozen=True)
class Threshold:
    """A number of half-days, counted without accepted reason in a month; in force by the date of the facts."""

    code: str
    value: int
    label: str
    legal_basis: LegalBasis

    def in_force(self, on: date) -> bool:
        return self.legal_basis.in_force(on)


NEAR = Threshold("near", 3, "proche du seuil", NEAR_RULE)
REFERRAL = Threshold("referral", 4, "seuil de saisine", L131_8_SECOND)
PERSISTENCE = Threshold("persistence", 10, "absences persistantes", CIRCULAR_2014_159)


class ThresholdValue(IntEnum):
    """The numbers that a list of alerts can be asked for."""

    NEAR = 3
    REFERRAL = 4
    PERSISTENCE = 10


THRESHOLDS = (NEAR, REFERRAL, PERSISTENCE)


def thresholds_on(day: date) -> tuple[Threshold, ...]:
    """Those in force for facts of that day; before 2015 no text gave a number for persistence."""
    return tuple(threshold for threshold in THRESHOLDS if threshold.in_force(day))


@dataclass(frozen=True)
class Crossings:
    """What a change of a count went over: upwards an alert, downwards a proposal to take back."""

    up: tuple[Threshold, ...] = ()
    down: tuple[Threshold, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.up or self.down)


def crossings(before: HalfDays, after: HalfDays, on: date) -> Crossings:
    """The thresholds of that day between two values of one count, the lowest first."""
    known = thresholds_on(on)
    return Crossings(
        up=tuple(t for t in known if before < t.value <= after),
        down=tuple(t for t in known if after < t.value <= before),
    )
