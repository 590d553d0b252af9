"""The absences of one day in a school: who is absent, which half-days, how the month stands, who was told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.counts import HalfDayState
from domain.access.actor import Actor
from domain.kernel.calendar import Half, month_start, school_year_of
from persistence.absences.half_days import MILLION


@dataclass(frozen=True)
class AbsentPupil:
    """One pupil absent that day: the half-days with their states, the month's counts, what was tried to tell."""

    student_id: UUID
    school_id: UUID
    family_name: str
    first_name: str
    class_id: UUID | None
    class_name: str | None
    halves: dict[Half, HalfDayState]
    raw: int
    proportional: float
    complete: int
    threshold_reached: int | None
    contacts: list[tuple[datetime, str, str]]
    case_id: UUID | None
    case_school_state: str | None


_ABSENT = text(f"""
    SELECT h.student_id, h.school_id, s.family_name, s.first_name, e.class_id, k.name AS class_name,
        json_object_agg(h.half, h.state) AS halves,
        coalesce(max(c.raw), 0) AS raw, coalesce(max(c.proportional), 0) / {MILLION}.0 AS proportional,
        coalesce(max(c.complete), 0) AS complete,
        (SELECT max(a.threshold) FROM attendance_alerts a WHERE a.student_id = h.student_id
            AND a.school_id = h.school_id AND a.month = :month AND a.closed_at IS NULL) AS threshold_reached,
        (SELECT json_agg(json_build_array(t.at, t.channel, t.result) ORDER BY t.at) FROM contact_attempts t
          WHERE t.student_id = h.student_id AND t.school_id = h.school_id AND t.about_day = :day
            AND t.withdrawn_at IS NULL) AS contacts,
        f.id AS case_id, f.school_state AS case_school_state
    FROM half_days h
    JOIN students s ON s.id = h.student_id
    LEFT JOIN enrolments e ON e.student_id = h.student_id AND e.school_id = h.school_id AND e.school_year = :year
    LEFT JOIN classes k ON k.id = e.class_id
    LEFT JOIN month_counters c ON c.student_id = h.student_id AND c.school_id = h.school_id AND c.month = :month
    LEFT JOIN attendance_cases f ON f.student_id = h.student_id AND f.school_id = h.school_id AND f.school_year = :year
        AND f.closed_on IS NULL
    WHERE h.school_id = ANY(CAST(:schools AS uuid[])) AND h.day = :day
      AND h.state IN ('justified', 'pending', 'unjustified')
      AND (CAST(:half AS text) IS NULL OR h.half = :half)
      AND (CAST(:class AS uuid) IS NULL OR e.class_id = :class)
      AND (CAST(:own AS uuid[]) IS NULL OR e.class_id = ANY(CAST(:own AS uuid[])) OR EXISTS (
          SELECT FROM group_members g WHERE g.student_id = h.student_id AND g.class_id = ANY(CAST(:own AS uuid[]))))
    GROUP BY h.student_id, h.school_id, s.id, e.class_id, k.name, f.id
    ORDER BY s.sort_name, s.id
""")


@dataclass(frozen=True)
class DayFilter:
    """Which day, and what the list is narrowed by."""

    day: date
    school_id: UUID | None = None
    half: Half | None = None
    class_id: UUID | None = None


async def load_absent(session: AsyncSession, actor: Actor, wanted: DayFilter) -> list[AbsentPupil]:
    """In name order, within the actor's schools and classes."""
    rows = await session.execute(
        _ABSENT,
        {
            "schools": [unit for unit in actor.units if wanted.school_id in {None, unit}],
            "day": wanted.day, "month": month_start(wanted.day), "year": school_year_of(wanted.day),
            "half": None if wanted.half is None else wanted.half.value, "class": wanted.class_id,
            "own": None if actor.classes is None else list(actor.classes),
        },
    )  # fmt: skip
    return [_absent(row) for row in rows]


def _absent(row: Any) -> AbsentPupil:
    return AbsentPupil(
        row.student_id, row.school_id, row.family_name, row.first_name, row.class_id, row.class_name,
        {Half(half): HalfDayState(state) for half, state in sorted(row.halves.items())},
        row.raw, round(float(row.proportional), 2), row.complete, row.threshold_reached,
        [(datetime.fromisoformat(at), channel, result) for at, channel, result in row.contacts or ()],
        row.case_id, row.case_school_state,
    )  # fmt: skip


@dataclass(frozen=True)
class RollOfDay:
    """A roll of a class on a day, taken or reminded of."""

    class_id: UUID
    period: str
    half: Half
    taken_at: datetime | None
    taken_by: UUID | None
    taken_by_name: str | None
    absent_count: int
    late_count: int
    reminded_at: datetime | None


_ROLLS = text("""
    SELECT r.class_id, r.period, r.half, r.taken_at, r.taken_by, a.display_name,
        (SELECT count(*) FROM absence_entries e WHERE e.roll_call_id = r.id AND e.voided_at IS NULL
            AND e.kind = 'absence') AS absent_count,
        (SELECT count(*) FROM absence_entries e WHERE e.roll_call_id = r.id AND e.voided_at IS NULL
            AND e.kind = 'late') AS late_count,
        r.reminded_at
    FROM roll_calls r LEFT JOIN accounts a ON a.id = r.taken_by
    WHERE r.school_id = :school AND r.day = :day AND (CAST(:class AS uuid) IS NULL OR r.class_id = :class)
    ORDER BY r.starts_at
""")


async def load_rolls_of_day(
    session: AsyncSession, school_id: UUID, day: date, class_id: UUID | None = None
) -> dict[UUID, list[RollOfDay]]:
    """By class, in order."""
    found: dict[UUID, list[RollOfDay]] = defaultdict(list)
    for row in await session.execute(_ROLLS, {"school": school_id, "day": day, "class": class_id}):
        found[row.class_id].append(
            RollOfDay(
                row.class_id, row.period, Half(row.half), row.taken_at, row.taken_by, row.display_name,
                row.absent_count, row.late_count, row.reminded_at,
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True)
class ExpectedClass:
    """A class or group that has pupils on that day and is not away in companies."""

    id: UUID
    school_id: UUID
    name: str
    kind: str


_EXPECTED = text("""
    SELECT c.id, c.school_id, c.name, c.kind FROM classes c
    WHERE c.school_id = ANY(CAST(:schools AS uuid[])) AND c.school_year = :year AND c.missing_since IS NULL
      AND (CAST(:own AS uuid[]) IS NULL OR c.id = ANY(CAST(:own AS uuid[])))
      AND NOT EXISTS (SELECT FROM class_placements p WHERE p.class_id = c.id AND :day BETWEEN p.starts_on AND p.ends_on)
      AND (EXISTS (SELECT FROM enrolments e WHERE e.class_id = c.id AND (e.left_on IS NULL OR e.left_on > :day))
        OR EXISTS (SELECT FROM group_members g WHERE g.class_id = c.id))
    ORDER BY c.name, c.id
""")


async def load_expected_classes(
    session: AsyncSession, actor: Actor, schools: Iterable[UUID], day: date
) -> list[ExpectedClass]:
    keys = {
        "schools": [unit for unit in schools if unit in actor.units], "year": school_year_of(day), "day": day,
        "own": None if actor.classes is None else list(actor.classes),
    }  # fmt: skip
    return [ExpectedClass(*row) for row in await session.execute(_EXPECTED, keys)]
