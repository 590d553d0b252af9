"""Loads and writes meetings, their groups and who sits in them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Permission, Role
from domain.kernel.errors import Duplicate, NotFound, Stale
from domain.meetings.kinds import PARTNER_ROLES, MeetingKind
from domain.meetings.meeting import Meeting, MeetingState
from persistence.ids import new_id

# Who holds meetings sees all of the unit's; others those they sit in, or in which a point invites them. A partner's
# seat opens the meeting from outside the unit.
SEEN = """
    ((m.unit_id = ANY(CAST(:units AS uuid[])) AND (:holds
        OR EXISTS (SELECT FROM meeting_participants p WHERE p.meeting_id = m.id AND p.account_id = :actor)
        OR EXISTS (SELECT FROM meeting_items i JOIN meeting_item_guests g ON g.item_id = i.id
                   WHERE i.meeting_id = m.id AND g.account_id = :actor)))
     OR (:partner AND m.id IN (SELECT actor_partner_meetings())))
"""

# Members see every point; teachers those of their classes or to which they are invited; guests theirs; a partner those
# about young people referred to their institution.
ITEM_SEEN = """
    ((NOT :partner AND (:holds
        OR EXISTS (SELECT FROM meeting_item_guests g WHERE g.item_id = i.id AND g.account_id = :actor)
        OR (EXISTS (SELECT FROM meeting_participants p WHERE p.meeting_id = i.meeting_id AND p.account_id = :actor)
            AND (:every OR EXISTS (SELECT FROM enrolments e JOIN actor_classes k ON k.class_id = e.class_id
                    WHERE e.student_id = i.student_id AND e.school_id = i.unit_id AND k.actor_id = :actor)))))
     OR (:partner AND i.meeting_id IN (SELECT actor_partner_meetings()) AND i.follow_up_id IN (
            SELECT r.follow_up_id FROM follow_up_referrals r
            WHERE r.withdrawn_on IS NULL AND r.partner_unit = ANY(CAST(:units AS uuid[])))))
"""

_MEETING = """
    SELECT m.id, m.version, m.unit_id, m.group_id, m.kind, m.held_on, m.starts_at, m.planned_minutes, m.place, m.state,
           m.postponed_from
    FROM meetings m
"""


def reader(actor: Actor) -> dict[str, object]:
    """The keys that `SEEN` and `ITEM_SEEN` ask for."""
    return {
        "units": list(actor.units),
        "actor": actor.id,
        "holds": actor.may(Permission.MEETINGS_HOLD),
        "every": actor.role is not Role.TEACHER,
        "partner": actor.role in PARTNER_ROLES,
    }


async def load_meeting(session: AsyncSession, actor: Actor, meeting_id: UUID) -> Meeting:
    """One meeting within reach; else NotFound."""
    row = (
        await session.execute(
            text(f"{_MEETING} WHERE m.id = :id AND {SEEN}"), {**_without_every(reader(actor)), "id": meeting_id}
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return _meeting(row)


def _without_every(keys: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in keys.items() if name != "every"}


@dataclass(frozen=True)
class NewMeeting:
    unit_id: UUID
    kind: MeetingKind
    held_on: date
    starts_at: time
    planned_minutes: int
    place: str
    group_id: UUID | None
    created_by: UUID
    created_at: datetime


async def insert_meeting(session: AsyncSession, new: NewMeeting) -> UUID:
    """Write a meeting, with the members of its group as participants. One a day for a group."""
    meeting_id = new_id()
    made = await session.execute(
        text("""INSERT INTO meetings (id, unit_id, group_id, kind, held_on, starts_at, planned_minutes, place,
                    created_by, created_at)
                VALUES (:id, :unit_id, :group_id, :kind, :held_on, :starts_at, :planned_minutes, :place, :created_by,
                    :created_at)
                ON CONFLICT (group_id, held_on) WHERE group_id IS NOT NULL AND state <> 'cancelled' DO NOTHING
                RETURNING id"""),
        {**vars(new), "kind": new.kind.value, "id": meeting_id},
    )
    if made.one_or_none() is None:
        raise Duplicate("Ce groupe se réunit déjà ce jour-là.")
    if new.group_id is not None:
        members = await session.execute(
            text("""SELECT account_id, part, institution_id FROM prevention_group_members WHERE group_id = :g
                    ORDER BY account_id"""),
            {"g": new.group_id},
        )
        for member in members.all():
            seat = NewSeat(member.account_id, member.part, institution_id=member.institution_id)
            await add_participant(session, (meeting_id, new.unit_id), seat)
    return meeting_id


@dataclass(frozen=True)
class NewSeat:
    """A colleague, somebody of a partner (`institution_id`), or a partner by function alone (`outsider`)."""

    account_id: UUID | None
    part: str
    outsider: str = ""
    institution_id: UUID | None = None


async def add_participant(session: AsyncSession, meeting: tuple[UUID, UUID], seat: NewSeat) -> None:
    """`meeting` and its unit; twice changes nothing but the part."""
    await session.execute(
        text("""INSERT INTO meeting_participants (id, meeting_id, unit_id, account_id, outsider, part, institution_id)
                VALUES (:id, :meeting, :unit, :account_id, :outsider, :part, :institution_id)
                ON CONFLICT (meeting_id, account_id) DO UPDATE SET part = EXCLUDED.part,
                    institution_id = EXCLUDED.institution_id"""),
        {**vars(seat), "id": new_id(), "meeting": meeting[0], "unit": meeting[1]},
    )


async def institution_of(session: AsyncSession, meeting_id: UUID, account_id: UUID) -> UUID | None:
    """For which partner this person sits there; None for the house itself."""
    found = await session.execute(
        text("SELECT institution_id FROM meeting_participants WHERE meeting_id = :m AND account_id = :a"),
        {"m": meeting_id, "a": account_id},
    )
    return found.scalar_one_or_none()


async def save_meeting(session: AsyncSession, meeting: Meeting, by: UUID, at: datetime) -> None:
    """Write the meeting as it now is, on the version that was loaded."""
    keys: dict[str, object] = {
        "id": meeting.id, "version": meeting.version, "held_on": meeting.held_on, "starts_at": meeting.starts_at,
        "planned_minutes": meeting.planned_minutes, "place": meeting.place, "state": meeting.state.value,
        "postponed_from": meeting.postponed_from, "at": at, "by": by,
        "opened": meeting.state is MeetingState.RUNNING, "closed": meeting.state is MeetingState.CLOSED,
    }  # fmt: skip
    saved = await session.execute(
        text("""UPDATE meetings SET version = version + 1, held_on = :held_on, starts_at = :starts_at,
                    planned_minutes = :planned_minutes, place = :place, state = :state,
                    postponed_from = :postponed_from,
                    opened_at = CASE WHEN :opened THEN coalesce(opened_at, CAST(:at AS timestamptz)) ELSE opened_at END,
                    closed_at = CASE WHEN :closed THEN CAST(:at AS timestamptz) END,
                    closed_by = CASE WHEN :closed THEN CAST(:by AS uuid) END
                WHERE id = :id AND version = :version RETURNING id"""),
        keys,
    )
    if saved.one_or_none() is None:
        raise Stale


async def next_meeting(
    session: AsyncSession, unit_id: UUID, kind: MeetingKind, today: date, *, besides: UUID | None = None
) -> Meeting | None:
    """The next one planned in that unit, today's included as long as it has not begun; `besides` leaves one out.

    It is held until the act is done: nobody opens a meeting while a point is put on its agenda.
    """
    row = (
        await session.execute(
            text(f"""{_MEETING} WHERE m.unit_id = :unit AND m.kind = :kind AND m.state = 'planned'
                     AND m.held_on >= :today AND m.id IS DISTINCT FROM CAST(:besides AS uuid)
                     ORDER BY m.held_on, m.starts_at, m.id LIMIT 1 FOR NO KEY UPDATE"""),
            {"unit": unit_id, "kind": kind.value, "today": today, "besides": besides},
        )
    ).one_or_none()
    return None if row is None else _meeting(row)


async def days_taken(session: AsyncSession, group_id: UUID, after: date) -> frozenset[date]:
    """The days from `after` on when the group meets, has met or is meeting: it meets once a day."""
    found = await session.execute(
        text("SELECT held_on FROM meetings WHERE group_id = :g AND held_on >= :after AND state <> 'cancelled'"),
        {"g": group_id, "after": after},
    )
    return frozenset(found.scalars())


def _meeting(row: Any) -> Meeting:
    return Meeting(
        row.id, row.version, row.unit_id, row.group_id, MeetingKind(row.kind), row.held_on, row.starts_at,
        row.planned_minutes, row.place, MeetingState(row.state), row.postponed_from,
    )  # fmt: skip
