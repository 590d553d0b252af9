"""The acts of a pupil's cases as events of their year, for those who may read the case."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from persistence.attendance_cases.repository import REACHED


@dataclass(frozen=True)
class CaseEvent:
    at: datetime
    day: date
    code: str
    detail: dict[str, Any]
    by_name: str


_CHAIN = """
    SELECT t.recorded_at AS at, t.acted_on AS day, t.did AS code,
           json_build_object('case_id', t.case_id, 'track', t.track, 'outcome', t.outcome, 'target', t.target,
               'taken_over', t.taken_authority IS NOT NULL) AS detail,
           coalesce(a.display_name, '') AS by_name
    FROM attendance_cases c JOIN {table} t ON t.case_id = c.id LEFT JOIN accounts a ON a.id = t.actor_id
    WHERE c.student_id = :student AND c.school_id = :school AND t.acted_on >= :since AND {reached}
"""
_OWN = """
    SELECT t.recorded_at, t.acted_on, t.name,
           json_build_object('case_id', t.case_id, 'track', t.track, 'outcome', '', 'target', t.target,
               'taken_over', false),
           coalesce(a.display_name, '')
    FROM attendance_cases c JOIN prosecutor_case_transitions t ON t.case_id = c.id
    LEFT JOIN accounts a ON a.id = t.actor_id
    WHERE c.student_id = :student AND c.school_id = :school AND t.acted_on >= :since
      AND t.unit_id = ANY(CAST(:units AS uuid[]))
"""
_OPENED = f"""
    SELECT c.opened_on::timestamp AT TIME ZONE 'Europe/Paris', c.opened_on, 'open',
           json_build_object('case_id', c.id, 'track', 'school', 'outcome', '', 'target', 'open', 'taken_over', false),
           coalesce(a.display_name, '')
    FROM attendance_cases c LEFT JOIN accounts a ON a.id = c.opened_by
    WHERE c.student_id = :student AND c.school_id = :school AND c.opened_on >= :since AND {REACHED}
"""
_EVENTS = text(
    " UNION ALL ".join(
        [
            _CHAIN.format(table="school_case_transitions", reached=REACHED),
            _CHAIN.format(table="dsden_case_transitions", reached=REACHED),
            _OWN,
            _OPENED,
        ]
    )
    + " ORDER BY at DESC"
)


async def load_case_events(
    session: AsyncSession, actor: Actor, student_id: UUID, school_id: UUID, since: date
) -> list[CaseEvent]:
    """Latest first. The compartment gives its own to the unit that keeps it, to nobody else."""
    keys = {"student": student_id, "school": school_id, "since": since, "units": list(actor.units)}
    return [CaseEvent(*row) for row in await session.execute(_EVENTS, keys)]
