"""The one door: cross a campaign's folder, resume where a killed run stopped, give the digest of the result."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from persistence.siei.crossing import people, result, stages
from persistence.siei.crossing.manifest import read_manifest, verify_inputs
from persistence.siei.crossing.since import start_from
from persistence.siei.crossing.stages import Stage, Work
from persistence.siei.crossing.store import Limits


@dataclass(frozen=True)
class Progress:
    """`number` of `of` stages are whole; `label` says the one that begins."""

    stage: str
    label: str
    number: int
    of: int


@dataclass(frozen=True)
class Outcome:
    digest: str
    counts: dict[str, object]
    removed: dict[str, int]
    result: Path


class Stopped(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The crossing was asked to stop; the whole stages stay, and the next run goes on from there."""


STAGES = (
    Stage("01_gate", "Lecture des sources et contrôle de l’âge", stages.gate),
    Stage("02_records", "Mise en forme des identités", stages.records),
    Stage("03_strong", "Rapprochements certains", stages.strong),
    Stage("04_blocks", "Seconde recherche, pour qui figurerait sur la liste", stages.blocks),
    Stage("05_faces", "Réunion des fiches à comparer", stages.faces),
    Stage("06_scored", "Calcul des poids", stages.scored),
    Stage("07_decided", "Décision pour chaque paire", stages.decided),
    Stage("08_people", "Réunion des fiches d’une même personne", people.people),
    Stage("09_result", "Écriture de la liste", result.write_result),
)


def _whole(folder: Path, work: Callable[[Path], None]) -> None:
    """Written beside, then renamed: a stage is there whole or not at all."""
    beside = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    work(beside)
    for path in [*beside.iterdir(), beside]:
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
    beside.rename(folder)


def cross(
    folder: Path,
    *,
    say: Callable[[Progress], None],
    stopped: Callable[[], bool],
    limits: Limits = Limits(),  # noqa: B008 - frozen
    since: Path | None = None,
) -> Outcome:
    """`since`: the folder of an earlier crossing, so as to read only the files that changed; the digest is the same."""
    manifest = read_manifest(folder)
    if not (folder / "result").exists():
        verify_inputs(manifest)
    work = Work(folder, manifest, limits, start_from(since, manifest))
    for number, stage in enumerate(STAGES):
        say(Progress(stage.name, stage.label, number, len(STAGES)))
        if stopped():
            raise Stopped
        done = folder / "result" if stage is STAGES[-1] else work.stage(stage.name)
        if not done.exists():
            _whole(done, lambda out, stage=stage: stage.work(work, out))  # type: ignore[misc]
    say(Progress("done", "Croisement terminé", len(STAGES), len(STAGES)))
    done = folder / "result"
    return Outcome(
        digest=(done / "digest.txt").read_text().strip(),
        counts=json.loads((done / "counts.json").read_text()),
        removed=json.loads((done / "removed.json").read_text()),
        result=done,
    )
