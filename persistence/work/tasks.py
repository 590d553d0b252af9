"""Tasks that no other gesture can prove: what, whose, until when."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, DateTime, Integer, Select, Text, Uuid, column, func, select, table, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound
from domain.work.tasks import TaskLine
from persistence.accounts.rows import accounts
from persistence.paging import page
from persistence.students.rows import students

tasks = table(
    "tasks",
    column("id", Uuid), column("unit_id", Uuid), column("student_id", Uuid), column("what", Text),
    column("owner_id", Uuid), column("due_on", Date), column("done_at", DateTime(timezone=True)),
    column("version", Integer), column("created_by", Uuid), column("created_at", DateTime(timezone=True)),
)  # fmt: skip


def task_page(actor: Actor, limit: int) -> Select[tuple[str]]:
    """One's own tasks that are not done, and those one gave; the most urgent first."""
    query: Select[Any] = (
        select(
            tasks.c.id, tasks.c.version, tasks.c.what, tasks.c.student_id, students.c.family_name,
            students.c.first_name, tasks.c.owner_id, func.coalesce(accounts.c.display_name, "").label("owner_name"),
            tasks.c.due_on,
        )
        .select_from(
            tasks.outerjoin(students, students.c.id == tasks.c.student_id)
            .outerjoin(accounts, accounts.c.id == tasks.c.owner_id)
        )
        .where(
            tasks.c.unit_id.in_(list(actor.units)),
            (tasks.c.owner_id == actor.id) | (tasks.c.created_by == actor.id),
            tasks.c.done_at.is_(None),
        )
        .order_by(tasks.c.due_on.asc().nulls_last(), tasks.c.id)
    )  # fmt: skip
    return page(TaskLine, query, limit)


_TASK = text("""
    SELECT t.id, t.version, t.what, t.student_id, s.family_name, s.first_name, t.owner_id,
           coalesce(a.display_name, '') AS owner_name, t.due_on
    FROM tasks t LEFT JOIN students s ON s.id = t.student_id LEFT JOIN accounts a ON a.id = t.owner_id
    WHERE t.unit_id = ANY(CAST(:units AS uuid[]))
""")
_ONE = text(f"{_TASK.text} AND t.id = :id AND (t.owner_id = :actor OR t.created_by = :actor)")
_OWN = text(f"{_TASK.text} AND t.owner_id = :actor AND t.done_at IS NULL ORDER BY t.due_on NULLS LAST, t.id LIMIT 50")


async def load_task(session: AsyncSession, actor: Actor, task_id: UUID) -> TaskLine:
    keys = {"units": list(actor.units), "id": task_id, "actor": actor.id}
    row = (await session.execute(_ONE, keys)).one_or_none()
    if row is None:
        raise NotFound
    return TaskLine(*row)


async def load_own_tasks(session: AsyncSession, actor: Actor) -> list[TaskLine]:
    rows = await session.execute(_OWN, {"units": list(actor.units), "actor": actor.id})
    return [TaskLine(*row) for row in rows]


async def unit_shared_with(session: AsyncSession, actor: Actor, owner_id: UUID) -> UUID:
    """The unit in which both stand; a task is not given outside one's own house."""
    row = await session.execute(
        text("""SELECT u.unit_id FROM actor_units u
                WHERE u.actor_id = :owner AND u.unit_id = ANY(CAST(:units AS uuid[])) ORDER BY u.unit_id LIMIT 1"""),
        {"owner": owner_id, "units": list(actor.units)},
    )
    found = row.scalar_one_or_none()
    if found is None:
        raise NotFound
    return UUID(str(found))


async def insert_task(session: AsyncSession, values: dict[str, object]) -> None:
    await session.execute(
        text("""INSERT INTO tasks (id, unit_id, student_id, what, owner_id, due_on, created_by, created_at)
                VALUES (:id, :unit_id, :student_id, :what, :owner_id, :due_on, :created_by, :created_at)"""),
        values,
    )


async def finish_task(session: AsyncSession, task_id: UUID, at: datetime) -> None:
    await session.execute(
        text("UPDATE tasks SET done_at = :at, version = version + 1 WHERE id = :id AND done_at IS NULL"),
        {"id": task_id, "at": at},
    )
