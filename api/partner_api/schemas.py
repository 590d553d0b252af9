"""What partners' machines send and read. Field by field: nothing here comes from a row as it stands."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field
from typing_extensions import TypeAliasType

from api.schemas import In, Out
from domain.follow_ups.solutions import SolutionEnd, SolutionType
from domain.partners.disclosure import DisclosedField
from domain.partners.referrals import (
    DeclineReason,
    PartnerContactResult,
    PartnerEvent,
    PartnerEventKind,
    ReferralAnswer,
    ReferralChange,
    ReferralRequest,
)
from domain.partners.youths import SpontaneousYouth

Name = Annotated[str, Field(min_length=1, max_length=100)]
Place = Annotated[str, Field(min_length=2, max_length=140)]
EventId = Annotated[UUID, Field(description="Made by the partner, once per event: the same one twice is refused.")]
Day = Annotated[date, Field(description="The day it happened, in France.")]


def _agreed(value: bool) -> bool:
    if not value:
        raise ValueError("without their consent nothing is sent")
    return value


class ReferralChangeOut(Out):
    """Read the referral again (`changed`), or forget it (`deleted`)."""

    id: UUID
    change: ReferralChange
    version: int
    at: datetime


class ReferralFeedOut(Out):
    """`next_cursor` is always there: keep it, and ask again from it. `has_more`: more is there already."""

    items: list[ReferralChangeOut]
    next_cursor: str
    has_more: bool


class PartnerReferralStatusOut(Out):
    """Where a referral stands; nothing of the person."""

    id: UUID
    version: int
    platform_name: str
    referred_on: date
    expected_on: date
    request: ReferralRequest
    acknowledged_at: datetime | None
    answer: ReferralAnswer | None
    answer_reason: DeclineReason | None
    answered_on: date | None
    entered_on: date | None
    exited_on: date | None


class PartnerReferralOut(PartnerReferralStatusOut):
    """One young person: the fields named in `fields`, null for every other."""

    fields: list[DisclosedField]
    family_name: str | None
    first_names: str | None
    birth_date: date | None
    city: str | None
    postal_code: str | None
    phone: str | None
    email: str | None
    last_school_name: str | None
    last_formation: str | None
    left_on: date | None


class ContactEventIn(In):
    """The partner tried to reach the young person."""

    kind: Literal["contact"]
    event_id: EventId
    occurred_on: Day
    result: PartnerContactResult

    def to_event(self) -> PartnerEvent:
        return PartnerEvent(self.event_id, PartnerEventKind.CONTACT, self.occurred_on, contact_result=self.result)


class AppointmentEventIn(In):
    """An appointment was made; `occurred_on` is the day it was made."""

    kind: Literal["appointment"]
    event_id: EventId
    occurred_on: Day
    appointment_on: date

    def to_event(self) -> PartnerEvent:
        kind = PartnerEventKind.APPOINTMENT
        return PartnerEvent(self.event_id, kind, self.occurred_on, appointment_on=self.appointment_on)


class KnownEventIn(In):
    """The partner knows the young person already, or does not."""

    kind: Literal["known"]
    event_id: EventId
    occurred_on: Day
    known: bool

    def to_event(self) -> PartnerEvent:
        return PartnerEvent(self.event_id, PartnerEventKind.KNOWN, self.occurred_on, known=self.known)


class EntryEventIn(In):
    """The young person has begun. Without a type, what this kind of partner usually offers."""

    kind: Literal["entry"]
    event_id: EventId
    occurred_on: Day
    solution_type: SolutionType | None = None
    provider: Place | None = None

    def to_event(self) -> PartnerEvent:
        return PartnerEvent(
            self.event_id, PartnerEventKind.ENTRY, self.occurred_on,
            solution_type=self.solution_type, provider=self.provider,
        )  # fmt: skip


class ExitEventIn(In):
    """The young person has left what they had begun."""

    kind: Literal["exit"]
    event_id: EventId
    occurred_on: Day
    reason: SolutionEnd

    def to_event(self) -> PartnerEvent:
        return PartnerEvent(self.event_id, PartnerEventKind.EXIT, self.occurred_on, end_reason=self.reason)


class RefusalEventIn(In):
    """The partner declines the referral."""

    kind: Literal["refusal"]
    event_id: EventId
    occurred_on: Day
    reason: DeclineReason

    def to_event(self) -> PartnerEvent:
        return PartnerEvent(self.event_id, PartnerEventKind.REFUSAL, self.occurred_on, decline_reason=self.reason)


PartnerEventIn = TypeAliasType(
    "PartnerEventIn",
    Annotated[
        ContactEventIn | AppointmentEventIn | KnownEventIn | EntryEventIn | ExitEventIn | RefusalEventIn,
        Field(discriminator="kind"),
    ],
)
"""Something that happened to a young person at the partner's."""


class RefusalIn(In):
    """A refusal without more: the event `refusal` in short."""

    event_id: EventId
    occurred_on: Day
    reason: DeclineReason

    def to_event(self) -> PartnerEvent:
        return PartnerEvent(self.event_id, PartnerEventKind.REFUSAL, self.occurred_on, decline_reason=self.reason)


class YouthIn(In):
    """A young person of 16 to 25 who came by themselves and agreed that the platform be told."""

    family_name: Name
    first_names: Name
    birth_date: date
    phone: Annotated[str, Field(max_length=30)] = ""
    email: Annotated[str, Field(max_length=254)] = ""
    commune_code: Annotated[str, Field(pattern=r"^\d[\dAB]\d{3}$", description="INSEE code")] | None = None
    postal_code: Annotated[str, Field(pattern=r"^\d{5}$")]
    city: Name
    last_formation: Annotated[str, Field(max_length=140)] = ""
    consent: Annotated[bool, AfterValidator(_agreed), Field(description="Must be true.")]
    consented_on: date

    def to_youth(self) -> SpontaneousYouth:
        names = set(type(self).model_fields) - {"consent"}
        return SpontaneousYouth(**{name: getattr(self, name) for name in names})


class ReceivedYouthOut(Out):
    """A receipt; the same whoever the young person is."""

    id: UUID
    received_at: datetime
    platform_name: str


class CodeOut(Out):
    code: str
    label: str


class PartnerReferenceOut(Out):
    """Every code of this API with its French label, and what this partner's kind may be told."""

    version: str
    requests: list[CodeOut]
    answers: list[CodeOut]
    fields: list[CodeOut]
    event_kinds: list[CodeOut]
    contact_results: list[CodeOut]
    decline_reasons: list[CodeOut]
    solution_types: list[CodeOut]
    exit_reasons: list[CodeOut]
    partner_types: list[CodeOut]
    scopes: list[CodeOut]
