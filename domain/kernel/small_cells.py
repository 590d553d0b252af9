"""Counts that point at nobody: from one to four nothing is shown, and nothing shown gives a hidden number away.

A table whose rows and columns add up is a circulation: each number is an edge between the two sums in which it stands
(a total on the other side), and what flows into a sum flows out of it. A reader who knows the rule knows that a number
said to be « moins de 5 » is between 1 and 4, and that one hidden to protect it is 5 or more. Such a number may be found
exactly when no unit can be moved around through it along hidden numbers within these bounds. So the rule hides, for
each number that could be found, the cheapest way round. This holds exactly for two-way tables, with subtotals along one
of the two ways.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from typing import NamedTuple

SMALLEST = 5
"""The smallest number shown; zero is shown."""

_ENDLESS = 10**12


class Hidden(StrEnum):
    """Why a number is not shown; NO when it is."""

    NO = ""
    SMALL = "small"
    SECONDARY = "secondary"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Hidden.NO: "",
    Hidden.SMALL: "moins de 5",
    Hidden.SECONDARY: "masqué pour protéger une autre case",
}


@dataclass(frozen=True)
class Figure:
    """One number of a table, from the sum it leaves to the sum it enters.

    `weight` is what its loss costs a reader (a total costs more); one that is not `published` is in no table, although
    it follows from two that are.
    """

    value: int
    tail: Hashable
    head: Hashable
    weight: int = 1
    published: bool = True


class _Bounds(NamedTuple):
    low: int
    high: int


class _Way(NamedTuple):
    """A number that may be passed through, from one sum to another."""

    cost: int
    place: int
    to: Hashable


def is_small(value: int) -> bool:
    return 0 < value < SMALLEST


def protect(figures: Sequence[Figure], forced: Collection[int] = ()) -> list[Hidden]:
    """What to hide, figure by figure. `forced` are hidden in another table that shows the same number.

    Where no way round exists, nothing of the table is shown.
    """
    hidden = {at for at, one in enumerate(figures) if not one.published or is_small(one.value) or at in forced}
    for at in sorted(hidden):
        if not _must_hold(figures[at]):
            continue
        way = _cheapest_way_round(figures, hidden, at)
        if way is None:
            return [_why(one) if one.value else Hidden.SECONDARY for one in figures]
        hidden |= way
    return [_why(one) if at in hidden else Hidden.NO for at, one in enumerate(figures)]


def may_be_found(figures: Sequence[Figure], hidden: Collection[int]) -> list[int]:
    """Which hidden numbers a patient reader finds: the audit of a table as published."""
    closed = set(hidden)
    return [
        at for at in sorted(closed) if _must_hold(figures[at]) and _cheapest_way_round(figures, closed, at) != set()
    ]


def _must_hold(figure: Figure) -> bool:
    """A number in no table, and large, may be found: it would have been shown."""
    return figure.published or is_small(figure.value)


def _why(figure: Figure) -> Hidden:
    return Hidden.SMALL if is_small(figure.value) else Hidden.SECONDARY


def _bounds(figure: Figure) -> _Bounds:
    """What a reader knows of a number that is hidden."""
    if not figure.published:
        return _Bounds(0, _ENDLESS)
    return _Bounds(1, SMALLEST - 1) if is_small(figure.value) else _Bounds(min(SMALLEST, figure.value), _ENDLESS)


def _cheapest_way_round(figures: Sequence[Figure], hidden: set[int], at: int) -> set[int] | None:
    """What more to hide so that this number may be another; nothing more when it already may, None without a way."""
    one, bounds = figures[at], _bounds(figures[at])
    ways = _ways(figures, hidden, at)
    found = []
    if one.value < bounds.high:
        found.append(_cheapest(ways, one.head, one.tail))
    if one.value > bounds.low:
        found.append(_cheapest(ways, one.tail, one.head))
    known = [way for way in found if way is not None]
    if not known:
        return None
    return min(known, key=lambda way: way[0])[1] - hidden


def _ways(figures: Sequence[Figure], hidden: set[int], but: int) -> Mapping[Hashable, list[_Way]]:
    """From each sum, the numbers that may grow or shrink by one: those shown at the price of being hidden."""
    ways: dict[Hashable, list[_Way]] = defaultdict(list)
    for at, one in enumerate(figures):
        if at == but or (at not in hidden and not one.value):
            continue
        bounds = _bounds(one)
        cost = 0 if at in hidden else one.value * one.weight + 1
        if one.value < bounds.high:
            ways[one.tail].append(_Way(cost, at, one.head))
        if one.value > bounds.low:
            ways[one.head].append(_Way(cost, at, one.tail))
    return ways


def _cheapest(ways: Mapping[Hashable, list[_Way]], start: Hashable, goal: Hashable) -> tuple[int, set[int]] | None:
    """Dijkstra; equal costs go by order, so that the same table is always hidden in the same way."""
    came: dict[Hashable, tuple[Hashable, int]] = {}
    best, done, turn = {start: 0}, set[Hashable](), 0
    queue: list[tuple[int, int, Hashable]] = [(0, 0, start)]
    while queue:
        cost, _, here = heappop(queue)
        if here == goal:
            return cost, set(_back(came, start, goal))
        if here in done:
            continue
        done.add(here)
        for way in ways.get(here, ()):
            if (reached := cost + way.cost) < best.get(way.to, _ENDLESS):
                best[way.to], came[way.to] = reached, (here, way.place)
                turn += 1
                heappush(queue, (reached, turn, way.to))
    return None


def _back(came: Mapping[Hashable, tuple[Hashable, int]], start: Hashable, goal: Hashable) -> Iterator[int]:
    here = goal
    while here != start:
        here, place = came[here]
        yield place
