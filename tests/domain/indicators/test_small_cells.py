"""No number under five is shown or found, whatever the table: totals, subtotals, unpublished remainders."""

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.indicators.tables import TOTAL, Cell, CountTable, Row, protected_together
from domain.kernel.small_cells import Figure, Hidden, may_be_found, protect

Place = tuple[str, str]
ROOT = Row(TOTAL, "Ensemble")


def flat(counts: list[list[int]], *, totals: bool = True) -> CountTable:
    parent = TOTAL if totals else None
    rows = tuple(Row(f"r{n}", f"Ligne {n}", parent) for n in range(len(counts)))
    columns = tuple(f"c{n}" for n in range(len(counts[0])))
    values = {(f"r{n}", f"c{m}"): value for n, row in enumerate(counts) for m, value in enumerate(row)}
    return CountTable((*rows, ROOT) if totals else rows, columns, values)


def in_groups(counts: list[list[int]]) -> CountTable:
    """The first two lines in one group, the others in a second."""
    one = flat(counts)
    rows = tuple(Row(row.key, row.label, "g0" if n < 2 else "g1") for n, row in enumerate(one.rows[:-1]))
    return CountTable((*rows, Row("g0", "G", TOTAL), Row("g1", "H", TOTAL), ROOT), one.columns, one.counts)


def chain(counts: list[list[int]]) -> CountTable:
    """A funnel: each step holds those who stop there, unpublished, and the next step."""
    one = flat(counts)
    last = len(counts) - 1
    stops = [Row(f"r{n}", "", f"s{n}", published=False) for n in range(last)]
    steps = [Row(f"s{n}", "", f"s{n - 1}" if n else None) for n in range(last)]
    return CountTable((*steps, *stops, Row(f"r{last}", "", f"s{last - 1}")), one.columns, one.counts)


def knows(table: CountTable, place: Place, value: int, cells: Mapping[Place, Cell]) -> bool:
    """Whether this value agrees with what a reader sees there and knows of the rule."""
    row = next(one for one in table.rows if one.key == place[0])
    if not row.published:
        return value >= 0
    cell = cells[place]
    if cell.value is not None:
        return value == cell.value
    return 1 <= value <= 4 if cell.hidden is Hidden.SMALL else value >= 5


def others(table: CountTable, cells: Mapping[Place, Cell]) -> list[dict[Place, int]]:
    """Every table next to the true one that a reader may believe in: enough, since a way round moves one unit."""
    free = list(table.counts)
    believed = []
    for moves in product((-1, 0, 1), repeat=len(free)):
        counts = {place: table.counts[place] + move for place, move in zip(free, moves, strict=True)}
        other = CountTable(table.rows, table.columns, counts)
        values = {place: figure.value for place, figure in other.figures().items()}
        if all(knows(table, place, value, cells) for place, value in values.items()):
            believed.append(values)
    return believed


def assert_nothing_is_found(table: CountTable) -> None:
    cells = table.protected()
    figures = table.figures()
    if all(cell.value is None for place, cell in cells.items() if figures[place].published):
        return  # nothing shown, nothing found
    believed = others(table, cells)
    for place, figure in figures.items():
        small = 0 < figure.value < 5
        if not figure.published:
            assert not small or len({values[place] for values in believed}) > 1, place
            continue
        assert not small or cells[place].value is None, place
        if cells[place].value is None:
            assert len({values[place] for values in believed}) > 1, f"{place} is found: {cells}"


SMALL = st.integers(0, 9)


def tables(rows: int, columns: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.lists(SMALL, min_size=columns, max_size=columns), min_size=rows, max_size=rows)


@given(tables(3, 2))
@settings(max_examples=60, deadline=None)
def test_two_ways_with_totals(counts: list[list[int]]) -> None:
    assert_nothing_is_found(flat(counts))


@given(tables(2, 3))
@settings(max_examples=80, deadline=None)
def test_rows_without_a_last_total(counts: list[list[int]]) -> None:
    assert_nothing_is_found(flat(counts, totals=False))


@given(tables(4, 2))
@settings(max_examples=12, deadline=None)
def test_subtotals(counts: list[list[int]]) -> None:
    assert_nothing_is_found(in_groups(counts))


@given(tables(4, 1))
@settings(max_examples=80, deadline=None)
def test_a_funnel_of_one_territory(counts: list[list[int]]) -> None:
    assert_nothing_is_found(chain(counts))


@given(tables(3, 2))
@settings(max_examples=80, deadline=None)
def test_a_funnel_by_platform(counts: list[list[int]]) -> None:
    assert_nothing_is_found(chain(counts))


@given(tables(6, 5))
@settings(max_examples=60, deadline=None)
def test_a_large_table_passes_the_audit(counts: list[list[int]]) -> None:
    table = in_groups(counts)
    figures = list(table.figures().values())
    marks = protect(figures)
    assert set(marks) == {Hidden.SECONDARY} or may_be_found(figures, [at for at, one in enumerate(marks) if one]) == []


def test_a_table_of_which_nothing_may_be_shown_does_not_say_what_is_small() -> None:
    """Four times 1 to 4, and 1 to 4 in all: each is one."""
    assert set(protect(list(flat([[1, 1, 1, 1]]).figures().values()))) == {Hidden.SECONDARY}


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    assert all(cell.value is not None for cell in flat([[12, 0], [30, 5]]).protected().values())


def test_one_small_number_takes_three_with_it_and_leaves_the_last_total() -> None:
    cells = flat([[3, 20], [40, 9]]).protected()
    assert {place for place, cell in cells.items() if cell.value is None} == {
        ("r0", "c0"), ("r0", "c1"), ("r1", "c0"), ("r1", "c1")
    }  # fmt: skip
    assert cells["r0", "c0"] == Cell(None, Hidden.SMALL)
    assert cells["r1", "c1"] == Cell(None, Hidden.SECONDARY)
    assert cells[TOTAL, TOTAL] == Cell(72)


def test_two_small_numbers_that_only_one_pair_gives_are_protected_too() -> None:
    """4 + 4 = 8: nothing else is possible from 1 to 4, so that hiding both would not be enough."""
    cells = flat([[4, 4]], totals=False).protected()
    assert cells["r0", TOTAL].value is None


def test_a_number_that_stands_in_two_tables_is_not_hidden_for_one_of_them() -> None:
    """Hidden in one, it would be read in the other; so the total goes instead."""
    first, second = flat([[2, 30]], totals=False), flat([[30, 12]], totals=False)
    assert first.protected()["r0", "c1"] == Cell(None, Hidden.SECONDARY)
    one, other = protected_together([first, second], [{(0, "r0", "c1"), (1, "r0", "c0")}])
    assert (one["r0", "c1"], other["r0", "c0"]) == (Cell(30), Cell(30))
    assert one["r0", TOTAL].value is None


def test_a_number_hidden_in_one_table_is_hidden_in_the_other() -> None:
    """Nothing of the first may be shown: its number is not read in the second either."""
    first, second = flat([[4]], totals=False), flat([[4, 12]], totals=False)
    _, other = protected_together([first, second], [{(0, "r0", "c0"), (1, "r0", TOTAL)}])
    assert other["r0", TOTAL].value is None


def test_the_audit_finds_what_a_careless_table_gives_away() -> None:
    careless = [Figure(3, "row", "out"), Figure(20, "row", "out"), Figure(23, "out", "row")]
    assert may_be_found(careless, {0}) == [0]


@pytest.mark.parametrize("value", [0, 5])
def test_zero_and_five_are_shown(value: int) -> None:
    assert flat([[value, 10]], totals=False).protected()["r0", "c0"] == Cell(value)
