"""The waterfall of a pair in words: one sentence for each comparison, with its weight; what forbids comes first.

Weights are bits: one more bit, and it is twice as likely to be the same person.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.kernel.french import typeset
from domain.siei.classes import Veto


@dataclass(frozen=True)
class Step:
    """One comparison: its code and level as the model numbers them (-1 unknown, 0 different), and its bits."""

    code: str
    level: int
    bits: float


@dataclass(frozen=True)
class Line:
    """A bar of the waterfall: `total` is the sum so far; the veto's line has no bits."""

    sentence: str
    bits: float | None
    total: float | None


_UNKNOWN, _DIFFERENT = -1, 0
_SENTENCES: dict[tuple[str, int], str] = {
    ("start", 0): "Au départ : deux fiches prises au hasard ne sont presque jamais la même personne.",
    ("ine", 1): "Même INE.",
    ("ine", _DIFFERENT): "Deux INE différents.",
    ("ine", _UNKNOWN): "INE absent, d’un autre format ou à un caractère près : rien n’en est conclu.",
    ("family", 3): "Même nom.",
    ("family", 2): "Même nom d’usage, ou une partie du même nom composé.",
    ("family", 1): "Noms presque identiques.",
    ("family", _DIFFERENT): "Noms différents.",
    ("family", _UNKNOWN): "Nom absent d’une des fiches.",
    ("given", 3): "Même prénom.",
    ("given", 2): "Même début de prénom composé.",
    ("given", 1): "Prénoms à une lettre près.",
    ("given", _DIFFERENT): "Prénoms différents.",
    ("given", _UNKNOWN): "Prénom absent d’une des fiches.",
    ("born_on", 3): "Même date de naissance.",
    ("born_on", 2): "Jour et mois de naissance inversés.",
    ("born_on", 1): "Deux éléments sur trois de la date de naissance.",
    ("born_on", _DIFFERENT): "Dates de naissance différentes.",
    ("born_on", _UNKNOWN): "Date de naissance absente d’une des fiches.",
    ("ward", 1): "Même commune de naissance.",
    ("ward", _DIFFERENT): "Communes de naissance différentes.",
    ("ward", _UNKNOWN): "Commune de naissance absente d’une des fiches.",
    ("home", 2): "Même commune de résidence.",
    ("home", 1): "Communes de résidence du même département.",
    ("home", _DIFFERENT): "Communes de résidence éloignées.",
    ("home", _UNKNOWN): "Commune de résidence absente d’une des fiches.",
    ("sexe", 1): "Même sexe.",
    ("sexe", _DIFFERENT): "Sexes différents.",
    ("sexe", _UNKNOWN): "Sexe absent d’une des fiches.",
}
_COMMON, _RARE = {"family": 10.0, "given": 6.5}, {"family": 15.0, "given": 11.0}
"""Bits of an equal name below which it is said frequent, above which it is said rare."""
_EQUAL_NAME = 3


def sentence(step: Step) -> str:
    said = _SENTENCES[step.code, step.level]
    if step.level == _EQUAL_NAME and step.code in _COMMON:
        if step.bits < _COMMON[step.code]:
            said = f"{said[:-1]}, qui est fréquent."
        elif step.bits > _RARE[step.code]:
            said = f"{said[:-1]}, qui est rare."
    return typeset(said)


def waterfall(steps: Sequence[Step], veto: Veto | None) -> tuple[Line, ...]:
    """The veto first, then the start, then the comparisons in the model's order with their running sum."""
    lines = [Line(veto.sentence, None, None)] if veto else []
    total = 0.0
    for step in steps:
        total += step.bits
        lines.append(Line(sentence(step), round(step.bits, 1), round(total, 1)))
    return tuple(lines)
