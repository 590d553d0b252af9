"""Lists of cases, written as JSON by PostgreSQL, within the reader's perimeter."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    ScalarSelect,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
)

from domain.access.actor import Actor
from domain.attendance_cases.lines import CaseLine
from domain.attendance_cases.regimes import regime_of
from domain.attendance_cases.waiting import Party
from domain.kernel.calendar import month_start, school_year_of
from persistence.attendance_cases.tables import attendance_cases as c
from persistence.attendance_cases.tables import month_counters, prosecutor_referrals, school_settings
from persistence.paging import page
from persistence.schools.rows import classes, schools
from persistence.students.rows import enrolments, person_links, students

STILL = timedelta(days=15)
T = TypeVar("T")


@dataclass(frozen=True)
class CaseFilter:
    """`state` is a state of either track; without one, closed cases stay out. `still`: nothing was done for 15 days."""

    state: str | None = None
    waiting: Party | None = None
    school_id: UUID | None = None
    class_id: UUID | None = None
    still: bool = False


def within_reach(actor: Actor) -> ColumnElement[bool]:
    """The school's own cases; those given to one's unit, once they were."""
    units = list(actor.units)
    given = (
        select(person_links.c.student_id)
        .where(
            person_links.c.student_id == c.c.student_id,
            person_links.c.school_id == c.c.school_id,
            person_links.c.reason.in_(("referred", "visa")),
            person_links.c.unit_id.in_(units),
        )
        .exists()
    )
    return or_(c.c.school_id.in_(units), and_(c.c.dsden_state != "none", given))


def waits_for(today: date) -> ColumnElement[str]:
    """Whoever the rules named at the last step, until the day of the appointment; then whoever follows."""
    return case((c.c.waiting_until < today, c.c.waiting_then), else_=c.c.waiting_for)


def waits_since(today: date) -> ColumnElement[date]:
    return case((c.c.waiting_until < today, c.c.waiting_until), else_=c.c.waiting_since)


def _setting(wanted: ColumnElement[T], today: date) -> ScalarSelect[T]:
    """That setting of the case's school, as it applies today; NULL where nothing was ever set."""
    return (
        select(wanted)
        .where(school_settings.c.school_id == c.c.school_id, school_settings.c.from_day <= today)
        .order_by(school_settings.c.from_day.desc(), school_settings.c.version.desc())
        .limit(literal_column("1"))
        .scalar_subquery()
    )


def invitations_needed(today: date) -> ScalarSelect[int]:
    """How many invitations to give the reason the school asks for before trigger 1° (its own rule)."""
    return _setting(school_settings.c.invitations_before_referral, today)


def month_count(today: date) -> ColumnElement[int]:
    """The half-days of this month under the count that the school compares with the thresholds."""
    kind = _setting(school_settings.c.threshold_count, today)
    counted = case(
        (kind == "raw", month_counters.c.raw),
        (kind == "proportional", month_counters.c.proportional / literal_column("1000000")),
        else_=month_counters.c.complete,
    )
    found = (
        select(counted)
        .where(
            month_counters.c.student_id == c.c.student_id,
            month_counters.c.school_id == c.c.school_id,
            month_counters.c.month == month_start(today),
        )
        .scalar_subquery()
    )
    return func.coalesce(found, literal_column("0"))


def with_names() -> FromClause:
    """Cases with their pupil, their school, and the pupil's class of that year."""
    return (
        c.join(students, students.c.id == c.c.student_id)
        .join(schools, schools.c.id == c.c.school_id)
        .outerjoin(
            enrolments,
            and_(
                enrolments.c.student_id == c.c.student_id,
                enrolments.c.school_id == c.c.school_id,
                enrolments.c.school_year == c.c.school_year,
            ),
        )
        .outerjoin(classes, classes.c.id == enrolments.c.class_id)
    )


def case_page(actor: Actor, today: date, wanted: CaseFilter, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """Cases of the year, the one that waits longest first."""
    query = narrowed(_lines(actor, today).where(within_reach(actor)), today, wanted)
    since = waits_since(today)
    if cursor is not None:
        last = select(since, c.c.id).where(c.c.id == cursor).scalar_subquery()
        query = query.where(tuple_(since, c.c.id) > last)
    return page(CaseLine, query.order_by(since, c.c.id), limit)


def _lines(actor: Actor, today: date) -> Select[Any]:
    deadline = case((c.c.waiting_until >= today, c.c.waiting_until), else_=c.c.review_on)
    kind = case(
        (c.c.waiting_until >= today, literal_column("'appointment'")),
        (c.c.review_on.is_not(None), literal_column("'review'")),
    )
    regime: ColumnElement[str] = literal(regime_of(today).code.value, Text)
    return select(
        c.c.id, seen_version(actor).label("version"), c.c.student_id, students.c.family_name,
        students.c.first_name, enrolments.c.class_id, classes.c.name.label("class_name"), c.c.school_id,
        schools.c.name.label("school_name"), c.c.school_state,
        c.c.dsden_state, waits_for(today).label("waiting_for"), waits_since(today).label("waiting_since"),
        cast(deadline, Date).label("deadline_on"), kind.label("deadline_kind"), c.c.last_act_on,
        month_count(today).label("month_count"), regime.label("regime"), c.c.close_reason,
    ).select_from(with_names())  # fmt: skip


def narrowed(query: Select[Any], today: date, wanted: CaseFilter) -> Select[Any]:
    """The cases that a filter of the list keeps, of this school year."""
    query = query.where(c.c.school_year == literal_column(str(school_year_of(today))))
    if wanted.state is None:
        query = query.where(c.c.close_reason.is_(None))
    else:
        query = query.where(or_(c.c.school_state == wanted.state, c.c.dsden_state == wanted.state))
    if wanted.waiting is not None:
        query = query.where(waits_for(today) == wanted.waiting.value)
    if wanted.school_id is not None:
        query = query.where(c.c.school_id == wanted.school_id)
    if wanted.class_id is not None:
        query = query.where(enrolments.c.class_id == wanted.class_id)
    if wanted.still:
        query = query.where(_still(today))
    return query


def _still(today: date) -> ColumnElement[bool]:
    return c.c.last_act_on <= today - STILL


def seen_version(actor: Actor) -> ColumnElement[int]:
    """The version as this reader sees it: the compartment moves it for the authority that keeps it, for nobody else."""
    own = (
        select(prosecutor_referrals.c.step)
        .where(prosecutor_referrals.c.case_id == c.c.id, prosecutor_referrals.c.unit_id.in_(list(actor.units)))
        .scalar_subquery()
    )
    return c.c.version + func.coalesce(own, literal_column("0"))


def case_summary(actor: Actor, today: date) -> Select[Any]:
    """The counters that stand above the list."""
    who = waits_for(today)
    counted = [
        func.count().filter(who == party.value).label(f"waiting_for_{party.value}")
        for party in (Party.SCHOOL, Party.FAMILY, Party.IEN, Party.DSDEN)
    ]
    still = func.count().filter(_still(today)).label("still_for_15_days")
    columns: list[ColumnElement[Any]] = [*counted, still, func.count().label("open_cases")]
    query: Select[Any] = select(*columns)
    return query.select_from(c).where(
        within_reach(actor),
        c.c.close_reason.is_(None),
        c.c.school_year == literal_column(str(school_year_of(today))),
    )
