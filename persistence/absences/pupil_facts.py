"""The facts of one pupil for their case and their page: half-days of the year, invitations, contacts, enrolment."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class ContactMade:
    """One attempt to reach the family, as it was noted."""

    id: UUID
    about_day: date
    purpose: str
    channel: str
    result: str
    guardian_id: UUID | None
    by_name: str
    at: datetime
    note: str


_CONTACTS = text("""
    SELECT t.id, t.about_day, t.purpose, t.channel, t.result, t.guardian_id, coalesce(a.display_name, '') AS by_name,
           t.at, t.note
    FROM contact_attempts t LEFT JOIN accounts a ON a.id = t.by
    WHERE t.student_id = :student AND t.school_id = :school AND t.at >= :since AND t.withdrawn_at IS NULL
    ORDER BY t.at, t.id
""")


async def load_contacts(session: AsyncSession, student_id: UUID, school_id: UUID, since: datetime) -> list[ContactMade]:
    keys = {"student": student_id, "school": school_id, "since": since}
    return [ContactMade(*row) for row in await session.execute(_CONTACTS, keys)]


async def has_inaccurate_reason(session: AsyncSession, student_id: UUID, school_id: UUID, since: date) -> bool:
    """Whether the last judgement of some absence found the reason inexact (L131-8, 1°)."""
    row = await session.execute(
        text("""SELECT EXISTS (
                    SELECT FROM absence_entries e
                    CROSS JOIN LATERAL (SELECT state FROM absence_judgements j WHERE j.entry_id = e.id
                                        AND state <> 'pending' AND withdrawn_at IS NULL
                                        ORDER BY known_at DESC, id DESC LIMIT 1) j
                    WHERE e.student_id = :student AND e.school_id = :school AND e.first_day >= :since
                      AND e.voided_at IS NULL AND j.state = 'inaccurate')"""),
        {"student": student_id, "school": school_id, "since": since},
    )
    return bool(row.scalar_one())


@dataclass(frozen=True)
class TimelineRow:
    """One event of a pupil's year: when it was known or done, which kind, and the words' ingredients."""

    at: datetime
    kind: str
    day: date
    code: str
    detail: dict[str, Any]
    by_name: str


# A morning is up to four marks in rolls: the frieze has one line per day, kind and source.
_TIMELINE = text("""
    SELECT * FROM (
        SELECT min(e.known_at) AS at, 'absence' AS kind, e.first_day AS day, e.kind AS code,
               json_build_object('source', e.source, 'last_day', max(e.last_day), 'entries', count(*)) AS detail,
               max(coalesce(a.display_name, '')) AS by_name
        FROM absence_entries e LEFT JOIN accounts a ON a.id = e.recorded_by
        WHERE e.student_id = :student AND e.school_id = :school AND e.first_day >= :since AND e.voided_at IS NULL
        GROUP BY e.first_day, e.kind, e.source
        UNION ALL
        SELECT j.known_at, 'reason', e.first_day, j.state,
               json_build_object('reason', j.reason, 'authority', j.authority, 'channel', j.channel),
               coalesce(a.display_name, '')
        FROM absence_judgements j JOIN absence_entries e ON e.id = j.entry_id
        LEFT JOIN accounts a ON a.id = j.judged_by
        WHERE j.student_id = :student AND j.school_id = :school AND e.first_day >= :since AND j.withdrawn_at IS NULL
        UNION ALL
        SELECT t.known_at, 'alert', t.crossed_on, t.threshold::text,
               json_build_object('window', t."window", 'counted_as', t.counted_as, 'closed_at', t.closed_at), ''
        FROM attendance_alerts t
        WHERE t.student_id = :student AND t.school_id = :school AND t.month >= :since AND t.threshold > 3
        UNION ALL
        SELECT c.at, 'contact', c.about_day, c.result,
               json_build_object('channel', c.channel, 'purpose', c.purpose, 'note', c.note),
               coalesce(a.display_name, '')
        FROM contact_attempts c LEFT JOIN accounts a ON a.id = c.by
        WHERE c.student_id = :student AND c.school_id = :school AND c.about_day >= :since
          AND c.withdrawn_at IS NULL
    ) AS events ORDER BY at DESC, kind
""")


async def load_timeline(session: AsyncSession, student_id: UUID, school_id: UUID, since: date) -> list[TimelineRow]:
    keys = {"student": student_id, "school": school_id, "since": since}
    return [TimelineRow(*row) for row in await session.execute(_TIMELINE, keys)]
