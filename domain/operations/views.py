"""The state of the service, as the administrator reads it: numbers and dates, never a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from domain.kernel.labelled import Labelled
from domain.operations.readiness import Part


class OperationKind(Labelled):
    """What is done for the service by the clock or from the terminal."""

    BACKUP = "backup", "Sauvegarde"
    RECOUNT = "recount", "Recomptage"
    PURGE = "purge", "Purge"
    RESTORE = "restore", "Restauration"


class OperationState(Labelled):
    RUNNING = "running", "en cours"
    DONE = "done", "terminé"
    FAILED = "failed", "en échec"


@dataclass(frozen=True)
class OperationRun:
    """One back-up, one recount…; `detail` holds counts and sizes."""

    id: UUID
    kind: OperationKind
    state: OperationState
    started_at: datetime
    ended_at: datetime | None
    detail: Mapping[str, object] = field(default_factory=dict)

    def number(self, name: str) -> int:
        value = self.detail.get(name, 0)
        return value if isinstance(value, int) else 0


@dataclass(frozen=True)
class FailedEffect:
    """Work that ended without its effect: what kind, why (a class of error), since when."""

    id: UUID
    kind: str
    label: str
    uncertain: bool
    error: str
    attempts: int
    created_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True)
class Queue:
    waiting: int
    retrying: int
    oldest_at: datetime | None
    failed: int
    failures: tuple[FailedEffect, ...] = ()


@dataclass(frozen=True)
class StateCount:
    """How many imports or letters are in one state."""

    state: str
    label: str
    number: int


@dataclass(frozen=True)
class Release:
    """What runs: our version, the database's level, the server's."""

    raccroche: str
    revision: str
    postgresql: str


@dataclass(frozen=True)
class ServiceStatus:
    """All of the page; `runs` is the last of each kind that ended."""

    now: datetime
    missing: tuple[Part, ...]
    queue: Queue
    imports: tuple[StateCount, ...]
    runs: tuple[OperationRun, ...]
    worker_seen_at: datetime | None
    free_bytes: int
    release: Release

    def last(self, kind: OperationKind) -> OperationRun | None:
        return next((run for run in self.runs if run.kind is kind), None)
