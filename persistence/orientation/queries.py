"""The list of orientation, activities and calls of one pupil, results of a file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Date,
    DateTime,
    Integer,
    Select,
    String,
    Text,
    Uuid,
    and_,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
    true,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.selectable import LateralFromClause

from domain.access.actor import Actor
from domain.orientation.views import OrientationLine
from persistence.accounts.rows import accounts
from persistence.ids import new_id
from persistence.paging import page
from persistence.schools.rows import classes
from persistence.students.rows import enrolments, group_members, students

files = table(
    "orientation_files", column("id", Uuid), column("version", Integer), column("student_id", Uuid),
    column("school_id", Uuid), column("school_year", Integer), column("state", Text), column("step", Integer),
    column("assignment_state", Text), column("assigned_on", Date), column("assigned_formation", Text),
    column("without_solution_since", Date), column("owner_id", Uuid), column("owner_role", Text),
    column("called_by", Uuid), column("called_at", DateTime(timezone=True)), column("next_call_on", Date),
)  # fmt: skip
_wishes = table(
    "orientation_wishes", column("file_id", Uuid), column("step", Integer), column("part", Text),
    column("rank", Integer), column("level", Text), column("formation", Text),
)  # fmt: skip


@dataclass(frozen=True)
class OrientationFilter:
    """`stage`: where they are; without one, everybody of the year."""

    year: int
    stage: str | None = None
    class_id: UUID | None = None
    school_id: UUID | None = None


def orientation_page(actor: Actor, wanted: OrientationFilter, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """Pupils of one's schools (a teacher's: of their classes), those without solution longest first."""
    f, owner, caller = files, accounts.alias("owner"), accounts.alias("caller")
    first = _first_wish()
    query: Select[Any] = (
        select(
            students.c.id, f.c.id.label("file_id"), func.coalesce(f.c.version, 0).label("version"),
            students.c.family_name, students.c.first_name, enrolments.c.school_id, classes.c.name.label("class_name"),
            func.coalesce(f.c.state, "open").label("state"), func.coalesce(first.c.n, 0).label("wish_count"),
            first.c.level.label("first_level"), first.c.formation.label("first_formation"),
            func.coalesce(f.c.assignment_state, "pending").label("assignment_state"), f.c.assigned_on,
            f.c.assigned_formation, f.c.without_solution_since, owner.c.display_name.label("owner_name"),
            f.c.owner_role, caller.c.display_name.label("called_by_name"),
            cast(f.c.called_at, String).label("called_at"), f.c.next_call_on,
        )
        .select_from(enrolments)
        .join(students, students.c.id == enrolments.c.student_id)
        .outerjoin(classes, classes.c.id == enrolments.c.class_id)
        .outerjoin(f, and_(f.c.student_id == enrolments.c.student_id, f.c.school_id == enrolments.c.school_id,
                           f.c.school_year == enrolments.c.school_year))
        .outerjoin(first, true())
        .outerjoin(owner, owner.c.id == f.c.owner_id)
        .outerjoin(caller, caller.c.id == f.c.called_by)
        .where(enrolments.c.school_id.in_(list(actor.units)), enrolments.c.school_year == wanted.year)
        .order_by(students.c.family_name, students.c.id)
    )  # fmt: skip
    query = _narrowed(query, wanted)
    if actor.classes is not None:
        own = list(actor.classes)
        in_groups = select(group_members.c.student_id).where(group_members.c.class_id.in_(own))
        query = query.where(or_(enrolments.c.class_id.in_(own), students.c.id.in_(in_groups)))
    if cursor is not None:
        after = select(students.c.family_name, students.c.id).where(students.c.id == cursor).scalar_subquery()
        query = query.where(tuple_(students.c.family_name, students.c.id) > after)
    return page(OrientationLine, query, limit)


def _first_wish() -> LateralFromClause:
    """The first of the wishes that were recorded last, and how many there are."""
    return (
        select(_wishes.c.level, _wishes.c.formation, func.count().over().label("n"))
        .where(_wishes.c.file_id == files.c.id, _wishes.c.part == "wish")
        .where(_wishes.c.step == select(func.max(_wishes.c.step)).where(
            _wishes.c.file_id == files.c.id, _wishes.c.part == "wish").correlate(files).scalar_subquery())
        .order_by(_wishes.c.rank).limit(literal_column("1")).correlate(files).lateral("first_wish")
    )  # fmt: skip


def _narrowed(query: Select[Any], wanted: OrientationFilter) -> Select[Any]:
    f = files
    conditions: dict[str, Any] = {
        "without_wish": or_(f.c.id.is_(None), f.c.state == "open"),
        "wishes": f.c.state == "wished",
        "proposal": f.c.state == "proposed",
        "contested": f.c.state == "contested",
        "decision": f.c.state == "decided",
        "waiting_results": and_(f.c.state == "decided", f.c.assignment_state == "pending"),
        "without_solution": f.c.without_solution_since.is_not(None),
    }
    if wanted.stage is not None:
        query = query.where(conditions[wanted.stage])
    if wanted.class_id is not None:
        query = query.where(enrolments.c.class_id == wanted.class_id)
    if wanted.school_id is not None:
        query = query.where(enrolments.c.school_id == wanted.school_id)
    return query


@dataclass(frozen=True)
class ActivityRow:
    id: UUID
    kind: str
    held_on: date
    title: str
    finding: str
    by_name: str
    mine: bool


_ACTIVITIES = text("""
    SELECT a.id, a.kind, a.held_on, a.title, a.finding, coalesce(p.display_name, '') AS by_name,
        a.recorded_by = :actor AS mine
    FROM orientation_activities a LEFT JOIN accounts p ON p.id = a.recorded_by
    WHERE a.student_id = :student AND a.school_id = :school AND a.removed_at IS NULL ORDER BY a.held_on DESC, a.id
""")
_ADD_ACTIVITY = text("""
    INSERT INTO orientation_activities (id, student_id, school_id, kind, held_on, title, finding, recorded_by,
        recorded_at)
    VALUES (:id, :student, :school, :kind, :held_on, :title, :finding, :by, :at)
""")
_REMOVE_ACTIVITY = text("""
    UPDATE orientation_activities SET removed_at = :at, removed_by = :by
    WHERE id = :id AND student_id = :student AND school_id = :school AND removed_at IS NULL
      AND (recorded_by = :by OR :any) RETURNING id
""")
_CALLS = text("""
    SELECT c.id, c.called_at, coalesce(p.display_name, '') AS by_name, c.channel, c.result, c.next_step, c.next_on
    FROM orientation_calls c LEFT JOIN accounts p ON p.id = c.called_by
    WHERE c.file_id = :file AND c.removed_at IS NULL ORDER BY c.called_at DESC
""")
_ADD_CALL = text("""
    INSERT INTO orientation_calls (id, file_id, student_id, school_id, called_at, called_by, channel, result, next_step,
        next_on, task_id, before)
    SELECT :id, :file, :student, :school, :at, :by, :channel, :result, :next_step, :next_on, :task,
        jsonb_build_object('called_by', f.called_by, 'called_at', f.called_at, 'next_call_on', f.next_call_on,
            'owner_id', f.owner_id, 'owner_role', f.owner_role)
    FROM orientation_files f WHERE f.id = :file
""")
_CALLED = text("""
    UPDATE orientation_files SET called_by = :by, called_at = :at, next_call_on = :next_on, owner_id = :by,
        owner_role = NULL, version = version + 1
    WHERE id = :file
""")


@dataclass(frozen=True)
class CallRow:
    id: UUID
    called_at: datetime
    by_name: str
    channel: str
    result: str
    next_step: str
    next_on: date | None


async def load_activities(session: AsyncSession, pair: tuple[UUID, UUID], actor_id: UUID) -> list[ActivityRow]:
    keys = {"student": pair[0], "school": pair[1], "actor": actor_id}
    return [ActivityRow(*row) for row in await session.execute(_ACTIVITIES, keys)]


async def add_activity(session: AsyncSession, values: dict[str, Any]) -> UUID:
    activity_id = new_id()
    await session.execute(_ADD_ACTIVITY, values | {"id": activity_id})
    return activity_id


async def remove_activity(session: AsyncSession, values: dict[str, Any]) -> bool:
    return (await session.execute(_REMOVE_ACTIVITY, values)).one_or_none() is not None


async def load_calls(session: AsyncSession, file_id: UUID) -> list[CallRow]:
    return [CallRow(*row) for row in await session.execute(_CALLS, {"file": file_id})]


async def add_call(session: AsyncSession, values: dict[str, Any]) -> None:
    """The call, and who calls from now on."""
    await session.execute(_ADD_CALL, values | {"id": new_id()})
    await session.execute(_CALLED, {name: values[name] for name in ("by", "at", "next_on", "file")})
