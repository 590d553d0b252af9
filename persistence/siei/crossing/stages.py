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
from persistence.siei.crossing.answers import answers_sql, secret_given
from persistence.siei.crossing.manifest import Manifest, Source
from persistence.siei.crossing.model import scoring_sql
from persistence.siei.crossing.since import STAMP, Since, engine
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
    since: Since | None = None
    """An earlier crossing from which to start; the result does not depend on it."""

    def stage(self, name: str) -> Path:
        return self.folder / "stages" / name

    @property
    def gated(self) -> str:
        return literal(str(self.stage("01_gate") / "*.parquet"))

    @property
    def records(self) -> str:
        return literal(str(self.stage("02_records") / "*.parquet"))


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
            if not (work.since and work.since.take("01_gate", source.kind, out)):
                _gate_one(connection, work, source, out)
    (out / Path(STAMP).name).write_text(engine())


def admitted(connection: DuckDBPyConnection, work: Work) -> int:
    return int(rows(connection, f"SELECT count(*) FROM read_parquet({work.gated}) WHERE fault IS NULL")[0][0])


def records(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        for source in work.manifest.sources:
            if work.since and work.since.take("02_records", source.kind, out):
                continue
            name = f"{source.kind.number}.parquet"
            values = {"gated": literal(str(work.stage("01_gate") / name)), "out": literal(str(out / name))}
            run(connection, "02_records.sql", values)


def files_of(work: Work, out: Path, **where: str) -> dict[str, str]:
    """`name=stage` for what is read; what is written lies in `out`."""
    names = (
        "links",
        "seekers",
        "pairs",
        "family_shares",
        "given_shares",
        "faces",
        "scored",
        "decided",
        "people",
        "judged",
    )
    found = {
        name: literal(str((work.stage(where[name]) if name in where else out) / f"{name}.parquet")) for name in names
    }
    return found | {"gated": work.gated, "records": work.records}


def strong(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        run(connection, "03_strong.sql", files_of(work, out))


def blocks(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        run(connection, "04_blocks.sql", files_of(work, out, seekers="03_strong", links="03_strong"))


def faces(work: Work, out: Path) -> None:
    where = {"pairs": "04_blocks", "family_shares": "04_blocks", "given_shares": "04_blocks"}
    with database(work.folder, work.limits) as connection:
        run(connection, "05_faces.sql", files_of(work, out, **where))


def scored(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        count = admitted(connection, work)
        if work.limits.backend == "spark":
            score_on_spark(
                work.stage("04_blocks"), work.stage("05_faces"), out, records=count, threads=work.limits.threads
            )
            return
        values = files_of(work, out, pairs="04_blocks", faces="05_faces")
        run(connection, "06_scored.sql", values | {"scoring": scoring_sql(count), "blocked": blocked_sql()})


LINK_BITS, CONFLICT_BITS, OTHER_NAME_BITS, GIVEN_BITS, REVIEW_BITS, SILENT_REVIEW_BITS = 2.0, 8.0, 6.0, 20.0, -5.0, -8.0
"""From how many bits: a link; one against two INE, or two names; a look at two first names; a look; a look where no INE speaks."""


def decided(work: Work, out: Path) -> None:
    where = {"faces": "05_faces", "links": "03_strong", "scored": "06_scored"}
    answers = answers_sql(work.manifest.decisions, work.stage("05_faces") / "faces.parquet", secret_given())
    values = files_of(work, out, **where) | {
        "answers": answers,
        "link_bits": repr(LINK_BITS),
        "conflict_bits": repr(CONFLICT_BITS),
        "other_name_bits": repr(OTHER_NAME_BITS),
        "given_bits": repr(GIVEN_BITS),
        "review_bits": repr(REVIEW_BITS),
        "silent_review_bits": repr(SILENT_REVIEW_BITS),
    }
    with database(work.folder, work.limits) as connection:
        run(connection, "07_decided.sql", values)
