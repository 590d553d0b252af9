"""Counts that point at nobody: from one to four nothing is shown, and nothing shown gives a hidden number away.

A table whose rows and columns add up is a circulation: each number is an edge between the two sums in which it stands
(a total on the other side), and what flows into a sum flows out of it. A reader who knows the rule knows that a number
said to be « moins de 5 » is between 1 and 4, and that one hidden to protect it is 5 or more. Such a number may be found
exactly when no unit can be moved around through it along hidden numbers within these bounds. So the rule hides, for
each number that could be found, the cheapest way round. This holds exactly for two-way tables, with subtotals along one
of the two ways.

Rounded, a number shown is one of a few, and no number at all may be found exactly: whatever is added or subtracted, in
one table or between the tables of two days, leaves at least two possible values.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from domain.kernel.labelled import Labelled

SMALLEST = 5
"""The smallest number shown; zero is shown."""
STEP = 5
"""What rounded numbers are multiples of; odd, so that none lies halfway."""

_ENDLESS = 10**12


class Hidden(Labelled):
    """Why a number is not shown; NO when it is."""

    NO = "", ""
    SMALL = "small", "moins de 5"
    SECONDARY = "secondary", "masqué pour protéger une autre case"


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


def rounded(value: int) -> int:
    """To the nearest multiple of `STEP`."""
    return (value + STEP // 2) // STEP * STEP


def protect(
    figures: Sequence[Figure], forced: Collection[int] = (), *, shared: Collection[int] = (), rounds: bool = False
) -> list[Hidden]:
    """What to hide, figure by figure. `forced` are hidden in another table that shows the same number.

    `shared` stand in another table too: no way of another number passes through them, since that table would have to
    follow. With `rounds`, what is left is shown rounded. Where no way round exists, nothing of the table is shown.
    """
    hidden = {at for at, one in enumerate(figures) if not one.published or is_small(one.value) or at in forced}
    ways = _ways(figures, hidden, rounds=rounds)
    for at in _watched(figures, hidden, shared, rounds=rounds):
        bounds = _bounds(figures[at], rounds=rounds and at not in hidden)
        closed = {at} if at in shared else {at, *shared}
        more = _cheapest_way_round(figures[at], ways, closed, bounds)
        if more is None and at in hidden:
            return [Hidden.SECONDARY] * len(figures)  # not even which of them are small
        if more:
            hidden |= more
            ways = _ways(figures, hidden, rounds=rounds)
    return [_why(one) if at in hidden else Hidden.NO for at, one in enumerate(figures)]


def may_be_found(figures: Sequence[Figure], hidden: Collection[int], *, rounds: bool = False) -> list[int]:
    """Which numbers that must not be found a patient reader finds: the audit of a table as published."""
    known = set(hidden)
    ways = _ways(figures, known, rounds=rounds)
    return [
        at
        for at in _watched(figures, known, (), rounds=rounds)
        if _cheapest_way_round(figures[at], ways, {at}, _bounds(figures[at], rounds=rounds and at not in known))
        != set()
    ]


def _watched(figures: Sequence[Figure], hidden: Collection[int], shared: Collection[int], *, rounds: bool) -> list[int]:
    """What must not be found: what is hidden; of a rounded table, every number of its own but zero."""
    return [
        at
        for at, one in enumerate(figures)
        if _must_hold(one) and (at in hidden or (rounds and one.value > 0 and at not in shared))
    ]


def _must_hold(figure: Figure) -> bool:
    """A number in no table, and large, may be found: it would have been shown."""
    return figure.published or is_small(figure.value)


def _why(figure: Figure) -> Hidden:
    return Hidden.SMALL if is_small(figure.value) else Hidden.SECONDARY


def _bounds(figure: Figure, *, rounds: bool = False) -> _Bounds:
    """What a reader knows of a number that is hidden, or, with `rounds`, shown rounded."""
    if not figure.published:
        return _Bounds(0, _ENDLESS)
    if rounds and figure.value:
        shown = rounded(figure.value)
        return _Bounds(max(SMALLEST, shown - STEP // 2), shown + STEP // 2)
    return _Bounds(1, SMALLEST - 1) if is_small(figure.value) else _Bounds(min(SMALLEST, figure.value), _ENDLESS)


def _cheapest_way_round(
    one: Figure, ways: Mapping[Hashable, list[_Way]], closed: Collection[int], bounds: _Bounds
) -> set[int] | None:
    """What more to hide so that this number may be another; nothing more when it already may, None without a way."""
    found = []
    if one.value < bounds.high:
        found.append(_cheapest(ways, closed, one.head, one.tail))
    if one.value > bounds.low:
        found.append(_cheapest(ways, closed, one.tail, one.head))
    known = [way for way in found if way is not None]
    return min(known, key=lambda way: way[0])[1] if known else None


def _ways(figures: Sequence[Figure], hidden: Collection[int], *, rounds: bool) -> Mapping[Hashable, list[_Way]]:
    """From each sum, the numbers that may grow or shrink by one: for nothing, or at the price of being hidden."""
    ways: dict[Hashable, list[_Way]] = defaultdict(list)
    for at, one in enumerate(figures):
        shown = at not in hidden
        if shown and not one.value:
            continue
        price = one.value * one.weight + 1 if shown else 0
        bounds, free = _bounds(one), _bounds(one, rounds=True) if shown and rounds else None
        if one.value < bounds.high:
            ways[one.tail].append(_Way(0 if free and one.value < free.high else price, at, one.head))
        if one.value > bounds.low:
            ways[one.head].append(_Way(0 if free and one.value > free.low else price, at, one.tail))
    return ways


def _cheapest(
    ways: Mapping[Hashable, list[_Way]], closed: Collection[int], start: Hashable, goal: Hashable
) -> tuple[int, set[int]] | None:
    """Dijkstra; equal costs go by order, so that the same table is always hidden in the same way."""
    came: dict[Hashable, tuple[Hashable, _Way]] = {}
    best, done, turn = {start: 0}, set[Hashable](), 0
    queue: list[tuple[int, int, Hashable]] = [(0, 0, start)]
    while queue:
        cost, _, here = heappop(queue)
        if here == goal:
            return cost, set(_paid(came, start, goal))
        if here in done:
            continue
        done.add(here)
        for way in ways.get(here, ()):
            if way.place not in closed and (reached := cost + way.cost) < best.get(way.to, _ENDLESS):
                best[way.to], came[way.to] = reached, (here, way)
                turn += 1
                heappush(queue, (reached, turn, way.to))
    return None


def _paid(came: Mapping[Hashable, tuple[Hashable, _Way]], start: Hashable, goal: Hashable) -> Iterator[int]:
    """What has to be hidden along the way."""
    here = goal
    while here != start:
        here, way = came[here]
        if way.cost:
            yield way.place
