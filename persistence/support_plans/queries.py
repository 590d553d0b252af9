"""Lists of plans and of places, written as JSON by PostgreSQL, within the reader's perimeter."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, and_, func, literal_column, or_, select, tuple_

from domain.access.actor import Actor
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import OVER, PlanState
from domain.support_plans.views import SupportPlaceLine, SupportPlanLine
from persistence.paging import page
from persistence.schools.rows import classes, schools
from persistence.students.rows import enrolments, group_members, students
from persistence.support_plans.rows import lead_accounts, support_places
from persistence.support_plans.rows import support_plans as p

own_enrolments = enrolments.alias("own_enrolments")
"""The same table once more: a pupil of the year's class, and of any class one teaches."""
before = p.alias("before")
"""The plan that a cursor names."""
FOREVER: ColumnElement[date] = literal_column("DATE '9999-12-31'")


class PlanView(StrEnum):
    """The lists people ask for: to sign, reviews due, running."""

    TO_SIGN = "to_sign"
    REVIEWS_DUE = "reviews_due"
    RUNNING = "running"


@dataclass(frozen=True)
class PlanFilter:
    """Without a state or a view, plans that are over stay out, unless one pupil's are asked for."""

    view: PlanView | None = None
    state: PlanState | None = None
    scheme: SchemeCode | None = None
    school_id: UUID | None = None
    class_id: UUID | None = None
    student_id: UUID | None = None


def within_reach(actor: Actor) -> ColumnElement[bool]:
    """One's schools; for a teacher, one's own classes and groups."""
    own = p.c.school_id.in_(list(actor.units))
    if actor.classes is None:
        return own
    taught = list(actor.classes)
    in_class = (
        select(own_enrolments.c.id)
        .where(
            own_enrolments.c.student_id == p.c.student_id,
            own_enrolments.c.school_id == p.c.school_id,
            own_enrolments.c.class_id.in_(taught),
        )
        .exists()
    )
    in_group = (
        select(group_members.c.class_id)
        .where(group_members.c.student_id == p.c.student_id, group_members.c.class_id.in_(taught))
        .exists()
    )
    return and_(own, or_(in_class, in_group))


def _of_view(view: PlanView, today: date) -> ColumnElement[bool]:
    if view is PlanView.TO_SIGN:
        return p.c.state.in_([PlanState.PROPOSED.value, PlanState.AGREED.value])
    if view is PlanView.REVIEWS_DUE:
        return and_(p.c.state == PlanState.ACTIVE.value, p.c.next_review_on <= today)
    return p.c.state.in_([PlanState.ACTIVE.value, PlanState.REVIEWED.value])


def _with_names() -> FromClause:
    return (
        p.join(students, students.c.id == p.c.student_id)
        .join(schools, schools.c.id == p.c.school_id)
        .outerjoin(lead_accounts, lead_accounts.c.id == p.c.lead_id)
        .outerjoin(
            enrolments,
            and_(
                enrolments.c.student_id == p.c.student_id,
                enrolments.c.school_id == p.c.school_id,
                enrolments.c.school_year == p.c.school_year,
            ),
        )
        .outerjoin(classes, classes.c.id == enrolments.c.class_id)
    )


def plan_page(actor: Actor, today: date, wanted: PlanFilter, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The next deadline first, then the latest plans."""
    day: ColumnElement[date] = func.coalesce(p.c.next_review_on, p.c.ends_on, FOREVER)
    query: Select[Any] = select(
        p.c.id, p.c.version, p.c.student_id, students.c.family_name, students.c.first_name, enrolments.c.class_id,
        classes.c.name.label("class_name"), p.c.school_id, schools.c.name.label("school_name"), p.c.scheme, p.c.state,
        p.c.agreement, p.c.starts_on, p.c.ends_on, p.c.next_review_on, p.c.closed_on, p.c.lead_id,
        lead_accounts.c.display_name.label("lead_name"),
    ).select_from(_with_names())  # fmt: skip
    query = _narrowed(query.where(within_reach(actor)), today, wanted)
    if cursor is not None:
        earlier = func.coalesce(before.c.next_review_on, before.c.ends_on, FOREVER)
        last = select(earlier, before.c.id).where(before.c.id == cursor).scalar_subquery()
        query = query.where(tuple_(day, p.c.id) > last)
    return page(SupportPlanLine, query.order_by(day, p.c.id), limit)


def _narrowed(query: Select[Any], today: date, wanted: PlanFilter) -> Select[Any]:
    if wanted.view is not None:
        query = query.where(_of_view(wanted.view, today))
    if wanted.state is not None:
        query = query.where(p.c.state == wanted.state.value)
    if wanted.view is None and wanted.state is None and wanted.student_id is None:
        query = query.where(p.c.state.not_in([state.value for state in OVER]))
    if wanted.scheme is not None:
        query = query.where(p.c.scheme == wanted.scheme.value)
    if wanted.school_id is not None:
        query = query.where(p.c.school_id == wanted.school_id)
    if wanted.class_id is not None:
        query = query.where(enrolments.c.class_id == wanted.class_id)
    if wanted.student_id is not None:
        query = query.where(p.c.student_id == wanted.student_id)
    return query


def plan_summary(actor: Actor, today: date) -> Select[Any]:
    counted: list[ColumnElement[Any]] = [
        func.count().filter(p.c.state == PlanState.DRAFT.value).label("drafts"),
        func.count().filter(_of_view(PlanView.TO_SIGN, today)).label("to_sign"),
        func.count().filter(_of_view(PlanView.REVIEWS_DUE, today)).label("reviews_due"),
        func.count().filter(_of_view(PlanView.RUNNING, today)).label("running"),
    ]
    query: Select[Any] = select(*counted)
    return query.select_from(p).where(within_reach(actor))


def place_page(
    actor: Actor, departments: list[str], today: date, scheme: SchemeCode | None, limit: int
) -> Select[tuple[str]]:
    """Sessions to come in these départements, the next entry first."""
    s = support_places
    query: Select[Any] = select(
        s.c.id, s.c.version, s.c.unit_id, s.c.scheme, s.c.structure, s.c.phone, s.c.entry_on, s.c.exit_on, s.c.capacity,
        s.c.taken, (s.c.capacity - s.c.taken).label("free"), s.c.unit_id.in_(list(actor.units)).label("own"),
    ).where(
        s.c.department_code.in_(departments), s.c.closed_on.is_(None), func.coalesce(s.c.exit_on, s.c.entry_on) >= today
    )  # fmt: skip
    if scheme is not None:
        query = query.where(s.c.scheme == scheme.value)
    return page(SupportPlaceLine, query.order_by(s.c.entry_on, s.c.id), limit)
