"""A file of pupils or absences from the terminal, through the same use cases as the page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from api import clock
from api.imports.unattended import import_file
from api.settings import Settings
from domain.imports.importing import Import
from domain.imports.judge import Outcome
from persistence.database import Pool, create_engine, sessions_of
from persistence.unit_of_work import job_unit_of_work

Report = Callable[[str, int, int | None], None]
"""Stage in words, done, total (None when unknown)."""

_SUBJECTS = {
    "student": "élèves",
    "guardian": "responsables",
    "class": "classes et groupes",
    "code": "codes",
    "school": "fiche de l'établissement",
    "closure": "fermetures",
    "absence": "absences",
}


@dataclass(frozen=True)
class ImportRequest:
    """`uai` names the school; without `apply`, only the differences are shown and nothing changes."""

    settings: Settings
    jobs_url: str
    file: Path
    uai: str
    apply: bool
    report: Report


@dataclass(frozen=True)
class ImportSummary:
    """Lines for the terminal: (what, how many), and why it was blocked, if it was."""

    counts: list[tuple[str, int]]
    blocked_because: str | None = None
    refused: list[str] = field(default_factory=list)


async def run(request: ImportRequest) -> ImportSummary:
    """Read, and apply if asked; the whole file or nothing."""
    engine = create_engine(request.jobs_url, Pool(size=2), statement_timeout_ms=0)
    try:
        request.report("Lecture du fichier", 0, None)
        async with job_unit_of_work(sessions_of(engine), clock.now(), "import") as uow:
            one = await import_file(uow, request.uai, request.file, clock.today(), apply=request.apply)
        request.report("Terminé", 1, 1)
    finally:
        await engine.dispose()
    return _summary(one)


def _summary(one: Import) -> ImportSummary:
    counts = [
        (f"{_SUBJECTS.get(subject, subject)} : {Outcome(outcome).label.lower()}", count)
        for subject, by_outcome in one.counts.items()
        for outcome, count in by_outcome.items()
        if outcome in set(Outcome) and count
    ]
    return ImportSummary(counts, None if one.problem is None else str(one.problem["detail"]), list(one.warnings))
