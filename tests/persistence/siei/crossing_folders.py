"""Small campaigns written by hand or drawn from a seed, and a runner for them."""

import csv
import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb

from domain.siei.columns import columns_of
from domain.siei.sources import SourceKind
from persistence.siei.crossing.run import Outcome, cross
from persistence.siei.crossing.store import Limits

ON = date(2026, 11, 15)
LUCAS = {
    "numero_interne": "P1", "ine": "123456789AB", "nom": "Le Goff", "prenoms": "Lucas", "date_naissance": "2009-03-04", "sexe": "1",
    "commune_naissance": "29019", "commune": "29232", "uai": "0290001A", "cfd_prepare": "50022137",
    "libelle_formation": "CAP Cuisine", "date_entree": "2025-09-01", "date_sortie": "2026-07-04",
}  # fmt: skip
Record = dict[str, str]
Rows = Mapping[SourceKind, Sequence[Record]]


def campaign(folder: Path, rows: Rows, decisions: Sequence[Mapping[str, str]] = (), on: date = ON) -> Path:
    """Six sources, those not named being empty but for their header."""
    (folder / "inputs").mkdir(parents=True, exist_ok=True)
    sources = []
    for kind in SourceKind:
        with (folder / "inputs" / f"{kind}.csv").open("w", newline="") as file:
            writer = csv.DictWriter(
                file, [c.name for c in columns_of(kind)], delimiter=";", restval="", extrasaction="ignore"
            )
            writer.writeheader()
            writer.writerows(rows.get(kind, ()))
        sources.append(
            {
                "kind": kind,
                "file": f"inputs/{kind}.csv",
                "received_on": on.isoformat(),
                "sha256": hashlib.sha256((folder / "inputs" / f"{kind}.csv").read_bytes()).hexdigest(),
                "rows": len(rows.get(kind, ())),
                "previous": None,
            }
        )
    (folder / "inputs" / "platforms.csv").write_text("commune;plateforme\n29232;PSAD-QUIMPER\n29019;PSAD-BREST\n")
    if decisions:
        with (folder / "inputs" / "decisions.csv").open("w", newline="") as file:
            writer = csv.DictWriter(
                file, ["left", "right", "answer", "author", "decided_at", "motive"], delimiter=";", restval=""
            )
            writer.writeheader()
            writer.writerows(decisions)
    (folder / "manifest.json").write_text(
        json.dumps(
            {"format": 1, "campaign_date": on.isoformat(), "departments": ["029"], "sources": sources,
             "decisions": "inputs/decisions.csv" if decisions else None, "platforms": "inputs/platforms.csv"}
        )
    )  # fmt: skip
    return folder


def seal(folder: Path) -> None:
    """The manifest holds the digests of the files as they now are."""
    manifest = json.loads((folder / "manifest.json").read_text())
    for source in manifest["sources"]:
        source["sha256"] = hashlib.sha256((folder / source["file"]).read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))


def crossed(folder: Path, threads: int = 2) -> Outcome:
    return cross(folder, say=lambda _: None, stopped=lambda: False, limits=Limits(threads=threads, memory="512MB"))


def again(folder: Path) -> None:
    for name in ("stages", "result"):
        shutil.rmtree(folder / name, ignore_errors=True)


def read(folder: Path, name: str) -> list[dict[str, object]]:
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT * FROM read_parquet('{folder / 'result' / name}.parquet')")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
