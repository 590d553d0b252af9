"""Sets of minutes: half-open spans on the one line of absolute time, so that clock changes cannot bend them."""

from collections.abc import Iterable
from datetime import datetime

Span = tuple[int, int]
"""From one minute to another (excluded), counted in UTC since 1970."""
Spans = tuple[Span, ...]
"""Disjoint, ordered, none empty."""


def span(starts_at: datetime, ends_at: datetime) -> Span:
    """Seconds are dropped on both sides. Subtracting aware datetimes of one zone would compare clocks, not time."""
    return int(starts_at.timestamp() // 60), int(ends_at.timestamp() // 60)


def union(spans: Iterable[Span]) -> Spans:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def intersection(left: Spans, right: Spans) -> Spans:
    return union((max(a, c), min(b, d)) for a, b in left for c, d in right if a < d and c < b)


def difference(left: Spans, right: Spans) -> Spans:
    if not right:
        return left
    remaining = list(left)
    for start, end in right:
        remaining = [
            piece for a, b in remaining for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]
        ]
    return union(remaining)


def length(spans: Spans) -> int:
    """In minutes."""
    return sum(end - start for start, end in spans)
