"""Bodies and answers of documents, deliveries, batches and letterheads."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.documents.deliveries import DeliveryNote, DeliveryState, ReturnCause
from domain.documents.views import DocumentLine
from persistence.documents.evidence import DeliveryEvent

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
    state: str
    cause: str | None
    registered_number: str
    settled_on: date | None
    batch_id: UUID | None
    version: int
