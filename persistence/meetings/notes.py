"""Notes of a point: for all, or sealed for one profession or one institution. A sealed note's words are in a table of
their own, whose policies ask who reads: the joins below give nothing to anybody else, whatever they ask.
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
from domain.meetings.subject import About
from persistence.ids import new_id


@dataclass(frozen=True)
class NewNote:
    item_id: UUID
    unit_id: UUID
    about: About
    level: NoteLevel
    body: str
    by: UUID
    at: datetime
    institution_id: UUID | None = None


_NOTES = """
    SELECT n.id, n.version, n.level, CASE WHEN n.body <> '' THEN n.body ELSE s.body END AS body, n.written_by,
           a.display_name, a.role, n.written_at::date AS written_on, coalesce(u.name, '') AS institution
    FROM meeting_notes n JOIN accounts a ON a.id = n.written_by LEFT JOIN sealed_notes s ON s.note_id = n.id
    LEFT JOIN units u ON u.id = n.institution_id
"""


async def insert_note(session: AsyncSession, new: NewNote) -> UUID:
    """A note for all, or its existence and, apart, its words."""
    note_id, sealed = new_id(), new.level.is_sealed
    keys = {
        "id": note_id, "unit": new.unit_id, "student": new.about.student_id, "follow_up": new.about.follow_up_id,
        "level": new.level.value,
    }  # fmt: skip
    await session.execute(
        text("""INSERT INTO meeting_notes (id, item_id, unit_id, student_id, follow_up_id, institution_id, level, body,
                    written_by, written_at)
                VALUES (:id, :item, :unit, :student, :follow_up, :institution, :level, :body, :by, :at)"""),
        keys | {
            "item": new.item_id, "institution": new.institution_id, "body": "" if sealed else new.body, "by": new.by,
            "at": new.at,
        },
    )  # fmt: skip
    if sealed:
        await session.execute(
            text("""INSERT INTO sealed_notes (note_id, unit_id, student_id, follow_up_id, level, body)
                    VALUES (:id, :unit, :student, :follow_up, :level, :body)"""),
            keys | {"body": new.body},
        )
    return note_id


async def load_notes(session: AsyncSession, item_id: UUID) -> list[NoteSeen]:
    """Those that this reader may read, in the order in which they were written."""
    rows = await session.execute(text(f"{_NOTES} WHERE n.item_id = :i ORDER BY n.written_at, n.id"), {"i": item_id})
    return [note for note in map(_note, rows) if note.body is not None]


async def load_note(session: AsyncSession, item_id: UUID, note_id: UUID) -> NoteSeen:
    """One note of a point; `body` None for whom its words are not."""
    row = (
        await session.execute(text(f"{_NOTES} WHERE n.item_id = :i AND n.id = :id"), {"i": item_id, "id": note_id})
    ).one_or_none()
    if row is None:
        raise NotFound
    return _note(row)


async def save_note(session: AsyncSession, note: NoteSeen, seen: int, body: str, at: datetime) -> None:
    """New words on the version that was read."""
    sealed = note.level.is_sealed
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
        row.written_on, row.institution,
    )  # fmt: skip
