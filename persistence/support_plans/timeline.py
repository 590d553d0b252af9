"""The steps of a pupil's plans as events of their year, for those who may read them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from persistence.support_plans.repository import REACHED, reach


@dataclass(frozen=True)
class PlanEvent:
    at: datetime
    day: date
    code: str
    detail: dict[str, Any]
    by_name: str


_EVENTS = text(f"""
    SELECT t.recorded_at AS at, t.acted_on AS day, t.name AS code,
           json_build_object('plan_id', p.id, 'scheme', p.scheme, 'target', t.target) AS detail,
           coalesce(a.display_name, '') AS by_name
    FROM support_plans p JOIN support_plan_steps t ON t.plan_id = p.id LEFT JOIN accounts a ON a.id = t.actor_id
    WHERE p.student_id = :student AND p.school_id = :school AND t.acted_on >= :since AND {REACHED}
    ORDER BY at DESC
""")


async def load_plan_events(
    session: AsyncSession, actor: Actor, student_id: UUID, school_id: UUID, since: date
) -> list[PlanEvent]:
    """Latest first."""
    keys = {"student": student_id, "school": school_id, "since": since}
    return [PlanEvent(*row) for row in await session.execute(_EVENTS, keys | reach(actor))]
