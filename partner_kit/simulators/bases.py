"""A SYGNE-like base of pupils and a SIPA-like base of apprentices: what became, this year, of last year's enrolled.

They speak the exchange format of a crossing (docs/siei/exchange-format.md), which the service reads from files; neither
ministry's interface is public enough to be played otherwise.
"""

import csv
import io
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

SCHOOL_AGAIN, APPRENTICE = 0.6, 0.15
"""Shares that are found in a school, and in a CFA; the others are found nowhere."""
_UAI = "9990004A"


def write(previous: bytes, into: Path, on: date, seed: int) -> Iterator[Path]:
    """`en_current.csv` (SYGNE-like) and `apprentices.csv` (SIPA-like) under `into`."""
    rows = list(csv.DictReader(io.StringIO(previous.decode("utf-8-sig"), newline=""), delimiter=";"))
    header = list(rows[0]) if rows else []
    found: dict[str, list[dict[str, str]]] = {"en_current": [], "apprentices": []}
    for row in rows:
        share = random.Random(f"{seed} {row['numero_interne']}").random()  # noqa: S311 - a play, not a secret
        if share < SCHOOL_AGAIN:
            found["en_current"].append(_enrolled(row, on, row["uai"] or _UAI))
        elif share < SCHOOL_AGAIN + APPRENTICE:
            found["apprentices"].append(_enrolled(row, on, _UAI))
    for name, lines in found.items():
        path = into / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, delimiter=";", lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
        yield path


def _enrolled(row: dict[str, str], on: date, uai: str) -> dict[str, str]:
    number = f"S{row['numero_interne']}"
    return row | {"numero_interne": number, "uai": uai, "date_entree": on.isoformat(), "date_sortie": ""}
