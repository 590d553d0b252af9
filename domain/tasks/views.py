"""Tasks as lists show them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.access.permissions import Role
from domain.tasks.history import TaskChange, TaskOutcome
from domain.tasks.task import TaskKind, TaskOrigin


@dataclass(frozen=True)
class TaskLine:
    """One task; about a pupil, a followed young person, or nobody. `late_days` is 0 when it is settled or in time."""

    id: UUID
    version: int
    label: str
    kind: TaskKind
    school_id: UUID
    student_id: UUID | None
    follow_up_id: UUID | None
    family_name: str | None
    first_name: str | None
    class_name: str | None
    owner_id: UUID | None
    owner_name: str
    owner_role: Role | None
    due_on: date | None
    late_days: int
    origin_kind: TaskOrigin
    origin_id: UUID | None
    created_by: UUID
    created_by_name: str
    created_at: datetime
    done_at: datetime | None
    cancelled_at: datetime | None
    outcome: TaskOutcome | None
    reminded_at: datetime | None


@dataclass(frozen=True)
class TaskChangeLine:
    """One line of its history: who did what, and who had it from then on."""

    at: datetime
    by_name: str
    what: TaskChange
    owner_name: str
    owner_role: Role | None
    due_on: date | None
    outcome: TaskOutcome | None
