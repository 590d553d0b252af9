"""The stages of a crossing, each from whole files to whole files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from domain.siei.columns import columns_of
from domain.siei.gate import latest_birth
from domain.siei.levels import CYCLES, QUALIFYING
from domain.siei.sources import SourceKind
from persistence.siei.crossing.manifest import Manifest, Source
from persistence.siei.crossing.model import scoring_sql
from persistence.siei.crossing.spark import score_on_spark
from persistence.siei.crossing.store import Limits, blocked_sql, database, literal, rows, run

EARLIEST_BIRTH = date(1970, 1, 1)
UNIFORM = (
    ("entered_on", ("date_entree", "date_prise_en_charge", "date_obtention"), True),
    ("left_on", ("date_sortie",), True),
    ("cfd", ("cfd_obtenu", "cfd_prepare"), False),
    ("uai", ("uai",), False),
    ("libelle_formation", ("libelle_formation",), False),
    ("structure_suivi", ("structure_suivi",), False),
)
"""One shape for six sources: the column, where it comes from, whether it is a date."""


@dataclass(frozen=True)
class Work:
    folder: Path
    manifest: Manifest
    limits: Limits

    def stage(self, name: str) -> Path:
        return self.folder / "stages" / name

    @property
    def gated(self) -> str:
        return literal(str(self.stage("01_gate") / "*.parquet"))


@dataclass(frozen=True)
class Stage:
    name: str
    label: str
    work: Callable[[Work, Path], None]


def _columns(kind: SourceKind) -> tuple[str, str]:
    columns = columns_of(kind)
    names = {c.name for c in columns}
    types = "{" + ", ".join(f"'{c.name}': 'VARCHAR'" for c in columns) + "}"
    taken = [
        "numero_interne", "upper(trim(ine)) AS code",
        "nom", "nom_usage", "prenoms", "TRY_CAST(date_naissance AS DATE) AS born_on",
        "sexe", "commune_naissance", "commune",
    ]  # fmt: skip
    for name, origins, is_date in UNIFORM:
        origin = next((o for o in origins if o in names), None)
        value = origin or "CAST(NULL AS VARCHAR)"
        taken.append(f"{f'TRY_CAST({value} AS DATE)' if is_date else value} AS {name}")
    taken.append(f"{'date_sortie' if 'date_sortie' in names else 'CAST(NULL AS VARCHAR)'} AS left_text")
    return ", ".join(taken), types


def _gate_one(connection: DuckDBPyConnection, work: Work, source: Source, out: Path) -> None:
    kind, day = source.kind, work.manifest.campaign_date
    taken, types = _columns(kind)
    values = {
        "columns": taken,
        "types": types,
        "file": literal(str(source.file)),
        "out": literal(str(out / f"{kind.number}.parquet")),
        "source": str(kind.number),
        "training": literal(kind.is_training),
        "current": literal(kind is not SourceKind.EN_PREVIOUS),
        "diplomas": literal(kind is SourceKind.DIPLOMAS),
        "day": f"DATE '{day}'",
        "latest": f"DATE '{latest_birth(day)}'",
        "earliest": f"DATE '{EARLIEST_BIRTH}'",
        "qualifying": literal(QUALIFYING),
        "cycles": literal(CYCLES),
    }
    run(connection, "01_gate.sql", values)


def gate(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        for source in work.manifest.sources:
            _gate_one(connection, work, source, out)


def admitted(connection: DuckDBPyConnection, work: Work) -> int:
    return int(rows(connection, f"SELECT count(*) FROM read_parquet({work.gated}) WHERE fault IS NULL")[0][0])


def records(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        run(connection, "02_records.sql", {"gated": work.gated, "out": literal(str(out / "records.parquet"))})


def _files(work: Work, out: Path, **where: str) -> dict[str, str]:
    """`name=stage` for what is read; what is written lies in `out`."""
    names = (
        "records", "links", "seekers", "pairs", "family_shares", "given_shares", "faces", "scored", "decided", "people", "judged",
    )  # fmt: skip
    found = {
        name: literal(str((work.stage(where[name]) if name in where else out) / f"{name}.parquet")) for name in names
    }
    return found | {"gated": work.gated}


def strong(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        run(connection, "03_strong.sql", _files(work, out, records="02_records"))


def blocks(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        run(
            connection, "04_blocks.sql", _files(work, out, records="02_records", seekers="03_strong", links="03_strong")
        )


def faces(work: Work, out: Path) -> None:
    where = {"pairs": "04_blocks", "family_shares": "04_blocks", "given_shares": "04_blocks"}
    with database(work.folder, work.limits) as connection:
        run(connection, "05_faces.sql", _files(work, out, **where))


def scored(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        count = admitted(connection, work)
        if work.limits.backend == "spark":
            score_on_spark(
                work.stage("04_blocks"), work.stage("05_faces"), out, records=count, threads=work.limits.threads
            )
            return
        values = _files(work, out, pairs="04_blocks", faces="05_faces")
        run(connection, "06_scored.sql", values | {"scoring": scoring_sql(count), "blocked": blocked_sql()})


LINK_BITS, CONFLICT_BITS, OTHER_NAME_BITS, GIVEN_BITS, REVIEW_BITS, SILENT_REVIEW_BITS = 2.0, 8.0, 6.0, 20.0, -5.0, -8.0
"""From how many bits: a link; one against two INE, or two names; a look at two first names; a look; a look where no INE speaks."""
NO_ANSWERS = "SELECT CAST(NULL AS BIGINT) AS a, CAST(NULL AS BIGINT) AS b, CAST(NULL AS VARCHAR) AS answer WHERE false"


def _answers(work: Work) -> str:
    """What people said of the same two identities in earlier campaigns; the last word counts."""
    if work.manifest.decisions is None:
        return NO_ANSWERS
    return (
        "SELECT x.rid AS a, y.rid AS b, max_by(d.answer, d.decided_at) AS answer FROM read_csv("
        f"{literal(str(work.manifest.decisions))}, delim = ';', header = true, all_varchar = true) d"
        f' JOIN read_parquet({literal(str(work.stage("05_faces") / "faces.parquet"))}) x ON x.identity IN (d."left", d."right")'
        f' JOIN read_parquet({literal(str(work.stage("05_faces") / "faces.parquet"))}) y ON y.identity IN (d."left", d."right")'
        " AND x.rid < y.rid AND x.identity <> y.identity WHERE d.answer IN ('same', 'different') GROUP BY x.rid, y.rid"
    )


def decided(work: Work, out: Path) -> None:
    where = {"faces": "05_faces", "records": "02_records", "links": "03_strong", "scored": "06_scored"}
    values = _files(work, out, **where) | {
        "answers": _answers(work),
        "link_bits": repr(LINK_BITS),
        "conflict_bits": repr(CONFLICT_BITS),
        "other_name_bits": repr(OTHER_NAME_BITS),
        "given_bits": repr(GIVEN_BITS),
        "review_bits": repr(REVIEW_BITS),
        "silent_review_bits": repr(SILENT_REVIEW_BITS),
    }
    with database(work.folder, work.limits) as connection:
        run(connection, "07_decided.sql", values)


def people(work: Work, out: Path) -> None:
    where = {"records": "02_records", "links": "03_strong", "seekers": "03_strong", "decided": "07_decided"}
    values = _files(work, out, **where) | {"missions_locales": str(SourceKind.MISSIONS_LOCALES.number)}
    with database(work.folder, work.limits) as connection:
        run(connection, "08_people.sql", values)
        _reach(connection)
        _label(connection)
        run(connection, "08_result.sql", values)


def _reach(connection: DuckDBPyConnection) -> None:
    """Every record linked to a seeker, at any distance."""
    step = 0
    while True:
        connection.execute(
            f"INSERT INTO reached SELECT DISTINCT b, {step + 1} FROM edges JOIN reached ON rid = a AND round = {step}"
            " WHERE b NOT IN (SELECT rid FROM reached)"
        ).fetchall()
        step += 1
        if not rows(connection, f"SELECT 1 FROM reached WHERE round = {step} LIMIT 1"):
            break
    connection.execute(
        "CREATE TEMP TABLE near AS SELECT a, b FROM edges WHERE a IN (SELECT rid FROM reached)"
    ).fetchall()
    connection.execute("DROP TABLE edges").fetchall()


def _label(connection: DuckDBPyConnection) -> None:
    """The smallest number among neighbours, until nothing changes: the same labels whatever the order of the rows."""
    connection.execute("CREATE TEMP TABLE people AS SELECT rid, rid AS label FROM reached").fetchall()
    while True:
        connection.execute(
            "CREATE TEMP TABLE next AS SELECT p.rid, least(p.label, coalesce(min(q.label), p.label)) AS label"
            " FROM people p LEFT JOIN near ON a = p.rid LEFT JOIN people q ON q.rid = b GROUP BY p.rid, p.label"
        ).fetchall()
        changed = rows(connection, "SELECT count(*) FROM next JOIN people p USING (rid) WHERE next.label <> p.label")[
            0
        ][0]
        connection.execute("DROP TABLE people").fetchall()
        connection.execute("ALTER TABLE next RENAME TO people").fetchall()
        if not changed:
            return
