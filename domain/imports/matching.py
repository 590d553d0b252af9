"""Who is meant, when a file names a pupil without identifier: one, none, or several and then a human decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.imports.absence_lines import PupilClue
from domain.imports.names import fold
from domain.imports.people_lines import ChildClue
from domain.kernel.labelled import Labelled


class MatchKind(Labelled):
    ONE = "one", "Élève reconnu"
    NONE = "none", "Élève inconnu"
    AMBIGUOUS = "ambiguous", "Plusieurs élèves possibles"


@dataclass(frozen=True)
class RosterEntry:
    """One pupil of the school as the matching needs him; `key` is whatever the caller knows him by."""

    key: str
    last_name: str
    first_name: str
    usage_name: str | None = None
    class_label: str | None = None


@dataclass(frozen=True)
class Match:
    """`keys` holds one key, none, or every candidate."""

    kind: MatchKind
    keys: tuple[str, ...] = ()


class Roster:
    """The pupils of a school, found by folded names; built once per import."""

    def __init__(self, pupils: Iterable[RosterEntry]) -> None:
        self._by_name: dict[tuple[str, str], list[RosterEntry]] = {}
        for pupil in pupils:
            for name in {fold(pupil.last_name), fold(pupil.usage_name or pupil.last_name)}:
                self._by_name.setdefault((name, fold(pupil.first_name)), []).append(pupil)

    def match(self, clue: ChildClue | PupilClue) -> Match:
        """By name (of birth or in use) and first name; the class settles between homonyms."""
        usage = clue.usage_name if isinstance(clue, ChildClue) else None
        names = {fold(clue.last_name), fold(usage or clue.last_name)} - {""}
        found = {p.key: p for name in names for p in self._by_name.get((name, fold(clue.first_name)), ())}
        wanted_class = fold(clue.class_label or "") if isinstance(clue, ChildClue) else ""
        if len(found) > 1 and wanted_class:
            same_class = {k: p for k, p in found.items() if fold(p.class_label or "") == wanted_class}
            found = same_class or found
        kind = {0: MatchKind.NONE, 1: MatchKind.ONE}.get(len(found), MatchKind.AMBIGUOUS)
        return Match(kind, tuple(sorted(found)))
