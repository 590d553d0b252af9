"""A document without its bytes: its line, and everything that became of its envelopes."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.documents.deliveries import NO_ADDRESS_SENTENCE
from domain.documents.delivery_states import Channel, DeliveryState, ReturnCause
from domain.documents.kinds import LetterKind
from domain.documents.views import DeliveryLine, DocumentLine
from domain.kernel.errors import NotFound
from persistence.documents.repository import REACHED


@dataclass(frozen=True)
class DeliveryEvent:
    """One thing that became of an envelope: the day it happened, the instant it was written, the function of whom."""

    delivery_id: UUID
    number: int
    state: str
    state_label: str
    cause_label: str | None
    registered_number: str
    happened_on: date
    recorded_at: datetime
    recorded_by_role: str | None


@dataclass(frozen=True)
class FoundDocument:
    """A document within reach, and whose it is."""

    student_id: UUID
    school_id: UUID
    kind_label: str
    line: DocumentLine
    events: list[DeliveryEvent]


_LINE = text(f"""
    SELECT d.id, d.kind, d.title, d.reference, d.written_on, d.issuer_id, u.name AS issuer_name, d.signed_by,
        d.case_id, d.sealed, d.byte_count, d.sha256, d.student_id, d.school_id
    FROM all_documents d JOIN units u ON u.id = d.issuer_id
    WHERE d.id = :id AND {REACHED} AND (NOT d.sealed OR d.issuer_id = ANY(CAST(:units AS uuid[])))
""")
_DELIVERIES = text("""
    SELECT id, recipient, channel, state, cause, registered_number, settled_on, batch_id, replaces, version
    FROM all_deliveries WHERE document_id = :id ORDER BY id
""")
_EVENTS = text("""
    SELECT v.delivery_id, v.number, v.state, v.cause, v.registered_number, v.happened_on, v.recorded_at, a.role
    FROM all_delivery_events v JOIN all_deliveries e ON e.id = v.delivery_id
    LEFT JOIN accounts a ON a.id = v.recorded_by
    WHERE e.document_id = :id ORDER BY v.recorded_at, v.delivery_id, v.number
""")


async def load_summary(session: AsyncSession, actor: Actor, document_id: UUID) -> FoundDocument:
    """NotFound outside one's reach, and for a sealed one of another office."""
    keys = {"id": document_id, "units": list(actor.units)}
    row = (await session.execute(_LINE, keys)).one_or_none()
    if row is None:
        raise NotFound
    deliveries = await session.execute(_DELIVERIES, {"id": document_id})
    events = await session.execute(_EVENTS, {"id": document_id})
    known = {f.name: getattr(row, f.name) for f in fields(DocumentLine) if f.name != "deliveries"}
    line = DocumentLine(**known, deliveries=[_delivery(one) for one in deliveries])
    return FoundDocument(row.student_id, row.school_id, LetterKind(row.kind).label, line, list(_events(events)))


def _delivery(row: Any) -> DeliveryLine:
    return DeliveryLine(
        row.id, row.recipient, row.channel, Channel(row.channel).label, row.state, DeliveryState(row.state).label,
        row.cause, _cause(row.cause), _note(row.state), row.registered_number, row.settled_on, row.batch_id,
        row.replaces, row.version,
    )  # fmt: skip


def _events(rows: Iterable[Any]) -> Iterable[DeliveryEvent]:
    for row in rows:
        yield DeliveryEvent(
            row.delivery_id, row.number, row.state, DeliveryState(row.state).label, _cause(row.cause),
            row.registered_number, row.happened_on, row.recorded_at, row.role,
        )  # fmt: skip


def _cause(code: str | None) -> str | None:
    return ReturnCause(code).label if code else None


def _note(state: str) -> str | None:
    return NO_ADDRESS_SENTENCE if state == DeliveryState.NO_ADDRESS else None
