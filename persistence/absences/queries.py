"""Lists of absences, written as JSON by PostgreSQL; every one filters by the actor's perimeter and their classes."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Float,
    Integer,
    Select,
    Text,
    Uuid,
    bindparam,
    column,
    literal,
    literal_column,
    select,
    text,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.alerts import Treatment
from domain.absences.thresholds import ThresholdValue
from domain.absences.views import AlertLine, ContactLine
from domain.access.actor import Actor
from domain.kernel.calendar import school_year_of
from domain.schools.settings import CountKind
from persistence.absences.half_days import MILLION
from persistence.paging import page


@dataclass(frozen=True)
class AlertFilter:
    """What a list of alerts is narrowed by. `counted_as` None: as each school counts."""

    month: date
    threshold: ThresholdValue
    school_id: UUID | None = None
    class_id: UUID | None = None
    counted_as: CountKind | None = None
    set_aside: bool = False
    treatment: Treatment | None = None


_COLUMNS = (
    column("id", Uuid), column("alert_id", Uuid), column("version", Integer), column("family_name", Text),
    column("first_name", Text), column("age", Integer), column("class_id", Uuid), column("class_name", Text),
    column("school_id", Uuid), column("month", Date), column("threshold", Integer), column("counted_as", Text),
    column("window", Text), column("period_first", Date), column("crossed_on", Date), column("crossed_half", Text),
    column("known_at", DateTime(timezone=True)), column("month_count", Float), column("rolling_count", Float),
    column("awaiting", Float), column("missing_rolls", Integer), column("last_contact_at", DateTime(timezone=True)),
    column("last_contact_result", Text), column("set_aside_reason", Text), column("set_aside_until", Date),
    column("case_id", Uuid), column("case_school_state", Text), column("case_dsden_state", Text),
    column("case_last_act_on", Date), column("treatment", Text),
)  # fmt: skip


def _in_count(kind: str, name: str) -> str:
    """The column of that count; a proportion is kept in millionths."""
    values = {
        "raw": f"c.{name}raw",
        "complete": f"c.{name}complete",
        "proportional": f"round(c.{name}proportional / {MILLION}.0, 2)",
    }
    if kind in values:
        return values[kind]
    whens = " ".join(f"WHEN '{one}' THEN {sql}" for one, sql in values.items())
    return f"CASE {kind} {whens} END"


# The threshold and the count are written into the statement: a bound one would hide the partial index from the planner.
_FROM_ALERTS = """
    FROM attendance_alerts a
    JOIN month_counters c ON c.student_id = a.student_id AND c.school_id = a.school_id AND c.month = a.month
    {joins}
    WHERE a.month = :month AND a.threshold = {threshold} AND a.closed_at IS NULL
      AND a.school_id = ANY(CAST(:units AS uuid[])) {more}
"""
_FROM_COUNTERS = """
    FROM month_counters c
    LEFT JOIN attendance_alerts a ON a.student_id = c.student_id AND a.school_id = c.school_id AND a.month = c.month
        AND a.threshold = {threshold} AND a.closed_at IS NULL
    {joins}
    WHERE c.month = :month AND c.{reach} >= {value} AND c.school_id = ANY(CAST(:units AS uuid[])) {more}
"""
_JOINS = """
    JOIN students s ON s.id = c.student_id
    LEFT JOIN enrolments e ON e.student_id = c.student_id AND e.school_id = c.school_id AND e.school_year = {year}
    LEFT JOIN classes k ON k.id = e.class_id
    LEFT JOIN LATERAL (SELECT at, result FROM contact_attempts t WHERE t.student_id = c.student_id
        AND t.school_id = c.school_id AND t.withdrawn_at IS NULL ORDER BY t.at DESC LIMIT 1) t ON true
    LEFT JOIN attendance_cases f ON f.student_id = c.student_id AND f.school_id = c.school_id
        AND f.school_year = {year} AND f.close_reason IS DISTINCT FROM 'opened_in_error'
"""
# Referred, or closed since: something was done of it. Closed before the crossing, nothing was.
_TREATMENT = """CASE WHEN f.id IS NULL OR f.closed_on < a.crossed_on THEN 'without_case'
    WHEN f.closed_on IS NOT NULL OR f.dsden_state <> 'none' THEN 'treated' ELSE 'under_way' END"""


def alert_page(actor: Actor, today: date, wanted: AlertFilter, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """Who reached a number of half-days in a month: without a case first, then in the order of crossing."""
    lines = text(alert_lines_sql(wanted)).columns(*_COLUMNS).subquery("lines")
    query: Select[Any] = select(lines).order_by(*_place("lines"))
    until = lines.c.set_aside_until
    query = (
        query.where(until > bindparam("today"))
        if wanted.set_aside
        else query.where(until.is_(None) | (until <= bindparam("today")))
    )
    if wanted.treatment is not None:
        query = query.where(lines.c.treatment == literal(wanted.treatment.value))
    if cursor is not None:
        last = text(alert_lines_sql(wanted)).columns(*_COLUMNS).subquery("earlier")
        place = select(*_place("earlier")).where(last.c.id == cursor)
        query = query.where(tuple_(*_place("lines")) > place.scalar_subquery())
    return page(AlertLine, query, limit).params(**_keys(actor, today, wanted))


def _place(name: str) -> tuple[ColumnElement[Any], ...]:
    """Where a line stands in the list."""
    return (
        literal_column(f"({name}.treatment <> 'without_case')"),
        literal_column(f"coalesce({name}.crossed_on, '9999-12-31'::date)"),
        literal_column(f"{name}.id"),
    )


async def count_treatments(session: AsyncSession, actor: Actor, today: date, wanted: AlertFilter) -> dict[str, int]:
    """How many are at each treatment, and how many were set aside until a later day (`set_aside`)."""
    rows = await session.execute(
        text(f"""SELECT CASE WHEN set_aside_until > :today THEN 'set_aside' ELSE treatment END AS name, count(*) AS n
                 FROM ({alert_lines_sql(wanted)}) AS lines GROUP BY 1"""),
        _keys(actor, today, wanted),
    )
    return {row.name: row.n for row in rows}


def _keys(actor: Actor, today: date, wanted: AlertFilter) -> dict[str, Any]:
    return {
        "today": today, "month": wanted.month, "units": _schools(actor, wanted.school_id),
        "class_id": wanted.class_id, "own": None if actor.classes is None else list(actor.classes),
    }  # fmt: skip


def _schools(actor: Actor, school_id: UUID | None) -> list[UUID]:
    return [unit for unit in actor.units if school_id is None or unit == school_id]


def alert_lines_sql(wanted: AlertFilter) -> str:
    """The lines of a list of alerts, unordered; a test reads its plan."""
    more = "AND (CAST(:class_id AS uuid) IS NULL OR e.class_id = :class_id)"
    more += " AND (CAST(:own AS uuid[]) IS NULL OR e.class_id = ANY(CAST(:own AS uuid[])))"
    joins = _JOINS.format(year=school_year_of(wanted.month))
    kind = wanted.counted_as
    if kind is None:
        source, count = _FROM_ALERTS.format(joins=joins, threshold=wanted.threshold.value, more=more), "a.counted_as"
    else:
        value = wanted.threshold * (MILLION if kind is CountKind.PROPORTIONAL else 1)
        source = _FROM_COUNTERS.format(
            joins=joins, threshold=wanted.threshold.value, reach=f"reach_{kind.value}", value=value, more=more
        )
        count = kind.value
    counted, firm, rolling = (_in_count(count, name) for name in ("", "firm_", "rolling_"))
    label = "a.counted_as" if kind is None else f"'{kind.value}'"
    return f"""
        SELECT c.student_id AS id, a.id AS alert_id, a.version, s.family_name, s.first_name,
            CAST(date_part('year', age(CAST(:today AS date), s.birth_date)) AS int) AS age,
            e.class_id, k.name AS class_name, c.school_id, c.month, {wanted.threshold.value} AS threshold,
            {label} AS counted_as, a."window", a.period_first, a.crossed_on, a.crossed_half, a.known_at,
            CAST({counted} AS float) AS month_count, CAST({rolling} AS float) AS rolling_count,
            CAST(({counted}) - ({firm}) AS float) AS awaiting, c.missing_rolls,
            t.at AS last_contact_at, t.result AS last_contact_result, a.set_aside_reason, a.set_aside_until,
            f.id AS case_id, f.school_state AS case_school_state, f.dsden_state AS case_dsden_state,
            f.last_act_on AS case_last_act_on, {_TREATMENT} AS treatment
        {source}
    """


_CONTACTS = """
    SELECT t.id, t.student_id, t.about_day, t.purpose, t.channel, t.result, t.guardian_id,
           coalesce(a.display_name, '') AS by_name, t.at, t.note
    FROM contact_attempts t LEFT JOIN accounts a ON a.id = t.by
    WHERE t.student_id = :student AND t.school_id = :school AND t.withdrawn_at IS NULL
"""
_CONTACT_COLUMNS = (
    column("id", Uuid), column("student_id", Uuid), column("about_day", Date), column("purpose", Text),
    column("channel", Text), column("result", Text), column("guardian_id", Uuid), column("by_name", Text),
    column("at", DateTime(timezone=True)), column("note", Text),
)  # fmt: skip


def contact_page(student_id: UUID, school_id: UUID, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The attempts to reach a pupil's family, the latest first; the caller has checked reach. Ids follow time."""
    lines = text(_CONTACTS).columns(*_CONTACT_COLUMNS).subquery("lines")
    query: Select[Any] = select(lines).order_by(lines.c.id.desc())
    if cursor is not None:
        query = query.where(lines.c.id < cursor)
    return page(ContactLine, query, limit).params(student=student_id, school=school_id)
