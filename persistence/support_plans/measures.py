"""Half-days missed around the start of measures, by the count that each school compares with the thresholds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.support_plans.measure import Windows
from persistence.support_plans.repository import REACHED, reach

_MISSED = text("""
    SELECT t.n,
        coalesce(sum(CASE kind.threshold_count WHEN 'raw' THEN h.raw WHEN 'proportional'
            THEN CAST(h.minutes AS numeric) / nullif(h.expected_minutes, 0) ELSE h.complete END), 0) AS missed
    FROM unnest(CAST(:ns AS int[]), CAST(:students AS uuid[]), CAST(:schools AS uuid[]), CAST(:firsts AS date[]),
                CAST(:lasts AS date[])) AS t (n, student_id, school_id, first, last)
    LEFT JOIN LATERAL (SELECT threshold_count FROM school_settings c WHERE c.school_id = t.school_id
        AND c.from_day <= :today ORDER BY c.version DESC LIMIT 1) kind ON true
    LEFT JOIN half_days h ON h.student_id = t.student_id AND h.school_id = t.school_id AND h.day >= t.first
        AND h.day <= t.last
    GROUP BY t.n
""")


@dataclass(frozen=True)
class Measured:
    """A pupil and the window looked at."""

    student_id: UUID
    school_id: UUID
    first: date
    last: date


async def load_missed(session: AsyncSession, wanted: Sequence[Measured], today: date) -> list[Decimal]:
    """Half-days missed in each window, in order, to one decimal."""
    if not wanted:
        return []
    rows = await session.execute(
        _MISSED,
        {
            "ns": list(range(len(wanted))), "students": [one.student_id for one in wanted],
            "schools": [one.school_id for one in wanted], "firsts": [one.first for one in wanted],
            "lasts": [one.last for one in wanted], "today": today,
        },
    )  # fmt: skip
    found: defaultdict[int, Decimal] = defaultdict(Decimal)
    for row in rows:
        found[row.n] = Decimal(row.missed).quantize(Decimal("0.1"))
    return [found[n] for n in range(len(wanted))]


def both(student_id: UUID, school_id: UUID, windows: Windows) -> list[Measured]:
    return [
        Measured(student_id, school_id, windows.before_first, windows.before_last),
        Measured(student_id, school_id, windows.after_first, windows.after_last),
    ]


_STARTED = text(f"""
    SELECT p.id, p.student_id, p.school_id, p.scheme, p.started_on, coalesce(p.closed_on, p.ends_on) AS ends_on
    FROM support_plans p WHERE p.started_on IS NOT NULL AND p.started_on >= :since AND {REACHED} ORDER BY p.id
""")
_PUPIL_STARTED = text(f"""
    SELECT p.scheme, p.started_on, coalesce(p.closed_on, p.ends_on) AS ends_on FROM support_plans p
    WHERE p.student_id = :student AND p.school_id = :school AND p.started_on >= :since AND p.started_on <= :until
      AND {REACHED} ORDER BY p.started_on DESC, p.id LIMIT 3
""")
_START = text(f"""
    SELECT p.started_on, coalesce(p.closed_on, p.ends_on) AS ends_on FROM support_plans p
    WHERE p.id = :id AND {REACHED}
""")


async def load_started(session: AsyncSession, actor: Actor, since: date) -> list[Any]:
    """Every measure of one's perimeter that started since that day."""
    return list((await session.execute(_STARTED, {"since": since} | reach(actor))).all())


async def load_pupil_started(
    session: AsyncSession, actor: Actor, pupil: tuple[UUID, UUID], between: tuple[date, date]
) -> list[Any]:
    """The measures of one pupil in one school that started between those days, the latest first."""
    keys = {"student": pupil[0], "school": pupil[1], "since": between[0], "until": between[1]}
    return list((await session.execute(_PUPIL_STARTED, keys | reach(actor))).all())


async def load_start(session: AsyncSession, actor: Actor, plan_id: UUID) -> tuple[date | None, date | None]:
    row: Any = (await session.execute(_START, {"id": plan_id} | reach(actor))).one()
    return row.started_on, row.ends_on
