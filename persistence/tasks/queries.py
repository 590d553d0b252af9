"""Lists of tasks: one's own, those one gave, those of the house; late ones first."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Date,
    DateTime,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    case,
    column,
    func,
    literal,
    or_,
    select,
    table,
)
from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Permission, Role
from domain.kernel.calendar import school_year_of
from domain.tasks.history import TaskOutcome
from domain.tasks.task import TaskKind, TaskOrigin
from domain.tasks.views import TaskChangeLine, TaskLine
from persistence.accounts.rows import accounts
from persistence.paging import page
from persistence.students.rows import enrolments, students

_MOMENT = DateTime(timezone=True)
tasks = table(
    "tasks",
    column("id", Uuid), column("version", Integer), column("unit_id", Uuid), column("student_id", Uuid),
    column("follow_up_id", Uuid),
    column("what", Text), column("kind", Text), column("owner_id", Uuid), column("owner_role", Text),
    column("due_on", Date), column("origin_kind", Text), column("origin_id", Uuid), column("created_by", Uuid),
    column("created_at", _MOMENT), column("done_at", _MOMENT), column("cancelled_at", _MOMENT),
    column("outcome", Text), column("reminded_at", _MOMENT),
)  # fmt: skip
follow_ups = table("follow_ups", column("id", Uuid), column("family_name", Text), column("first_names", Text))
classes = table("classes", column("id", Uuid), column("name", Text))
_FAR = date(9999, 12, 31)


class TaskScope(StrEnum):
    """Whose tasks: one's own, those one gave, those of the whole house (for those who watch over them)."""

    MINE = "mine"
    GIVEN = "given"
    HOUSE = "house"


class TaskFilter(StrEnum):
    OPEN = "open"
    LATE = "late"
    SETTLED = "settled"


@dataclass(frozen=True)
class TaskSearch:
    scope: TaskScope = TaskScope.MINE
    state: TaskFilter = TaskFilter.OPEN
    student_id: UUID | None = None
    owner_id: UUID | None = None
    cursor: UUID | None = None
    limit: int = 50


def task_page(actor: Actor, search: TaskSearch, today: date) -> Select[tuple[str]]:
    """A page of tasks within reach; the earliest date first, so that what is late stays on top."""
    return page(TaskLine, _filtered(_lines(today), actor, search, today), search.limit)


def _lines(today: date) -> Select[Any]:
    open_ = and_(tasks.c.done_at.is_(None), tasks.c.cancelled_at.is_(None))
    late = case((and_(open_, tasks.c.due_on < today), literal(today, Date) - tasks.c.due_on), else_=0)
    giver = accounts.alias("giver")
    class_name = (
        select(classes.c.name)
        .select_from(enrolments.join(classes, classes.c.id == enrolments.c.class_id))
        .where(
            enrolments.c.student_id == tasks.c.student_id,
            enrolments.c.school_id == tasks.c.unit_id,
            enrolments.c.school_year == school_year_of(today),
        )
        .limit(1)
        .scalar_subquery()
    )
    return select(
        tasks.c.id, tasks.c.version, tasks.c.what.label("label"), tasks.c.kind, tasks.c.unit_id.label("school_id"),
        tasks.c.student_id, tasks.c.follow_up_id,
        func.coalesce(students.c.family_name, follow_ups.c.family_name).label("family_name"),
        func.coalesce(students.c.first_name, follow_ups.c.first_names).label("first_name"),
        class_name.label("class_name"), tasks.c.owner_id,
        func.coalesce(accounts.c.display_name, "").label("owner_name"), tasks.c.owner_role,
        tasks.c.due_on, late.label("late_days"), tasks.c.origin_kind, tasks.c.origin_id, tasks.c.created_by,
        func.coalesce(giver.c.display_name, "").label("created_by_name"), tasks.c.created_at, tasks.c.done_at,
        tasks.c.cancelled_at, tasks.c.outcome, tasks.c.reminded_at,
    ).select_from(
        tasks.outerjoin(students, students.c.id == tasks.c.student_id)
        .outerjoin(follow_ups, follow_ups.c.id == tasks.c.follow_up_id)
        .outerjoin(accounts, accounts.c.id == tasks.c.owner_id)
        .outerjoin(giver, giver.c.id == tasks.c.created_by)
    )  # fmt: skip


def _mine(actor: Actor) -> Any:
    return or_(
        tasks.c.owner_id == actor.id, and_(tasks.c.owner_id.is_(None), tasks.c.owner_role == literal(actor.role.value))
    )


def _filtered(query: Select[Any], actor: Actor, search: TaskSearch, today: date) -> Select[Any]:
    found = query.where(tasks.c.unit_id.in_(list(actor.units)))
    if search.scope is TaskScope.MINE or not actor.may(Permission.TASKS_SUPERVISE):
        reach = _mine(actor) if search.scope is TaskScope.MINE else or_(_mine(actor), tasks.c.created_by == actor.id)
        found = found.where(tasks.c.created_by == actor.id if search.scope is TaskScope.GIVEN else reach)
    elif search.scope is TaskScope.GIVEN:
        found = found.where(tasks.c.created_by == actor.id)
    settled = or_(tasks.c.done_at.is_not(None), tasks.c.cancelled_at.is_not(None))
    found = found.where(settled if search.state is TaskFilter.SETTLED else ~settled)
    if search.state is TaskFilter.LATE:
        found = found.where(tasks.c.due_on < today)
    if search.student_id is not None:
        found = found.where(tasks.c.student_id == search.student_id)
    if search.owner_id is not None:
        found = found.where(tasks.c.owner_id == search.owner_id)
    due = func.coalesce(tasks.c.due_on, _FAR)
    if search.cursor is not None:
        last = tasks.alias("last")
        last_due = select(func.coalesce(last.c.due_on, _FAR)).where(last.c.id == search.cursor).scalar_subquery()
        found = found.where(or_(due > last_due, and_(due == last_due, tasks.c.id > search.cursor)))
    return found.order_by(due, tasks.c.id)


async def load_line(session: AsyncSession, task_id: UUID, today: date) -> TaskLine:
    """One task that was found within reach, as the list shows it."""
    return _line((await session.execute(_lines(today).where(tasks.c.id == task_id))).one())


async def load_own(session: AsyncSession, actor: Actor, today: date) -> list[TaskLine]:
    """What waits for this person, the earliest date first."""
    query = _filtered(_lines(today), actor, TaskSearch(), today).limit(50)
    return [_line(row) for row in await session.execute(query)]


async def load_late_of_others(session: AsyncSession, actor: Actor, today: date) -> list[TaskLine]:
    """What is late in the house and is not this person's: for those who watch over it."""
    query = _filtered(_lines(today), actor, TaskSearch(TaskScope.HOUSE, TaskFilter.LATE), today)
    query = query.where(~func.coalesce(_mine(actor), False)).limit(50)
    return [_line(row) for row in await session.execute(query)]


async def load_changes(session: AsyncSession, task_id: UUID) -> list[TaskChangeLine]:
    rows = await session.execute(
        sql("""SELECT c.at, coalesce(b.display_name, '') AS by_name, c.what, coalesce(o.display_name, '') AS owner_name,
                   c.owner_role, c.due_on, c.outcome
               FROM task_changes c LEFT JOIN accounts b ON b.id = c.by LEFT JOIN accounts o ON o.id = c.owner_id
               WHERE c.task_id = :id ORDER BY c.at, c.id"""),
        {"id": task_id},
    )
    return [TaskChangeLine(*row) for row in rows]


def _line(row: Any) -> TaskLine:
    """The codes of a row as the enums of the domain."""
    return replace(
        TaskLine(*row),
        kind=TaskKind(row.kind),
        owner_role=Role(row.owner_role) if row.owner_role else None,
        origin_kind=TaskOrigin(row.origin_kind),
        outcome=TaskOutcome(row.outcome) if row.outcome else None,
    )
