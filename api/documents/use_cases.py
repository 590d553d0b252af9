"""Opening documents, listing them, noting what became of their envelopes."""

from uuid import UUID

from sqlalchemy import Select

from domain.documents.deliveries import DeliveryNote, Envelope, note_delivery
from domain.kernel.errors import Stale
from persistence.attendance_cases.repository import load_case
from persistence.documents import queries, repository
from persistence.documents.evidence import FoundDocument, load_summary
from persistence.documents.queries import OutgoingFilter
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork


async def open_document(uow: UnitOfWork, document_id: UUID) -> tuple[bytes, str, str]:
    """The PDF as it was sent. Its file name says what it is and of which day, never of whom."""
    document = await repository.load_document(uow.session, uow.actor, document_id)
    pair = (document.student_id, None if document.sealed else document.school_id)
    detail = {"document_id": str(document.id), "kind": document.kind.value}
    await uow.record(JournalEntry.of(pair, "document:read", Access.READ, **detail))
    return document.content, "application/pdf", f"{document.kind.value}-{document.written_on}.pdf"


async def summarise_document(uow: UnitOfWork, document_id: UUID) -> FoundDocument:
    """The document without its bytes; opening it is a reading of the pupil's file too."""
    found = await load_summary(uow.session, uow.actor, document_id)
    pair = (found.student_id, None if found.line.sealed else found.school_id)
    await uow.record(JournalEntry.of(pair, "document:read_summary", Access.READ, document_id=str(document_id)))
    return found


async def list_case_documents(uow: UnitOfWork, case_id: UUID, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The documents of a case within reach; a list of one pupil's file is a reading of it."""
    file = await load_case(uow.session, uow.actor, case_id)
    pair = (file.case.student_id, file.case.school_id)
    await uow.record(JournalEntry.of(pair, "document:list", Access.READ, case_id=str(case_id)))
    return queries.case_document_page(uow.actor, case_id, cursor, limit)


async def list_student_documents(
    uow: UnitOfWork, student_id: UUID, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """The documents of a pupil within reach."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    await uow.record(JournalEntry.of(scope.pair, "document:list", Access.READ))
    return queries.student_document_page(uow.actor, student_id, cursor, limit)


async def list_outgoing(uow: UnitOfWork, wanted: OutgoingFilter, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The envelopes of one's own offices, failures first."""
    state = wanted.state.value if wanted.state else ""
    await uow.record(JournalEntry("delivery:list", Access.LIST, detail={"state": state}))
    return queries.outgoing_page(uow.actor, wanted, cursor, limit)


async def note_envelope(uow: UnitOfWork, delivery_id: UUID, note: DeliveryNote, *, seen: int) -> Envelope:
    """A registered number, a delivery, a return with its cause: one more row of evidence, in the journal too."""
    envelope = await repository.load_envelope(uow.session, uow.actor, delivery_id)
    if envelope.version != seen:
        raise Stale
    rules = await load_rules(uow.session, envelope.school_id)
    noted = note_delivery(envelope, note, today=rules.calendar.day_of(uow.now))
    await repository.save_envelope(uow.session, noted, uow.actor.id, uow.now)
    pair = (noted.student_id, None if noted.sealed else noted.school_id)
    detail = {"delivery_id": str(noted.id), "state": noted.state.value}
    await uow.record(JournalEntry.of(pair, "delivery:note", Access.WRITE, **detail))
    return noted
