"""An import as an object: read, planned, applied, undone; nothing is half done."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from domain.kernel.errors import Refusal
from domain.kernel.labelled import Labelled

UNDO_FOR = timedelta(days=7)
FILE_KEPT_FOR = timedelta(days=7)


class ImportState(Labelled):
    """Where an import is; `blocked` waits for a human motive, `mapping` for the meaning of personalised headers."""

    READING = "reading", "Lecture en cours"
    MAPPING = "mapping", "Colonnes à préciser"
    REFUSED = "refused", "Fichier refusé"
    PLANNED = "planned", "Différences à vérifier"
    BLOCKED = "blocked", "Suspendu"
    APPLYING = "applying", "Application en cours"
    APPLIED = "applied", "Appliqué"
    UNDONE = "undone", "Annulé"
    DISCARDED = "discarded", "Abandonné"


class ImportNotThere(Refusal):
    title = "Cette étape n'est pas possible maintenant"
    detail = "Cet import n'est plus dans l'état attendu. Rouvrez-le pour voir où il en est."


class ImportBlocked(Refusal):
    title = "Import suspendu"


class ImportOutdated(Refusal):
    title = "Les données ont changé depuis la lecture du fichier"
    detail = "Des fiches ont changé depuis que ce fichier a été lu. Déposez-le de nouveau : rien n'a été modifié."


class ImportBuiltUpon(Refusal):
    title = "Cet import ne peut plus être annulé"
    detail = "Des fiches ont été modifiées ou utilisées depuis cet import. Corrigez-les une à une."


class TooLateToUndo(Refusal):
    title = "Cet import ne peut plus être annulé"
    detail = "Un import s'annule pendant 7 jours. Ce délai est passé."


@dataclass(frozen=True)
class Import:
    """One deposited file. `school_year` is the file's; `counts` by subject and outcome; `problem` why it is refused."""

    id: UUID
    school_id: UUID
    state: ImportState
    version: int
    file_name: str
    file_sha256: str
    school_year: int
    heads: list[dict[str, object]]
    counts: dict[str, dict[str, int]]
    warnings: list[str]
    problem: dict[str, object] | None
    mapping_needed: dict[str, object] | None
    created_by: UUID
    created_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None
    motive: str | None

    @property
    def undo_until(self) -> datetime | None:
        return self.applied_at + UNDO_FOR if self.applied_at and self.undone_at is None else None

    @property
    def change_count(self) -> int:
        changing = ("new", "changed", "gone", "missing")
        return sum(by.get(outcome, 0) for by in self.counts.values() for outcome in changing)

    def require(self, *states: ImportState) -> None:
        if self.state not in states:
            raise ImportNotThere

    def require_undoable(self, now: datetime) -> None:
        self.require(ImportState.APPLIED)
        if self.applied_at is None or now > self.applied_at + UNDO_FOR:
            raise TooLateToUndo
