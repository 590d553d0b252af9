"""Half-days and month counters as rows: written as wholes for the pupils just touched, never by differences."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.counts import CountedHalfDay, Counts, HalfDayState
from domain.absences.reach import MonthReach
from domain.absences.windows import ROLLING_DAYS, Window
from domain.kernel.calendar import Half, month_end

MILLION = 1_000_000

_NUMBERS = (
    "raw", "complete", "minutes", "expected_minutes", "firm_raw", "firm_complete", "firm_minutes", "missing_rolls"
)  # fmt: skip
_DELETE = text("""
    DELETE FROM half_days h USING unnest(CAST(:students AS uuid[]), CAST(:days AS date[]), CAST(:halves AS text[]))
        AS t (student_id, day, half)
    WHERE h.student_id = t.student_id AND h.school_id = :school AND h.day = t.day AND h.half = t.half
""")
_UPSERT = text(f"""
    INSERT INTO half_days (student_id, school_id, day, half, state, {", ".join(_NUMBERS)})
    SELECT t.student_id, :school, t.day, t.half, t.state, {", ".join(f"t.{name}" for name in _NUMBERS)}
    FROM unnest(CAST(:students AS uuid[]), CAST(:days AS date[]), CAST(:halves AS text[]), CAST(:states AS text[]),
                {", ".join(f"CAST(:{name} AS smallint[])" for name in _NUMBERS)})
        AS t (student_id, day, half, state, {", ".join(_NUMBERS)})
    ON CONFLICT (student_id, school_id, day, half) DO UPDATE
    SET state = EXCLUDED.state, {", ".join(f"{name} = EXCLUDED.{name}" for name in _NUMBERS)}
""")
_LOAD = text(f"""
    SELECT student_id, day, half, state, {", ".join(_NUMBERS)} FROM half_days
    WHERE school_id = :school AND student_id = ANY(CAST(:students AS uuid[])) AND day BETWEEN :first AND :last
    ORDER BY student_id, day, half
""")


def is_kept(row: CountedHalfDay) -> bool:
    return not row.state.is_plain or row.missing_rolls > 0


async def write_half_days(session: AsyncSession, school_id: UUID, rows: Sequence[CountedHalfDay]) -> None:
    kept = [row for row in rows if is_kept(row)]
    plain = [row for row in rows if not is_kept(row)]
    if plain:
        await session.execute(_DELETE, {"school": school_id} | _keys(plain))
    if kept:
        values = {name: [_numbers(row)[n] for row in kept] for n, name in enumerate(_NUMBERS)}
        states = {"states": [row.state.value for row in kept]}
        await session.execute(_UPSERT, {"school": school_id} | _keys(kept) | states | values)


def _keys(rows: Sequence[CountedHalfDay]) -> dict[str, Any]:
    return {
        "students": [row.student_id for row in rows],
        "days": [row.day for row in rows],
        "halves": [row.half.value for row in rows],
    }


def _numbers(row: CountedHalfDay) -> tuple[int, ...]:
    counts, firm = row.counts, row.firm
    return (
        counts.raw, counts.complete, counts.minutes, counts.expected_minutes, firm.raw, firm.complete, firm.minutes,
        row.missing_rolls,
    )  # fmt: skip


async def load_half_days(
    session: AsyncSession, school_id: UUID, students: Iterable[UUID], first: date, last: date
) -> dict[UUID, list[CountedHalfDay]]:
    """By pupil, in order; what happened only."""
    found: dict[UUID, list[CountedHalfDay]] = defaultdict(list)
    keys = {"school": school_id, "students": list(students), "first": first, "last": last}
    for row in await session.execute(_LOAD, keys):
        found[row.student_id].append(_half_day(row))
    return found


def reaching_back(month: date) -> date:
    return month - timedelta(days=ROLLING_DAYS - 1)


def reaching_on(month: date) -> date:
    return month_end(month)


def _half_day(row: Any) -> CountedHalfDay:
    return CountedHalfDay(
        row.student_id,
        row.day,
        Half(row.half),
        HalfDayState(row.state),
        Counts(row.raw, row.complete, row.minutes, row.expected_minutes),
        Counts(row.firm_raw, row.firm_complete, row.firm_minutes, row.expected_minutes),
        row.missing_rolls,
    )


_COUNTERS = (
    "raw", "proportional", "complete", "firm_raw", "firm_proportional", "firm_complete", "missing_rolls",
    "rolling_raw", "rolling_proportional", "rolling_complete", "reach_raw", "reach_proportional", "reach_complete",
)  # fmt: skip
CounterKey = tuple[UUID, date]
CounterValues = tuple[int, ...]
_DROP_COUNTERS = text("""
    DELETE FROM month_counters c USING unnest(CAST(:students AS uuid[]), CAST(:months AS date[]))
        AS t (student_id, month)
    WHERE c.student_id = t.student_id AND c.school_id = :school AND c.month = t.month
""")
_UPSERT_COUNTERS = text(f"""
    INSERT INTO month_counters AS c (student_id, school_id, month, {", ".join(_COUNTERS)})
    SELECT t.student_id, :school, t.month, {", ".join(f"t.{name}" for name in _COUNTERS)}
    FROM unnest(CAST(:students AS uuid[]), CAST(:months AS date[]),
                {", ".join(f"CAST(:{name} AS int[])" for name in _COUNTERS)})
        AS t (student_id, month, {", ".join(_COUNTERS)})
    ON CONFLICT (student_id, school_id, month) DO UPDATE SET {", ".join(f"{n} = EXCLUDED.{n}" for n in _COUNTERS)}
    WHERE ({", ".join(f"c.{n}" for n in _COUNTERS)}) IS DISTINCT FROM ({", ".join(f"EXCLUDED.{n}" for n in _COUNTERS)})
""")
_LOAD_COUNTERS = text(f"""
    SELECT student_id, month, {", ".join(_COUNTERS)} FROM month_counters
    WHERE school_id = :school AND student_id = ANY(CAST(:students AS uuid[])) AND month = ANY(CAST(:months AS date[]))
""")


def counter_values(reach: MonthReach, windows: Sequence[Window]) -> CounterValues:
    """The row of a month; all zero when nothing in it counts."""
    calendar, rolling = reach.calendar, reach.rolling
    shown = {Window.CALENDAR_MONTH: calendar.counted, Window.ROLLING_30_DAYS: rolling}
    watched = [shown[window] for window in windows]
    return (
        calendar.counted.raw, millionths(calendar.counted.proportional), calendar.counted.complete,
        calendar.firm.raw, millionths(calendar.firm.proportional), calendar.firm.complete, calendar.missing_rolls,
        rolling.raw, millionths(rolling.proportional), rolling.complete,
        max(w.raw for w in watched), max(millionths(w.proportional) for w in watched), max(w.complete for w in watched),
    )  # fmt: skip


def millionths(value: Any) -> int:
    """Rounded down, so that a number is reached only when it is reached."""
    return int(value * MILLION // 1)


async def write_counters(session: AsyncSession, school_id: UUID, counters: dict[CounterKey, CounterValues]) -> None:
    kept = {key: values for key, values in sorted(counters.items()) if any(values)}
    gone = [key for key in sorted(counters) if key not in kept]
    if gone:
        keys = {"students": [s for s, _ in gone], "months": [m for _, m in gone]}
        await session.execute(_DROP_COUNTERS, {"school": school_id} | keys)
    if kept:
        keys = {"students": [s for s, _ in kept], "months": [m for _, m in kept]}
        values = {name: [row[n] for row in kept.values()] for n, name in enumerate(_COUNTERS)}
        await session.execute(_UPSERT_COUNTERS, {"school": school_id} | keys | values)


async def load_counters(
    session: AsyncSession, school_id: UUID, students: Iterable[UUID], months: Iterable[date]
) -> dict[CounterKey, CounterValues]:
    keys = {"school": school_id, "students": list(students), "months": list(months)}
    rows = await session.execute(_LOAD_COUNTERS, keys)
    return {(row[0], row[1]): tuple(row[2:]) for row in rows}
