"""What stands beside a case: its neighbours in a list, its author's drafts, another school's case of one person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.kernel.labelled import Labelled


class Opening(Labelled):
    """What became of a pupil for whom a case was to be opened."""

    OPENED = "opened", "Dossier ouvert"
    ALREADY_OPEN = "already_open", "Dossier déjà ouvert"
    REFUSED = "refused", "Dossier non ouvert"


@dataclass(frozen=True)
class CaseOpening:
    """One pupil of a selection; `sentence` says why no case was opened."""

    student_id: UUID
    outcome: Opening
    case_id: UUID | None
    sentence: str | None


@dataclass(frozen=True)
class CaseNeighbours:
    """« ‹ Précédent · 3 sur 12 · Suivant › » in the order of the list; `position` is None for a case out of it."""

    previous_id: UUID | None
    next_id: UUID | None
    position: int | None
    total: int


@dataclass(frozen=True)
class CaseDraft:
    """An act being prepared: the fields of its form as they were typed."""

    step: str
    fields: dict[str, str | list[str]]
    saved_at: datetime


@dataclass(frozen=True)
class SamePersonCase:
    """A case of the same person in another school, for who holds both."""

    id: UUID
    student_id: UUID
    school_id: UUID
    school_name: str
    school_year: int
    dsden_state: str
