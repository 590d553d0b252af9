"""Bases like SYGNE (pupils), SIPA (apprentices) and AFFELNET (assignments): what became of last year's enrolled.

The two first speak the exchange format of a crossing (docs/siei/exchange-format.md), the third that of assignment
results; no ministry's interface is public enough to be played otherwise.
"""

import csv
import io
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

SCHOOL_AGAIN, APPRENTICE = 0.6, 0.15
"""Shares that are found in a school, and in a CFA; the others are found nowhere."""
_UAI = "9990004A"
ASSIGNMENT = ("ine", "date_naissance", "resultat", "date", "formation", "etablissement")
RESULTS = ("affecté", "affecté", "liste d'attente", "non affecté")


def write(previous: bytes, into: Path, on: date, seed: int) -> Iterator[Path]:
    """`en_current.csv` (SYGNE-like), `apprentices.csv` (SIPA-like) and `resultats.csv` (AFFELNET-like) under `into`."""
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
        yield _written(into / f"{name}.csv", header, lines)
    yield _written(into / "resultats.csv", ASSIGNMENT, _assigned(rows, on, seed))


def _written(path: Path, header: Sequence[str], lines: Iterable[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    return path


def _assigned(rows: Iterable[dict[str, str]], on: date, seed: int) -> Iterator[dict[str, str]]:
    """One result for each pupil whose INE is known: without it AFFELNET names nobody."""
    for row in rows:
        if row["ine"]:
            result = random.Random(f"{seed} {row['ine']}").choice(RESULTS)  # noqa: S311 - a play, not a secret
            known = {"ine": row["ine"], "date_naissance": row["date_naissance"], "resultat": result}
            yield known | {"date": on.isoformat(), "formation": row["libelle_formation"], "etablissement": row["uai"]}


def _enrolled(row: dict[str, str], on: date, uai: str) -> dict[str, str]:
    number = f"S{row['numero_interne']}"
    return row | {"numero_interne": number, "uai": uai, "date_entree": on.isoformat(), "date_sortie": ""}
