"""An attack on random figures: tables laid side by side, of one day and of two, added and subtracted as one likes."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product

import pytest

from domain.access.units import UnitKind
from domain.indicators.editions import is_edition
from domain.indicators.tables import TOTAL, Cell, CountTable, Row, protected_together
from domain.kernel.small_cells import Hidden, is_small, rounded

Place = tuple[str, str]
Counts = dict[Place, int]
COLUMNS = ("heavy", "absent")
LINES = ("2A", "2B", "T1")
STEPS = ("identified", "reached")
SHARED = [{(0, line, TOTAL), (1, line, TOTAL)} for line in LINES]


def lines(counts: Mapping[Place, int], columns: tuple[str, str], *, rounds: bool) -> CountTable:
    rows = (*(Row(line, line, TOTAL) for line in LINES), Row(TOTAL, "Ensemble"))
    return CountTable(rows, columns, {place: counts[place] for place in counts if place[1] in columns}, rounds)


def figures_of(day: Counts, *, rounds: bool) -> list[dict[Place, Cell]]:
    """Two tables of one day in which the pupils of each class stand twice, as absentees and as cases do."""
    tables = [lines(day, COLUMNS, rounds=rounds), lines(day, ("dsden", "none"), rounds=rounds)]
    return protected_together(tables, SHARED)


def believed(day: Counts, shown: list[dict[Place, Cell]], *, rounds: bool) -> Iterable[Counts]:
    """Every day next to the true one that shows the same: pupils moved by one, in both tables alike."""
    for moves in product((-1, 0, 1), repeat=len(LINES) * 2):
        first = dict(zip(product(LINES, COLUMNS), moves, strict=True))
        here = day | {place: day[place] + move for place, move in first.items()}
        if not agrees(lines(here, COLUMNS, rounds=rounds), shown[0]):
            continue
        for moved in product((-1, 0, 1), repeat=len(LINES)):
            other = dict(here)
            for line, files in zip(LINES, moved, strict=True):
                other[line, "dsden"] += files
                other[line, "none"] += first[line, "heavy"] + first[line, "absent"] - files
            if agrees(lines(other, ("dsden", "none"), rounds=rounds), shown[1]):
                yield other


def agrees(table: CountTable, shown: Mapping[Place, Cell]) -> bool:
    return all(shows(shown[place], one.value, rounds=table.rounds) for place, one in table.figures().items())


def shows(cell: Cell, value: int, *, rounds: bool) -> bool:
    if value < 0:
        return False
    if cell.value is None:
        return is_small(value) if cell.hidden is Hidden.SMALL else value >= 5
    return cell.value == (rounded(value) if rounds else value) and not is_small(value)


def some_day(dice: random.Random) -> Counts:
    day = {}
    for line in LINES:
        pupils = dice.randint(8, 34)
        heavy, dsden = dice.randint(0, 9), dice.randint(0, 9)
        day |= {(line, "heavy"): min(heavy, pupils), (line, "absent"): pupils - min(heavy, pupils)}
        day |= {(line, "dsden"): min(dsden, pupils), (line, "none"): pupils - min(dsden, pupils)}
    return day


def next_day(day: Counts, dice: random.Random) -> Counts:
    """A few pupils more have missed enough, a few files more are open: the same classes."""
    after = dict(day)
    for line, (more, less) in product(LINES, (("heavy", "absent"), ("dsden", "none"))):
        moved = min(dice.choice((0, 0, 1, 2, 3)), after[line, less])
        after[line, more] += moved
        after[line, less] -= moved
    return after


def found(seed: int, *, rounds: bool) -> list[str]:
    """What a patient reader of both days knows exactly and should not."""
    dice = random.Random(seed)
    days = [some_day(dice)]
    days.append(next_day(days[0], dice))
    shown = [figures_of(day, rounds=rounds) for day in days]
    if any(cell.value is None and not cell.hidden for one in shown for cells in one for cell in cells.values()):
        return ["a cell without number nor reason"]
    worlds = [list(believed(day, cells, rounds=rounds)) for day, cells in zip(days, shown, strict=True)]
    leaks = []
    for place in days[0]:
        first, second = ({world[place] for world in day} for day in worlds)
        leaks += [
            f"{place} of a day" for values in (first, second) if values == {days[0][place]} and is_small(min(values))
        ]
        if is_small(days[1][place] - days[0][place]) and len({b - a for a in first for b in second}) == 1:
            leaks.append(f"{place} between two days")
    return leaks


def test_nothing_under_five_is_found_in_editions_of_two_days() -> None:
    assert {seed: leaks for seed in range(12) if (leaks := found(seed, rounds=True))} == {}


def test_the_attack_finds_what_exact_figures_of_two_days_give_away() -> None:
    """The control: without rounding, the same attack succeeds."""
    assert any("between two days" in leak for seed in range(6) for leak in found(seed, rounds=False))


@pytest.mark.parametrize("kind", [UnitKind.ACADEMY, UnitKind.DSDEN, UnitKind.DRAAF])
def test_who_gathers_several_schools_reads_an_edition(kind: UnitKind) -> None:
    assert is_edition(kind, leaves=False)


@pytest.mark.parametrize("kind", [UnitKind.SCHOOL, UnitKind.PLATFORM])
def test_who_holds_the_names_reads_exact_figures_on_a_screen_and_never_in_a_file(kind: UnitKind) -> None:
    assert not is_edition(kind, leaves=False)
    assert is_edition(kind, leaves=True)


def test_a_rounded_number_may_always_be_another() -> None:
    """Even where every part is as large, and their sum as small, as what is shown allows."""
    counts = {("2A", "heavy"): 4, ("2A", "absent"): 17, ("2B", "heavy"): 12, ("2B", "absent"): 0,
              ("T1", "heavy"): 0, ("T1", "absent"): 0}  # fmt: skip
    table = lines(counts, COLUMNS, rounds=True)
    careless = {place: Cell(None, Hidden.SMALL) if is_small(one.value) else Cell(rounded(one.value))
                for place, one in table.figures().items()}  # fmt: skip
    assert table.protected() != careless
    assert replace(table, counts=counts | {("2A", "absent"): 18}).protected()["2A", "absent"] == Cell(20)
