"""Who is a « décrocheur », as clauses a machine can read: each with its text, its dates, what it asks of the facts.

The obligation of training between 16 and 18 is another question, asked apart: it holds with or without a diploma.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.kernel.french import typeset
from domain.kernel.law import LegalBasis, LegalKind
from domain.siei.gate import latest_birth
from domain.siei.levels import level_of

NIVEAU_3, NIVEAU_4, MAJORITY = 3, 4, 18


@dataclass(frozen=True)
class Situation:
    """What the crossing knows of one person: diplomas as BCN codes, trainings left as the diploma they prepared."""

    born_on: date
    prepared: tuple[str, ...] = ()
    obtained: tuple[str, ...] = ()
    enrolled: bool = False


Holds = Callable[[Situation, date], bool]


@dataclass(frozen=True)
class Clause:
    code: str
    sentence: str
    bases: tuple[LegalBasis, ...]
    holds: Holds

    def basis(self, on: date) -> LegalBasis | None:
        return next((basis for basis in self.bases if basis.in_force(on)), None)


def _of_age(situation: Situation, on: date) -> bool:
    return situation.born_on <= latest_birth(on)


def _was_in_a_cycle(situation: Situation, on: date) -> bool:
    del on
    return any(level_of(cfd) in {NIVEAU_3, NIVEAU_4} for cfd in situation.prepared)


def _has_no_diploma(situation: Situation, on: date) -> bool:
    del on
    return not any((level_of(cfd) or 0) >= NIVEAU_3 for cfd in situation.obtained)


def _is_enrolled_nowhere(situation: Situation, on: date) -> bool:
    del on
    return not situation.enrolled


_OLD_SCALE, _NEW_SCALE = date(2010, 12, 31), date(2019, 1, 9)
_D313_59 = typeset("D. 313-59 du code de l’éducation")
D313_59 = (
    LegalBasis(
        "d313_59_2010", LegalKind.REGULATION, _D313_59, "Niveau de qualification attendu",
        typeset("Le baccalauréat général, ou un diplôme à finalité professionnelle de niveau V ou IV."),
        _OLD_SCALE, date(2019, 1, 8), "Décret 2010-1781 du 31 décembre 2010",
    ),
    LegalBasis(
        "d313_59_2019", LegalKind.REGULATION, _D313_59, "Niveau de qualification attendu",
        typeset("Le baccalauréat général, ou un diplôme à finalité professionnelle de niveau 3 ou 4."),
        _NEW_SCALE, None, "Rédaction en vigueur ; date du changement d’échelle à vérifier",
    ),
)  # fmt: skip
L313_7 = (
    LegalBasis(
        "l313_7", LegalKind.LAW, typeset("L. 313-7 du code de l’éducation"),
        typeset("Transmission des coordonnées de qui n’est plus inscrit"),
        "anciens élèves ou apprentis qui ne sont plus inscrits dans un cycle de formation et qui n’ont pas atteint "
        "un niveau de qualification fixé par voie réglementaire",
        date(2009, 11, 26), None, "Loi 2009-1437 du 24 novembre 2009",
    ),
)  # fmt: skip
CNIL_16 = (
    LegalBasis(
        "cnil_2010_446", LegalKind.REGULATION, "Délibération de la CNIL 2010-446",
        "Personne de moins de 16 ans dans le système",
        "Un filtre technique écarte automatiquement les moins de 16 ans.", date(2010, 12, 2), None,
        "Délibérations du 2 décembre 2010",
    ),
)  # fmt: skip
L114_1 = (
    LegalBasis(
        "l114_1_siei", LegalKind.LAW, typeset("L. 114-1 du code de l’éducation"),
        "Obligation de formation de 16 à 18 ans",
        "À l’issue de l’instruction obligatoire, l’obligation de formation court jusqu’à la majorité.",
        date(2020, 9, 1), None, "Loi 2019-791, article 15 ; décret 2020-978",
    ),
)  # fmt: skip

CLAUSES = (
    Clause("of_age", typeset("La personne a 16 ans ou plus à la date de la campagne."), CNIL_16, _of_age),
    Clause(
        "cycle", "Elle était inscrite dans un cycle qui mène à un diplôme de niveau 3 ou 4.", D313_59, _was_in_a_cycle
    ),
    Clause("no_diploma", "Elle n’a aucun diplôme de niveau 3 ou plus.", D313_59, _has_no_diploma),
    Clause(
        "enrolled_nowhere",
        "À cette date, aucune des bases croisées ne la dit inscrite en formation.",
        L313_7,
        _is_enrolled_nowhere,
    ),
)


def fails(situation: Situation, on: date) -> tuple[Clause, ...]:
    """The clauses that keep a person off the list; none, and the person is a « décrocheur »."""
    return tuple(clause for clause in CLAUSES if not clause.holds(situation, on))


def is_dropout(situation: Situation, on: date) -> bool:
    return not fails(situation, on)


def owes_training(born_on: date, on: date, *, fulfils: bool) -> bool:
    """16 to 18, from 1 September 2020, whoever is in none of the situations that fulfil the obligation."""
    in_force = any(basis.in_force(on) for basis in L114_1)
    return in_force and not fulfils and latest_birth(on, MAJORITY) < born_on <= latest_birth(on)
