"""What was checked and what came of it: lines for people, JSON for machines."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Generic, TypeVar

import httpx

Subject = TypeVar("Subject")


@dataclass(frozen=True)
class Check(Generic[Subject]):
    """One sentence; `run` gives nothing when it holds, else what was seen instead."""

    name: str
    sentence: str
    run: Callable[[Subject], str | None]


@dataclass(frozen=True)
class Finding:
    """What came of one check."""

    name: str
    sentence: str
    passed: bool
    seen: str = ""

    def __str__(self) -> str:
        return f"✔ {self.sentence}" if self.passed else f"✘ {self.sentence}\n    → {self.seen}"


def findings(checks: Iterable[Check[Subject]], subject: Subject) -> Iterator[Finding]:
    """Every check, even after one that failed: a partner corrects them together."""
    for check in checks:
        try:
            seen = check.run(subject)
        except httpx.HTTPError as error:
            seen = f"Pas de réponse : {type(error).__name__}."
        except (KeyError, TypeError, ValueError, AttributeError):
            seen = "Réponse illisible."
        yield Finding(check.name, check.sentence, seen is None, seen or "")


def summary(found: Sequence[Finding]) -> str:
    failed = sum(1 for one in found if not one.passed)
    return f"{len(found) - failed} vérifications réussies, {failed} à corriger."


def as_json(found: Sequence[Finding]) -> str:
    passed = all(one.passed for one in found)
    return json.dumps({"passed": passed, "checks": [asdict(one) for one in found]}, ensure_ascii=False, indent=2)
