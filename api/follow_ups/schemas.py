"""Answers of follow-ups: the page of one young person, field by field."""

from datetime import date, datetime
from uuid import UUID

from api.follow_ups.act_schemas import (
    FollowUpReferralOut,
    FollowUpSolutionOut,
    InterviewOut,
    ReturnRequestOut,
    SummonsViewOut,
)
from api.follow_ups.link_schemas import InterviewLinkOut
from api.schemas import Out
from domain.access.permissions import Role
from domain.follow_ups.contacts import FollowUpChannel, FollowUpContactResult
from domain.follow_ups.referents import ReferentReason
from domain.follow_ups.states import (
    ContactStatus,
    DeadlineCode,
    FollowUpCloseReason,
    FollowUpSource,
    FollowUpStatus,
    ObligationProof,
    TrainingObligation,
    WaitingFor,
)
from domain.kernel.law import LegalKind


class ActedOut(Out):
    """What an act answers; read the page again for the rest. The ETag is the version."""

    id: UUID
    version: int


class FollowedIdentityOut(Out):
    family_name: str
    first_names: str
    birth_date: date
    usage_name: str | None
    sex: str | None
    postal_code: str | None
    city: str | None
    phone: str | None
    email: str | None


class LastSchoolingOut(Out):
    school_uai: str | None
    school_name: str | None
    formation: str | None
    left_on: date | None


class ReferentOut(Out):
    """Without an account the platform answers; until `away_until` it answers too."""

    account_id: UUID | None
    name: str | None
    since: datetime
    away_until: date | None


class FollowedOut(Out):
    id: UUID
    platform_id: UUID
    platform_name: str
    identity: FollowedIdentityOut
    last: LastSchoolingOut
    source: FollowUpSource
    arrived_on: date
    known_to_mission_locale: bool
    contact_status: ContactStatus
    followup_status: FollowUpStatus
    close_reason: FollowUpCloseReason | None
    closed_on: date | None
    obligation: TrainingObligation
    obligation_since: date | None
    obligation_proof: ObligationProof | None
    failed_attempts: int
    next_contact_on: date | None
    appointment_on: date | None
    reached_on: date | None
    interviewed_on: date | None
    referent: ReferentOut
    changed_at: datetime | None
    changed_role: Role | None


class FollowUpWaitingOut(Out):
    code: WaitingFor
    since: date
    sentence: str


class FollowUpBasisOut(Out):
    code: str
    kind: LegalKind
    article: str
    title: str
    quote: str
    valid_from: date
    valid_to: date | None


class DeadlineOut(Out):
    """The same date, as the agent and as the young person read it."""

    code: DeadlineCode
    on: date
    is_legal: bool
    basis: FollowUpBasisOut
    sentence: str
    for_young_person: str | None


class FollowUpOfferOut(Out):
    name: str
    label: str
    legal_basis: FollowUpBasisOut | None
    blocked_by: list[str]


class TrackOfferOut(Out):
    track: str
    offer: FollowUpOfferOut


class ReferentPeriodOut(Out):
    rank: int
    account_id: UUID | None
    name: str | None
    reason: ReferentReason
    note: str
    from_at: datetime
    to_at: datetime | None


class PendingHandoverOut(Out):
    id: UUID
    to_account: UUID
    to_name: str
    from_name: str | None
    note: str
    asked_at: datetime
    answer_due_on: date


class FollowUpAttemptOut(Out):
    id: UUID
    tried_at: datetime
    by_name: str
    channel: FollowUpChannel
    result: FollowUpContactResult
    next_on: date | None
    appointment_on: date | None
    status_after: ContactStatus


class FollowUpFindingOut(Out):
    """A return to training that was found: kind import, campaign or school; `place` and `since` are the proof."""

    id: UUID
    kind: str
    found_on: date
    place: str
    formation: str
    since: date | None
    answer: str | None
    answer_reason: str


class FollowUpEventOut(Out):
    """`kind` says which code list `code` belongs to."""

    at: datetime
    kind: str
    code: str
    detail: str
    by_name: str


class FollowUpPageOut(Out):
    """The page of one young person; the ETag is its version."""

    followed: FollowedOut
    version: int
    age: int
    owes_training: bool
    is_open: bool
    may_write: bool
    referent_is_me: bool
    waiting: FollowUpWaitingOut
    deadlines: list[DeadlineOut]
    offers: list[TrackOfferOut]
    close_reasons: list[FollowUpCloseReason]
    referents: list[ReferentPeriodOut]
    handover: PendingHandoverOut | None
    attempts: list[FollowUpAttemptOut]
    interviews: list[InterviewOut]
    interview_links: list[InterviewLinkOut]
    solutions: list[FollowUpSolutionOut]
    return_requests: list[ReturnRequestOut]
    summons: list[SummonsViewOut]
    referrals: list[FollowUpReferralOut]
    findings: list[FollowUpFindingOut]
    timeline: list[FollowUpEventOut]
