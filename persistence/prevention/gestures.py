"""What people do with warnings: kept with the states before, so that each may be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound
from domain.prevention.warnings import CannotUndo, WarningGesture, WarningState
from persistence.prevention.warnings import LiveWarning


@dataclass(frozen=True)
class Gesture:
    """One gesture; `until` and `reason` for one that sets aside."""

    id: UUID
    school_id: UUID
    student_id: UUID
    name: WarningGesture
    warning_ids: list[UUID]
    states_before: list[str]
    made_at: datetime
    made_by: UUID
    task_id: UUID | None = None
    meeting_id: UUID | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True)
class Aside:
    until: date | None = None
    reason: str | None = None


_APPLY = text("""
    UPDATE early_warnings SET state = :state, state_changed_at = :at, state_changed_by = :by, gesture_id = :gesture,
        set_aside_until = :until, set_aside_reason = :reason, version = version + 1,
        seen_at = coalesce(seen_at, :at)
    WHERE id = ANY(CAST(:ids AS uuid[])) AND ended_on IS NULL
""")
_KEEP = text("""
    INSERT INTO warning_gestures (id, school_id, student_id, name, warning_ids, states_before, made_at, made_by,
                                  task_id, meeting_id)
    VALUES (:id, :school, :student, :name, CAST(:warnings AS uuid[]), :before, :at, :by, :task, :meeting)
""")


async def apply_gesture(session: AsyncSession, gesture: Gesture, aside: Aside) -> None:
    keys = {"gesture": gesture.id, "at": gesture.made_at, "by": gesture.made_by, "ids": gesture.warning_ids}
    aside_keys = {"until": aside.until, "reason": aside.reason, "state": gesture.name.target.value}
    await session.execute(_APPLY, keys | aside_keys)
    await session.execute(
        _KEEP,
        {
            "id": gesture.id, "school": gesture.school_id, "student": gesture.student_id, "name": gesture.name.value,
            "warnings": gesture.warning_ids, "before": gesture.states_before, "at": gesture.made_at,
            "by": gesture.made_by, "task": gesture.task_id, "meeting": gesture.meeting_id,
        },
    )  # fmt: skip


async def load_gesture(session: AsyncSession, actor: Actor, gesture_id: UUID) -> Gesture:
    row = await session.execute(
        text("""SELECT id, school_id, student_id, name, warning_ids, states_before, made_at, made_by, task_id,
                    meeting_id, undone_at
                FROM warning_gestures WHERE id = :id AND school_id = ANY(CAST(:units AS uuid[])) FOR UPDATE"""),
        {"id": gesture_id, "units": list(actor.units)},
    )
    found = row.one_or_none()
    if found is None:
        raise NotFound
    return _gesture(found)


_UNDO = text("""
    UPDATE early_warnings w SET state = b.state, gesture_id = NULL, set_aside_until = NULL, set_aside_reason = NULL,
        state_changed_at = :at, state_changed_by = :by, version = version + 1
    FROM unnest(CAST(:ids AS uuid[]), CAST(:states AS text[])) AS b (id, state)
    WHERE w.id = b.id AND w.gesture_id = :gesture AND w.ended_on IS NULL RETURNING w.id
""")


async def undo_gesture(session: AsyncSession, gesture: Gesture, by: UUID, at: datetime) -> None:
    """All of its warnings, or none: another gesture or the end of one of them stands in the way.

    What was set aside before it goes back to « à regarder »: its old date of return is not kept.
    """
    before = ["open" if state == WarningState.SET_ASIDE.value else state for state in gesture.states_before]
    keys = {"ids": gesture.warning_ids, "states": before, "gesture": gesture.id, "by": by, "at": at}
    if len((await session.execute(_UNDO, keys)).all()) != len(gesture.warning_ids):
        raise CannotUndo
    await session.execute(
        text("UPDATE warning_gestures SET undone_at = :at, undone_by = :by WHERE id = :id"),
        {"id": gesture.id, "by": by, "at": at},
    )


@dataclass(frozen=True)
class DoneBefore:
    """A gesture of the school year, with the absences of the four weeks before it and after it (None: too early)."""

    student_id: UUID
    name: WarningGesture
    on: date
    by_name: str
    task_outcome: str | None
    absences_before: int
    absences_after: int | None


_DONE = text("""
    SELECT g.student_id, g.name, CAST(g.made_at AT TIME ZONE sc.time_zone AS date) AS day, a.display_name,
           t.outcome,
           (SELECT count(*) FROM half_days h WHERE h.student_id = g.student_id AND h.school_id = g.school_id
              AND h.state IN ('unjustified', 'pending', 'justified')
              AND h.day >= CAST(g.made_at AS date) - 28 AND h.day < CAST(g.made_at AS date)) AS before,
           CASE WHEN CAST(g.made_at AS date) + 28 <= :today THEN
             (SELECT count(*) FROM half_days h WHERE h.student_id = g.student_id AND h.school_id = g.school_id
                AND h.state IN ('unjustified', 'pending', 'justified')
                AND h.day > CAST(g.made_at AS date) AND h.day <= CAST(g.made_at AS date) + 28) END AS after
    FROM warning_gestures g JOIN schools sc ON sc.id = g.school_id JOIN accounts a ON a.id = g.made_by
    LEFT JOIN tasks t ON t.id = g.task_id
    WHERE g.school_id = :school AND g.student_id = ANY(CAST(:students AS uuid[])) AND g.undone_at IS NULL
      AND g.name IN ('take', 'put_on_agenda') AND g.made_at >= :since
    ORDER BY g.made_at DESC
""")


async def load_done(
    session: AsyncSession, school_id: UUID, students: Sequence[UUID], since: datetime, today: date
) -> list[DoneBefore]:
    keys = {"school": school_id, "students": list(students), "since": since, "today": today}
    return [DoneBefore(row[0], WarningGesture(row[1]), *row[2:]) for row in await session.execute(_DONE, keys)]


def states_of(warnings: Sequence[LiveWarning]) -> list[str]:
    return [one.state.value for one in warnings]


def _gesture(row: Any) -> Gesture:
    return Gesture(row.id, row.school_id, row.student_id, WarningGesture(row.name), *tuple(row)[4:])
