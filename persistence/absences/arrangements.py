"""Arrangements as rows: added, ended, found within a perimeter."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound


@dataclass(frozen=True)
class ArrangementRow:
    """`ended_at`: it was taken back before it began; one that ended early has an earlier `ends_on`."""

    id: UUID
    student_id: UUID
    school_id: UUID
    kind: str
    starts_on: date
    ends_on: date
    weekdays: list[int]
    halves: list[str]
    ended_at: datetime | None


async def insert(session: AsyncSession, row: ArrangementRow, by: UUID, at: datetime) -> None:
    await session.execute(
        text("""INSERT INTO student_arrangements (id, student_id, school_id, kind, starts_on, ends_on, weekdays, halves,
                                                  created_by, created_at)
                VALUES (:id, :student, :school, :kind, :starts_on, :ends_on, :weekdays, :halves, :by, :at)"""),
        {
            "id": row.id, "student": row.student_id, "school": row.school_id, "kind": row.kind,
            "starts_on": row.starts_on, "ends_on": row.ends_on, "weekdays": row.weekdays, "halves": row.halves,
            "by": by, "at": at,
        },
    )  # fmt: skip


async def load(session: AsyncSession, actor: Actor, arrangement_id: UUID) -> ArrangementRow:
    row = await session.execute(
        text("""SELECT id, student_id, school_id, kind, starts_on, ends_on, weekdays, halves, ended_at
                FROM student_arrangements
                WHERE id = :id AND school_id = ANY(CAST(:units AS uuid[])) AND ended_at IS NULL"""),
        {"id": arrangement_id, "units": list(actor.units)},
    )
    found = row.one_or_none()
    if found is None:
        raise NotFound
    return ArrangementRow(*found)


async def end(session: AsyncSession, row: ArrangementRow, last_day: date, at: datetime) -> ArrangementRow:
    """Shortened, or taken back altogether when it ends before it began."""
    never = last_day < row.starts_on
    ended = replace(row, ended_at=at) if never else replace(row, ends_on=last_day)
    await session.execute(
        text("UPDATE student_arrangements SET ends_on = :ends_on, ended_at = :ended_at WHERE id = :id"),
        {"id": row.id, "ends_on": ended.ends_on, "ended_at": ended.ended_at},
    )
    return ended
