"""Lines of lists about documents and deliveries: declared once, for the SQL, for OpenAPI and for the screen."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class DeliveryLine:
    """One envelope of a document: no address, ever. `note` says what to do about one that cannot leave.

    `replaces` is the envelope that came back, for a letter that is sent again.
    """

    id: UUID
    recipient: str
    channel: str
    channel_label: str
    state: str
    state_label: str
    cause: str | None
    cause_label: str | None
    note: str | None
    registered_number: str
    settled_on: date | None
    batch_id: UUID | None
    replaces: UUID | None
    version: int


@dataclass(frozen=True)
class DocumentLine:
    """One document of a pupil, with what became of each of its envelopes."""

    id: UUID
    kind: str
    title: str
    reference: str
    written_on: date
    issuer_id: UUID
    issuer_name: str
    signed_by: str
    case_id: UUID | None
    sealed: bool
    byte_count: int
    sha256: str
    deliveries: list[DeliveryLine]


@dataclass(frozen=True)
class OutgoingLine:
    """One envelope of an office, in « Courriers du jour »: failures first."""

    id: UUID
    document_id: UUID
    kind: str
    title: str
    reference: str
    written_on: date
    student_id: UUID
    student_name: str
    school_name: str
    case_id: UUID | None
    recipient: str
    channel: str
    channel_label: str
    state: str
    state_label: str
    is_failure: bool
    cause: str | None
    cause_label: str | None
    note: str | None
    registered_number: str
    settled_on: date | None
    batch_id: UUID | None
    replaces: UUID | None
    version: int


@dataclass(frozen=True)
class LetterBatchLine:
    """One batch of a day; the counts say how far its letters are."""

    id: UUID
    unit_id: UUID
    unit_name: str
    day: date
    state: str
    state_label: str
    letter_count: int
    printed: int
    posted: int
    delivered: int
    returned: int
    version: int
