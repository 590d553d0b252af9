"""Bodies and answers of signals."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from api.prevention.use_cases_signals import SignalCommand
from api.schemas import In, Out
from domain.prevention.signals import FACT_LENGTH, Observation, SignalAnswer, SignalSince, SignalState


class SignalIn(In):
    """Observations from the list, one dated fact, since when."""

    student_id: UUID
    observations: list[Observation] = Field(min_length=1, max_length=7)
    fact: str = Field(default="", max_length=FACT_LENGTH)
    since: SignalSince

    def to_command(self) -> SignalCommand:
        return SignalCommand(self.student_id, tuple(dict.fromkeys(self.observations)), self.fact, self.since)


class SignalStudentIn(In):
    """Letters of a name; they travel in the body so that no name enters an address or a log."""

    q: str = Field(min_length=1, max_length=100)


class SignalPreviewIn(In):
    student_id: UUID
    fact: str = Field(default="", max_length=FACT_LENGTH)


class SignalPreviewOut(Out):
    """Before sending. `reminder`: the fact looks like health, family, religion or an offence; it stops nothing."""

    reminder: str | None
    already_signalled: bool
    already_signalled_sentence: str | None


class SignalReceivedOut(Out):
    """The acknowledgement: what its author reads at once."""

    id: UUID
    received_at: datetime
    answer_due_on: date
    sentence: str
    reminder: str | None
    already_signalled: bool


class SignalOut(Out):
    """One sheet, for the school life."""

    id: UUID
    version: int
    school_id: UUID
    student_id: UUID
    family_name: str
    first_name: str
    observations: list[Observation]
    fact: str
    since: SignalSince
    state: SignalState
    reported_at: datetime
    reporter_name: str
    answer_due_on: date
    read_at: datetime | None
    reader_name: str | None
    meeting_id: UUID | None
    agenda_on: date | None
    decided_at: datetime | None
    decision: str | None


class SignalAnswerIn(In):
    """What was decided without a meeting; its author reads this word and nothing more."""

    decision: SignalAnswer
