"""Tables of counts with their totals, subtotals along the rows, and what of them is shown."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

from domain.kernel.small_cells import Figure, Hidden, protect, rounded

OUTSIDE = "outside"
TOTAL = ""
"""The key of the row of all rows, and of the column of all columns."""

_WEIGHTS = (1, 3, 9)
"""What it costs to hide a number that is in no margin, in one, in both."""


@dataclass(frozen=True)
class Row:
    """One line. `parent` is the key of the subtotal it belongs to, None for the last total or where rows do not add up.

    A row that is not `published` is in no table, but follows from the others.
    """

    key: str
    label: str
    parent: str | None = None
    published: bool = True


@dataclass(frozen=True)
class Cell:
    """A number, or why there is none."""

    value: int | None
    hidden: Hidden = Hidden.NO


@dataclass(frozen=True)
class CountTable:
    """`counts` are those of the rows without children, by (row, column); every sum is made here.

    With several columns, a last one holds the total of each row (`TOTAL`). `rounds`: see `editions`.
    """

    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]
    rounds: bool = False

    def shown_columns(self) -> tuple[str, ...]:
        return (*self.columns, TOTAL) if len(self.columns) > 1 else self.columns

    def value(self, row: str, column: str) -> int:
        """The sum of what stands below and on the left."""
        inner = [one.key for one in self.rows if one.parent == row]
        if inner:
            return sum(self.value(key, column) for key in inner)
        wanted = self.columns if column == TOTAL and len(self.columns) > 1 else (column,)
        return sum(self.counts.get((row, one), 0) for one in wanted)

    def figures(self) -> dict[tuple[str, str], Figure]:
        return {(row.key, column): self._figure(row, column) for row in self.rows for column in self.shown_columns()}

    def protected(
        self, forced: Collection[tuple[str, str]] = (), shared: Collection[tuple[str, str]] = ()
    ) -> dict[tuple[str, str], Cell]:
        """Every cell as it may be shown; `shared` stand in another table, `forced` are hidden there."""
        figures = self.figures()
        places = list(figures)
        elsewhere, both = ({at for at, place in enumerate(places) if place in marks} for marks in (forced, shared))
        why = protect(list(figures.values()), elsewhere, shared=both, rounds=self.rounds)
        say = rounded if self.rounds else int
        return {
            place: Cell(None if mark else say(figures[place].value), mark)
            for place, mark in zip(places, why, strict=True)
        }

    def _figure(self, row: Row, column: str) -> Figure:
        """An inner cell leaves the sum of its row and enters that of its column; a total goes the other way."""
        above = OUTSIDE if row.parent is None else (row.parent, column)
        within = self._within(row, column)
        tail, head = (above, within) if self._is_sum(column) else (within, above)
        depth = (row.parent is None) + (self._is_sum(column) or len(self.columns) == 1)
        return Figure(self.value(row.key, column), tail, head, _WEIGHTS[depth], row.published)

    def _within(self, row: Row, column: str) -> Hashable:
        """The other sum of a cell: that of the lines below it, or that of its row; the row of a subtotal follows."""
        if any(one.parent == row.key for one in self.rows):
            return (row.key, column)
        return OUTSIDE if len(self.columns) == 1 else (row.key,)

    def _is_sum(self, column: str) -> bool:
        return column == TOTAL and len(self.columns) > 1


def protected_together(
    tables: Sequence[CountTable], same: Sequence[Collection[tuple[int, str, str]]]
) -> list[dict[tuple[str, str], Cell]]:
    """Tables in which some numbers are the same: hidden in one, hidden in all. `same` groups (table, row, column)."""
    forced: list[set[tuple[str, str]]] = [set() for _ in tables]
    shared = [
        {(row, column) for group in same for at, row, column in group if at == number} for number in range(len(tables))
    ]
    while True:
        cells = [one.protected(*marks) for one, *marks in zip(tables, forced, shared, strict=True)]
        more = False
        for group in same:
            present = [(at, row, column) for at, row, column in group if (row, column) in cells[at]]
            if any(cells[at][row, column].hidden for at, row, column in present):
                for at, row, column in present:
                    more |= not cells[at][row, column].hidden
                    forced[at].add((row, column))
        if not more:
            return cells
