"""What an entry changes, said before it is saved: « Novembre passe de 6 à 5 ; le seuil de 4 reste atteint. »"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.absences.counts import HalfDays
from domain.absences.thresholds import THRESHOLDS
from domain.absences.wording import number_words
from domain.kernel.errors import Duplicate
from domain.kernel.french import NBSP
from domain.schools.settings import CountKind

_MONTHS = (
    "Janvier", "Février", "Mars", "Avril", "Mai", "Juin",
    "Juillet", "Août", "Septembre", "Octobre", "Novembre", "Décembre",
)  # fmt: skip


class AbsenceExists(Duplicate):
    title = "Cette absence est déjà saisie"
    detail = "Une absence de même nature est déjà saisie à ces heures. Corrigez-la plutôt que d'en ajouter une."


class EntryCorrected(Duplicate):
    title = "Cette saisie a déjà été corrigée"
    detail = "Cette saisie a déjà été corrigée ou marquée comme erronée. Rechargez la page pour voir la nouvelle."


@dataclass(frozen=True)
class ThreeCounts:
    """The three counts of a month, as numbers for a screen."""

    raw: int
    proportional: float
    complete: int

    def of(self, kind: CountKind) -> HalfDays | float:
        return {CountKind.RAW: self.raw, CountKind.PROPORTIONAL: self.proportional, CountKind.COMPLETE: self.complete}[
            kind
        ]


NO_COUNTS = ThreeCounts(0, 0.0, 0)


@dataclass(frozen=True)
class MonthChange:
    """A month before and after, in the school's own count, with the sentence that says it."""

    month: date
    before: ThreeCounts
    after: ThreeCounts
    sentence: str


def month_change(
    month: date, before: ThreeCounts, after: ThreeCounts, kind: CountKind, *, standing: Sequence[int]
) -> MonthChange:
    """`standing`: the thresholds that this month had reached before."""
    old, new = before.of(kind), after.of(kind)
    name = _MONTHS[month.month - 1]
    if old == new:
        sentence = f"{name} reste à {_number(new)}."
    else:
        sentence = f"{name} passe de {_number(old)} à {_number(new)}{_about_thresholds(old, new, standing)}."
    return MonthChange(month, before, after, sentence)


def _about_thresholds(old: HalfDays | float, new: HalfDays | float, standing: Sequence[int]) -> str:
    values = [t.value for t in THRESHOLDS]
    up = [v for v in values if old < v <= new]
    down = [v for v in values if new < v <= old]
    if up:
        return f"{NBSP}; le seuil de {up[-1]} est atteint"
    if down:
        return f" et repasse sous {down[0]}"
    still = [v for v in values if v <= new and v in standing]
    return f"{NBSP}; le seuil de {still[-1]} reste atteint" if still else ""


def _number(value: HalfDays | float) -> str:
    return number_words(value)  # type: ignore[arg-type]  # floats are printed alike
