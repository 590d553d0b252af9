"""Attempts to reach a family or a pupil about a departure: noted, listed, taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import NotFound
from persistence.ids import new_id


@dataclass(frozen=True)
class ContactRow:
    id: UUID
    tried_at: datetime
    by_name: str
    channel: str
    result: str
    next_on: Any


_CONTACTS = text("""
    SELECT c.id, c.tried_at, coalesce(a.display_name, '') AS by_name, c.channel, c.result, c.next_on
    FROM departure_contacts c LEFT JOIN accounts a ON a.id = c.tried_by
    WHERE c.departure_id = :id AND c.removed_at IS NULL ORDER BY c.tried_at DESC
""")
_ADD_CONTACT = text("""
    INSERT INTO departure_contacts (id, departure_id, student_id, school_id, tried_at, tried_by, channel, result,
        next_on, task_id)
    VALUES (:id, :departure, :student, :school, :at, :by, :channel, :result, :next_on, :task)
""")
_NOTED = text("""
    SELECT c.tried_by AS by, c.tried_at AS at, c.task_id,
        EXISTS (SELECT FROM departure_steps s WHERE s.departure_id = c.departure_id AND s.recorded_at > c.tried_at)
            AS followed
    FROM departure_contacts c WHERE c.id = :id AND c.departure_id = :departure AND c.removed_at IS NULL FOR UPDATE OF c
""")


async def load_contacts(session: AsyncSession, departure_id: UUID) -> list[ContactRow]:
    return [ContactRow(*row) for row in await session.execute(_CONTACTS, {"id": departure_id})]


async def load_contact(session: AsyncSession, departure_id: UUID, contact_id: UUID) -> Any:
    """Who noted it and when, its task, whether a step followed; it is held until the act is done."""
    row: Any = (await session.execute(_NOTED, {"id": contact_id, "departure": departure_id})).one_or_none()
    if row is None:
        raise NotFound
    return row


async def remove_contact(session: AsyncSession, contact_id: UUID, by: UUID, at: datetime) -> None:
    await session.execute(
        text("UPDATE departure_contacts SET removed_at = :at, removed_by = :by WHERE id = :id"),
        {"id": contact_id, "by": by, "at": at},
    )


async def add_contact(session: AsyncSession, values: dict[str, Any]) -> None:
    await session.execute(_ADD_CONTACT, values | {"id": new_id()})
