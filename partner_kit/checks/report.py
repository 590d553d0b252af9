"""What was checked and what came of it: lines for people, JSON for machines."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Generic, TypeVar

import httpx

Subject = TypeVar("Subject")


class NotChecked(Exception):  # noqa: N818 - an outcome
    """What the check needs was not given: it neither holds nor fails."""


@dataclass(frozen=True)
class Check(Generic[Subject]):
    """One sentence; `run` gives nothing when it holds, else what was seen instead."""

    name: str
    sentence: str
    run: Callable[[Subject], str | None]


@dataclass(frozen=True)
class Finding:
    """What came of one check; `passed` is None when it could not be made."""

    name: str
    sentence: str
    passed: bool | None
    seen: str = ""

    def __str__(self) -> str:
        mark = {True: "✔", False: "✘", None: "·"}[self.passed]
        return f"{mark} {self.sentence}" + (f"\n    → {self.seen}" if self.seen else "")


def findings(checks: Iterable[Check[Subject]], subject: Subject) -> Iterator[Finding]:
    """Every check, even after one that failed: a partner corrects them together."""
    for check in checks:
        try:
            seen = check.run(subject)
        except NotChecked as reason:
            yield Finding(check.name, check.sentence, None, str(reason))
            continue
        except httpx.HTTPError as error:
            seen = f"Pas de réponse : {type(error).__name__}."
        except (KeyError, TypeError, ValueError, AttributeError):
            seen = "Réponse illisible."
        yield Finding(check.name, check.sentence, seen is None, seen or "")


def summary(found: Sequence[Finding]) -> str:
    passed, failed, left = (sum(1 for one in found if one.passed is verdict) for verdict in (True, False, None))
    return f"{passed} vérifications réussies, {failed} à corriger" + (f", {left} non faite(s)." if left else ".")


def as_json(found: Sequence[Finding]) -> str:
    passed = all(one.passed is not False for one in found)
    return json.dumps({"passed": passed, "checks": [asdict(one) for one in found]}, ensure_ascii=False, indent=2)
