"""A task: what no other gesture proves, for somebody or for a function, by a day. Settled either way, never erased."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.access.actor import Actor
from domain.access.permissions import Permission, Role
from domain.tasks.history import TaskChange, TaskOutcome
from domain.tasks.refusals import NobodyInCharge, NoDueDate, NotYourTask, OwnTask, TaskOpen, TaskSettled, where

LABEL_LENGTH = 140


class TaskKind(StrEnum):
    """What sort of gesture it is."""

    INTERVIEW = "interview"
    CALL = "call"
    WRITE = "write"
    TUTORING = "tutoring"
    SUPPORT_PLAN = "support_plan"
    RELAY = "relay"
    MLDS = "mlds"
    PARTNER = "partner"
    REVIEW = "review"
    ENROLMENT = "enrolment"
    FOLLOW_UP = "follow_up"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    TaskKind.INTERVIEW: "entretien",
    TaskKind.CALL: "appel",
    TaskKind.WRITE: "courrier ou message",
    TaskKind.TUTORING: "tutorat",
    TaskKind.SUPPORT_PLAN: "accompagnement à préparer",
    TaskKind.RELAY: "dispositif relais",
    TaskKind.MLDS: "MLDS",
    TaskKind.PARTNER: "partenaire",
    TaskKind.REVIEW: "bilan",
    TaskKind.ENROLMENT: "inscription à vérifier",
    TaskKind.FOLLOW_UP: "situation à suivre",
    TaskKind.OTHER: "autre",
}


class TaskOrigin(StrEnum):
    """Where a task comes from; `origin_id` names it."""

    MEETING_REVIEW = "meeting_review"
    EARLY_WARNING = "early_warning"
    SIGNAL = "signal"
    SUPPORT_PLAN = "support_plan"
    DEPARTURE = "departure"
    ORIENTATION = "orientation"
    BY_HAND = "by_hand"

    @property
    def label(self) -> str:
        return _ORIGINS[self]


_ORIGINS = {
    TaskOrigin.MEETING_REVIEW: "décidée en réunion",
    TaskOrigin.EARLY_WARNING: "alerte précoce",
    TaskOrigin.SIGNAL: "inquiétude signalée",
    TaskOrigin.SUPPORT_PLAN: "accompagnement",
    TaskOrigin.DEPARTURE: "sortie de l'établissement",
    TaskOrigin.ORIENTATION: "orientation",
    TaskOrigin.BY_HAND: "notée à la main",
}


@dataclass(frozen=True)
class Charge:
    """Who has it: a person, else a function."""

    owner_id: UUID | None = None
    owner_role: Role | None = None

    @property
    def nobody(self) -> bool:
        return self.owner_id is None and self.owner_role is None

    def is_of(self, actor: Actor) -> bool:
        """Named, or of that function when nobody is named."""
        return self.owner_id == actor.id or (self.owner_id is None and self.owner_role is actor.role)


@dataclass(frozen=True)
class NewTask:
    """What other areas give: `school_id` is the unit that keeps it, `label` holds a verb and no name of a pupil."""

    school_id: UUID
    label: str
    due_on: date
    created_by: UUID
    created_at: datetime
    kind: TaskKind = TaskKind.OTHER
    student_id: UUID | None = None
    charge: Charge = field(default_factory=Charge)
    origin_kind: TaskOrigin = TaskOrigin.BY_HAND
    origin_id: UUID | None = None


@dataclass(frozen=True)
class Task:
    """One task as rules see it."""

    id: UUID
    version: int
    school_id: UUID
    student_id: UUID | None
    label: str
    charge: Charge
    due_on: date | None
    created_by: UUID
    settled: bool
    outcome: TaskOutcome | None = None

    def late_on(self, today: date) -> int:
        """Days past its date; 0 when it is settled or not late."""
        if self.settled or self.due_on is None:
            return 0
        return max(0, (today - self.due_on).days)


def check_charge(charge: Charge) -> Charge:
    """« Qui s'en charge ? »"""
    if charge.nobody:
        raise where(NobodyInCharge, "/owner_id")
    return charge


def check_due(due_on: date | None, today: date) -> date:
    """A day to come: what is given today cannot be late today."""
    if due_on is None or due_on < today:
        raise where(NoDueDate, "/due_on")
    return due_on


def may_touch(task: Task, actor: Actor) -> bool:
    """Whoever has it, whoever gave it, and those who watch over all of them."""
    return task.charge.is_of(actor) or task.created_by == actor.id or actor.may(Permission.TASKS_SUPERVISE)


def settle(task: Task, actor: Actor, outcome: TaskOutcome) -> Task:
    """« Fait », or « pas fait » with what came of it."""
    _touch(task, actor)
    if task.settled:
        raise TaskSettled
    return replace(task, settled=True, outcome=outcome)


def reopen(task: Task, actor: Actor) -> Task:
    """« Annuler » : it is to be done again, and its history says so."""
    _touch(task, actor)
    if not task.settled:
        raise TaskOpen
    return replace(task, settled=False, outcome=None)


def hand_on(task: Task, actor: Actor, charge: Charge, due_on: date | None, today: date) -> tuple[Task, TaskChange]:
    """« Ce n'est pas à moi » or another day; a new date must be to come."""
    _touch(task, actor)
    if task.settled:
        raise TaskSettled
    new_due = task.due_on if due_on in {None, task.due_on} else check_due(due_on, today)
    moved = replace(task, charge=check_charge(charge), due_on=new_due)
    return moved, TaskChange.POSTPONED if charge == task.charge else TaskChange.REASSIGNED


def check_reminder(task: Task, actor: Actor) -> Task:
    """« Relancer » : of somebody else's task, not settled."""
    _touch(task, actor)
    if task.settled:
        raise TaskSettled
    if task.charge.owner_id == actor.id:
        raise OwnTask
    return task


def _touch(task: Task, actor: Actor) -> None:
    if not may_touch(task, actor):
        raise NotYourTask


def late_words(days: int) -> str:
    """« en retard de 3 jours »; nothing when it is not late."""
    if days <= 0:
        return ""
    return f"en retard de {days}\u00a0jour{'s' if days > 1 else ''}"
