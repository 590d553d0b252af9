"""The manifest of a campaign's folder: what it crosses, when, and what it was given."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.siei.sources import SourceKind

FORMAT = 1


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
