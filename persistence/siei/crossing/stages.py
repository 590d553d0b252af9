"""The stages of a crossing, each from whole files to whole files."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from persistence.siei.crossing.answers import answers_sql, secret_given
from persistence.siei.crossing.gate import Gate, read_sources, shape_records
from persistence.siei.crossing.manifest import Manifest
from persistence.siei.crossing.model import scoring_sql
from persistence.siei.crossing.pieces import GATE, gated
from persistence.siei.crossing.pieces import records as in_numbers
from persistence.siei.crossing.since import FIGURES, Since
from persistence.siei.crossing.spark import score_on_spark
from persistence.siei.crossing.store import Limits, blocked_sql, database, literal, run


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
        return gated(self.folder, self.manifest.campaign_date)

    @property
    def records(self) -> str:
        return in_numbers(self.folder, self.manifest.campaign_date)

    @property
    def figures(self) -> dict[str, dict[str, int]]:
        """Of each source what was admitted and what was set aside."""
        found: dict[str, dict[str, int]] = json.loads((self.stage(GATE) / FIGURES).read_text())
        return found

    @property
    def admitted(self) -> int:
        return sum(one["admitted"] for one in self.figures.values())


@dataclass(frozen=True)
class Stage:
    name: str
    label: str
    work: Callable[[Work, Path], None]


def gate(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        read_sources(Gate(connection, work.manifest, out, work.since))


def records(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        shape_records(connection, work.stage(GATE), work.since, out)


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
        count = work.admitted
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
