"""What was noted by hand and may be taken back: found, then marked; nothing is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class NotedContact:
    """An attempt to reach a family, and who noted it."""

    id: UUID
    student_id: UUID
    school_id: UUID
    about_day: date
    by: UUID
    at: datetime
    by_hand: bool
    withdrawn: bool


@dataclass(frozen=True)
class NotedReason:
    """One entry that a reason was noted or judged for. `decided_by_dasen`: the authority has judged it since."""

    judgement_id: UUID
    entry_id: UUID
    first_day: date
    last_day: date
    state: str
    by: UUID
    at: datetime
    withdrawn: bool
    decided_by_dasen: bool


_CONTACT = text("""
    SELECT id, student_id, school_id, about_day, by, at, by_hand, withdrawn_at IS NOT NULL AS withdrawn
    FROM contact_attempts WHERE id = :id AND school_id = ANY(CAST(:units AS uuid[])) FOR UPDATE
""")
_REASON = text("""
    SELECT j.id, j.entry_id, e.first_day, e.last_day, j.state, j.judged_by, j.known_at, j.withdrawn_at IS NOT NULL,
        EXISTS (SELECT FROM absence_judgements d WHERE d.entry_id = j.entry_id AND d.authority = 'dasen')
    FROM absence_judgements j JOIN absence_entries e ON e.id = j.entry_id
    WHERE j.reason_id = :reason AND j.student_id = :student AND j.school_id = :school AND j.authority = 'school'
    ORDER BY j.id
""")


async def hold_contact(session: AsyncSession, units: Sequence[UUID], contact_id: UUID) -> NotedContact | None:
    """The attempt, if one of these schools noted it; held until the transaction ends."""
    row = (await session.execute(_CONTACT, {"id": contact_id, "units": list(units)})).one_or_none()
    return None if row is None else NotedContact(*row)


async def load_reason(session: AsyncSession, student_id: UUID, school_id: UUID, reason_id: UUID) -> list[NotedReason]:
    """All the entries that one answer, or one decision, was written for."""
    keys = {"student": student_id, "school": school_id, "reason": reason_id}
    return [NotedReason(*row) for row in await session.execute(_REASON, keys)]


async def withdraw_contact(session: AsyncSession, contact_id: UUID, *, by: UUID, at: datetime) -> None:
    await session.execute(
        text("UPDATE contact_attempts SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id"),
        {"id": contact_id, "at": at, "by": by},
    )


async def withdraw_judgements(session: AsyncSession, ids: Sequence[UUID], *, by: UUID, at: datetime) -> None:
    await session.execute(
        text("""UPDATE absence_judgements SET withdrawn_at = :at, withdrawn_by = :by
                WHERE id = ANY(CAST(:ids AS uuid[])) AND withdrawn_at IS NULL"""),
        {"ids": list(ids), "at": at, "by": by},
    )
