"""A file of pupils or absences from the terminal. `IMPORT` is the seam to the import area's use cases."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from api.settings import Settings

Report = Callable[[str, int, int | None], None]
"""Stage in words, done, total (None when unknown)."""


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


IMPORT: Callable[[ImportRequest], Awaitable[ImportSummary]] | None = None


class NotThere(Exception):  # noqa: N818 - a sentence for the terminal
    """No reader is registered."""


async def run(request: ImportRequest) -> ImportSummary:
    if IMPORT is None:
        raise NotThere("L'import en ligne de commande n'est pas encore disponible.")
    return await IMPORT(request)
