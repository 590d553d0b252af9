"""The young person as a platform follows them, who answers for them, and how each is told apart."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

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
from domain.kernel.calendar import age_on
from domain.kernel.french import given_name

FROM_AGE, TO_AGE = 16, 25
"""Whom a platform follows: from 16 (the filter of the CNIL) to 25."""
OF_AGE = 18


@dataclass(frozen=True)
class FollowedIdentity:
    """Who the person is and how they are reached: nothing else of their life."""

    family_name: str
    first_names: str
    birth_date: date
    usage_name: str | None = None
    sex: str | None = None
    commune: str | None = None
    postal_code: str | None = None
    city: str | None = None
    phone: str | None = None
    email: str | None = None

    @property
    def first_name(self) -> str:
        return given_name(self.first_names)

    def age(self, on: date) -> int:
        return age_on(self.birth_date, on)

    def is_minor(self, on: date) -> bool:
        return self.age(on) < OF_AGE


@dataclass(frozen=True)
class LastSchooling:
    """The training that was left, as the source says it."""

    school_uai: str | None = None
    school_name: str | None = None
    formation: str | None = None
    left_on: date | None = None


@dataclass(frozen=True)
class NewFollowUp:
    """An arrival: from where, who, and on which platform. The same `source_id` of the same kind counts once."""

    platform_id: UUID
    source: FollowUpSource
    source_id: UUID
    identity: FollowedIdentity
    arrived_on: date
    last: LastSchooling = field(default_factory=LastSchooling)
    student_id: UUID | None = None
    school_id: UUID | None = None
    known_to_mission_locale: bool = False


@dataclass(frozen=True)
class Referent:
    """Who answers; without an account, the platform itself. While away, the platform answers too."""

    rank: int
    account_id: UUID | None
    name: str | None
    since: datetime
    away_until: date | None = None

    @property
    def answers_personally(self) -> bool:
        return self.account_id is not None and self.away_until is None


@dataclass(frozen=True)
class Followed:
    """One follow-up as it stands. Each status is the end of its own chain of steps."""

    id: UUID
    platform_id: UUID
    platform_name: str
    version: int
    identity: FollowedIdentity
    last: LastSchooling
    source: FollowUpSource
    source_id: UUID | None
    student_id: UUID | None
    school_id: UUID | None
    arrived_on: date
    known_to_mission_locale: bool
    contact_status: ContactStatus
    contact_step: int
    followup_status: FollowUpStatus
    followup_step: int
    close_reason: FollowUpCloseReason | None
    closed_on: date | None
    transferred_to: UUID | None
    obligation: TrainingObligation
    obligation_step: int
    obligation_since: date | None
    obligation_proof: ObligationProof | None
    failed_attempts: int
    next_contact_on: date | None
    appointment_on: date | None
    reached_on: date | None
    interviewed_on: date | None
    waiting_for: WaitingFor
    waiting_since: date
    deadline_code: DeadlineCode | None
    deadline_on: date | None
    deadline_is_legal: bool
    legal_deadline_code: DeadlineCode | None
    legal_deadline_on: date | None
    referent: Referent
    changed_at: datetime | None = None
    changed_role: str | None = None
    """The function that wrote last; nobody when a job did."""

    @property
    def is_open(self) -> bool:
        return not self.followup_status.is_over

    def age(self, on: date) -> int:
        return self.identity.age(on)

    def owes_training(self, on: date) -> bool:
        """From 16 until 18, whatever the answer so far (L114-1)."""
        return FROM_AGE <= self.age(on) < OF_AGE
