"""What another calendar, or another way of counting, would change: figures shown before it is kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

AlertKey = tuple[UUID, date, int]
"""Pupil, month, threshold."""


Key = TypeVar("Key")


@dataclass(frozen=True)
class ThresholdChange:
    """`reached` and `left` are months of pupils: one pupil who would reach 4 in two months is two."""

    threshold: int
    reached: int
    left: int


@dataclass(frozen=True)
class CountChange:
    """Half-days of absence that would count otherwise since a day, of how many pupils; the thresholds that move."""

    since: date
    half_days: int
    pupils: int
    thresholds: tuple[ThresholdChange, ...]


def changed_keys(before: Mapping[Key, object], after: Mapping[Key, object]) -> set[Key]:
    """What is there on one side alone, or not the same on both."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def threshold_changes(before: Iterable[AlertKey], after: Iterable[AlertKey]) -> tuple[ThresholdChange, ...]:
    """The thresholds that somebody reaches or leaves, the lowest first."""
    was, will = set(before), set(after)
    reached = Counter(threshold for _, _, threshold in will - was)
    left = Counter(threshold for _, _, threshold in was - will)
    return tuple(ThresholdChange(one, reached[one], left[one]) for one in sorted(reached | left))
