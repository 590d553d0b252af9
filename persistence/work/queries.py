"""What « À faire » is made from, within the reader's perimeter; and what they put off."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.calendar import month_start, school_year_of
from domain.work.case_rows import OpenCase
from domain.work.items import WorkPerson
from persistence.attendance_cases.repository import REACHED

MOST = 500

_CASES = text(f"""
    SELECT c.id, c.student_id, s.family_name, s.first_name, k.name AS class_name, sc.name AS school_name, c.school_id,
        s.birth_date, c.school_state, c.dsden_state,
        CASE WHEN c.waiting_until < :today THEN c.waiting_then ELSE c.waiting_for END AS waiting_for,
        CASE WHEN c.waiting_until < :today THEN c.waiting_until ELSE c.waiting_since END AS waiting_since,
        CASE WHEN c.waiting_until >= :today THEN c.waiting_until END AS waiting_until,
        c.review_on, r.known_count,
        (SELECT count(*) FROM half_days h WHERE h.student_id = c.student_id AND h.school_id = c.school_id
           AND h.day BETWEEN r.known_first AND r.known_last
           AND CASE WHEN r.known_as = 'raw' THEN h.raw ELSE h.complete END > 0) AS left_count,
        p.pulled_on
    FROM attendance_cases c
    JOIN students s ON s.id = c.student_id
    JOIN schools sc ON sc.id = c.school_id
    LEFT JOIN enrolments e
        ON e.student_id = c.student_id AND e.school_id = c.school_id AND e.school_year = c.school_year
    LEFT JOIN classes k ON k.id = e.class_id
    LEFT JOIN LATERAL (SELECT t.known_count, t.known_first, t.known_last, t.known_as FROM dsden_case_transitions t
        WHERE t.case_id = c.id AND t.did = 'refer' AND t.known_count IS NOT NULL AND t.outcome = 'four_half_days'
          AND c.dsden_state NOT IN ('none', 'withdrawn', 'warning_retracted')
        ORDER BY t.step DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT t.acted_on AS pulled_on FROM dsden_case_transitions t
        WHERE t.case_id = c.id AND t.step = c.dsden_step AND t.name = 'pull_warning' AND t.actor_id IS NULL) p ON true
    WHERE c.school_year = :year AND c.close_reason IS NULL AND {REACHED}
    ORDER BY c.waiting_since, c.id LIMIT {MOST}
""")


async def load_open_cases(session: AsyncSession, actor: Actor, today: date) -> list[OpenCase]:
    keys = {"today": today, "year": school_year_of(today), "units": list(actor.units)}
    return [_open_case(row) for row in await session.execute(_CASES, keys)]


def _open_case(row: Any) -> OpenCase:
    person = WorkPerson(row.student_id, row.family_name, row.first_name, row.class_name, row.school_name)
    left = None if row.known_count is None else row.left_count
    return OpenCase(
        row.id, person, row.school_id, row.birth_date, row.school_state, row.dsden_state, row.waiting_for,
        row.waiting_since, row.waiting_until, row.review_on, row.known_count, left, row.pulled_on,
    )  # fmt: skip


@dataclass(frozen=True)
class UntouchedAlert:
    """A threshold that was reached, without a file and not set aside."""

    id: UUID
    person: WorkPerson
    threshold: int
    crossed_on: date


_ALERTS = text("""
    SELECT a.id, a.threshold, a.crossed_on, s.id AS student_id, s.family_name, s.first_name, k.name AS class_name,
        sc.name AS school_name
    FROM attendance_alerts a
    JOIN students s ON s.id = a.student_id
    JOIN schools sc ON sc.id = a.school_id
    LEFT JOIN enrolments e ON e.student_id = a.student_id AND e.school_id = a.school_id AND e.school_year = :year
    LEFT JOIN classes k ON k.id = e.class_id
    WHERE a.school_id = ANY(CAST(:units AS uuid[])) AND a.month = :month AND a.threshold = 4 AND a.closed_at IS NULL
      AND (a.set_aside_until IS NULL OR a.set_aside_until <= :today)
      AND NOT EXISTS (SELECT FROM attendance_cases c WHERE c.student_id = a.student_id AND c.school_id = a.school_id
                        AND c.school_year = :year AND c.close_reason IS NULL)
    ORDER BY a.crossed_on, a.id
""")


async def load_untouched_alerts(session: AsyncSession, actor: Actor, today: date) -> list[UntouchedAlert]:
    keys = {"year": school_year_of(today), "month": month_start(today), "today": today, "units": list(actor.units)}
    return [
        UntouchedAlert(
            row.id,
            WorkPerson(row.student_id, row.family_name, row.first_name, row.class_name, row.school_name),
            row.threshold,
            row.crossed_on,
        )
        for row in await session.execute(_ALERTS, keys)
    ]


@dataclass(frozen=True)
class Counted:
    """How many things wait, and since when the oldest one does."""

    count: int
    since: date | None


_REASONS = text("""
    SELECT count(*) AS count, min(e.first_day) AS since
    FROM absence_entries e
    CROSS JOIN LATERAL (SELECT j.state FROM absence_judgements j WHERE j.entry_id = e.id AND j.withdrawn_at IS NULL
                        ORDER BY j.known_at DESC, j.id DESC LIMIT 1) last
    WHERE e.school_id = ANY(CAST(:units AS uuid[])) AND e.first_day >= :first AND e.voided_at IS NULL
      AND last.state = 'pending'
""")
_ROLLS = text("""
    SELECT count(DISTINCT (r.class_id, r.day, r.half)) AS count, min(r.day) AS since
    FROM roll_calls r
    WHERE r.school_id = ANY(CAST(:units AS uuid[])) AND r.day BETWEEN :yesterday AND :today AND r.taken_at IS NULL
      AND r.ends_at <= :now
""")


async def count_reasons(session: AsyncSession, actor: Actor, today: date) -> Counted:
    """Reasons received that nobody has judged."""
    keys = {"units": list(actor.units), "first": date(school_year_of(today), 9, 1)}
    return Counted(*(await session.execute(_REASONS, keys)).one())


async def count_rolls(session: AsyncSession, actor: Actor, yesterday: date, now: datetime) -> Counted:
    """Rolls « non faits » since yesterday."""
    keys = {"units": list(actor.units), "yesterday": yesterday, "today": now.date(), "now": now}
    return Counted(*(await session.execute(_ROLLS, keys)).one())


async def load_snoozed(session: AsyncSession, actor: Actor, today: date) -> frozenset[str]:
    rows = await session.execute(
        text("SELECT key FROM work_item_snoozes WHERE actor_id = :actor AND until > :today"),
        {"actor": actor.id, "today": today},
    )
    return frozenset(rows.scalars())


async def snooze(session: AsyncSession, actor: Actor, values: dict[str, object]) -> None:
    """One's own list: the row comes back on that day."""
    await session.execute(
        text("""INSERT INTO work_item_snoozes (unit_id, actor_id, key, until, reason, at)
                SELECT unit_id, :actor, :key, :until, :reason, :at FROM actor_units WHERE actor_id = :actor
                ORDER BY unit_id LIMIT 1
                ON CONFLICT (actor_id, key) DO UPDATE SET until = EXCLUDED.until, reason = EXCLUDED.reason,
                    at = EXCLUDED.at"""),
        values | {"actor": actor.id},
    )


async def forget_snooze(session: AsyncSession, actor: Actor, key: str) -> None:
    await session.execute(
        text("DELETE FROM work_item_snoozes WHERE actor_id = :actor AND key = :key"), {"actor": actor.id, "key": key}
    )
