"""A record is what its line says: its place in the file changes nothing, but refused lines are told by their number."""

from pathlib import Path
from random import Random

import pytest

from domain.siei.sources import SourceKind
from persistence.siei.crossing.manifest import read_manifest
from persistence.siei.crossing.run import cross
from persistence.siei.crossing.stages import Work, gate
from persistence.siei.crossing.store import Limits, database, rows
from tests.benchmarks.crossing.world import World, invent
from tests.persistence.siei.crossing_folders import LUCAS, Record, again, campaign, crossed, read, seal

LINES = 200_000
"""More than three of the pieces in which a file is read and written side by side."""
BAD = {"prenoms": "given", "nom": "family", "date_naissance": "born_on"}


def _numbered(number: int) -> Record:
    return LUCAS | {"numero_interne": f"P{number}"}


def test_refused_lines_keep_their_number_however_many_cores_read(tmp_path: Path) -> None:
    written = [_numbered(number) for number in range(LINES)]
    places = {3: "prenoms", 70_000: "nom", 130_001: "date_naissance", LINES - 1: "prenoms"}
    for place, column in places.items():
        written[place] = written[place] | {column: ""}
    folder = campaign(tmp_path / "campaign", {SourceKind.EN_PREVIOUS: written})
    out = tmp_path / "gate"
    out.mkdir()
    limits = Limits(threads=4)
    gate(Work(folder, read_manifest(folder), limits), out)
    with database(folder, limits) as connection:
        told = rows(connection, f"SELECT line, fault FROM read_parquet('{out}/0-refused.parquet') ORDER BY line")
    assert told == [(place + 2, BAD[column]) for place, column in places.items()]


def test_the_order_of_the_lines_changes_nothing(tmp_path: Path) -> None:
    folder = invent(World(5_000, seed=12), tmp_path / "campaign", tmp_path / "truth.parquet")
    digest = crossed(folder).digest
    for path in folder.glob("inputs/[a-o]*.csv"):
        header, *lines = path.read_text().splitlines()
        Random(3).shuffle(lines)
        path.write_text("\n".join([header, *lines, ""]))
    seal(folder)
    again(folder)
    assert crossed(folder).digest == digest


@pytest.mark.parametrize(("second", "records"), [({}, 1), ({"commune": "29019"}, 2)])
def test_a_line_written_twice_is_one_record(tmp_path: Path, second: Record, records: int) -> None:
    folder = campaign(tmp_path, {SourceKind.EN_PREVIOUS: [LUCAS, LUCAS | second]})
    done = cross(folder, say=lambda _: None, stopped=lambda: False)
    assert done.counts["records"] == records
    assert [row["class"] for row in read(folder, "rows")] == ["listed"]
