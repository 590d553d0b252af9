"""What the list of orientation shows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class OrientationLine:
    """One pupil of the year, with or without a file. `id` is the pupil; `version` 0 while nothing was recorded."""

    id: UUID
    file_id: UUID | None
    version: int
    family_name: str
    first_name: str
    school_id: UUID
    class_name: str | None
    state: str
    wish_count: int
    first_level: str | None
    first_formation: str | None
    assignment_state: str
    assigned_on: date | None
    assigned_formation: str | None
    without_solution_since: date | None
    owner_name: str | None
    owner_role: str | None
    called_by_name: str | None
    called_at: str | None
    next_call_on: date | None
