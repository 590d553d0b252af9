"""A meeting as its screen shows it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.law import LegalBasis
from domain.meetings.agenda import AgendaTime, ItemState, time_of
from domain.meetings.frames import House, MeetingFrame, frame_of, missing_parts
from domain.meetings.kinds import GroupPart
from domain.meetings.meeting import Meeting, Presence
from domain.meetings.views import ItemLine, ParticipantLine
from persistence.meetings.houses import load_house
from persistence.meetings.queries import load_item_lines, load_participants
from persistence.meetings.repository import load_meeting
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class MeetingShown(Meeting):
    """The meeting, its frame, who sits in it, its points."""

    frame: MeetingFrame
    house: House
    participants: list[ParticipantLine]
    items: list[ItemLine]
    missing: tuple[GroupPart, ...]
    time: AgendaTime
    time_left: int

    @property
    def unit_name(self) -> str:
        return self.house.name

    @property
    def title(self) -> str:
        return self.frame.label

    @property
    def legal_basis(self) -> LegalBasis | None:
        return self.frame.basis_on(self.held_on)


async def shown(uow: UnitOfWork, meeting_id: UUID, today: date) -> MeetingShown:
    """Read again after a write, or read at all: within reach, else NotFound."""
    meeting = await load_meeting(uow.session, uow.actor, meeting_id)
    house = await load_house(uow.session, meeting.unit_id)
    frame = frame_of(meeting.kind, house)
    participants = await load_participants(uow.session, meeting_id)
    items = await load_item_lines(uow.session, uow.actor, meeting_id, today)
    coming = frozenset(one.part for one in participants if one.presence is not Presence.EXCUSED)
    left = sum(one.minutes for one in items if one.state in {ItemState.TO_SEE, ItemState.CURRENT})
    return MeetingShown(
        **vars(meeting), frame=frame, house=house, participants=participants, items=items,
        missing=missing_parts(frame, coming), time=time_of([one.minutes for one in items], meeting.planned_minutes),
        time_left=left,
    )  # fmt: skip
