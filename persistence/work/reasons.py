"""Reasons given to the DASEN to judge: those that wait, and those decided lately, for the school that doubted."""

from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.reasons import JudgementState
from domain.access.actor import Actor
from domain.work.items import WorkPerson
from domain.work.reason_rows import ReferredReason

# From the links: few pupils have one, and their entries are found by pupil.
_REFERRED = """
    SELECT CAST(min(CAST(e.id AS text)) AS uuid) AS absence_id, s.id AS student_id, s.family_name, s.first_name,
        k.name AS class_name, sc.name AS school_name, min(e.first_day) AS first_day, max(e.last_day) AS last_day,
        CAST(min(r.known_at AT TIME ZONE sc.time_zone) AS date) AS referred_on, d.state,
        CAST(max(d.known_at AT TIME ZONE sc.time_zone) AS date) AS decided_on
    FROM person_links l
    JOIN schools sc ON sc.id = l.school_id
    JOIN absence_entries e ON e.student_id = l.student_id AND e.school_id = l.school_id AND e.voided_at IS NULL
    JOIN absence_judgements r ON r.entry_id = e.id AND r.state = 'referred_to_dasen' AND r.withdrawn_at IS NULL
    LEFT JOIN LATERAL (SELECT j.state, j.known_at FROM absence_judgements j
        WHERE j.entry_id = e.id AND j.authority = 'dasen' AND j.withdrawn_at IS NULL
        ORDER BY j.known_at DESC, j.id DESC LIMIT 1) d ON true
    JOIN students s ON s.id = l.student_id
    LEFT JOIN enrolments n
        ON n.student_id = l.student_id AND n.school_id = l.school_id AND n.school_year = date_part('year', e.first_day)
           - CASE WHEN date_part('month', e.first_day) < 9 THEN 1 ELSE 0 END
    LEFT JOIN classes k ON k.id = n.class_id
    WHERE l.reason = 'reason' AND {whose}
    GROUP BY r.reason_id, s.id, k.id, sc.id, d.state
    ORDER BY referred_on, absence_id LIMIT 100
"""
_TO_JUDGE = text(_REFERRED.format(whose="l.unit_id = ANY(CAST(:units AS uuid[])) AND d.state IS NULL"))
_OF_SCHOOL = text(
    _REFERRED.format(whose="l.school_id = ANY(CAST(:units AS uuid[])) AND (d.state IS NULL OR d.known_at >= :since)")
)


async def load_reasons_to_judge(session: AsyncSession, actor: Actor) -> list[ReferredReason]:
    """What schools have given to this DSDEN and nobody has judged."""
    return [_referred(row) for row in await session.execute(_TO_JUDGE, {"units": list(actor.units)})]


async def load_reasons_of_school(session: AsyncSession, actor: Actor, since: datetime) -> list[ReferredReason]:
    """What these schools have doubted: still with the DASEN, or decided since that instant."""
    keys = {"units": list(actor.units), "since": since}
    return [_referred(row) for row in await session.execute(_OF_SCHOOL, keys)]


def _referred(row: Any) -> ReferredReason:
    person = WorkPerson(row.student_id, row.family_name, row.first_name, row.class_name, row.school_name)
    decided = None if row.state is None else JudgementState(row.state).label
    return ReferredReason(row.absence_id, person, row.first_day, row.last_day, row.referred_on, decided, row.decided_on)
