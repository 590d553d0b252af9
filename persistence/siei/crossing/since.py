"""An earlier crossing as a start: of each source only the lines that it did not know are read, in whatever day it was."""

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from domain.siei import columns, gate, levels
from domain.siei.sources import SourceKind
from persistence.siei.crossing.manifest import Manifest, read_manifest
from persistence.siei.crossing.pieces import GATE, RECORDS, gone, pieces_of, refused

HERE = Path(__file__).parent
STAMP, CHAIN, FIGURES = "engine.txt", "since.txt", "figures.json"
NOTHING_ASIDE = ("under_16", "rejected", "left_unread")
MOST_PIECES = 12
"""After so many small readings one whole one: the pieces hold lines that are long gone."""


@cache
def engine() -> str:
    """What the stages are made by: those of another engine are not reused."""
    total = hashlib.sha256(duckdb.__version__.encode())
    for path in sorted(HERE.rglob("*")):
        if path.suffix in {".py", ".sql", ".json"}:
            total.update(path.read_bytes())
    for module in (columns, gate, levels):
        total.update(Path(str(module.__file__)).read_bytes())
    return total.hexdigest()


@dataclass(frozen=True)
class Since:
    """`known` are the sources that the earlier crossing read, `same` those whose file has the same digest."""

    folder: Path
    known: frozenset[SourceKind]
    same: frozenset[SourceKind]

    @property
    def gate(self) -> Path:
        return self.folder / "stages" / GATE

    def figures(self, kind: SourceKind) -> dict[str, int]:
        found: dict[str, int] = json.loads((self.gate / FIGURES).read_text())[kind.value]
        return found

    def is_as_it_was(self, kind: SourceKind) -> bool:
        """The same file, of which no line was set aside: the day, which decides about such lines, changes nothing."""
        return kind in self.same and not any(self.figures(kind)[name] for name in NOTHING_ASIDE)

    def take_pieces(self, kind: SourceKind, out: Path) -> int:
        """How many pieces the new folder has now, without a copy where the disk allows it."""
        taken = pieces_of(self.gate, kind)
        for path in taken:
            link(path, out / path.name)
        return len(taken)

    def take_as_it_was(self, kind: SourceKind, out: Path) -> None:
        self.take_pieces(kind, out)
        for path in (gone(self.gate, kind), refused(self.gate, kind)):
            if path.exists():
                link(path, out / path.name)

    def take_records(self, name: str, out: Path) -> bool:
        """The records of a piece, put into shape by the earlier crossing; not when it knew no such piece."""
        path = self.folder / "stages" / RECORDS / name
        if not path.exists():
            return False
        link(path, out / name)
        return True

    def chain(self) -> str:
        """Whose pieces these are: this crossing's, and those it had itself started from."""
        before = self.gate / CHAIN
        return f"{before.read_text() if before.exists() else ''}{self.folder.name}\n"


def link(path: Path, to: Path) -> None:
    try:
        os.link(path, to)
    except OSError:
        shutil.copyfile(path, to)


def start_from(folder: Path | None, today: Manifest) -> Since | None:
    """None when there is nothing to start from: no such crossing, not that far, of another engine or a later day."""
    if folder is None or not (folder / "stages" / RECORDS).exists():
        return None
    former = read_manifest(folder)
    if former.campaign_date > today.campaign_date or (folder / "stages" / GATE / STAMP).read_text() != engine():
        return None
    digests = {one.kind: one.sha256 for one in former.sources}
    few = {kind for kind in digests if len(pieces_of(folder / "stages" / GATE, kind)) < MOST_PIECES}
    known = frozenset(one.kind for one in today.sources if one.kind in few)
    return Since(folder, known, frozenset(one.kind for one in today.sources if digests.get(one.kind) == one.sha256))


def forget(folder: Path) -> None:
    """Erase the stages of every crossing that holds pieces of this one: they can be made again from its own files."""
    for chain in folder.parent.glob(f"*/stages/{GATE}*/{CHAIN}"):
        if folder.name in chain.read_text().split():
            shutil.rmtree(chain.parents[1])
