"""The agenda: which situations, in which order, why, for how many minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.kernel.errors import Malformed, Refusal

MINUTES_PER_POINT = 6
SUBJECT_LENGTH = 80


class ItemState(StrEnum):
    TO_SEE = "to_see"
    CURRENT = "current"
    SEEN = "seen"
    POSTPONED = "postponed"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    ItemState.TO_SEE: "à voir",
    ItemState.CURRENT: "en cours",
    ItemState.SEEN: "vu",
    ItemState.POSTPONED: "reporté",
}


class ItemOrigin(StrEnum):
    """What brings a situation to a meeting."""

    EARLY_WARNING = "early_warning"
    SIGNAL = "signal"
    SUPPORT_PLAN = "support_plan"
    TASK = "task"
    ATTENDANCE_CASE = "attendance_case"
    DEPARTURE = "departure"
    RETURN = "return"
    REVIEW = "review"
    BY_HAND = "by_hand"

    @property
    def label(self) -> str:
        return _ORIGINS[self]


_ORIGINS = {
    ItemOrigin.EARLY_WARNING: "alerte précoce",
    ItemOrigin.SIGNAL: "inquiétude signalée",
    ItemOrigin.SUPPORT_PLAN: "bilan d'accompagnement",
    ItemOrigin.TASK: "tâche en retard",
    ItemOrigin.ATTENDANCE_CASE: "dossier d'absence",
    ItemOrigin.DEPARTURE: "sortie de l'établissement",
    ItemOrigin.RETURN: "retour",
    ItemOrigin.REVIEW: "à revoir",
    ItemOrigin.BY_HAND: "ajouté à la main",
}


class AlreadyOnAgenda(Refusal):
    title = "Cet élève est déjà à l'ordre du jour"
    detail = "Cet élève est déjà à l'ordre du jour de cette réunion."


class NoSubject(Malformed):
    title = "De qui ou de quoi parle ce point\u00a0?"
    detail = "Choisissez un élève, ou écrivez un sujet de groupe."


class OrderIncomplete(Malformed):
    title = "Ordre incomplet"
    detail = "Donnez tous les points de l'ordre du jour, chacun une fois."


class ItemSeen(Refusal):
    title = "Ce point a déjà été vu"
    detail = "Un point vu reste à l'ordre du jour."


@dataclass(frozen=True)
class AgendaTime:
    """« 55 min pour 60 »."""

    used: int
    planned: int

    @property
    def fits(self) -> bool:
        return self.used <= self.planned

    @property
    def sentence(self) -> str:
        return f"{self.used}\u00a0min pour {self.planned}"


def time_of(minutes: Sequence[int], planned: int) -> AgendaTime:
    return AgendaTime(sum(minutes), planned)


def check_subject(student_id: UUID | None, subject: str) -> None:
    """A pupil or a group's subject, never both."""
    if (student_id is None) == (not subject):
        raise NoSubject(errors=[{"pointer": "/student_id", "detail": NoSubject.detail}])


def reorder(present: Sequence[UUID], wanted: Sequence[UUID]) -> dict[UUID, int]:
    """Positions from 1 in the order wanted; each point exactly once."""
    if sorted(present) != sorted(wanted):
        raise OrderIncomplete(errors=[{"pointer": "/item_ids", "detail": OrderIncomplete.detail}])
    return {item: position for position, item in enumerate(wanted, 1)}


def check_removable(state: ItemState) -> None:
    if state is ItemState.SEEN:
        raise ItemSeen
