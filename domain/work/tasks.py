"""A task: something that no other gesture in the service can prove."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class TaskLine:
    """One task; about a pupil, or about nobody."""

    id: UUID
    version: int
    what: str
    student_id: UUID | None
    family_name: str | None
    first_name: str | None
    owner_id: UUID
    owner_name: str
    due_on: date | None
