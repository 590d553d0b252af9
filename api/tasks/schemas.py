"""Bodies and answers of `/tasks`."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.access.permissions import Role
from domain.tasks.history import TaskChange, TaskOutcome
from domain.tasks.task import LABEL_LENGTH, Charge, TaskKind, TaskOrigin

Label = Annotated[str, Field(min_length=3, max_length=LABEL_LENGTH)]


class TaskIn(In):
    """Given to a person or to a function of the house; to oneself when both are absent."""

    label: Label
    due_on: date
    kind: TaskKind = TaskKind.OTHER
    owner_id: UUID | None = None
    owner_role: Role | None = None
    student_id: UUID | None = None

    def charge(self) -> Charge:
        return Charge(self.owner_id, self.owner_role)


class TaskHandOnIn(In):
    """Somebody else, another day, or both: whoever is not named here no longer has it."""

    owner_id: UUID | None = None
    owner_role: Role | None = None
    due_on: date | None = None

    def charge(self) -> Charge:
        return Charge(self.owner_id, self.owner_role)


class TaskOutcomeIn(In):
    outcome: TaskOutcome


class TaskChangeOut(Out):
    at: datetime
    by_name: str
    what: TaskChange
    owner_name: str
    owner_role: Role | None
    due_on: date | None
    outcome: TaskOutcome | None


class TaskOut(Out):
    """One task with its history; `late_days` is 0 when it is settled or in time."""

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
    changes: list[TaskChangeOut]
