"""What the screens of a meeting show: the list, who sits in it, its points with their reasons."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Integer, Select, Text, Time, Uuid, column, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.kernel.calendar import age_on, school_year_of
from domain.meetings.agenda import ItemState
from domain.meetings.followed import first_of
from domain.meetings.kinds import PARTNER_ROLES, GroupPart
from domain.meetings.meeting import Presence
from domain.meetings.notes import NoteLevel, existence
from domain.meetings.review import Finding, MeetingDecision
from domain.meetings.subject import about
from domain.meetings.views import (
    GuestLine,
    HiddenNote,
    ItemLine,
    MeetingLine,
    ParticipantLine,
    Person,
    PointPulse,
    Why,
    as_partner,
)
from persistence.meetings.followed import load_disclosed
from persistence.meetings.reasons import load_reasons
from persistence.meetings.repository import ITEM_SEEN, SEEN, reader
from persistence.paging import page

_LINES = f"""
    SELECT m.id, m.version, m.kind, coalesce(g.name, '') AS group_name, m.unit_id, u.name AS unit_name,
           m.held_on, m.starts_at, m.planned_minutes, m.place, m.state,
           count(i.id)::int AS situations, (count(i.id) FILTER (WHERE i.state = 'seen'))::int AS seen,
           coalesce(sum(i.minutes), 0)::int AS minutes_used
    FROM meetings m
    JOIN units u ON u.id = m.unit_id
    LEFT JOIN prevention_groups g ON g.id = m.group_id
    LEFT JOIN meeting_items i ON i.meeting_id = m.id AND {ITEM_SEEN}
    WHERE {SEEN} AND (CAST(:first AS date) IS NULL OR m.held_on >= CAST(:first AS date))
      AND (CAST(:last AS date) IS NULL OR m.held_on <= CAST(:last AS date))
    GROUP BY m.id, g.name, u.name
"""
_COLUMNS = (
    column("id", Uuid), column("version", Integer), column("kind", Text), column("group_name", Text),
    column("unit_id", Uuid), column("unit_name", Text), column("held_on", Date), column("starts_at", Time),
    column("planned_minutes", Integer), column("place", Text), column("state", Text), column("situations", Integer),
    column("seen", Integer), column("minutes_used", Integer),
)  # fmt: skip


def meeting_page(actor: Actor, first: date | None, last: date | None, limit: int) -> Select[tuple[str]]:
    """The meetings within reach between two days, in the order of the calendar."""
    lines = text(_LINES).bindparams(**reader(actor), first=first, last=last).columns(*_COLUMNS).subquery("lines")
    return page(MeetingLine, select(lines).order_by(lines.c.held_on, lines.c.starts_at, lines.c.id), limit)


async def load_participants(session: AsyncSession, meeting_id: UUID) -> list[ParticipantLine]:
    rows = await session.execute(
        text("""SELECT p.id, p.account_id, coalesce(a.display_name, p.outsider) AS name, a.role, p.part, p.presence,
                    coalesce(u.name, '') AS institution
                FROM meeting_participants p LEFT JOIN accounts a ON a.id = p.account_id
                LEFT JOIN units u ON u.id = p.institution_id
                WHERE p.meeting_id = :m ORDER BY name, p.id"""),
        {"m": meeting_id},
    )
    return [
        ParticipantLine(
            row.id, row.account_id, row.name, Role(row.role) if row.role else None, GroupPart(row.part),
            Presence(row.presence), row.institution,
        )
        for row in rows
    ]  # fmt: skip


_ITEMS = f"""
    SELECT i.id, i.version, i.position, i.minutes, i.state, i.student_id, i.follow_up_id,
           coalesce(s.family_name, f.family_name) AS family_name, coalesce(s.first_name, f.first_names) AS first_name,
           k.name AS class_name, f.birth_date, f.city, i.subject, i.findings, i.fact, i.decision, i.owner_id,
           coalesce(o.display_name, '') AS owner_name, i.owner_role, i.partner_id, coalesce(p.name, '') AS partner_name,
           i.due_on, i.next_review_on, i.decided_at,
           i.task_id, i.plan_id, i.case_id, w.display_name AS editing_by, i.editing_since
    FROM meeting_items i
    LEFT JOIN students s ON s.id = i.student_id
    LEFT JOIN enrolments e ON e.student_id = i.student_id AND e.school_id = i.unit_id AND e.school_year = :year
    LEFT JOIN classes k ON k.id = e.class_id
    LEFT JOIN follow_ups f ON f.id = i.follow_up_id
    LEFT JOIN units p ON p.id = i.partner_id
    LEFT JOIN accounts o ON o.id = i.owner_id
    LEFT JOIN accounts w ON w.id = i.editing_by
    WHERE i.meeting_id = :meeting AND {ITEM_SEEN}
    ORDER BY i.position
"""


async def load_item_lines(session: AsyncSession, actor: Actor, meeting_id: UUID, today: date) -> list[ItemLine]:
    """The points that this reader may see, in order, with their reasons and guests."""
    keys = reader(actor)
    rows = (await session.execute(text(_ITEMS), {**keys, "meeting": meeting_id, "year": school_year_of(today)})).all()
    ids = [row.id for row in rows]
    reasons = await load_reasons(session, ids)
    guests = await _guests(session, ids)
    hidden = await _hidden(session, ids)
    lines = [_item_line(row, (reasons[row.id], guests[row.id], hidden[row.id]), today) for row in rows]
    if actor.role not in PARTNER_ROLES:
        return lines
    told = await load_disclosed(session, actor, [row.follow_up_id for row in rows])
    return [as_partner(one, told[one.person.about.id], actor.units) for one in lines if one.person]


async def load_pulse(session: AsyncSession, actor: Actor, meeting_id: UUID) -> list[PointPulse]:
    """Versions, states and who writes: what tells a screen that it must read again."""
    keys = reader(actor)
    rows = await session.execute(
        text(f"""SELECT i.id, i.version, i.state, w.display_name AS editing_by, i.editing_since
                 FROM meeting_items i LEFT JOIN accounts w ON w.id = i.editing_by
                 WHERE i.meeting_id = :meeting AND {ITEM_SEEN} ORDER BY i.position"""),
        {**keys, "meeting": meeting_id},
    )
    return [PointPulse(row.id, row.version, ItemState(row.state), row.editing_by, row.editing_since) for row in rows]


async def _guests(session: AsyncSession, items: list[UUID]) -> dict[UUID, list[GuestLine]]:
    rows = await session.execute(
        text("""SELECT g.item_id, a.id, a.display_name, a.role FROM meeting_item_guests g
                JOIN accounts a ON a.id = g.account_id WHERE g.item_id = ANY(CAST(:ids AS uuid[]))
                ORDER BY a.display_name, a.id"""),
        {"ids": items},
    )
    found: dict[UUID, list[GuestLine]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(GuestLine(row.id, row.display_name, Role(row.role)))
    return found


async def _hidden(session: AsyncSession, items: list[UUID]) -> dict[UUID, list[HiddenNote]]:
    """That notes exist whose words this reader may not see: how many, the latest day. The policies say which."""
    rows = await session.execute(
        text("""SELECT n.item_id, n.level, coalesce(u.name, a.display_name) AS by, count(*) AS written,
                    max(n.written_at)::date AS latest
                FROM meeting_notes n JOIN accounts a ON a.id = n.written_by
                LEFT JOIN units u ON u.id = n.institution_id
                WHERE n.item_id = ANY(CAST(:ids AS uuid[])) AND n.body = ''
                  AND NOT EXISTS (SELECT FROM sealed_notes s WHERE s.note_id = n.id)
                GROUP BY n.item_id, n.level, 3 ORDER BY n.level, 3"""),
        {"ids": items},
    )
    found: dict[UUID, list[HiddenNote]] = defaultdict(list)
    for row in rows:
        level = NoteLevel(row.level)
        found[row.item_id].append(HiddenNote(level, existence(level, row.latest, row.written, by=row.by)))
    return found


Beside = tuple[Iterable[Why], Iterable[GuestLine], Iterable[HiddenNote]]


def _item_line(row: Any, beside: Beside, today: date) -> ItemLine:
    reasons, guests, hidden = beside
    return ItemLine(
        row.id, row.version, row.position, row.minutes, ItemState(row.state), _person(row, today), row.subject,
        tuple(reasons), tuple(guests), tuple(hidden), tuple(Finding(one) for one in row.findings), row.fact,
        MeetingDecision(row.decision) if row.decision else None, row.owner_id, row.owner_name,
        Role(row.owner_role) if row.owner_role else None, row.partner_id, row.partner_name, row.due_on,
        row.next_review_on, row.decided_at, row.task_id, row.plan_id, row.case_id, row.editing_by, row.editing_since,
    )  # fmt: skip


def _person(row: Any, today: date) -> Person | None:
    if about(row.student_id, row.follow_up_id) is None:
        return None
    age = age_on(row.birth_date, today) if row.birth_date else None
    first = row.first_name if row.student_id else first_of(row.first_name)
    return Person(row.student_id, row.follow_up_id, row.family_name, first, row.class_name, age, row.city)
