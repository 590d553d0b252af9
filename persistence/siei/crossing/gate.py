"""The first two stages: files read through the gate, and put into shape; from an earlier crossing, only what it did not know."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from domain.siei.columns import columns_of
from domain.siei.gate import latest_birth
from domain.siei.levels import CYCLES, QUALIFYING
from domain.siei.rejects import UNDER_16
from domain.siei.sources import SourceKind
from persistence.siei.crossing.manifest import Manifest, Source
from persistence.siei.crossing.pieces import gone, kept, piece, pieces_of, refused
from persistence.siei.crossing.since import CHAIN, FIGURES, STAMP, Since, engine
from persistence.siei.crossing.store import bound, literal, rows, run, text_of

EARLIEST_BIRTH = date(1970, 1, 1)
UNIFORM = (
    ("entered_on", ("date_entree", "date_prise_en_charge", "date_obtention"), True),
    ("left_on", ("date_sortie",), True),
    ("cfd", ("cfd_obtenu", "cfd_prepare"), False),
    ("uai", ("uai",), False),
    ("libelle_formation", ("libelle_formation",), False),
)
"""One shape for six sources: the column, where it comes from, whether it is a date."""
WORTH_READING_WHOLE = 2
"""When a half of the lines are new, comparing costs more than it saves."""


@dataclass(frozen=True)
class Gate:
    """What stage 01 works with: where it reads, where it writes, where it starts from."""

    connection: DuckDBPyConnection
    manifest: Manifest
    out: Path
    since: Since | None


def read_sources(gate: Gate) -> None:
    if gate.since:
        (gate.out / CHAIN).write_text(gate.since.chain())
    figures = {source.kind.value: _read(gate, source) for source in gate.manifest.sources}
    (gate.out / FIGURES).write_text(json.dumps(figures, indent=1))
    (gate.out / STAMP).write_text(engine())


def _read(gate: Gate, source: Source) -> dict[str, int]:
    """From the earlier crossing as it was; or the lines that it did not know; or the whole file."""
    since, kind = gate.since, source.kind
    if since and kind in since.known and since.is_as_it_was(kind):
        since.take_as_it_was(kind, gate.out)
        return since.figures(kind) | {"taken": len(pieces_of(gate.out, kind))}
    faults = _changed(gate, source, since) if since and kind in since.known else None
    taken = 0 if faults is None else len(pieces_of(gate.out, kind)) - 1
    if faults is None:
        faults = _whole(gate, source)
    return _figures(gate, source, faults) | {"taken": taken}


def _whole(gate: Gate, source: Source) -> dict[str, int]:
    to = piece(gate.out, source.kind, 0)
    run(gate.connection, "01_gate.sql", _values(gate, source, text_of("lines.sql")) | {"out": literal(str(to))})
    return _faults(gate.connection, to)


def _changed(gate: Gate, source: Source, since: Since) -> dict[str, int] | None:
    """None when so much is new that the file is better read whole."""
    taken = since.take_pieces(source.kind, gate.out)
    to, without = piece(gate.out, source.kind, taken), gone(gate.out, source.kind)
    values = _values(gate, source, text_of("changed.sql"), carried="known,") | {
        "stored": str([str(path) for path in pieces_of(gate.out, source.kind)]),
        "out": literal(str(to)),
        "gone": literal(str(without)),
    }
    run(gate.connection, "01_since.sql", values)
    known, new = rows(gate.connection, "SELECT count(known), count(*) - count(known) FROM changed")[0]
    if new + known <= source.rows / WORTH_READING_WHOLE:
        return _faults(gate.connection, to)
    for path in (*pieces_of(gate.out, source.kind), without):
        path.unlink()
    return None


def _faults(connection: DuckDBPyConnection, path: Path) -> dict[str, int]:
    """How many lines each fault set aside. A line written twice is one record: it says the same of the same person."""
    there = f"read_parquet({literal(str(path))})"
    if rows(connection, f"SELECT count(rid) > count(DISTINCT rid) FROM {there}")[0][0]:
        beside = path.with_suffix(".once")
        once = "row_number() OVER (PARTITION BY rid ORDER BY CAST(line AS varchar)) = 1"
        kept_once = f"SELECT * FROM {there} AS line QUALIFY rid IS NULL OR {once}"
        connection.execute(f"COPY ({kept_once}) TO {literal(str(beside))} (FORMAT parquet)").fetchall()
        beside.rename(path)
    return dict(rows(connection, f"SELECT fault, count(*) FROM {there} WHERE fault IS NOT NULL GROUP BY fault"))


def _figures(gate: Gate, source: Source, faults: dict[str, int]) -> dict[str, int]:
    """What the counts of a result need, and the lines that cannot be used, which are few and read once more for that."""
    found = rows(
        gate.connection,
        f"SELECT count(*), count(*) FILTER (ine IS NULL), count(*) FILTER (left_unread) FROM {kept(gate.out, source.kind)}",
    )[0]
    figures = dict(zip(("admitted", "without_ine", "left_unread"), found, strict=True))
    figures["under_16"] = faults.get(UNDER_16, 0)
    figures["rejected"] = sum(faults.values()) - figures["under_16"]
    asked = literal(bool(figures["rejected"] or figures["left_unread"]))
    to = literal(str(refused(gate.out, source.kind)))
    run(gate.connection, "01_refused.sql", _values(gate, source, text_of("lines.sql")) | {"out": to, "any": asked})
    return figures


def _values(gate: Gate, source: Source, lines: str, carried: str = "") -> dict[str, str]:
    """`carried` is a column more that the lines bring along."""
    kind, day = source.kind, gate.manifest.campaign_date
    taken, types = _columns(kind)
    values = {
        "carried": carried,
        "columns": carried + taken,
        "names": ", ".join(column.name for column in columns_of(kind)),
        "types": types,
        "file": literal(str(source.file)),
        "stored": str([str(path) for path in pieces_of(gate.out, kind)]),
        "source": str(kind.number),
        "training": literal(kind.is_training),
        "diplomas": literal(kind is SourceKind.DIPLOMAS),
        "day": f"DATE '{day}'",
        "latest": f"DATE '{latest_birth(day)}'",
        "earliest": f"DATE '{EARLIEST_BIRTH}'",
        "qualifying": literal(QUALIFYING),
        "cycles": literal(CYCLES),
    }
    values["lines"] = bound(text_of("lines.sql"), values)
    values["lines"] = bound(lines, values)
    values["judged"] = bound(text_of("judged.sql"), values)
    return values | {"gated": bound(text_of("gated.sql"), values)}


def _columns(kind: SourceKind) -> tuple[str, str]:
    columns = columns_of(kind)
    names = {c.name for c in columns}
    types = "{" + ", ".join(f"'{c.name}': 'VARCHAR'" for c in columns) + "}"
    taken = [
        "numero_interne", "upper(trim(ine)) AS code",
        "nom", "nom_usage", "prenoms", f"{_date('date_naissance')} AS born_on",
        "sexe", "commune_naissance", "commune",
    ]  # fmt: skip
    for name, origins, is_date in UNIFORM:
        origin = next((o for o in origins if o in names), None)
        value = origin or "CAST(NULL AS VARCHAR)"
        taken.append(f"{_date(value) if is_date else value} AS {name}")
    taken.append(f"{'date_sortie' if 'date_sortie' in names else 'CAST(NULL AS VARCHAR)'} AS left_text")
    return ", ".join(taken), types


def _date(column: str) -> str:
    """A function between the two: a bare TRY_CAST sinks into DuckDB's reader, where what is no date ends the reading."""
    return f"TRY_CAST(trim({column}) AS DATE)"


def shape_records(connection: DuckDBPyConnection, stage: Path, since: Since | None, out: Path) -> None:
    """Stage 02: pieces of the earlier crossing have been put into shape there already."""
    figures = json.loads((stage / FIGURES).read_text())
    ours = since is not None and (stage / CHAIN).exists() and (stage / CHAIN).read_text() == since.chain()
    for kind, found in figures.items():
        for number, path in enumerate(pieces_of(stage, SourceKind(kind))):
            if ours and number < found["taken"] and since and since.take_records(path.name, out):
                continue
            run(connection, "02_records.sql", {"piece": literal(str(path)), "out": literal(str(out / path.name))})
