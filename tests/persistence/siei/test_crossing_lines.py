"""Lines keep their place however many cores read them: numbers of refused lines and replays depend on it."""

from pathlib import Path

import duckdb

from domain.siei.sources import SourceKind
from persistence.siei.crossing.manifest import read_manifest
from persistence.siei.crossing.stages import Work, gate
from persistence.siei.crossing.store import Limits
from tests.persistence.siei.crossing_folders import LUCAS, campaign

LINES = 200_000
"""More than three of the pieces in which a file is read and written side by side."""


def test_the_gate_keeps_the_order_of_the_file(tmp_path: Path) -> None:
    numbers = [f"P{number}" for number in range(LINES)]
    folder = campaign(
        tmp_path / "campaign", {SourceKind.EN_PREVIOUS: [LUCAS | {"numero_interne": number} for number in numbers]}
    )
    out = tmp_path / "gate"
    out.mkdir()
    gate(Work(folder, read_manifest(folder), Limits(threads=4)), out)
    with duckdb.connect(config={"threads": 1}) as connection:
        read = connection.execute(
            f"SELECT numero_interne FROM read_parquet('{out / '0.parquet'}', file_row_number = true) ORDER BY file_row_number"
        ).fetchall()
    assert [number for (number,) in read] == numbers
