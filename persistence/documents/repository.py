"""Keeps documents as they were sent, and their envelopes; the shelf follows from the kind, once and for all."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.contacts import ContactResult
from domain.access.actor import Actor
from domain.documents.deliveries import Envelope
from domain.documents.delivery_states import Channel, DeliveryState, ReturnCause
from domain.documents.kinds import SEALED_KINDS, LetterKind
from domain.kernel.errors import NotFound, Stale
from persistence.absences.contacts import settle_letter
from persistence.ids import new_id

REACHED = """
    (d.school_id = ANY(CAST(:units AS uuid[])) OR d.issuer_id = ANY(CAST(:units AS uuid[])) OR EXISTS (
        SELECT FROM person_links l WHERE l.student_id = d.student_id AND l.school_id = d.school_id
          AND l.unit_id = ANY(CAST(:units AS uuid[]))))
"""
"""The first wall: the school that keeps the pupil, the office that wrote it, whoever the pupil's file was opened to."""


@dataclass(frozen=True)
class NewDocument:
    """A document about to be kept. `letter` is its data as JSON; `act` the link of the case's chain it carries out."""

    id: UUID
    student_id: UUID
    school_id: UUID
    case_id: UUID | None
    act: tuple[str, int] | None
    issuer_id: UUID
    kind: LetterKind
    title: str
    reference: str
    written_on: date
    signed_by: str
    letter: str
    content: bytes
    sha256: str
    rendered_from: str
    made_by_act: UUID
    created_at: datetime


@dataclass(frozen=True)
class StoredDocument:
    """What a reader opens: the bytes as sent, and whose they are."""

    id: UUID
    student_id: UUID
    school_id: UUID
    kind: LetterKind
    written_on: date
    sealed: bool
    content: bytes


def shelf(*, sealed: bool) -> str:
    return "sealed_" if sealed else ""


async def next_reference(session: AsyncSession, year: int) -> str:
    """« C-2026-00042 »: a number that says nothing of anybody."""
    number = (await session.execute(text("SELECT nextval('document_numbers')"))).scalar_one()
    return f"C-{year}-{number:05d}"


async def add_document(session: AsyncSession, new: NewDocument) -> None:
    table = shelf(sealed=new.kind in SEALED_KINDS) + "documents"
    track, number = new.act or (None, None)
    await session.execute(
        text(f"""
            INSERT INTO {table} (id, student_id, school_id, case_id, act_track, act_number, issuer_id, kind, title,
                reference, written_on, signed_by, letter, content, sha256, byte_count, rendered_from, made_by_act,
                created_at)
            VALUES (:id, :student_id, :school_id, :case_id, :track, :number, :issuer_id, :kind, :title, :reference,
                :written_on, :signed_by, CAST(:letter AS jsonb), :content, :sha256, :size, :rendered_from,
                :made_by_act, :created_at)
        """),
        {
            "id": new.id, "student_id": new.student_id, "school_id": new.school_id, "case_id": new.case_id,
            "track": track, "number": number, "issuer_id": new.issuer_id, "kind": new.kind.value, "title": new.title,
            "reference": new.reference, "written_on": new.written_on, "signed_by": new.signed_by,
            "letter": new.letter, "content": new.content, "sha256": new.sha256, "size": len(new.content),
            "rendered_from": new.rendered_from, "made_by_act": new.made_by_act, "created_at": new.created_at,
        },
    )  # fmt: skip


async def load_document(session: AsyncSession, actor: Actor, document_id: UUID) -> StoredDocument:
    """The bytes as sent, within reach; a sealed one only for the office that wrote it."""
    row = (
        await session.execute(
            text(f"""
                SELECT d.id, d.student_id, d.school_id, d.kind, d.written_on, d.sealed, d.content
                FROM all_documents d WHERE d.id = :id AND {REACHED}
                  AND (NOT d.sealed OR d.issuer_id = ANY(CAST(:units AS uuid[])))
            """),
            {"id": document_id, "units": list(actor.units)},
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return StoredDocument(
        row.id, row.student_id, row.school_id, LetterKind(row.kind), row.written_on, row.sealed, bytes(row.content)
    )


async def add_envelope(session: AsyncSession, envelope: Envelope, by: UUID, at: datetime) -> None:
    """The envelope and the first row of its evidence."""
    await session.execute(
        text(f"""
            INSERT INTO {shelf(sealed=envelope.sealed)}deliveries (id, document_id, student_id, school_id, issuer_id,
                guardian_ids, to_pupil, authority, recipient, channel, state, registered_number, settled_on,
                contact_attempt_id, replaces)
            VALUES (:id, :document_id, :student_id, :school_id, :issuer_id, :guardian_ids, :to_pupil, :authority,
                :recipient, :channel, :state, :registered_number, :settled_on, :contact, :replaces)
        """),
        {
            "id": envelope.id, "document_id": envelope.document_id, "student_id": envelope.student_id,
            "school_id": envelope.school_id, "issuer_id": envelope.issuer_id,
            "guardian_ids": list(envelope.guardian_ids), "to_pupil": envelope.to_pupil,
            "authority": envelope.authority, "recipient": envelope.recipient, "channel": envelope.channel.value,
            "state": envelope.state.value, "registered_number": envelope.registered_number,
            "settled_on": envelope.settled_on, "contact": envelope.contact_attempt_id, "replaces": envelope.replaces,
        },
    )  # fmt: skip
    await _add_event(session, envelope, by, at)
    await _settle_contact(session, envelope)


ENVELOPE = """
    SELECT e.id, e.document_id, e.student_id, e.school_id, e.issuer_id, e.recipient, e.channel, e.state, d.written_on,
        e.guardian_ids, e.to_pupil, e.authority, e.cause, e.registered_number, e.batch_id, e.settled_on, e.version,
        e.sealed, e.contact_attempt_id, e.replaces
    FROM all_deliveries e JOIN all_documents d ON d.id = e.document_id
"""


async def load_envelope(session: AsyncSession, actor: Actor, delivery_id: UUID) -> Envelope:
    """An envelope of one's own office: the others' are read, never moved."""
    row = (
        await session.execute(
            text(f"{ENVELOPE} WHERE e.id = :id AND e.issuer_id = ANY(CAST(:units AS uuid[]))"),
            {"id": delivery_id, "units": list(actor.units)},
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return envelope_of(row)


async def load_any_envelope(session: AsyncSession, delivery_id: UUID) -> Envelope | None:
    """For jobs, whose database role sees every row."""
    row = (await session.execute(text(f"{ENVELOPE} WHERE e.id = :id"), {"id": delivery_id})).one_or_none()
    return None if row is None else envelope_of(row)


async def load_batch_envelopes(session: AsyncSession, batch_id: UUID) -> list[Envelope]:
    """In the order in which they lie in the batch."""
    rows = await session.execute(text(f"{ENVELOPE} WHERE e.batch_id = :id ORDER BY e.id"), {"id": batch_id})
    return [envelope_of(row) for row in rows]


def envelope_of(row: Any) -> Envelope:
    return Envelope(
        row.id, row.document_id, row.student_id, row.school_id, row.issuer_id, row.recipient, Channel(row.channel),
        DeliveryState(row.state), row.written_on, tuple(row.guardian_ids), row.to_pupil, row.authority,
        ReturnCause(row.cause) if row.cause else None, row.registered_number, row.batch_id, row.settled_on,
        row.version, row.sealed, row.contact_attempt_id, row.replaces,
    )  # fmt: skip


async def save_envelope(session: AsyncSession, envelope: Envelope, by: UUID, at: datetime) -> None:
    """The envelope as it now is, and one more row of evidence; Stale when somebody else was faster."""
    done = await session.execute(
        text(f"""
            UPDATE {shelf(sealed=envelope.sealed)}deliveries SET state = :state, channel = :channel, cause = :cause,
                registered_number = :number, batch_id = :batch, settled_on = :settled_on, version = :version
            WHERE id = :id AND version = :version - 1 RETURNING id
        """),
        {
            "id": envelope.id, "state": envelope.state.value, "channel": envelope.channel.value,
            "cause": envelope.cause.value if envelope.cause else None, "number": envelope.registered_number,
            "batch": envelope.batch_id, "settled_on": envelope.settled_on, "version": envelope.version,
        },
    )  # fmt: skip
    if done.one_or_none() is None:
        raise Stale
    await _add_event(session, envelope, by, at)
    await _settle_contact(session, envelope)


async def _settle_contact(session: AsyncSession, envelope: Envelope) -> None:
    """The attempt to reach a family waits until its letter is printed; a letter that comes back reached nobody."""
    if envelope.contact_attempt_id is None or envelope.state in _NOT_GONE:
        return
    failed = envelope.state in {DeliveryState.NO_ADDRESS, DeliveryState.RETURNED}
    result = ContactResult.UNDELIVERABLE if failed else ContactResult.SENT
    await settle_letter(session, envelope.contact_attempt_id, result)


_NOT_GONE = frozenset({DeliveryState.PREPARED, DeliveryState.SIGNED})


async def _add_event(session: AsyncSession, envelope: Envelope, by: UUID, at: datetime) -> None:
    """Numbered by the version it led to: two writers can never both be right."""
    await session.execute(
        text(f"""
            INSERT INTO {shelf(sealed=envelope.sealed)}delivery_events (id, delivery_id, student_id, school_id,
                issuer_id, number, state, cause, registered_number, happened_on, recorded_at, recorded_by)
            VALUES (:id, :delivery, :student, :school, :issuer, :number, :state, :cause, :registered, :happened, :at,
                :by)
        """),
        {
            "id": new_id(), "delivery": envelope.id, "student": envelope.student_id, "school": envelope.school_id,
            "issuer": envelope.issuer_id, "number": envelope.version, "state": envelope.state.value,
            "cause": envelope.cause.value if envelope.cause else None, "registered": envelope.registered_number,
            "happened": envelope.settled_on or at.date(), "at": at, "by": by,
        },
    )  # fmt: skip
