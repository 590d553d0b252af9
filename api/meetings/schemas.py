"""Bodies of a meeting and of its agenda."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import Field, model_validator

from api.schemas import In, LocalTime
from domain.meetings.agenda import MINUTES_PER_POINT, SUBJECT_LENGTH, ItemOrigin
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.meeting import Presence

Minutes = Annotated[int, Field(ge=1, le=120)]
Planned = Annotated[int, Field(ge=5, le=480)]
Place = Annotated[str, Field(max_length=80)]


class MeetingIn(In):
    """A group's meeting, or one convened for itself, in a school or at a platform."""

    unit_id: UUID
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
    """A colleague, somebody of a partner, or a partner named by function alone (« éducatrice de prévention »)."""

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
    """A pupil, a followed young person with the reasons proposed for them, or a subject about a group."""

    student_id: UUID | None = None
    follow_up_id: UUID | None = None
    subject: Annotated[str, Field(max_length=SUBJECT_LENGTH)] = ""
    minutes: Minutes = MINUTES_PER_POINT
    reasons: list[AgendaReasonIn] = Field(default_factory=list, max_length=20)

    @model_validator(mode="after")
    def _one_person(self) -> "MeetingItemIn":
        if self.student_id is not None and self.follow_up_id is not None:
            raise ValueError("either student_id or follow_up_id")
        return self


class ItemMinutesIn(In):
    item_id: UUID
    minutes: Minutes


class AgendaIn(In):
    """Every point once, in the order wanted; minutes of those that change."""

    item_ids: Annotated[list[UUID], Field(max_length=100)]
    minutes: list[ItemMinutesIn] = Field(default_factory=list, max_length=100)


class GuestIn(In):
    account_id: UUID
