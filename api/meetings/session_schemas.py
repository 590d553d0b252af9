"""Bodies and answers of a meeting that is held: points, decisions, notes, minutes."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.meetings.answer_schemas import MeetingItemOut
from api.schemas import In, Out
from domain.access.permissions import Role
from domain.meetings.agenda import ItemState
from domain.meetings.meeting import MeetingState
from domain.meetings.notes import NOTE_LENGTH, NoteLevel
from domain.meetings.review import Finding, MeetingDecision, Review
from domain.tasks.history import TaskOutcome
from domain.tasks.task import Charge


class ReviewIn(In):
    """What stands on the screen; unfinished is fine while it is a draft. `fact` holds 140 characters at most."""

    findings: list[Finding] = Field(default_factory=list, max_length=20)
    fact: Annotated[str, Field(max_length=400)] = ""
    decision: MeetingDecision | None = None
    owner_id: UUID | None = None
    owner_role: Role | None = None
    partner_id: UUID | None = None
    due_on: date | None = None
    next_review_on: date | None = None

    def to_review(self) -> Review:
        return Review(
            tuple(dict.fromkeys(self.findings)), self.fact, self.decision, Charge(self.owner_id, self.owner_role),
            self.due_on, self.next_review_on, self.partner_id,
        )  # fmt: skip


class EditingIn(In):
    editing: bool


class NoteIn(In):
    level: NoteLevel
    body: Annotated[str, Field(min_length=1, max_length=NOTE_LENGTH)]


class NoteWordsIn(In):
    body: Annotated[str, Field(min_length=1, max_length=NOTE_LENGTH)]


class NoteOut(Out):
    """A note; the answer to its writing does not repeat sealed words (`body` null)."""

    id: UUID
    version: int
    level: NoteLevel
    body: str | None
    written_by: UUID
    author_name: str
    author_role: Role
    written_on: date
    institution: str


class PointPulseOut(Out):
    id: UUID
    version: int
    state: ItemState
    editing_by: str | None
    editing_since: datetime | None


class MeetingPulseOut(Out):
    """What moved since: versions and states, who writes; no pupil, no word of what is said."""

    version: int
    state: MeetingState
    items: list[PointPulseOut]


class LastTimeOut(Out):
    """What was decided before, and whether it was done."""

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


class BeforeAfterOut(Out):
    """Four weeks before and after: half-days missed, or exchanges with a followed young person. It proves nothing."""

    since_on: date
    before: Decimal
    after: Decimal | None
    sentence: str


class MeetingCaseOut(Out):
    """The pupil's attendance case: its own steps are written there, and only read here."""

    case_id: UUID
    state: str
    convened_for: date | None
    this_meeting: bool
    outcome: str
    outcome_on: date | None


class MeetingFollowedOut(Out):
    """The follow-up as the platform reads it; a partner reads the disclosed fields, and null for the others."""

    referral_id: UUID | None
    city: str | None
    phone: str | None
    email: str | None
    last_school_name: str | None
    last_formation: str | None
    left_on: date | None
    waiting: str | None
    deadline: str | None
    referent: str | None
    attempts: int | None


class MeetingPointOut(MeetingItemOut):
    last_time: list[LastTimeOut]
    before_after: list[BeforeAfterOut]
    case: MeetingCaseOut | None
    followed: MeetingFollowedOut | None
    notes: list[NoteOut]


class PersonTaskOut(Out):
    student_id: UUID | None
    follow_up_id: UUID | None
    label: str
    due_on: date


class PersonTasksOut(Out):
    owner: str
    tasks: list[PersonTaskOut]


class MinutesOut(Out):
    """The minutes as sentences, and who does what by when."""

    sentences: list[str]
    by_person: list[PersonTasksOut]
    postponed: int
