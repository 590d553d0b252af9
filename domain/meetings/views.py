"""Meetings as lists and screens show them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from domain.access.permissions import Role
from domain.meetings.agenda import ItemOrigin, ItemState
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.meeting import MeetingState, Presence
from domain.meetings.notes import NoteLevel
from domain.meetings.review import Finding, MeetingDecision
from domain.meetings.subject import About, SubjectKind
from domain.tasks.history import TaskOutcome


@dataclass(frozen=True)
class MeetingLine:
    """One meeting of the list: when, where, how many situations."""

    id: UUID
    version: int
    kind: MeetingKind
    group_name: str
    unit_id: UUID
    unit_name: str
    held_on: date
    starts_at: time
    planned_minutes: int
    place: str
    state: MeetingState
    situations: int
    seen: int
    minutes_used: int


@dataclass(frozen=True)
class ParticipantLine:
    """Who sits in it: a colleague, somebody of a partner (`institution`), or a partner by function."""

    id: UUID
    account_id: UUID | None
    name: str
    role: Role | None
    part: GroupPart
    presence: Presence
    institution: str


@dataclass(frozen=True)
class SeatLine:
    """Who may sit in a house's meetings: of the house, or (`institution`) of a partner."""

    id: UUID
    display_name: str
    role: Role
    job_title: str
    part: GroupPart
    institution: str


@dataclass(frozen=True)
class GuestLine:
    account_id: UUID
    name: str
    role: Role


@dataclass(frozen=True)
class Why:
    """One reason that brings a situation: from where, in words, since when."""

    kind: ItemOrigin
    origin_id: UUID
    words: str
    since: date | None


@dataclass(frozen=True)
class Person:
    """A pupil by class, or a followed young person by age and commune: what tells one from another in a list."""

    student_id: UUID | None
    follow_up_id: UUID | None
    family_name: str
    first_name: str
    class_name: str | None = None
    age: int | None = None
    city: str | None = None

    @property
    def about(self) -> About:
        if self.student_id is not None:
            return About(SubjectKind.PUPIL, self.student_id)
        if self.follow_up_id is None:
            raise ValueError("a person without a record")
        return About(SubjectKind.FOLLOWED, self.follow_up_id)


@dataclass(frozen=True)
class FollowedFacts:
    """What a meeting reads of a follow-up. A partner reads what was disclosed to them, and null for the rest.

    `referral_id`: the partner's own door to this young person; `waiting` and below are the platform's.
    """

    referral_id: UUID | None
    city: str | None
    phone: str | None
    email: str | None
    last_school_name: str | None
    last_formation: str | None
    left_on: date | None
    waiting: str | None = None
    deadline: str | None = None
    referent: str | None = None
    attempts: int | None = None


@dataclass(frozen=True)
class HiddenNote:
    """« 1 information sociale existe (assistant de service social, 12 novembre) »; never what it says."""

    level: NoteLevel
    sentence: str


@dataclass(frozen=True)
class ItemLine:
    """One point. `editing_by` is who writes in it now, `editing_since` since when."""

    id: UUID
    version: int
    position: int
    minutes: int
    state: ItemState
    person: Person | None
    subject: str
    reasons: tuple[Why, ...]
    guests: tuple[GuestLine, ...]
    hidden_notes: tuple[HiddenNote, ...]
    findings: tuple[Finding, ...]
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


def as_partner(line: ItemLine, told: FollowedFacts, units: frozenset[UUID]) -> ItemLine:
    """What a partner reads of a point: who it is about as disclosed, what was decided; none of the others' words."""
    sent = line.partner_id in units
    return replace(
        line, reasons=(), guests=(), findings=(), fact="", editing_by=None, editing_since=None, task_id=None,
        person=line.person and replace(line.person, city=told.city),
        partner_id=line.partner_id if sent else None, partner_name=line.partner_name if sent else "",
    )  # fmt: skip


@dataclass(frozen=True)
class PointPulse:
    """What moves in a point while the meeting is held: no name, nothing that is said in it."""

    id: UUID
    version: int
    state: ItemState
    editing_by: str | None
    editing_since: datetime | None


@dataclass(frozen=True)
class LastTime:
    """What was decided about the same pupil before, and what became of it."""

    held_on: date
    decision: MeetingDecision
    owner_name: str
    owner_role: Role | None
    due_on: date | None
    task_id: UUID | None
    done: bool
    outcome: TaskOutcome | None
    settled_on: date | None
    late_days: int


@dataclass(frozen=True)
class BeforeAfter:
    """Four weeks before and after what was done: half-days a pupil missed, or exchanges with a followed young person.

    `after` is None until its weeks have passed.
    """

    since_on: date
    before: Decimal
    after: Decimal | None
    sentence: str


@dataclass(frozen=True)
class CaseStep:
    """What the attendance case of the pupil says of this meeting: the case alone is the register of its steps."""

    case_id: UUID
    state: str
    convened_for: date | None
    this_meeting: bool
    outcome: str
    outcome_on: date | None


@dataclass(frozen=True)
class Proposal:
    """A situation that could be spoken of, and why: nothing is put on the agenda by itself."""

    person: Person
    reasons: tuple[Why, ...]
