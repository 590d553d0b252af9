"""Bodies of interviews, solutions, promises and referrals."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.follow_ups.steps_referrals import NewReferral
from api.follow_ups.use_cases_referrals import PartnerAnswer
from api.follow_ups.use_cases_solutions import NewSolution, SolutionStep
from api.schemas import In
from domain.follow_ups.interviews import (
    InterviewKind,
    InterviewLevel,
    InterviewNeed,
    InterviewNextStep,
    InterviewNotes,
    InterviewSkill,
)
from domain.follow_ups.promises import RefusalMotive, ReturnChannel, ReturnStatus, SummonsEnd, SummonsGround
from domain.follow_ups.return_right import Asked, ReturnGiven
from domain.follow_ups.solutions import SolutionEnd, SolutionType
from domain.follow_ups.summons import Convened
from domain.partners.disclosure import DisclosedField
from domain.partners.referrals import DeclineReason, ReferralAnswer, ReferralRequest

Place = Annotated[str, Field(min_length=2, max_length=140)]
Words = Annotated[str, Field(max_length=400)]


class InterviewIn(In):
    """Everything may be missing in a draft; the end asks for it."""

    kind: InterviewKind
    held_on: date
    second_author_id: UUID | None = None
    with_mission_locale: bool = False
    with_representative: bool = False
    needs: Annotated[list[InterviewNeed], Field(max_length=10, default_factory=list)]
    needs_words: Words = ""
    skills: Annotated[list[InterviewSkill], Field(max_length=12, default_factory=list)]
    skills_words: Words = ""
    school_level: InterviewLevel | None = None
    school_level_words: Words = ""
    project: Words = ""
    synthesis: Annotated[str, Field(max_length=600)] = ""
    next_step: InterviewNextStep | None = None
    next_on: date | None = None

    def to_notes(self) -> InterviewNotes:
        given = {name: getattr(self, name) for name in type(self).model_fields}
        return InterviewNotes(**given | {"needs": tuple(self.needs), "skills": tuple(self.skills)})


class FollowUpSolutionIn(In):
    """Begun at once when `started_on` has come; else proposed."""

    type: SolutionType
    provider: Place
    label: Annotated[str, Field(max_length=140)] = ""
    started_on: date | None = None
    planned_end: date | None = None

    def to_new(self) -> NewSolution:
        return NewSolution(self.type, self.provider, self.label, self.started_on, self.planned_end)


class SolutionStepIn(In):
    name: Literal["start", "end", "decline"]
    on: date | None = None
    reason: SolutionEnd | None = None

    def to_step(self) -> SolutionStep:
        return SolutionStep(self.name, self.on, self.reason)


class ReturnRequestIn(In):
    channel: ReturnChannel
    requested_on: date
    received_on: date

    def to_asked(self) -> Asked:
        return Asked(self.channel, self.requested_on, self.received_on)


class ReturnStepIn(In):
    name: Literal["hold_interview", "wait_with_reception", "grant", "refuse", "withdraw"]
    on: date | None = None
    reception_school: Annotated[str, Field(max_length=140)] = ""
    status: ReturnStatus | None = None
    motive: RefusalMotive | None = None
    words: Annotated[str, Field(max_length=600)] = ""
    appeal_contact: Annotated[str, Field(max_length=200)] = ""

    def to_step(self) -> tuple[str, ReturnGiven]:
        given = ReturnGiven(
            self.on, self.reception_school, self.status, self.motive, self.words, self.appeal_contact
        )  # fmt: skip
        return self.name, given


class SummonsIn(In):
    ground: SummonsGround
    summoned_on: date
    meeting_on: date | None = None

    def to_convened(self) -> Convened:
        return Convened(self.ground, self.summoned_on, self.meeting_on)


class SummonsEndIn(In):
    kind: SummonsEnd


class ReferralIn(In):
    partner_id: UUID
    request: ReferralRequest
    expected_on: date
    fields: Annotated[list[DisclosedField], Field(min_length=1, max_length=10)]

    def to_new(self) -> NewReferral:
        return NewReferral(self.partner_id, self.request, self.expected_on, tuple(dict.fromkeys(self.fields)))


class ReferralAnswerIn(In):
    """`on`: the day it happened, today where it is not said; `appointment_on`: the day of the appointment made."""

    answer: ReferralAnswer
    reason: DeclineReason | None = None
    on: date | None = None
    appointment_on: date | None = None

    def to_answer(self) -> PartnerAnswer:
        return PartnerAnswer(self.answer, self.reason, self.on, self.appointment_on)
