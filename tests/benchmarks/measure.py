"""CPU time of a server process, request by request, in alternating blocks."""

import http.client
import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

BLOCKS = 5


@dataclass(frozen=True)
class Ask:
    """One request of the load."""

    method: str
    path: str
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Side:
    """One of the two that are compared: where it listens, whose CPU counts, and what is asked of it."""

    url: str
    pids: Callable[[], Iterable[int]]
    asks: Callable[[int], Iterable[Ask]]
    requests: int
    """How many make one block; the faster side needs more to be measured as well."""


@dataclass(frozen=True)
class Figure:
    """One line of the table. `ratio` is the median of the blocks' ratios."""

    name: str
    work: str
    reference: str
    target: float
    ours_ms: float
    reference_ms: float
    ratio: float
    low: float
    high: float
    requests: int
    counted: dict[str, Any] = field(default_factory=dict)
    """What was counted exactly in the database afterwards."""

    @property
    def holds(self) -> bool:
        return self.ratio <= self.target


def cpu_seconds(pids: Iterable[int]) -> float:
    """Time on a processor of all threads of these processes, in nanosecond steps (`/proc/…/schedstat`)."""
    total = 0
    for pid in pids:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            total += int((thread / "schedstat").read_text().split()[0])
    return total / 1e9


def compare(ours: Side, reference: Side) -> tuple[list[float], list[float]]:
    """Milliseconds of CPU a request, of each block of each side; a first block of each warms up and is dropped."""
    times: tuple[list[float], list[float]] = ([], [])
    for block in range(BLOCKS + 1):
        for side, found in zip((ours, reference), times, strict=True):
            found.append(_block(side))
        if block == 0:
            for found in times:
                found.clear()
    return times


def ratios(times: tuple[list[float], list[float]]) -> tuple[float, float, float]:
    """Median, lowest and highest ratio of neighbouring blocks."""
    each = [ours / reference for ours, reference in zip(*times, strict=True)]
    return statistics.median(each), min(each), max(each)


def _block(side: Side) -> float:
    address = urlsplit(side.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    asks = list(side.asks(side.requests))
    before = cpu_seconds(side.pids())
    for ask in asks:
        connection.request(ask.method, ask.path, ask.body, ask.headers)
        answer = connection.getresponse()
        content = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{ask.method} {ask.path}: {answer.status} {content[:300]!r}")
    spent = cpu_seconds(side.pids()) - before
    connection.close()
    return spent / len(asks) * 1000
