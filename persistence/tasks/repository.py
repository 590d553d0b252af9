"""Loads and writes tasks and their history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Permission, Role
from domain.kernel.errors import NotFound, Stale
from domain.tasks.history import TaskChange, TaskOutcome
from domain.tasks.task import Charge, NewTask, Task
from persistence.ids import new_id

_ADD = text("""
    INSERT INTO tasks (id, unit_id, student_id, follow_up_id, what, kind, owner_id, owner_role, due_on, origin_kind,
                       origin_id, created_by, created_at)
    VALUES (:id, :unit, :student, :follow_up, :label, :kind, :owner, :role, :due_on, :origin_kind, :origin_id, :by, :at)
""")
_CHANGE = text("""
    INSERT INTO task_changes (id, task_id, unit_id, at, by, what, owner_id, owner_role, due_on, outcome)
    SELECT :id, t.id, t.unit_id, :at, :by, :what, t.owner_id, t.owner_role, t.due_on, t.outcome
    FROM tasks t WHERE t.id = :task
""")
_LOAD = text("""
    SELECT t.id, t.version, t.unit_id, t.student_id, t.what, t.owner_id, t.owner_role, t.due_on, t.created_by,
           t.done_at IS NOT NULL OR t.cancelled_at IS NOT NULL AS settled, t.outcome
    FROM tasks t
    WHERE t.id = :id AND t.unit_id = ANY(CAST(:units AS uuid[]))
      AND (:all OR t.owner_id = :actor OR t.created_by = :actor OR (t.owner_id IS NULL AND t.owner_role = :role))
""")
_SAVE = text("""
    UPDATE tasks SET version = version + 1, owner_id = :owner, owner_role = :role, due_on = :due_on,
        outcome = :outcome, done_at = CASE WHEN :done THEN CAST(:at AS timestamptz) END,
        done_by = CASE WHEN :done THEN CAST(:by AS uuid) END,
        cancelled_at = CASE WHEN :dropped THEN CAST(:at AS timestamptz) END,
        cancelled_by = CASE WHEN :dropped THEN CAST(:by AS uuid) END
    WHERE id = :id AND version = :version
""")


@dataclass(frozen=True)
class Hand:
    """Who writes, and when."""

    by: UUID
    at: datetime


async def add_task(session: AsyncSession, new: NewTask) -> UUID:
    """Write a task and the first line of its history; answers its id."""
    task_id = new_id()
    await session.execute(
        _ADD,
        {
            "id": task_id, "unit": new.school_id, "student": new.student_id, "follow_up": new.follow_up_id,
            "label": new.label, "kind": new.kind.value,
            "owner": new.charge.owner_id, "role": _role(new.charge), "due_on": new.due_on,
            "origin_kind": new.origin_kind.value, "origin_id": new.origin_id, "by": new.created_by,
            "at": new.created_at,
        },
    )  # fmt: skip
    await note_change(session, task_id, TaskChange.ADDED, Hand(new.created_by, new.created_at))
    return task_id


async def note_change(session: AsyncSession, task_id: UUID, what: TaskChange, hand: Hand) -> None:
    """One line of history, holding who has it from now on."""
    keys = {"id": new_id(), "task": task_id, "what": what.value, "by": hand.by, "at": hand.at}
    await session.execute(_CHANGE, keys)


async def load_task(session: AsyncSession, actor: Actor, task_id: UUID) -> Task:
    """One's own, one's function's, those one gave; any of the house for those who watch over all. Else NotFound."""
    keys = {
        "id": task_id, "units": list(actor.units), "actor": actor.id, "role": actor.role.value,
        "all": actor.may(Permission.TASKS_SUPERVISE),
    }  # fmt: skip
    row = (await session.execute(_LOAD, keys)).one_or_none()
    if row is None:
        raise NotFound
    return _task(row)


async def save_task(session: AsyncSession, task: Task, hand: Hand) -> None:
    """Write the task as it now is, on the version that was loaded."""
    done = task.settled and task.outcome is not None and task.outcome.is_done
    keys = {
        "id": task.id, "version": task.version, "owner": task.charge.owner_id, "role": _role(task.charge),
        "due_on": task.due_on, "outcome": task.outcome.value if task.outcome else None, "done": done,
        "dropped": task.settled and not done, "by": hand.by, "at": hand.at,
    }  # fmt: skip
    result = await session.execute(_SAVE, keys)
    if result.rowcount != 1:  # type: ignore[attr-defined]  # the driver's cursor result
        raise Stale


async def withdraw_task(session: AsyncSession, task_id: UUID, hand: Hand) -> None:
    """What had asked for it asks for something else: no longer needed, unless it was settled meanwhile."""
    withdrawn = await session.execute(
        text("""UPDATE tasks SET cancelled_at = :at, outcome = :outcome, version = version + 1
                WHERE id = :id AND done_at IS NULL AND cancelled_at IS NULL RETURNING id"""),
        {"id": task_id, "at": hand.at, "outcome": TaskOutcome.NOT_NEEDED.value},
    )
    if withdrawn.one_or_none() is not None:
        await note_change(session, task_id, TaskChange.NOT_DONE, hand)


async def mark_reminded(session: AsyncSession, task_id: UUID, at: datetime) -> None:
    await session.execute(
        text("UPDATE tasks SET reminded_at = :at, version = version + 1 WHERE id = :id"), {"id": task_id, "at": at}
    )


async def unit_shared_with(session: AsyncSession, actor: Actor, owner_id: UUID) -> UUID:
    """The unit in which both stand; a task is not given outside one's own house."""
    return (await units_shared_with(session, actor.units, owner_id))[0]


async def units_shared_with(session: AsyncSession, units: frozenset[UUID], owner_id: UUID) -> Sequence[UUID]:
    rows = await session.execute(
        text("""SELECT u.unit_id FROM actor_units u JOIN accounts a ON a.id = u.actor_id
                WHERE u.actor_id = :owner AND u.unit_id = ANY(CAST(:units AS uuid[])) AND a.disabled_at IS NULL
                ORDER BY u.unit_id"""),
        {"owner": owner_id, "units": list(units)},
    )
    found = list(rows.scalars())
    if not found:
        raise NotFound
    return found


@dataclass(frozen=True)
class Reminded:
    """To whom a reminder goes: an address, and how many tasks wait."""

    email: str
    open_count: int
    late_count: int


async def load_reminded(session: AsyncSession, account_id: UUID, today: date) -> Reminded | None:
    """What the reminder's mail says: counts only."""
    row = (
        await session.execute(
            text("""SELECT a.email, count(t.id) AS open_count,
                        count(t.id) FILTER (WHERE t.due_on < :today) AS late_count
                    FROM accounts a LEFT JOIN tasks t ON t.owner_id = a.id AND t.done_at IS NULL
                         AND t.cancelled_at IS NULL
                    WHERE a.id = :id AND a.disabled_at IS NULL GROUP BY a.email"""),
            {"id": account_id, "today": today},
        )
    ).one_or_none()
    return None if row is None else Reminded(row.email, row.open_count, row.late_count)


def _role(charge: Charge) -> str | None:
    return charge.owner_role.value if charge.owner_role else None


def _task(row: Any) -> Task:
    charge = Charge(row.owner_id, Role(row.owner_role) if row.owner_role else None)
    return Task(
        row.id, row.version, row.unit_id, row.student_id, row.what, charge, row.due_on, row.created_by, row.settled,
        TaskOutcome(row.outcome) if row.outcome in set(TaskOutcome) else None,
    )  # fmt: skip
