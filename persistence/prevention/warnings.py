"""Live warnings of a school or of one pupil, the list of all, and the marks that people leave on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, literal_column, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.calendar import school_year_of
from domain.prevention.rules import RuleCode
from domain.prevention.views import WarningLine
from domain.prevention.warnings import WarningState
from domain.schools.kinds import SchoolKind
from persistence.paging import page
from persistence.prevention.rows import early_warnings
from persistence.schools.rows import classes
from persistence.students.rows import enrolments, students


@dataclass(frozen=True)
class LiveWarning:
    """A warning that holds, with the pupil as lists name them."""

    id: UUID
    school_id: UUID
    track: SchoolKind
    student_id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    rule: RuleCode
    level: int
    state: WarningState
    period_start: date
    period_end: date
    values: Mapping[str, int | str]
    first_seen_on: date
    seen_at: datetime | None
    set_aside_until: date | None
    set_aside_reason: str | None
    state_changed_at: datetime | None
    gesture_id: UUID | None


_LIVE = """
    SELECT w.id, w.school_id, sc.kind, w.student_id, s.family_name, s.first_name, k.name, w.rule, w.level, w.state,
           w.period_start, w.period_end, w."values", w.first_seen_on, w.seen_at, w.set_aside_until, w.set_aside_reason,
           w.state_changed_at, w.gesture_id
    FROM early_warnings w
    JOIN schools sc ON sc.id = w.school_id
    JOIN students s ON s.id = w.student_id
    LEFT JOIN enrolments e ON e.student_id = w.student_id AND e.school_id = w.school_id AND e.school_year = :year
    LEFT JOIN classes k ON k.id = e.class_id
    WHERE w.ended_on IS NULL AND w.school_id = :school AND w.rule = ANY(CAST(:rules AS text[]))
"""
_OF_SCHOOL = text(f"{_LIVE} ORDER BY s.sort_name, w.student_id, w.first_seen_on, w.rule")
_OF_PUPIL = text(f"{_LIVE} AND w.student_id = :student ORDER BY w.first_seen_on, w.rule")


async def load_live(
    session: AsyncSession, school_id: UUID, today: date, student_id: UUID | None = None
) -> list[LiveWarning]:
    """The caller has checked that the school, or the pupil in it, is within reach."""
    keys: dict[str, object] = {"school": school_id, "year": school_year_of(today), "rules": [r.value for r in RuleCode]}
    statement = _OF_SCHOOL if student_id is None else _OF_PUPIL
    rows = await session.execute(statement, keys if student_id is None else keys | {"student": student_id})
    return [_live(row) for row in rows]


def _live(row: Any) -> LiveWarning:
    values: list[Any] = list(row)
    values[2], values[7], values[9] = SchoolKind(row.kind), RuleCode(row.rule), WarningState(row.state)
    return LiveWarning(*values)


async def lock_live(session: AsyncSession, pair: tuple[UUID, UUID]) -> None:
    """Two people on the same situation: the second sees what the first has done."""
    await session.execute(
        text("""SELECT id FROM early_warnings WHERE student_id = :student AND school_id = :school AND ended_on IS NULL
                ORDER BY id FOR UPDATE"""),
        {"student": pair[0], "school": pair[1]},
    )


async def mark_seen(session: AsyncSession, ids: Sequence[UUID], at: datetime) -> None:
    await session.execute(
        text("UPDATE early_warnings SET seen_at = :at WHERE id = ANY(CAST(:ids AS uuid[])) AND seen_at IS NULL"),
        {"ids": list(ids), "at": at},
    )


@dataclass(frozen=True)
class WarningFilter:
    school_id: UUID | None = None
    rule: RuleCode | None = None
    state: WarningState | None = None


def warning_page(
    actor: Actor, wanted: WarningFilter, today: date, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """Every warning within the perimeter, ended ones too, the latest first."""
    year: ColumnElement[int] = literal_column(str(school_year_of(today)))
    here = and_(
        enrolments.c.student_id == early_warnings.c.student_id,
        enrolments.c.school_id == early_warnings.c.school_id,
        enrolments.c.school_year == year,
    )
    shown = early_warnings.c
    query = (
        select(
            shown.id, shown.student_id, students.c.family_name, students.c.first_name,
            classes.c.name.label("class_name"), shown.rule, shown.level, shown.state, shown.first_seen_on,
            shown.last_seen_on, shown.ended_on, shown.set_aside_until,
        )
        .select_from(
            early_warnings.join(students, students.c.id == shown.student_id)
            .outerjoin(enrolments, here)
            .outerjoin(classes, classes.c.id == enrolments.c.class_id)
        )
        .where(shown.school_id.in_(list(actor.units)))
    )  # fmt: skip
    if wanted.school_id is not None:
        query = query.where(shown.school_id == wanted.school_id)
    if wanted.rule is not None:
        query = query.where(shown.rule == wanted.rule.value)
    if wanted.state is not None:
        query = query.where(shown.state == wanted.state.value)
    if cursor is not None:
        last = select(shown.first_seen_on, shown.id).where(shown.id == cursor).scalar_subquery()
        query = query.where(tuple_(shown.first_seen_on, shown.id) < last)
    return page(WarningLine, query.order_by(shown.first_seen_on.desc(), shown.id.desc()), limit)
