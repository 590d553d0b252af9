"""One alert: loaded within a perimeter, set aside by a person."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound, Stale

_COLUMNS = (
    "id, version, student_id, school_id, month, threshold, crossed_on, closed_at, set_aside_reason, set_aside_until"
)


@dataclass(frozen=True)
class Alert:
    id: UUID
    version: int
    student_id: UUID
    school_id: UUID
    month: date
    threshold: int
    crossed_on: date
    closed_at: datetime | None
    set_aside_reason: str | None
    set_aside_until: date | None


async def load_alert(session: AsyncSession, actor: Actor, alert_id: UUID) -> Alert:
    row = await session.execute(
        text(f"SELECT {_COLUMNS} FROM attendance_alerts WHERE id = :id AND school_id = ANY(CAST(:units AS uuid[]))"),
        {"id": alert_id, "units": list(actor.units)},
    )
    found = row.one_or_none()
    if found is None:
        raise NotFound
    return Alert(*found)


async def set_aside(session: AsyncSession, alert: Alert, reason: str, until: date, by: tuple[UUID, datetime]) -> Alert:
    row = await session.execute(
        text(f"""UPDATE attendance_alerts SET set_aside_reason = :reason, set_aside_until = :until, set_aside_by = :by,
                    set_aside_at = :at, version = version + 1
                WHERE id = :id AND version = :version RETURNING {_COLUMNS}"""),
        {"id": alert.id, "version": alert.version, "reason": reason, "until": until, "by": by[0], "at": by[1]},
    )
    found = row.one_or_none()
    if found is None:
        raise Stale
    return Alert(*found)


async def bring_back(session: AsyncSession, alert: Alert) -> Alert:
    """The alert is in the list again; why it had left is in the journal."""
    row = await session.execute(
        text(f"""UPDATE attendance_alerts SET set_aside_reason = NULL, set_aside_until = NULL, set_aside_by = NULL,
                    set_aside_at = NULL, version = version + 1
                WHERE id = :id AND version = :version RETURNING {_COLUMNS}"""),
        {"id": alert.id, "version": alert.version},
    )
    found = row.one_or_none()
    if found is None:
        raise Stale
    return Alert(*found)
