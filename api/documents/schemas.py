"""Bodies and answers of documents, deliveries, batches and letterheads."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.documents.batches import BatchState, BatchStep
from domain.documents.deliveries import DeliveryNote
from domain.documents.delivery_states import DeliveryState, ReturnCause
from domain.documents.views import DocumentLine
from persistence.documents.evidence import DeliveryEvent
from persistence.documents.letterheads import Letterhead

Line = Annotated[str, Field(min_length=1, max_length=60)]
Lines = Annotated[list[Line], Field(max_length=6)]
Short = Annotated[str, Field(max_length=200)]


class DocumentSummaryOut(Out):
    """The document without its bytes, and the whole evidence of its envelopes."""

    kind_label: str
    line: DocumentLine
    events: list[DeliveryEvent]


class DeliveryNoteIn(In):
    """What became of an envelope. `registered_number` alone notes the slip; a return names its cause."""

    state: DeliveryState | None = None
    happened_on: date | None = None
    cause: ReturnCause | None = None
    registered_number: Annotated[str, Field(max_length=30)] | None = None

    def to_note(self, today: date) -> DeliveryNote:
        return DeliveryNote(self.state, self.happened_on or today, self.cause, self.registered_number)


class DeliveryOut(Out):
    """An envelope as it now is."""

    id: UUID
    document_id: UUID
    recipient: str
    channel: str
    channel_label: str
    state: str
    state_label: str
    cause: str | None
    registered_number: str
    settled_on: date | None
    batch_id: UUID | None
    replaces: UUID | None
    version: int


class ReissuedOut(Out):
    """The new envelopes, one per present address."""

    items: list[DeliveryOut]


class LetterBatchIn(In):
    """`unit_id` is needed only by whoever stands in several offices."""

    unit_id: UUID | None = None


class LetterBatchStepIn(In):
    """Printed, posted, or given up before it was printed."""

    name: BatchStep


class LetterBatchOut(Out):
    """A batch without its bytes: `GET /letter-batches/{id}/pdf` gives those."""

    id: UUID
    unit_id: UUID
    unit_name: str
    day: date
    state: BatchState
    state_label: str
    letter_count: int
    sha256: str
    byte_count: int
    prepared_at: datetime
    printed_at: datetime | None
    posted_at: datetime | None
    version: int


class LetterheadIn(In):
    """The model of an office. Lines are printed as they are given."""

    institution_lines: Annotated[list[Line], Field(min_length=1, max_length=5)]
    sender_name: Annotated[str, Field(min_length=1, max_length=120)]
    address_lines: Lines = Field(default_factory=list)
    place: Annotated[str, Field(max_length=60)] = ""
    phone: Short = ""
    email: Short = ""
    site: Short = ""
    authority: Short = ""
    authority_salutation: Short = ""
    on_behalf: Short = ""
    prepared_by: Short = ""
    registered_acts: bool = False
    prosecutor_lines: Lines = Field(default_factory=list)
    controller: Short = ""
    protection_contact: Short = ""

    def to_letterhead(self, unit_id: UUID) -> Letterhead:
        return Letterhead(unit_id=unit_id, version=0, **self.model_dump())


class LetterheadOut(Out):
    unit_id: UUID
    institution_lines: list[str]
    sender_name: str
    address_lines: list[str]
    place: str
    phone: str
    email: str
    site: str
    authority: str
    authority_salutation: str
    on_behalf: str
    prepared_by: str
    registered_acts: bool
    prosecutor_lines: list[str]
    controller: str
    protection_contact: str
    version: int
