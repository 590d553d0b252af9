"""Alerts: one row per crossing, never deleted; closed when the facts go back, set aside by a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.reach import Crossed
from persistence.ids import new_id

AlertKey = tuple[UUID, date, int]
"""Pupil, first day of the month, number of half-days."""


@dataclass(frozen=True)
class AlertChange:
    """An alert just raised, or closed because the facts went back."""

    id: UUID
    student_id: UUID
    month: date
    threshold: int


@dataclass(frozen=True)
class AlertChanges:
    raised: tuple[AlertChange, ...] = ()
    closed: tuple[AlertChange, ...] = ()


_OPEN = text("""
    SELECT id, student_id, month, threshold, counted_as, "window", period_first, crossed_on, crossed_half
    FROM attendance_alerts
    WHERE school_id = :school AND student_id = ANY(CAST(:students AS uuid[])) AND month = ANY(CAST(:months AS date[]))
      AND closed_at IS NULL
    ORDER BY student_id, month, threshold
""")
_CLOSE = text("""
    UPDATE attendance_alerts SET closed_at = :now, version = version + 1 WHERE id = ANY(CAST(:ids AS uuid[]))
""")
_RAISE = text("""
    INSERT INTO attendance_alerts (id, student_id, school_id, month, threshold, counted_as, "window", period_first,
                                   crossed_on, crossed_half, known_at)
    VALUES (:id, :student, :school, :month, :threshold, :counted_as, :window, :period_first, :crossed_on,
            :crossed_half, :now)
""")
_MOVE = text("""
    UPDATE attendance_alerts SET counted_as = :counted_as, "window" = :window, period_first = :period_first,
        crossed_on = :crossed_on, crossed_half = :crossed_half, version = version + 1
    WHERE id = :id
""")


def _place(crossed: Crossed) -> dict[str, Any]:
    """Where a threshold was reached, as columns."""
    reached = crossed.reached
    return {
        "counted_as": crossed.counted_as.value,
        "window": reached.window.value,
        "period_first": reached.period_first.day,
        "crossed_on": reached.on.day,
        "crossed_half": reached.on.half.value,
    }


async def load_open_alerts(
    session: AsyncSession, school_id: UUID, students: Iterable[UUID], months: Iterable[date]
) -> dict[AlertKey, tuple[UUID, dict[str, Any]]]:
    rows = await session.execute(_OPEN, {"school": school_id, "students": list(students), "months": list(months)})
    return {
        (row.student_id, row.month, row.threshold): (
            row.id,
            {
                "counted_as": row.counted_as,
                "window": row.window,
                "period_first": row.period_first,
                "crossed_on": row.crossed_on,
                "crossed_half": row.crossed_half,
            },
        )
        for row in rows
    }


def places_of(crossed: Mapping[AlertKey, Crossed]) -> dict[AlertKey, dict[str, Any]]:
    return {key: _place(one) for key, one in crossed.items()}


async def follow_crossings(
    session: AsyncSession,
    school_id: UUID,
    found: Mapping[AlertKey, tuple[UUID, dict[str, Any]]],
    crossed: Mapping[AlertKey, Crossed],
    now: datetime,
) -> AlertChanges:
    """Close what no longer holds, move what moved, raise what is new: the open alerts are then those of the facts."""
    expected = places_of(crossed)
    closed = [AlertChange(found[key][0], *key) for key in sorted(found) if key not in expected]
    raised = [AlertChange(new_id(), *key) for key in sorted(expected) if key not in found]
    moved = [{"id": found[k][0]} | place for k, place in expected.items() if k in found and found[k][1] != place]
    if closed:
        await session.execute(_CLOSE, {"ids": [alert.id for alert in closed], "now": now})
    if moved:
        await session.execute(_MOVE, moved)
    if raised:
        rows = [
            expected[alert.student_id, alert.month, alert.threshold]
            | {"id": alert.id, "student": alert.student_id, "school": school_id, "month": alert.month}
            | {"threshold": alert.threshold, "now": now}
            for alert in raised
        ]
        await session.execute(_RAISE, rows)
    return AlertChanges(tuple(raised), tuple(closed))
