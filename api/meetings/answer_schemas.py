"""A meeting as it is answered: its frame, who sits, its points with their reasons, what is proposed."""

from datetime import date, datetime, time
from uuid import UUID

from api.schemas import Out
from domain.access.permissions import Role
from domain.kernel.law import LegalKind
from domain.meetings.agenda import ItemOrigin, ItemState
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.meeting import MeetingState, Presence
from domain.meetings.notes import NoteLevel
from domain.meetings.review import Finding, MeetingDecision
from domain.meetings.subject import SubjectKind


class MeetingPersonOut(Out):
    """A pupil (`student_id`, `class_name`), or a followed young person (`follow_up_id`, `age`, `city`)."""

    student_id: UUID | None
    follow_up_id: UUID | None
    family_name: str
    first_name: str
    class_name: str | None
    age: int | None
    city: str | None


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
    partner_id: UUID | None
    partner_name: str
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
    institution: str


class MeetingBasisOut(Out):
    code: str
    kind: LegalKind
    article: str
    title: str
    quote: str


class MeetingMatterOut(Out):
    """What is found and decided there, who may take it on without a name, who may read a note."""

    subject: SubjectKind
    findings: list[Finding]
    decisions: list[MeetingDecision]
    levels: list[NoteLevel]
    charges: list[Role]
    partners_sit: bool


class MeetingFrameOut(Out):
    convened_by: str
    rhythm: str
    expected: list[GroupPart]
    outsiders_present: bool
    matter: MeetingMatterOut


class AgendaTimeOut(Out):
    used: int
    planned: int
    fits: bool
    sentence: str


class MeetingOut(Out):
    """A meeting with the points that this reader may see. `missing`: parts that its frame expects and nobody takes."""

    id: UUID
    version: int
    unit_id: UUID
    unit_name: str
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


class NextAgendaOut(Out):
    """The meeting on whose agenda somebody was put."""

    id: UUID
    version: int
    held_on: date


class SeatOut(Out):
    """Who may sit: of the house, or of a partner (`institution`); `part` is how they usually do."""

    id: UUID
    display_name: str
    role: Role
    job_title: str
    part: GroupPart
    institution: str


class SeatsOut(Out):
    items: list[SeatOut]


class AgendaProposalsOut(Out):
    items: list[AgendaProposalOut]
