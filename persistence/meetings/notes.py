"""Notes of a point: for all, or sealed for one profession. A sealed note's words are in a table of their own, whose
policy asks the role of the account: the joins below give nothing to anybody else, whatever they ask.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.permissions import Role
from domain.kernel.errors import NotFound, Stale
from domain.meetings.notes import NoteLevel, NoteSeen
from persistence.ids import new_id


@dataclass(frozen=True)
class NewNote:
    item_id: UUID
    unit_id: UUID
    student_id: UUID
    level: NoteLevel
    body: str
    by: UUID
    at: datetime


_NOTES = """
    SELECT n.id, n.version, n.level, CASE WHEN n.level = 'educational' THEN n.body ELSE s.body END AS body,
           n.written_by, a.display_name, a.role, n.written_at::date AS written_on
    FROM meeting_notes n JOIN accounts a ON a.id = n.written_by LEFT JOIN sealed_notes s ON s.note_id = n.id
"""


async def insert_note(session: AsyncSession, new: NewNote) -> UUID:
    """A note for all, or its existence and, apart, its words."""
    note_id, sealed = new_id(), new.level.profession is not None
    await session.execute(
        text("""INSERT INTO meeting_notes (id, item_id, unit_id, student_id, level, body, written_by, written_at)
                VALUES (:id, :item, :unit, :student, :level, :body, :by, :at)"""),
        {
            "id": note_id, "item": new.item_id, "unit": new.unit_id, "student": new.student_id,
            "level": new.level.value, "body": "" if sealed else new.body, "by": new.by, "at": new.at,
        },
    )  # fmt: skip
    if sealed:
        await session.execute(
            text("""INSERT INTO sealed_notes (note_id, unit_id, student_id, level, body)
                    VALUES (:id, :unit, :student, :level, :body)"""),
            {"id": note_id, "unit": new.unit_id, "student": new.student_id, "level": new.level.value, "body": new.body},
        )
    return note_id


async def load_notes(session: AsyncSession, item_id: UUID) -> list[NoteSeen]:
    """Those that this reader may read, in the order in which they were written."""
    rows = await session.execute(text(f"{_NOTES} WHERE n.item_id = :i ORDER BY n.written_at, n.id"), {"i": item_id})
    return [note for note in map(_note, rows) if note.body is not None]


async def load_note(session: AsyncSession, item_id: UUID, note_id: UUID) -> NoteSeen:
    """One note of a point; `body` None for a reader of another profession."""
    row = (
        await session.execute(text(f"{_NOTES} WHERE n.item_id = :i AND n.id = :id"), {"i": item_id, "id": note_id})
    ).one_or_none()
    if row is None:
        raise NotFound
    return _note(row)


async def save_note(session: AsyncSession, note: NoteSeen, seen: int, body: str, at: datetime) -> None:
    """New words on the version that was read."""
    sealed = note.level.profession is not None
    saved = await session.execute(
        text("""UPDATE meeting_notes SET version = version + 1, written_at = :at, body = :body
                WHERE id = :id AND version = :seen RETURNING id"""),
        {"id": note.id, "seen": seen, "at": at, "body": "" if sealed else body},
    )
    if saved.one_or_none() is None:
        raise Stale
    if sealed:
        await session.execute(
            text("UPDATE sealed_notes SET body = :body WHERE note_id = :id"), {"id": note.id, "body": body}
        )


def _note(row: Any) -> NoteSeen:
    return NoteSeen(
        row.id, row.version, NoteLevel(row.level), row.body, row.written_by, row.display_name, Role(row.role),
        row.written_on,
    )  # fmt: skip
