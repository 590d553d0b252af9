"""Answers about interviews, solutions, promises and referrals."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from api.schemas import Out
from domain.follow_ups.interviews import (
    InterviewKind,
    InterviewLevel,
    InterviewNeed,
    InterviewNextStep,
    InterviewSkill,
)
from domain.follow_ups.promises import (
    RefusalMotive,
    ReturnChannel,
    ReturnState,
    ReturnStatus,
    SummonsEnd,
    SummonsGround,
)
from domain.follow_ups.solutions import SolutionEnd, SolutionProof, SolutionState, SolutionType
from domain.follow_ups.states import TrainingObligation
from domain.partners.disclosure import DisclosedField
from domain.partners.referrals import ReferralAnswer, ReferralRequest


class InterviewNotesOut(Out):
    kind: InterviewKind
    held_on: date
    second_author_id: UUID | None
    with_mission_locale: bool
    with_representative: bool
    needs: list[InterviewNeed]
    needs_words: str
    skills: list[InterviewSkill]
    skills_words: str
    school_level: InterviewLevel | None
    school_level_words: str
    project: str
    synthesis: str = Field(description="« Ce que le jeune lira », 600 signes au plus")
    next_step: InterviewNextStep | None
    next_on: date | None


class InterviewOut(Out):
    """An interview; while it is a draft, both authors write in it. The ETag is its version."""

    id: UUID
    follow_up_id: UUID
    version: int
    state: str
    notes: InterviewNotesOut
    author_id: UUID
    author_name: str
    second_author_name: str | None
    saved_at: datetime
    finished_at: datetime | None


class FollowUpSolutionOut(Out):
    id: UUID
    version: int
    type: SolutionType
    provider: str
    label: str
    state: SolutionState
    proposed_on: date
    started_on: date | None
    planned_end: date | None
    ended_on: date | None
    end_reason: SolutionEnd | None
    contract_id: UUID | None
    proof: SolutionProof | None
    proved_on: date | None


class ReturnRequestOut(Out):
    id: UUID
    version: int
    channel: ReturnChannel
    requested_on: date
    received_on: date
    interview_due_on: date
    state: ReturnState
    interview_on: date | None
    reception_school: str | None
    reception_from: date | None
    granted_status: ReturnStatus | None
    granted_from: date | None
    refusal_motive: RefusalMotive | None
    refusal_words: str
    appeal_contact: str
    decided_on: date | None


class SummonsOut(Out):
    id: UUID
    version: int
    ground: SummonsGround
    summoned_on: date
    meeting_on: date | None
    department_due_on: date
    ended_on: date | None
    end_kind: SummonsEnd | None


class SummonsViewOut(Out):
    """`countdown` is the same sentence on both sides; `ends` what may be said today. If-Match is its own version."""

    summons: SummonsOut
    countdown: str
    ends: list[SummonsEnd]
    may_resume: bool
    by_mission_locale: bool


class ReferredSummonsOut(Out):
    """To the mission locale: the obligation of one young person referred to it, and its summons."""

    referral_id: UUID
    owes_training: bool
    obligation: TrainingObligation
    may_summon: bool
    summons: list[SummonsViewOut]


class FollowUpReferralOut(Out):
    id: UUID
    partner_unit: UUID
    partner_name: str
    referred_on: date
    expected_on: date
    request: ReferralRequest
    fields: list[DisclosedField]
    answer: ReferralAnswer | None
    answered_on: date | None
    withdrawn_on: date | None
