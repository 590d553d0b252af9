"""Concerns without an answer and meetings that are not closed, within the reader's schools."""

from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.calendar import school_year_of
from domain.meetings.kinds import MeetingKind
from domain.work.items import WorkPerson
from domain.work.prevention_rows import PREPARED_BEFORE, OpenMeeting, WaitingSignal

_SIGNALS = text("""
    SELECT g.id, g.student_id, s.family_name, s.first_name, k.name AS class_name, sc.name AS school_name,
        CAST(g.reported_at AT TIME ZONE sc.time_zone AS date) AS received_on, g.answer_due_on, g.state = 'read' AS read
    FROM signals g JOIN students s ON s.id = g.student_id JOIN schools sc ON sc.id = g.school_id
    LEFT JOIN enrolments e ON e.student_id = g.student_id AND e.school_id = g.school_id AND e.school_year = :year
    LEFT JOIN classes k ON k.id = e.class_id
    WHERE g.school_id = ANY(CAST(:units AS uuid[])) AND g.state IN ('received', 'read')
    ORDER BY g.answer_due_on, g.id LIMIT 100
""")
_MEETINGS = text("""
    SELECT m.id, m.kind, m.held_on, m.state = 'running' AS running,
        (SELECT count(*) FROM meeting_items i WHERE i.meeting_id = m.id) AS situations
    FROM meetings m
    WHERE m.unit_id = ANY(CAST(:units AS uuid[])) AND m.state IN ('planned', 'running') AND m.held_on <= :last
    ORDER BY m.held_on, m.id LIMIT 50
""")


async def load_waiting_signals(session: AsyncSession, actor: Actor, today: date) -> list[WaitingSignal]:
    rows = await session.execute(_SIGNALS, {"units": list(actor.units), "year": school_year_of(today)})
    return [
        WaitingSignal(
            row.id, WorkPerson(row.student_id, row.family_name, row.first_name, row.class_name, row.school_name),
            row.received_on, row.answer_due_on, row.read,
        )
        for row in rows
    ]  # fmt: skip


async def load_open_meetings(session: AsyncSession, actor: Actor, today: date) -> list[OpenMeeting]:
    rows = await session.execute(_MEETINGS, {"units": list(actor.units), "last": today + PREPARED_BEFORE})
    return [OpenMeeting(row.id, MeetingKind(row.kind).label, row.held_on, row.running, row.situations) for row in rows]
