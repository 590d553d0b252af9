"""A call to a pupil without solution is taken back: who called before calls again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import NotFound

_NOTED = text("""
    SELECT c.called_by AS by, c.called_at AS at, c.task_id FROM orientation_calls c
    WHERE c.id = :id AND c.file_id = :file AND c.removed_at IS NULL FOR UPDATE OF c
""")
_REMOVE = text("UPDATE orientation_calls SET removed_at = :at, removed_by = :by WHERE id = :id")
# As long as this call is still the last thing said of who calls.
_AS_BEFORE = text("""
    UPDATE orientation_files f SET version = f.version + 1, called_by = CAST(c.before ->> 'called_by' AS uuid),
        called_at = CAST(c.before ->> 'called_at' AS timestamptz),
        next_call_on = CAST(c.before ->> 'next_call_on' AS date), owner_id = CAST(c.before ->> 'owner_id' AS uuid),
        owner_role = c.before ->> 'owner_role'
    FROM orientation_calls c
    WHERE c.id = :id AND f.id = c.file_id AND f.called_at = c.called_at AND f.called_by = c.called_by
      AND f.owner_id = c.called_by AND c.before IS NOT NULL
""")


async def load_call(session: AsyncSession, file_id: UUID, call_id: UUID) -> Any:
    """Who noted it and when, and its task; it is held until the act is done."""
    row: Any = (await session.execute(_NOTED, {"id": call_id, "file": file_id})).one_or_none()
    if row is None:
        raise NotFound
    return row


async def remove_call(session: AsyncSession, call_id: UUID, by: UUID, at: datetime) -> None:
    """The note goes; the file is as it was before, unless somebody has taken it over since."""
    await session.execute(_AS_BEFORE, {"id": call_id})
    await session.execute(_REMOVE, {"id": call_id, "by": by, "at": at})
