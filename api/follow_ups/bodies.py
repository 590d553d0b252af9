"""Bodies of follow-ups: what each gesture is given."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.follow_ups.use_cases import FindingAnswer, NewDetails, Spontaneous, StepGiven
from api.follow_ups.use_cases_absences import Absence
from api.follow_ups.use_cases_referents import SharingOut
from api.schemas import In
from domain.follow_ups.advance import ObligationFound
from domain.follow_ups.contacts import ContactAttempt, FollowUpChannel, FollowUpContactResult
from domain.follow_ups.followed import FollowedIdentity, LastSchooling
from domain.follow_ups.referents import HandoverAnswer
from domain.follow_ups.solutions import SolutionType
from domain.follow_ups.states import FollowUpCloseReason, FollowUpSource, ObligationProof, TrainingObligation
from domain.follow_ups.tracks import PlatformRules

Name = Annotated[str, Field(min_length=1, max_length=100)]
Place = Annotated[str, Field(min_length=2, max_length=140)]
Phone = Annotated[str, Field(pattern=r"^\+?[0-9][0-9 .]{8,18}$")]
Email = Annotated[str, Field(max_length=200, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
PostalCode = Annotated[str, Field(pattern="^[0-9]{5}$")]
Words = Annotated[str, Field(max_length=400)]


class FollowUpOpenIn(In):
    """Somebody who came by themselves, or whom a partner sent."""

    platform_id: UUID
    source: Literal[FollowUpSource.SPONTANEOUS, FollowUpSource.PARTNER]
    family_name: Name
    first_names: Name
    birth_date: date
    sex: Literal["F", "M"] | None = None
    city: Annotated[str, Field(max_length=60)] | None = None
    postal_code: PostalCode | None = None
    phone: Phone | None = None
    email: Email | None = None
    last_school_name: Place | None = None
    last_formation: Place | None = None
    left_on: date | None = None

    def to_told(self) -> Spontaneous:
        identity = FollowedIdentity(
            self.family_name, self.first_names, self.birth_date, None, self.sex, None, self.postal_code, self.city,
            self.phone, self.email,
        )  # fmt: skip
        last = LastSchooling(None, self.last_school_name, self.last_formation, self.left_on)
        return Spontaneous(self.platform_id, self.source, identity, last)


class FollowUpAttemptIn(In):
    """`tried_at` is never ahead; without `next_on`, the result says when to try again."""

    channel: FollowUpChannel
    result: FollowUpContactResult
    tried_at: datetime | None = None
    next_on: date | None = None
    appointment_on: date | None = None

    def to_attempt(self, now: datetime) -> ContactAttempt:
        at = self.tried_at or now
        at = at.replace(tzinfo=now.tzinfo) if at.tzinfo is None else at
        return ContactAttempt(self.channel, self.result, at, self.next_on, self.appointment_on)


class FollowUpDetailsIn(In):
    phone: Phone | None = None
    email: Email | None = None
    city: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    postal_code: PostalCode | None = None

    def to_details(self) -> NewDetails:
        return NewDetails(self.phone, self.email, self.city, self.postal_code)


class FollowUpStepIn(In):
    """`close` needs `reason`, `transfer` `platform_id`, `record_obligation` `obligation`, `since` and its proof."""

    name: Literal["start_support", "close", "transfer", "reopen", "record_obligation"]
    reason: FollowUpCloseReason | None = None
    platform_id: UUID | None = None
    obligation: TrainingObligation | None = None
    since: date | None = None
    proof: ObligationProof | None = None

    def to_given(self, today: date) -> StepGiven:
        found = None
        if self.obligation is not None:
            found = ObligationFound(self.obligation, self.since or today, self.proof)
        return StepGiven(self.name, self.reason, self.platform_id, found)


class ReferentIn(In):
    """None: the platform itself answers."""

    account_id: UUID | None


class HandoverIn(In):
    to_account: UUID
    note: Annotated[str, Field(min_length=10, max_length=600)]


class HandoverAnswerIn(In):
    answer: Literal[HandoverAnswer.ACCEPTED, HandoverAnswer.REFUSED, HandoverAnswer.WITHDRAWN]
    reason: Annotated[str, Field(max_length=300)] = ""


class SharingIn(In):
    """Empty `follow_up_ids`: all those of the platform without a referent."""

    platform_id: UUID
    follow_up_ids: Annotated[list[UUID], Field(max_length=200, default_factory=list)]
    account_ids: Annotated[list[UUID], Field(min_length=1, max_length=30)]

    def to_asked(self) -> SharingOut:
        return SharingOut(self.platform_id, tuple(self.follow_up_ids), tuple(dict.fromkeys(self.account_ids)))


class ReferentAbsenceIn(In):
    platform_id: UUID
    account_id: UUID
    from_on: date
    to_on: date

    def to_absence(self) -> Absence:
        return Absence(self.platform_id, self.account_id, self.from_on, self.to_on)


class FindingAnswerIn(In):
    """`solution`: which kind of solution was found; a campaign says only that the list was left."""

    accepted: bool
    reason: Annotated[str, Field(max_length=300)] = ""
    solution: SolutionType = SolutionType.SCHOOL

    def to_answer(self) -> FindingAnswer:
        return FindingAnswer(self.accepted, self.reason, self.solution)


class PlatformRulesIn(In):
    """Rules of ours, not of law; they are shown as internal wherever they act."""

    unreachable_after: Annotated[int, Field(ge=2, le=10)]
    first_contact_days: Annotated[int, Field(ge=1, le=60)]
    silence_days: Annotated[int, Field(ge=5, le=60)]
    handover_days: Annotated[int, Field(ge=1, le=30)]

    def to_rules(self, seen: int) -> PlatformRules:
        return PlatformRules(
            self.unreachable_after, self.first_contact_days, self.silence_days, self.handover_days, seen
        )  # fmt: skip
