"""Which figures are exact, and which are an edition: rounded, because two of them may be laid side by side."""

from domain.access.units import UnitKind
from domain.indicators.definitions import SMALL_CELLS
from domain.kernel.french import typeset
from domain.kernel.small_cells import STEP

_HOLDS_THE_NAMES = frozenset({UnitKind.SCHOOL, UnitKind.PLATFORM})

_ROUNDED = typeset(
    f"Les nombres sont arrondis au multiple de {STEP} le plus proche : ils ne s'additionnent pas toujours juste, et "
    "l'écart entre deux éditions, d'un jour à l'autre, ne désigne personne."
)
_EXACT = typeset("Sur le PDF et le tableur, qui circulent, les nombres sont arrondis à 5 près.")


def is_edition(kind: UnitKind, *, leaves: bool) -> bool:
    """Exact on the screens of a school or a platform, which hold the list of names from which figures are made.

    Whoever gathers several of them has no such list, and a file goes anywhere: between the exact figures of two days,
    a difference of one would be a person.
    """
    return leaves or kind not in _HOLDS_THE_NAMES


def small_cells_words(*, edition: bool) -> str:
    """What the page says of what it hides."""
    return f"{SMALL_CELLS} {_ROUNDED if edition else _EXACT}"
