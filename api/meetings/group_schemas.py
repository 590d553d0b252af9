"""Bodies and answers of `/prevention-groups`: the standing groups of schools and platforms."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import Field, model_validator

from api.meetings.schemas import Place, Planned
from api.schemas import In, LocalTime, Out
from domain.access.permissions import Role
from domain.meetings.kinds import GroupPart, MeetingKind


class GroupMemberIn(In):
    account_id: UUID
    part: GroupPart


class GroupIn(In):
    """A free calendar: `first_on` and `every_weeks` together, or neither."""

    name: Annotated[str, Field(min_length=3, max_length=80)]
    first_on: date | None = None
    every_weeks: Annotated[int, Field(ge=1, le=12)] | None = None
    starts_at: LocalTime = time(14)
    planned_minutes: Planned = 60
    place: Place = ""
    members: list[GroupMemberIn] = Field(default_factory=list, max_length=40)

    @model_validator(mode="after")
    def _whole_calendar(self) -> "GroupIn":
        if (self.first_on is None) != (self.every_weeks is None):
            raise ValueError("first_on and every_weeks go together")
        return self

    def values(self) -> dict[str, object]:
        return self.model_dump(exclude={"members", "kind", "unit_id"})

    def parts(self) -> dict[UUID, GroupPart]:
        return {one.account_id: one.part for one in self.members}


class NewGroupIn(GroupIn):
    unit_id: UUID
    kind: MeetingKind = MeetingKind.GPDS


class GroupMemberOut(Out):
    account_id: UUID
    display_name: str
    role: Role
    part: GroupPart
    institution: str


class GroupOut(Out):
    """A group; `next_dates` follow its own calendar, outside holidays."""

    id: UUID
    version: int
    unit_id: UUID
    kind: MeetingKind
    name: str
    first_on: date | None
    every_weeks: int | None
    starts_at: time
    planned_minutes: int
    place: str
    members: list[GroupMemberOut]
    next_dates: list[date]


class GroupsOut(Out):
    items: list[GroupOut]
