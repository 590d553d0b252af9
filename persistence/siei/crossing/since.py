"""An earlier crossing as a start: the sources whose file did not change are neither read nor put into shape again."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from domain.siei import columns, gate, levels
from domain.siei.sources import SourceKind
from persistence.siei.crossing.manifest import Manifest, read_manifest

HERE = Path(__file__).parent
STAMP = "01_gate/engine.txt"


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
    """`reused` are the sources whose file, by its digest, and day are those of the earlier crossing."""

    folder: Path
    reused: frozenset[SourceKind]

    def take(self, stage: str, kind: SourceKind, out: Path) -> bool:
        """The earlier file of this source, without a copy where the disk allows it: each folder outlives the other."""
        if kind not in self.reused:
            return False
        name = f"{kind.number}.parquet"
        try:
            os.link(self.folder / "stages" / stage / name, out / name)
        except OSError:
            shutil.copyfile(self.folder / "stages" / stage / name, out / name)
        return True


def start_from(folder: Path | None, today: Manifest) -> Since | None:
    """None when there is nothing to start from: no such crossing, not that far, another day or another engine."""
    if folder is None or not (folder / "stages" / "02_records").exists():
        return None
    former = read_manifest(folder)
    if former.campaign_date != today.campaign_date or (folder / "stages" / STAMP).read_text() != engine():
        return None
    known = {one.kind: one.sha256 for one in former.sources}
    return Since(folder, frozenset(one.kind for one in today.sources if known.get(one.kind) == one.sha256))
