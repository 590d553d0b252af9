"""Bodies and answers of departures, hand-overs and platform areas."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.departures.departure import Given
from domain.departures.states import (
    Alternative,
    DepartureChannel,
    DepartureContactResult,
    DepartureGround,
    DepartureState,
    Destination,
    DestinationProof,
    InterviewOutcome,
)

DepartureStepName = Literal[
    "clarify", "record_request", "offer_interview", "propose_alternatives", "send_first_letter", "send_second_letter",
    "record_exclusion", "inform_dsden", "leave", "confirm_destination", "hand_over", "return", "withdraw",
    "finish_follow_up",
]  # fmt: skip
Short = Annotated[str, Field(max_length=120)]


class DepartureOpenIn(In):
    student_id: UUID
    ground: DepartureGround


class DepartureStepIn(In):
    """One step. Which fields it reads: clarify → ground · record_request → on, signed_by, signed_by_pupil ·
    offer_interview → on, interview_outcome · propose_alternatives → alternatives · record_exclusion → on, reference ·
    leave → on, destination_kind, destination_name · confirm_destination → on, destination_kind, destination_name,
    destination_proof · return → on · the others read none.
    """

    name: DepartureStepName
    on: date | None = None
    ground: DepartureGround | None = None
    signed_by: Annotated[list[UUID], Field(max_length=6)] = Field(default_factory=list)
    signed_by_pupil: bool = False
    interview_outcome: InterviewOutcome | None = None
    alternatives: Annotated[list[Alternative], Field(max_length=11)] = Field(default_factory=list)
    reference: Short = ""
    destination_kind: Destination | None = None
    destination_name: Short = ""
    destination_proof: DestinationProof | None = None

    def to_given(self) -> Given:
        return Given(
            self.on, self.ground, tuple(self.signed_by), self.signed_by_pupil, self.interview_outcome,
            tuple(one.value for one in self.alternatives), self.reference, self.destination_kind,
            self.destination_name, self.destination_proof,
        )  # fmt: skip


class DepartureContactIn(In):
    channel: DepartureChannel
    result: DepartureContactResult
    next_on: date | None = None


class DepartureFactsOut(Out):
    """What is recorded so far; a date is empty while its step was not taken."""

    id: UUID
    student_id: UUID
    school_id: UUID
    school_year: int
    ground: DepartureGround
    state: DepartureState
    opened_on: date
    requested_on: date | None
    request_signed_by: list[UUID]
    request_signed_by_pupil: bool
    interview_on: date | None
    interview_outcome: InterviewOutcome | None
    alternatives: list[str]
    first_letter_on: date | None
    second_letter_on: date | None
    exclusion_decided_on: date | None
    exclusion_reference: str | None
    left_on: date | None
    destination_kind: Destination | None
    destination_name: str
    destination_proof: DestinationProof | None
    destination_confirmed_on: date | None
    dsden_informed_on: date | None
    dsden_received_on: date | None
    handed_over_on: date | None
    follow_up_due_on: date | None
    returned_on: date | None
    closed_on: date | None


class DepartureHolderOut(Out):
    id: UUID
    name: str


class DepartureBasisOut(Out):
    code: str
    kind: str
    article: str
    title: str
    quote: str
    valid_from: date
    valid_to: date | None


class DepartureOfferOut(Out):
    name: str
    label: str
    legal_basis: DepartureBasisOut | None
    blocked_by: list[str]


class DepartureStepOut(Out):
    step: int
    name: str
    source: str
    target: str
    acted_on: date
    recorded_at: datetime
    actor_role: str | None
    basis: str
    outcome: str


class DepartureContactOut(Out):
    id: UUID
    tried_at: datetime
    by_name: str
    channel: DepartureChannel
    result: DepartureContactResult
    next_on: date | None


class DepartureLetterOut(Out):
    document_id: UUID
    kind: str
    written_on: date


class DepartureOut(Out):
    """The page of a departure; the ETag is its version."""

    departure: DepartureFactsOut
    version: int
    family_name: str
    first_name: str
    birth_date: date
    age: int
    school_name: str
    class_name: str | None
    platform_name: str | None
    holders: list[DepartureHolderOut]
    enrolled_elsewhere: bool
    offers: list[DepartureOfferOut]
    steps: list[DepartureStepOut]
    contacts: list[DepartureContactOut]
    letters: list[DepartureLetterOut]
    duties: list[str]


class DepartureLetterPreviewOut(Out):
    """One copy; without an address it waits in the mail of the school, and does not leave."""

    letter: str
    title: str
    recipient: str
    has_address: bool
    to_service: bool


class DepartureStepPreviewOut(Out):
    letters: list[DepartureLetterPreviewOut]


class HandoverReceiptOut(Out):
    id: UUID
    version: int
    received_at: datetime


class PlatformAreaIn(In):
    """Without a school and without a postal code, the whole département."""

    platform_id: UUID
    department_code: Annotated[str, Field(pattern="^[0-9AB]{2,3}$")]
    school_id: UUID | None = None
    postal_code: Annotated[str | None, Field(pattern="^[0-9]{5}$")] = None
    city: Annotated[str | None, Field(min_length=1, max_length=60)] = None
    commune_code: Annotated[str | None, Field(pattern="^[0-9][0-9AB][0-9]{3}$")] = None
    """The official code: a crossing of bases knows no postal code."""
    valid_from: date


class PlatformAreaEndIn(In):
    valid_to: date


class PlatformAreaOut(Out):
    id: UUID
    version: int
    platform_id: UUID
    platform_name: str
    department_code: str
    school_id: UUID | None
    school_name: str | None
    postal_code: str | None
    city: str | None
    valid_from: date
    valid_to: date | None
    commune_code: str | None


class PlatformAreasOut(Out):
    """The list, and the platforms one may choose."""

    areas: list[PlatformAreaOut]
    platforms: list[DepartureHolderOut]
