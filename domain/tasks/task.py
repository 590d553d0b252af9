"""A task: what no other gesture proves, for somebody or for a function, by a day. Settled either way, never erased."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from domain.access.actor import Actor
from domain.access.permissions import Permission, Role
from domain.kernel.labelled import Labelled
from domain.tasks.history import TaskChange, TaskOutcome
from domain.tasks.refusals import NobodyInCharge, NoDueDate, NotYourTask, OwnTask, TaskOpen, TaskSettled, where

LABEL_LENGTH = 140


class TaskKind(Labelled):
    """What sort of gesture it is."""

    INTERVIEW = "interview", "entretien"
    CALL = "call", "appel"
    WRITE = "write", "courrier ou message"
    TUTORING = "tutoring", "tutorat"
    SUPPORT_PLAN = "support_plan", "accompagnement à préparer"
    RELAY = "relay", "dispositif relais"
    MLDS = "mlds", "MLDS"
    PARTNER = "partner", "partenaire"
    REVIEW = "review", "bilan"
    ENROLMENT = "enrolment", "inscription à vérifier"
    FOLLOW_UP = "follow_up", "situation à suivre"
    OTHER = "other", "autre"


class TaskOrigin(Labelled):
    """Where a task comes from; `origin_id` names it."""

    MEETING_REVIEW = "meeting_review", "décidée en réunion"
    EARLY_WARNING = "early_warning", "alerte précoce"
    SIGNAL = "signal", "inquiétude signalée"
    SUPPORT_PLAN = "support_plan", "accompagnement"
    DEPARTURE = "departure", "sortie de l'établissement"
    ORIENTATION = "orientation", "orientation"
    BY_HAND = "by_hand", "notée à la main"


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
    follow_up_id: UUID | None = None
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
