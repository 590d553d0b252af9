"""What was tried and said: attempts, interviews and their draft, as rows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.follow_ups.interviews import (
    InterviewKind,
    InterviewLevel,
    InterviewNeed,
    InterviewNextStep,
    InterviewNotes,
    InterviewSkill,
)
from domain.kernel.errors import NotFound, Stale
from persistence.ids import new_id

_ATTEMPT = text("""
    INSERT INTO follow_up_contacts (id, follow_up_id, platform_id, tried_at, recorded_at, tried_by, channel, result,
        next_on, appointment_on, status_after)
    VALUES (:id, :follow_up, :platform, :tried_at, :at, :by, :channel, :result, :next_on, :appointment_on, :after)
""")
_ATTEMPTS = text("""
    SELECT c.id, c.tried_at, coalesce(a.display_name, '') AS by_name, c.channel, c.result, c.next_on, c.appointment_on,
        c.status_after
    FROM follow_up_contacts c LEFT JOIN accounts a ON a.id = c.tried_by WHERE c.follow_up_id = :id
    ORDER BY c.tried_at DESC, c.id DESC
""")
_NOTES = (
    "kind", "held_on", "second_author_id", "with_mission_locale", "with_representative", "needs", "needs_words",
    "skills", "skills_words", "school_level", "school_level_words", "project", "synthesis", "next_step", "next_on",
)  # fmt: skip
_INTERVIEWS = """
    SELECT i.*, a.display_name AS author_name, b.display_name AS second_author_name FROM follow_up_interviews i
    JOIN accounts a ON a.id = i.author_id LEFT JOIN accounts b ON b.id = i.second_author_id
"""
_INSERT = text(f"""
    INSERT INTO follow_up_interviews (id, follow_up_id, platform_id, state, author_id, saved_at, saved_by,
        {", ".join(_NOTES)})
    VALUES (:id, :follow_up, :platform, 'draft', :by, :at, :by, {", ".join(f":{name}" for name in _NOTES)})
""")
_SAVE = text(f"""
    UPDATE follow_up_interviews SET version = version + 1, saved_at = :at, saved_by = :by, state = :state,
        finished_at = :finished_at, {", ".join(f"{name} = :{name}" for name in _NOTES)}
    WHERE id = :id AND version = :seen AND state = 'draft' RETURNING version
""")


@dataclass(frozen=True)
class AttemptRow:
    id: UUID
    tried_at: datetime
    by_name: str
    channel: str
    result: str
    next_on: date | None
    appointment_on: date | None
    status_after: str


@dataclass(frozen=True)
class InterviewRow:
    """An interview with its two authors; while `state` is draft, both write in it."""

    id: UUID
    follow_up_id: UUID
    version: int
    state: str
    notes: InterviewNotes
    author_id: UUID
    author_name: str
    second_author_name: str | None
    saved_at: datetime
    finished_at: datetime | None


async def add_attempt(session: AsyncSession, values: dict[str, Any]) -> None:
    await session.execute(_ATTEMPT, values | {"id": new_id()})


async def load_attempts(session: AsyncSession, follow_up_id: UUID) -> list[AttemptRow]:
    """The latest first."""
    return [AttemptRow(*row) for row in await session.execute(_ATTEMPTS, {"id": follow_up_id})]


async def load_interviews(session: AsyncSession, follow_up_id: UUID) -> list[InterviewRow]:
    """The draft first, then the latest."""
    statement = text(
        f"{_INTERVIEWS} WHERE i.follow_up_id = :id ORDER BY (i.state = 'draft') DESC, i.held_on DESC, i.id"
    )
    return [_interview(row) for row in await session.execute(statement, {"id": follow_up_id})]


async def load_interview(session: AsyncSession, follow_up_id: UUID, interview_id: UUID) -> InterviewRow:
    found = next((one for one in await load_interviews(session, follow_up_id) if one.id == interview_id), None)
    if found is None:
        raise NotFound
    return found


async def insert_draft(session: AsyncSession, notes: InterviewNotes, values: dict[str, Any]) -> UUID:
    interview = new_id()
    await session.execute(_INSERT, _values(notes) | values | {"id": interview})
    return interview


async def save_interview(session: AsyncSession, notes: InterviewNotes, values: dict[str, Any]) -> int:
    """Autosave, or the end of it: `finished_at` in `values` makes it finished."""
    state = "draft" if values["finished_at"] is None else "finished"
    version: int | None = (
        await session.execute(_SAVE, _values(notes) | values | {"state": state})
    ).scalar_one_or_none()
    if version is None:
        raise Stale
    return version


def _values(notes: InterviewNotes) -> dict[str, Any]:
    found = {name: getattr(notes, name) for name in _NOTES}
    return {
        name: [one.value for one in value] if isinstance(value, tuple) else getattr(value, "value", value)
        for name, value in found.items()
    }


def _interview(row: Any) -> InterviewRow:
    notes = InterviewNotes(
        InterviewKind(row.kind), row.held_on, row.second_author_id, row.with_mission_locale, row.with_representative,
        tuple(InterviewNeed(one) for one in row.needs), row.needs_words,
        tuple(InterviewSkill(one) for one in row.skills), row.skills_words,
        InterviewLevel(row.school_level) if row.school_level else None, row.school_level_words, row.project,
        row.synthesis, InterviewNextStep(row.next_step) if row.next_step else None, row.next_on,
    )  # fmt: skip
    return InterviewRow(
        row.id, row.follow_up_id, row.version, row.state, notes, row.author_id, row.author_name, row.second_author_name,
        row.saved_at, row.finished_at,
    )  # fmt: skip
