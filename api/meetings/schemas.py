"""Bodies of groups and of the agenda, and the answers of a meeting."""

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from pydantic import Field, model_validator

from api.schemas import In, LocalTime, Out
from domain.access.permissions import Role
from domain.kernel.law import LegalKind
from domain.meetings.agenda import MINUTES_PER_POINT, SUBJECT_LENGTH, ItemOrigin, ItemState
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.meeting import MeetingState, Presence
from domain.meetings.notes import NoteLevel
from domain.meetings.review import Finding, MeetingDecision

Minutes = Annotated[int, Field(ge=1, le=120)]
Planned = Annotated[int, Field(ge=5, le=480)]
Place = Annotated[str, Field(max_length=80)]


class MeetingIn(In):
    """A group's meeting, or one convened for itself."""

    school_id: UUID
    kind: MeetingKind
    group_id: UUID | None = None
    held_on: date
    starts_at: LocalTime = time(14)
    planned_minutes: Planned = 60
    place: Place = ""


class MeetingMoveIn(In):
    held_on: date
    starts_at: LocalTime


class ParticipantIn(In):
    """A colleague, or a partner named by function alone (« éducatrice de prévention »)."""

    account_id: UUID | None = None
    outsider: Annotated[str, Field(max_length=80)] = ""
    part: GroupPart = GroupPart.GUEST

    @model_validator(mode="after")
    def _one_of_them(self) -> "ParticipantIn":
        if (self.account_id is None) != bool(self.outsider):
            raise ValueError("either account_id or outsider")
        return self


class PresenceIn(In):
    participant_id: UUID
    presence: Presence


class PresencesIn(In):
    presences: Annotated[list[PresenceIn], Field(min_length=1, max_length=60)]


class AgendaReasonIn(In):
    kind: ItemOrigin
    origin_id: UUID


class MeetingItemIn(In):
    """A pupil with the reasons proposed for them, or a subject about a group."""

    student_id: UUID | None = None
    subject: Annotated[str, Field(max_length=SUBJECT_LENGTH)] = ""
    minutes: Minutes = MINUTES_PER_POINT
    reasons: list[AgendaReasonIn] = Field(default_factory=list, max_length=20)


class ItemMinutesIn(In):
    item_id: UUID
    minutes: Minutes


class AgendaIn(In):
    """Every point once, in the order wanted; minutes of those that change."""

    item_ids: Annotated[list[UUID], Field(max_length=100)]
    minutes: list[ItemMinutesIn] = Field(default_factory=list, max_length=100)


class GuestIn(In):
    account_id: UUID


class MeetingPersonOut(Out):
    student_id: UUID
    family_name: str
    first_name: str
    class_name: str | None


class AgendaReasonOut(Out):
    kind: ItemOrigin
    origin_id: UUID
    words: str
    since: date | None


class MeetingGuestOut(Out):
    account_id: UUID
    name: str
    role: Role


class HiddenNoteOut(Out):
    level: NoteLevel
    sentence: str


class MeetingItemOut(Out):
    """One point. `hidden_notes`: that something exists for another profession, never what."""

    id: UUID
    version: int
    position: int
    minutes: int
    state: ItemState
    person: MeetingPersonOut | None
    subject: str
    reasons: list[AgendaReasonOut]
    guests: list[MeetingGuestOut]
    hidden_notes: list[HiddenNoteOut]
    findings: list[Finding]
    fact: str
    decision: MeetingDecision | None
    owner_id: UUID | None
    owner_name: str
    owner_role: Role | None
    due_on: date | None
    next_review_on: date | None
    decided_at: datetime | None
    task_id: UUID | None
    plan_id: UUID | None
    case_id: UUID | None
    editing_by: str | None
    editing_since: datetime | None


class MeetingParticipantOut(Out):
    id: UUID
    account_id: UUID | None
    name: str
    role: Role | None
    part: GroupPart
    presence: Presence


class MeetingBasisOut(Out):
    code: str
    kind: LegalKind
    article: str
    title: str
    quote: str


class MeetingFrameOut(Out):
    convened_by: str
    rhythm: str
    expected: list[GroupPart]
    outsiders_present: bool


class AgendaTimeOut(Out):
    used: int
    planned: int
    fits: bool
    sentence: str


class MeetingOut(Out):
    """A meeting with the points that this reader may see. `missing`: parts that its frame expects and nobody takes."""

    id: UUID
    version: int
    school_id: UUID
    school_name: str
    group_id: UUID | None
    kind: MeetingKind
    title: str
    held_on: date
    starts_at: time
    planned_minutes: int
    place: str
    state: MeetingState
    postponed_from: date | None
    frame: MeetingFrameOut
    legal_basis: MeetingBasisOut | None
    missing: list[GroupPart]
    participants: list[MeetingParticipantOut]
    items: list[MeetingItemOut]
    time: AgendaTimeOut
    time_left: int


class AgendaProposalOut(Out):
    person: MeetingPersonOut
    reasons: list[AgendaReasonOut]


class AgendaProposalsOut(Out):
    items: list[AgendaProposalOut]
