"""How right the list is, said honestly: an interval around what humans found on a sample, never a bare percentage."""

from dataclasses import dataclass
from math import sqrt

from domain.kernel.french import typeset

_Z = 1.959964
"""Two-sided 95 %."""
ENOUGH = 30
"""Below, an interval is too wide to be printed as a finding."""


@dataclass(frozen=True)
class Interval:
    """Shares between 0 and 1; `right` of `total` were found right."""

    right: int
    total: int
    low: float
    high: float


def wilson(right: int, total: int) -> Interval | None:
    """The score interval of Wilson (1927): honest near 0 and 1 and on small samples. None without any reading."""
    if total == 0:
        return None
    share, z2 = right / total, _Z * _Z
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z * sqrt(share * (1 - share) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    return Interval(right, total, max(0.0, middle - half), min(1.0, middle + half))


def percent(share: float) -> str:
    """« 98,6 »: one decimal, a comma, no sign."""
    return f"{100 * share:.1f}".replace(".", ",")


def sentence(found: Interval | None, of: str, read: str) -> str:
    """« Entre 98,6 % et 99,4 % des … sont justes, d'après 60 paires relues en aveugle (risque d'erreur de 5 %). »"""
    if found is None:
        return typeset(f"Aucune lecture en aveugle pour l'instant : on ne sait pas encore combien {of} sont justes.")
    base = (
        f"Entre {percent(found.low)} % et {percent(found.high)} % {of} sont justes, d'après {found.total} {read} "
        "(risque d'erreur de 5 %)."
    )
    if found.total < ENOUGH:
        base += f" C'est peu : il en faut au moins {ENOUGH} pour conclure."
    return typeset(base.replace(" %", "\u00a0%"))
