"""Lists of documents and envelopes, written as JSON by PostgreSQL, each within the actor's perimeter."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, literal_column, or_, select, tuple_

from domain.access.actor import Actor
from domain.documents.batches import BatchState
from domain.documents.deliveries import NO_ADDRESS_SENTENCE
from domain.documents.delivery_states import Channel, DeliveryState, ReturnCause
from domain.documents.views import DeliveryLine, DocumentLine, LetterBatchLine, OutgoingLine
from persistence.documents.rows import all_deliveries, all_documents, letter_batches, units
from persistence.paging import page
from persistence.schools.rows import schools
from persistence.students.rows import person_links, students

d, e = all_documents.c, all_deliveries.c


def _label(code: ColumnElement[Any], values: Iterable[Any]) -> ColumnElement[Any]:
    """The French label beside its code."""
    return case(*((code == _text(one.value), _text(one.label)) for one in values))


def _text(word: str) -> ColumnElement[str]:
    """A constant of ours: bound parameters in a CASE have no type for PostgreSQL."""
    quoted = word.replace("'", "''")
    return literal_column(f"'{quoted}'")


def _note() -> ColumnElement[Any]:
    """What to do about a letter that cannot leave (practice §4.5)."""
    return case((e.state == _text(DeliveryState.NO_ADDRESS.value), _text(NO_ADDRESS_SENTENCE)))


def _within_reach(actor: Actor) -> ColumnElement[bool]:
    own = list(actor.units)
    linked = (
        select(person_links.c.student_id)
        .where(
            person_links.c.student_id == d.student_id,
            person_links.c.school_id == d.school_id,
            person_links.c.unit_id.in_(own),
        )
        .exists()
    )
    sealed_elsewhere = and_(d.sealed, d.issuer_id.not_in(own))
    return and_(or_(d.school_id.in_(own), d.issuer_id.in_(own), linked), ~sealed_elsewhere)


def _deliveries_of_document() -> ColumnElement[Any]:
    values = {
        "id": e.id, "recipient": e.recipient, "channel": e.channel, "channel_label": _label(e.channel, Channel),
        "state": e.state, "state_label": _label(e.state, DeliveryState), "cause": e.cause,
        "cause_label": _label(e.cause, ReturnCause), "note": _note(), "registered_number": e.registered_number,
        "settled_on": e.settled_on, "batch_id": e.batch_id, "replaces": e.replaces,
        "version": e.version,
    }  # fmt: skip
    pairs = [part for f in fields(DeliveryLine) for part in (_text(f.name), values[f.name])]
    rows = func.json_agg(func.json_build_object(*pairs).op("ORDER BY")(e.id))
    found = select(func.coalesce(rows, literal_column("'[]'::json"))).where(e.document_id == d.id)
    return found.scalar_subquery().label("deliveries")


def _documents(actor: Actor) -> Select[Any]:
    return (
        select(
            d.id, d.kind, d.title, d.reference, d.written_on, d.issuer_id, units.c.name.label("issuer_name"),
            d.signed_by, d.case_id, d.sealed, d.byte_count, d.sha256, _deliveries_of_document(),
        )
        .select_from(all_documents)
        .join(units, units.c.id == d.issuer_id)
        .where(_within_reach(actor))
    )  # fmt: skip


def student_document_page(actor: Actor, student_id: UUID, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The documents of a pupil, the latest first (ids are ordered by time)."""
    return _latest_first(_documents(actor).where(d.student_id == student_id), cursor, limit)


def case_document_page(actor: Actor, case_id: UUID, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    return _latest_first(_documents(actor).where(d.case_id == case_id), cursor, limit)


def _latest_first(query: Select[Any], cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    if cursor is not None:
        query = query.where(d.id < cursor)
    return page(DocumentLine, query.order_by(d.id.desc()), limit)


@dataclass(frozen=True)
class OutgoingFilter:
    """What « Courriers du jour » may be narrowed by; `batchable` are signed paper letters that lie in no batch."""

    state: DeliveryState | None = None
    unit_id: UUID | None = None
    batch_id: UUID | None = None


_FAILURES = [state.value for state in DeliveryState if state.is_failure]


def _rank() -> ColumnElement[int]:
    return case((e.state.in_(_FAILURES), literal_column("0")), else_=literal_column("1"))


def outgoing_page(actor: Actor, wanted: OutgoingFilter, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The envelopes of one's own offices: failures above all, then the oldest first."""
    query = (
        select(
            e.id, e.document_id, d.kind, d.title, d.reference, d.written_on, d.student_id,
            (students.c.family_name + _text(" ") + students.c.first_name).label("student_name"),
            schools.c.name.label("school_name"), d.case_id, e.recipient, e.channel,
            _label(e.channel, Channel).label("channel_label"), e.state,
            _label(e.state, DeliveryState).label("state_label"),
            e.state.in_(_FAILURES).label("is_failure"), e.cause,
            _label(e.cause, ReturnCause).label("cause_label"), _note().label("note"), e.registered_number,
            e.settled_on, e.batch_id, e.replaces, e.version,
        )
        .select_from(all_deliveries)
        .join(all_documents, d.id == e.document_id)
        .join(students, students.c.id == d.student_id)
        .join(schools, schools.c.id == d.school_id)
        .where(e.issuer_id.in_(list(actor.units)))
    )  # fmt: skip
    if wanted.state is not None:
        query = query.where(e.state == wanted.state.value)
    if wanted.unit_id is not None:
        query = query.where(e.issuer_id == wanted.unit_id)
    if wanted.batch_id is not None:
        query = query.where(e.batch_id == wanted.batch_id)
    if cursor is not None:
        last = select(_rank(), e.id).where(e.id == cursor).scalar_subquery()
        query = query.where(tuple_(_rank(), e.id) > last)
    return page(OutgoingLine, query.order_by(_rank(), e.id), limit)


def batch_page(actor: Actor, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The batches of one's offices, the latest first, with how far their letters are."""
    b = letter_batches.c
    counts = [
        select(func.count()).where(e.batch_id == b.id, e.state == state).scalar_subquery().label(state)
        for state in ("printed", "posted", "delivered", "returned")
    ]
    query = (
        select(
            b.id,
            b.unit_id,
            units.c.name.label("unit_name"),
            b.day,
            b.state,
            _label(b.state, BatchState).label("state_label"),
            b.letter_count,
            *counts,
            b.version,
        )
        .select_from(letter_batches)
        .join(units, units.c.id == b.unit_id)
        .where(b.unit_id.in_(list(actor.units)), b.state != "discarded")
    )
    if cursor is not None:
        query = query.where(b.id < cursor)
    return page(LetterBatchLine, query.order_by(b.id.desc()), limit)
