"""Invented people: written as the six sources of a campaign, the truth kept apart."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from domain.siei.columns import columns_of
from domain.siei.sources import SourceKind

HERE = Path(__file__).parent
RECORDS_A_PERSON = 1.3235
DROPOUT_PATHS = "(17, 18, 19, 20, 21, 22, 23)"


@dataclass(frozen=True)
class World:
    records: int
    scenario: str = "real"
    seed: int = 20261124
    on: date = date(2026, 11, 15)


def _written(connection: duckdb.DuckDBPyConnection, kind: SourceKind, path: Path) -> int:
    columns = ", ".join(column.name for column in columns_of(kind))
    connection.execute(
        f"COPY (SELECT {columns} FROM written WHERE source = '{kind}' ORDER BY hash(numero_interne)) "
        f"TO '{path}' (FORMAT csv, DELIMITER ';', HEADER)"
    ).fetchall()
    return int(connection.execute(f"SELECT count(*) FROM written WHERE source = '{kind}'").fetchall()[0][0])


def invent(world: World, folder: Path, truth: Path) -> Path:
    """A campaign folder with its manifest; `truth` receives who wrote each record, and who really is a dropout."""
    (folder / "inputs").mkdir(parents=True, exist_ok=True)
    with duckdb.connect(
        config={"threads": 2, "memory_limit": "8GB", "temp_directory": str(truth.parent / "spill")}
    ) as connection:
        connection.execute(
            f"CREATE TABLE weighted AS SELECT * FROM read_csv('{HERE / 'names.csv'}', delim=';', comment='#', header=false, "
            "columns={'kind': 'VARCHAR', 'name': 'VARCHAR', 'births': 'BIGINT'}, auto_detect=false)"
        ).fetchall()
        variables = {"seed": world.seed, "persons": round(world.records / RECORDS_A_PERSON)}
        for name, value in variables.items():
            connection.execute(f"SET VARIABLE {name} = {value}").fetchall()
        connection.execute(f"SET VARIABLE scenario = '{world.scenario}'").fetchall()
        connection.execute(f"SET VARIABLE \"on\" = DATE '{world.on}'").fetchall()
        for statement in (HERE / "invent.sql").read_text().rstrip("\n;").split(";\n"):
            connection.execute(statement).fetchall()
        connection.execute(
            f"COPY (SELECT numero_interne, source, p, path IN {DROPOUT_PATHS} AS dropout FROM written ORDER BY p, source) "
            f"TO '{truth}' (FORMAT parquet)"
        ).fetchall()
        sources = []
        for kind in SourceKind:
            path = folder / "inputs" / f"{kind}.csv"
            rows = _written(connection, kind, path)
            sources.append(
                {
                    "kind": str(kind),
                    "file": f"inputs/{kind}.csv",
                    "received_on": world.on.isoformat(),
                    "rows": rows,
                    "sha256": hashlib.file_digest(path.open("rb"), "sha256").hexdigest(),
                    "previous": None,
                }
            )
    (folder / "inputs" / "platforms.csv").write_text(
        "commune;plateforme\n"
        + "".join(f"{d:02}{c:03};PSAD-{d:02}{1 + c % 4}\n" for d in range(1, 97) for c in range(1, 351))
    )
    manifest = {
        "format": 1,
        "campaign_date": world.on.isoformat(),
        "departments": [],
        "sources": sources,
        "decisions": None,
        "platforms": "inputs/platforms.csv",
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1))
    return folder
