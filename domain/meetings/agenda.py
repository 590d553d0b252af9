"""The agenda: which situations, in which order, why, for how many minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled
from domain.meetings.subject import About

MINUTES_PER_POINT = 6
SUBJECT_LENGTH = 80


class ItemState(Labelled):
    TO_SEE = "to_see", "à voir"
    CURRENT = "current", "en cours"
    SEEN = "seen", "vu"
    POSTPONED = "postponed", "reporté"


class ItemOrigin(Labelled):
    """What brings a situation to a meeting."""

    EARLY_WARNING = "early_warning", "alerte précoce"
    SIGNAL = "signal", "inquiétude signalée"
    SUPPORT_PLAN = "support_plan", "bilan d'accompagnement"
    TASK = "task", "tâche en retard"
    ATTENDANCE_CASE = "attendance_case", "dossier d'absence"
    DEPARTURE = "departure", "sortie de l'établissement"
    RETURN = "return", "retour"
    REVIEW = "review", "à revoir"
    WITHOUT_REFERENT = "without_referent", "sans référent"
    UNREACHABLE = "unreachable", "injoignable"
    LEGAL_DEADLINE = "legal_deadline", "échéance légale proche"
    REFUSAL = "refusal", "refus à examiner"
    RETURN_RIGHT = "return_right", "droit au retour"
    SILENT = "silent", "silence"
    BY_HAND = "by_hand", "ajouté à la main"


class AlreadyOnAgenda(Refusal):
    title = "Cette personne est déjà à l'ordre du jour"
    detail = "Cette personne est déjà à l'ordre du jour de cette réunion."


class NoSubject(Malformed):
    title = "De qui ou de quoi parle ce point\u00a0?"
    detail = "Choisissez une personne, ou écrivez un sujet de groupe."


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


def check_subject(about: About | None, subject: str) -> None:
    """A person or a group's subject, never both."""
    if (about is None) == (not subject):
        pointer = "/student_id" if about is None else f"/{about.column}"
        raise NoSubject(errors=[{"pointer": pointer, "detail": NoSubject.detail}])


def reorder(present: Sequence[UUID], wanted: Sequence[UUID]) -> dict[UUID, int]:
    """Positions from 1 in the order wanted; each point exactly once."""
    if sorted(present) != sorted(wanted):
        raise OrderIncomplete(errors=[{"pointer": "/item_ids", "detail": OrderIncomplete.detail}])
    return {item: position for position, item in enumerate(wanted, 1)}


def check_removable(state: ItemState) -> None:
    if state is ItemState.SEEN:
        raise ItemSeen
