"""The one writer of what follows from facts: lock the pupils, then half-days, months and alerts, in that order.

Everything that changes a fact (a roll, an entry, a reason, an arrangement, a file, a calendar) goes through here, so
that a recount finds nothing to change at any time.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.counts import CountedHalfDay
from domain.absences.facts import DayFacts
from domain.absences.half_days import half_days_in_bulk
from domain.absences.reach import Crossed, crossed_in, month_reach
from domain.absences.windows import months_touched, watched_windows
from domain.kernel.calendar import month_end, month_start
from domain.schools.settings import AttendanceSettings, settings_on
from persistence.absences.alerts import AlertChanges, AlertKey, follow_crossings, load_open_alerts
from persistence.absences.facts import PupilDays, load_day_facts
from persistence.absences.half_days import (
    CounterKey,
    CounterValues,
    counter_values,
    load_half_days,
    reaching_back,
    write_counters,
    write_half_days,
)
from persistence.schools.calendars import SchoolRules

# In id order: two writers of the same pupils wait for each other, they never deadlock.
_LOCK = text("""
    SELECT student_id FROM school_students
    WHERE school_id = :school AND student_id = ANY(CAST(:students AS uuid[]))
    ORDER BY student_id FOR NO KEY UPDATE
""")


@dataclass(frozen=True)
class Recounted:
    """What a write led to: the months as they now are, alerts raised and closed."""

    counters: dict[CounterKey, CounterValues] = field(default_factory=dict)
    alerts: AlertChanges = field(default_factory=AlertChanges)


async def lock_pupils(session: AsyncSession, school_id: UUID, students: Iterable[UUID]) -> set[UUID]:
    """Hold these pupils until the transaction ends; those not of this school are not among the answer.

    Call it before reading or writing their facts: what is read afterwards is a new snapshot.
    """
    rows = await session.execute(_LOCK, {"school": school_id, "students": sorted(students)})
    return set(rows.scalars())


async def recount(session: AsyncSession, rules: SchoolRules, touched: PupilDays, now: datetime) -> Recounted:
    """Make the half-days of these pupil-days, and the months they reach, what the facts say. Pupils are locked."""
    touched = {student: days for student, days in touched.items() if days}
    if not touched:
        return Recounted()
    facts = await load_day_facts(session, rules, touched)
    await write_half_days(session, rules.school_id, count_days(facts, rules))
    return await recount_months(session, rules, touched, now)


def count_days(facts: Iterable[DayFacts], rules: SchoolRules) -> list[CountedHalfDay]:
    """The half-days of these days, each under the settings of its own day."""
    by_settings: dict[AttendanceSettings, list[DayFacts]] = defaultdict(list)
    for one in facts:
        by_settings[settings_on(rules.settings, one.day).settings].append(one)
    return [row for settings, days in by_settings.items() for row in half_days_in_bulk(days, rules.calendar, settings)]


async def recount_months(session: AsyncSession, rules: SchoolRules, touched: PupilDays, now: datetime) -> Recounted:
    """Counters and alerts of the months that these days reach, from the half-days as they stand."""
    months = {student: months_touched(days) for student, days in touched.items()}
    every = sorted({month for of_pupil in months.values() for month in of_pupil})
    half_days = await load_half_days(session, rules.school_id, touched, reaching_back(every[0]), month_end(every[-1]))
    counters: dict[CounterKey, CounterValues] = {}
    crossed: dict[AlertKey, Crossed] = {}
    for student, of_pupil in months.items():
        for month in of_pupil:
            counters[student, month], found = figures(half_days.get(student, ()), month, rules)
            crossed |= {(student, month, one.threshold.value): one for one in found}
    await write_counters(session, rules.school_id, counters)
    standing = await load_open_alerts(session, rules.school_id, touched, every)
    standing = {key: alert for key, alert in standing.items() if key[1] in months[key[0]]}
    return Recounted(counters, await follow_crossings(session, rules.school_id, standing, crossed, now))


def figures(
    half_days: Sequence[CountedHalfDay], month: date, rules: SchoolRules
) -> tuple[CounterValues, tuple[Crossed, ...]]:
    """One pupil's month: its counter row and the thresholds it reached."""
    first, last = reaching_back(month_start(month)), month_end(month)
    known = [h for h in half_days if first <= h.day <= last]
    windows = watched_windows(settings_on(rules.settings, last).settings)
    return counter_values(month_reach(known, month), windows), crossed_in(known, month, rules.settings)
