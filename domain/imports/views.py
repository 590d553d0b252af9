"""Lines of lists about imports."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class ImportSummary:
    """One past or present import in a school's history."""

    id: UUID
    school_id: UUID
    state: str
    file_name: str
    kinds: list[str]
    counts: dict[str, dict[str, int]]
    created_by_name: str
    created_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None


@dataclass(frozen=True)
class ImportLine:
    """One difference. `changes` are {field, label, before, after}; telephone numbers keep their last two digits."""

    id: UUID
    number: int
    subject: str
    outcome: str
    title: str
    student_id: UUID | None
    target_id: UUID | None
    changes: list[dict[str, Any]]
    refusal: dict[str, Any] | None
    remarks: list[str]
    decision: str | None
    candidate: str | None
