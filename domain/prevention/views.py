"""What lists of signals and warnings show: the lines that SQL writes and the API answers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class SignalLine:
    """For the school life: who, which observations, where it stands. The fact itself is read one sheet at a time."""

    id: UUID
    version: int
    school_id: UUID
    student_id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    observations: list[str]
    since: str
    has_fact: bool
    reported_at: datetime
    reporter_name: str
    state: str
    answer_due_on: date
    agenda_on: date | None
    decision: str | None


@dataclass(frozen=True)
class OwnSignalLine:
    """« Suites données »: for its author alone; the kind of the decision, never its content."""

    id: UUID
    student_id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    reported_at: datetime
    state: str
    answer_due_on: date
    read_at: datetime | None
    reader_name: str | None
    agenda_on: date | None
    decided_at: datetime | None
    decision: str | None


@dataclass(frozen=True)
class WarningLine:
    """One warning among the others of a school, open or not."""

    id: UUID
    student_id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    rule: str
    level: int
    state: str
    first_seen_on: date
    last_seen_on: date
    ended_on: date | None
    set_aside_until: date | None
