"""The manifest of a campaign's folder: what it crosses, when, and what it was given."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.siei.sources import SourceKind

FORMAT = 1


class InputChanged(Exception):  # noqa: N818 - a state of the folder, told to whoever asked for the run
    """A file of the folder is not the one that was deposited: what came of it could not be replayed."""

    def __init__(self, kind: SourceKind) -> None:
        super().__init__(kind.value)
        self.kind = kind


@dataclass(frozen=True)
class Source:
    kind: SourceKind
    file: Path
    received_on: date
    sha256: str
    rows: int
    previous: tuple[int, int] | None
    """Rows of the campaign before, and how many of them without INE."""


@dataclass(frozen=True)
class Manifest:
    campaign_date: date
    departments: tuple[str, ...]
    sources: tuple[Source, ...]
    decisions: Path | None
    platforms: Path


def read_manifest(folder: Path) -> Manifest:
    raw = json.loads((folder / "manifest.json").read_text())
    if raw["format"] != FORMAT:
        raise ValueError(raw["format"])
    sources = [
        Source(
            kind=SourceKind(s["kind"]),
            file=folder / s["file"],
            received_on=date.fromisoformat(s["received_on"]),
            sha256=s["sha256"],
            rows=int(s["rows"]),
            previous=(int(s["previous"]["rows"]), int(s["previous"]["without_ine"])) if s.get("previous") else None,
        )
        for s in raw["sources"]
    ]
    return Manifest(
        campaign_date=date.fromisoformat(raw["campaign_date"]),
        departments=tuple(raw.get("departments") or ()),
        sources=tuple(sorted(sources, key=lambda s: s.kind.number)),
        decisions=folder / raw["decisions"] if raw.get("decisions") else None,
        platforms=folder / raw["platforms"],
    )


def verify_inputs(manifest: Manifest) -> None:
    """The bytes of every source are those whose digest the manifest holds."""
    for source in manifest.sources:
        if not source.file.exists() or _digest(source.file) != source.sha256:
            raise InputChanged(source.kind)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
