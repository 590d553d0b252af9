"""The journal: every write, and every read of a person's file, leaves a row in the same transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor


class Access(StrEnum):
    READ = "read"
    WRITE = "write"
    LIST = "list"
    EXPORT = "export"


@dataclass(frozen=True)
class JournalEntry:
    """One act: what was done (`operation`, e.g. attendance_case:refer), on whom, on which class of fields.

    `persons` may be empty (a list leaves one row with its filter and count); `detail` holds codes, ids and counts.
    """

    operation: str
    access: Access = Access.WRITE
    persons: Sequence[tuple[UUID, UUID | None]] = ()  # (student, school)
    school_id: UUID | None = None
    fields_class: str = ""
    detail: Mapping[str, object] = field(default_factory=dict)

    @staticmethod
    def of(
        student: tuple[UUID, UUID | None], operation: str, access: Access = Access.WRITE, **detail: object
    ) -> "JournalEntry":
        return JournalEntry(operation, access, (student,), student[1], detail=detail)


_INSERT = text("""
    INSERT INTO journal
        (at, act_id, actor_id, actor_role, operation, access, student_id, school_id, fields_class, detail)
    SELECT CAST(:at AS timestamptz), CAST(:act AS uuid), CAST(:actor AS uuid), :role, :operation, :access,
           p.student_id, p.school_id, :fields_class, CAST(:detail AS jsonb)
    FROM unnest(CAST(:students AS uuid[]), CAST(:schools AS uuid[])) AS p (student_id, school_id)
""")


@dataclass(frozen=True)
class Act:
    """One transaction of one actor, or of a job."""

    id: UUID
    actor: Actor
    at: datetime
    job: str | None = None


async def write_journal(session: AsyncSession, act: Act, entry: JournalEntry) -> None:
    persons: list[tuple[UUID | None, UUID | None]] = list(entry.persons) or [(None, entry.school_id)]
    await session.execute(
        _INSERT,
        {
            "at": act.at,
            "act": act.id,
            "actor": act.actor.id,
            "role": f"job:{act.job}" if act.job else act.actor.role.value,
            "operation": entry.operation,
            "access": entry.access.value,
            "students": [student for student, _ in persons],
            "schools": [school for _, school in persons],
            "fields_class": entry.fields_class,
            "detail": json.dumps(dict(entry.detail)),
        },
    )
