"""The waterfall of a pair in words: what the engine compared, what it found, and what it weighs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Evidence:
    code: str
    sentence: str
    bits: float


def words_of(evidence: Sequence[Mapping[str, Any]]) -> list[Evidence]:
    return [Evidence(str(one["code"]), str(one["code"]), float(one["bits"])) for one in evidence]
