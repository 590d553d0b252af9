"""Lists of departures and of the young people handed over, and the attempts to reach them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
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
    or_,
    select,
    table,
    text,
    true,
    tuple_,
)  # fmt: skip
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.departures.views import DepartureLine, HandoverLine
from domain.kernel.errors import NotFound
from persistence.paging import page
from persistence.schools.rows import classes, schools
from persistence.students.rows import enrolments, person_links

_students = table(
    "students", column("id", Uuid), column("family_name", Text), column("first_name", Text),
    column("birth_date", Date), column("postal_code", Text), column("city", Text),
)  # fmt: skip
departures = table(
    "departures", column("id", Uuid), column("version", Integer), column("student_id", Uuid), column("school_id", Uuid),
    column("school_year", Integer), column("ground", Text), column("state", Text), column("opened_on", Date),
    column("left_on", Date), column("destination_kind", Text), column("destination_name", Text),
    column("destination_confirmed_on", Date), column("dsden_unit", Uuid), column("dsden_informed_on", Date),
    column("dsden_received_on", Date), column("handed_over_on", Date), column("follow_up_due_on", Date),
    column("last_act_on", Date),
)  # fmt: skip
_contacts = table("departure_contacts", column("departure_id", Uuid), column("removed_at", DateTime(timezone=True)))
handovers = table(
    "platform_handovers", column("id", Uuid), column("version", Integer), column("student_id", Uuid),
    column("school_id", Uuid), column("platform_unit", Uuid), column("handed_over_on", Date), column("age", Integer),
    column("ground", Text), column("left_on", Date), column("received_at", DateTime(timezone=True)),
    column("withdrawn_on", Date), column("withdrawn_reason", Text), column("departure_id", Uuid),
)  # fmt: skip
_ORDER = (departures.c.state != "to_clarify", departures.c.opened_on, departures.c.id)
OPEN = ("to_clarify", "preparing", "left", "settled")


@dataclass(frozen=True)
class DepartureFilter:
    state: str | None = None
    ground: str | None = None
    school_id: UUID | None = None
    student_id: UUID | None = None


def departure_page(actor: Actor, wanted: DepartureFilter, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """Departures of one's schools, or sent to one's DSDEN; under way, unless a state is named; to clarify first."""
    d, units = departures, list(actor.units)
    sent = (
        select(person_links.c.student_id)
        .where(
            person_links.c.student_id == d.c.student_id, person_links.c.school_id == d.c.school_id,
            person_links.c.unit_id == d.c.dsden_unit,
        )
        .exists()
    )  # fmt: skip
    contacts = (
        select(func.count())
        .where(_contacts.c.departure_id == d.c.id, _contacts.c.removed_at.is_(None))
        .scalar_subquery()
    )
    query: Select[Any] = (
        select(
            d.c.id, d.c.version, d.c.student_id, _students.c.family_name, _students.c.first_name,
            _students.c.birth_date, d.c.school_id, schools.c.name.label("school_name"),
            classes.c.name.label("class_name"), d.c.ground, d.c.state, d.c.opened_on, d.c.left_on,
            d.c.destination_kind, d.c.destination_name, d.c.destination_confirmed_on, d.c.dsden_informed_on,
            d.c.dsden_received_on, d.c.handed_over_on, d.c.follow_up_due_on, contacts.label("contact_count"),
            d.c.last_act_on,
        )
        .select_from(d)
        .join(_students, _students.c.id == d.c.student_id)
        .join(schools, schools.c.id == d.c.school_id)
        .outerjoin(enrolments, and_(
            enrolments.c.student_id == d.c.student_id, enrolments.c.school_id == d.c.school_id,
            enrolments.c.school_year == d.c.school_year))
        .outerjoin(classes, classes.c.id == enrolments.c.class_id)
        .where(or_(d.c.school_id.in_(units), and_(d.c.dsden_unit.in_(units), sent)))
        .order_by(*_ORDER)
    )  # fmt: skip
    query = query.where(*_asked_for(wanted))
    if cursor is not None:
        query = query.where(tuple_(*_ORDER) > select(*_ORDER).where(d.c.id == cursor).scalar_subquery())
    return page(DepartureLine, query, limit)


def _asked_for(wanted: DepartureFilter) -> Iterator[ColumnElement[bool]]:
    columns = departures.c
    yield columns.state == wanted.state if wanted.state else _state_or_all(wanted)
    if wanted.ground:
        yield columns.ground == wanted.ground
    if wanted.school_id:
        yield columns.school_id == wanted.school_id
    if wanted.student_id:
        yield columns.student_id == wanted.student_id


def _state_or_all(wanted: DepartureFilter) -> ColumnElement[bool]:
    """A pupil's own list is whole; anybody else's shows what is under way."""
    return true() if wanted.student_id else departures.c.state.in_(OPEN)


def handover_page(actor: Actor, *, ended: bool, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """« Jeunes transmis » of one's platforms, the newest first. Nothing of the pupil's absences or cases."""
    h = handovers
    query: Select[Any] = (
        select(
            h.c.id, h.c.version, h.c.student_id, _students.c.family_name, _students.c.first_name,
            _students.c.birth_date, h.c.age, _students.c.postal_code, _students.c.city,
            schools.c.name.label("school_name"), classes.c.name.label("last_class"), h.c.ground, h.c.left_on,
            h.c.handed_over_on, h.c.platform_unit.label("platform_id"),
            cast(h.c.received_at, String).label("received_at"), h.c.withdrawn_on, h.c.withdrawn_reason,
        )
        .select_from(h)
        .join(_students, _students.c.id == h.c.student_id)
        .join(schools, schools.c.id == h.c.school_id)
        .outerjoin(departures, departures.c.id == h.c.departure_id)
        .outerjoin(enrolments, and_(
            enrolments.c.student_id == h.c.student_id, enrolments.c.school_id == h.c.school_id,
            enrolments.c.school_year == departures.c.school_year))
        .outerjoin(classes, classes.c.id == enrolments.c.class_id)
        .where(h.c.platform_unit.in_(list(actor.units)))
        .where(h.c.withdrawn_on.is_not(None) if ended else h.c.withdrawn_on.is_(None))
        .order_by(h.c.handed_over_on.desc(), h.c.id.desc())
    )  # fmt: skip
    if cursor is not None:
        after = select(h.c.handed_over_on, h.c.id).where(h.c.id == cursor).scalar_subquery()
        query = query.where(tuple_(h.c.handed_over_on, h.c.id) < after)
    return page(HandoverLine, query, limit)


_HANDOVER = text("""
    UPDATE platform_handovers SET received_at = coalesce(received_at, :at), received_by = coalesce(received_by, :by),
        version = version + 1
    WHERE id = :id AND platform_unit = ANY(CAST(:units AS uuid[])) RETURNING id, version, student_id, school_id
""")


async def receive_handover(session: AsyncSession, actor: Actor, handover_id: UUID, at: datetime) -> Any:
    """The platform has seen this line; once is enough."""
    keys = {"id": handover_id, "units": list(actor.units), "at": at, "by": actor.id}
    row = (await session.execute(_HANDOVER, keys)).one_or_none()
    if row is None:
        raise NotFound
    return row


@dataclass(frozen=True)
class LetterRow:
    document_id: UUID
    kind: str
    written_on: Any


async def load_letters(session: AsyncSession, departure_id: UUID) -> list[LetterRow]:
    rows = await session.execute(
        text("""SELECT document_id, kind, written_on FROM departure_letters WHERE departure_id = :id
                ORDER BY written_on, document_id"""),
        {"id": departure_id},
    )
    return [LetterRow(*row) for row in rows]


async def keep_letter(session: AsyncSession, values: dict[str, Any]) -> None:
    await session.execute(
        text("""INSERT INTO departure_letters (departure_id, student_id, school_id, kind, document_id, written_on)
                VALUES (:departure, :student, :school, :kind, :document, :on)"""),
        values,
    )


async def load_header(session: AsyncSession, departure_id: UUID) -> Any:
    """Whom the page is about, and where they were."""
    row = await session.execute(
        text("""SELECT s.family_name, s.first_name, s.birth_date, sc.name AS school_name, k.name AS class_name,
                    p.name AS platform_name
                FROM departures d JOIN students s ON s.id = d.student_id JOIN schools sc ON sc.id = d.school_id
                LEFT JOIN enrolments e ON e.student_id = d.student_id AND e.school_id = d.school_id
                    AND e.school_year = d.school_year
                LEFT JOIN classes k ON k.id = e.class_id LEFT JOIN units p ON p.id = d.platform_unit
                WHERE d.id = :id"""),
        {"id": departure_id},
    )
    return row.one()
