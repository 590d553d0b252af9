"""A whole school at once: recounted when its calendar or settings change, and checked to be what its facts say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.counts import CountedHalfDay
from domain.absences.reach import Crossed
from domain.absences.windows import months_touched
from domain.kernel.calendar import month_end, month_start
from persistence.absences.alerts import AlertKey, load_open_alerts, places_of
from persistence.absences.facts import PupilDays, load_day_facts
from persistence.absences.half_days import is_kept, load_counters, load_half_days, reaching_back
from persistence.absences.recount import count_days, figures, lock_pupils, recount
from persistence.schools.calendars import SchoolRules

_CHUNK = 200
"""Pupils held at once: a lesson's roll never waits for a whole school."""

# Every day of a pupil on which something was said, or something is kept. A placement or an absence spans its days.
_DAYS = text("""
    SELECT student_id, day FROM (
        SELECT e.student_id, CAST(d AS date) AS day FROM absence_entries e,
            generate_series(greatest(e.first_day, CAST(:since AS date)), e.last_day, interval '1 day') AS d
        WHERE e.school_id = :school AND e.last_day >= :since
        UNION
        SELECT h.student_id, h.day FROM half_days h WHERE h.school_id = :school AND h.day >= :since
        UNION
        SELECT n.student_id, r.day FROM roll_calls r
        JOIN enrolments n ON n.class_id = r.class_id
        WHERE r.school_id = :school AND r.day >= :since AND r.taken_at IS NULL AND r.version > 0
        UNION
        SELECT g.student_id, r.day FROM roll_calls r
        JOIN group_members g ON g.class_id = r.class_id
        WHERE r.school_id = :school AND r.day >= :since AND r.taken_at IS NULL AND r.version > 0
    ) AS days
    WHERE CAST(:students AS uuid[]) IS NULL OR student_id = ANY(CAST(:students AS uuid[]))
""")
_KEPT_MONTHS = text("""
    SELECT student_id, month FROM month_counters WHERE school_id = :school AND month >= :since
    UNION
    SELECT student_id, month FROM attendance_alerts
    WHERE school_id = :school AND month >= :since AND closed_at IS NULL
""")


async def days_with_facts(
    session: AsyncSession, school_id: UUID, since: date, students: Iterable[UUID] | None = None
) -> PupilDays:
    """By pupil, the days since then on which there is something to count: of everyone, or of these."""
    found: dict[UUID, set[date]] = defaultdict(set)
    wanted = None if students is None else list(students)
    for row in await session.execute(_DAYS, {"school": school_id, "since": since, "students": wanted}):
        found[row.student_id].add(row.day)
    return {student: frozenset(days) for student, days in found.items()}


def chunks_of(touched: PupilDays) -> Iterator[PupilDays]:
    """Some pupils at a time."""
    students = sorted(touched)
    for start in range(0, len(students), _CHUNK):
        yield {student: touched[student] for student in students[start : start + _CHUNK]}


async def recount_days(session: AsyncSession, rules: SchoolRules, touched: PupilDays, now: datetime) -> int:
    """Lock and recount, some pupils at a time; how many pupil-days were made again."""
    for chunk in chunks_of(touched):
        await lock_pupils(session, rules.school_id, chunk)
        await recount(session, rules, chunk, now)
    return sum(len(days) for days in touched.values())


@dataclass(frozen=True)
class Differences:
    """What is kept and is not what the facts say: always 0."""

    half_days: int = 0
    counters: int = 0
    alerts: int = 0

    @property
    def total(self) -> int:
        return self.half_days + self.counters + self.alerts

    def __add__(self, other: "Differences") -> "Differences":
        return Differences(self.half_days + other.half_days, self.counters + other.counters, self.alerts + other.alerts)


async def differences_in(session: AsyncSession, rules: SchoolRules) -> Differences:
    """Count everything of a school anew, write nothing, and compare."""
    touched = await days_with_facts(session, rules.school_id, date.min)
    kept_months = await _months_kept(session, rules.school_id)
    everyone = {student: touched.get(student, frozenset()) for student in touched.keys() | kept_months.keys()}
    found = Differences()
    for chunk in chunks_of(everyone):
        found += await _compare(session, rules, chunk, kept_months)
    return found


async def _months_kept(session: AsyncSession, school_id: UUID) -> dict[UUID, set[date]]:
    """By pupil, the months that have a counter or an open alert."""
    found: dict[UUID, set[date]] = defaultdict(set)
    for row in await session.execute(_KEPT_MONTHS, {"school": school_id, "since": date.min}):
        found[row.student_id].add(row.month)
    return found


async def everything_kept(session: AsyncSession, school_id: UUID) -> PupilDays:
    """By pupil, every day with something to count, and the first of every month that is kept without any."""
    touched = await days_with_facts(session, school_id, date.min)
    months = await _months_kept(session, school_id)
    everyone = touched.keys() | months.keys()
    return {one: touched.get(one, frozenset()) | frozenset(months.get(one, ())) for one in everyone}


async def _compare(
    session: AsyncSession, rules: SchoolRules, chunk: PupilDays, kept_months: dict[UUID, set[date]]
) -> Differences:
    counted = [row for row in count_days(await load_day_facts(session, rules, chunk), rules) if is_kept(row)]
    expected = _by_pupil(counted)
    kept = await load_half_days(session, rules.school_id, chunk, date.min, date.max)
    months = {s: sorted(set(months_touched(days)) | kept_months[s]) for s, days in chunk.items()}
    every = {month for of_pupil in months.values() for month in of_pupil}
    counters, alerts = _figures(expected, months, rules)
    kept_counters = await load_counters(session, rules.school_id, chunk, every)
    open_alerts = await load_open_alerts(session, rules.school_id, chunk, every)
    kept_alerts = {key: place for key, (_, place) in open_alerts.items()}
    return Differences(
        _unequal({(s, h.half_day): _plain(h) for s, rows in expected.items() for h in rows},
                 {(s, h.half_day): _plain(h) for s, rows in kept.items() for h in rows}),
        _unequal(counters, kept_counters),
        _unequal(alerts, kept_alerts),
    )  # fmt: skip


def _figures(
    half_days: dict[UUID, list[CountedHalfDay]], months: dict[UUID, list[date]], rules: SchoolRules
) -> tuple[dict[tuple[UUID, date], tuple[int, ...]], dict[AlertKey, dict[str, object]]]:
    counters: dict[tuple[UUID, date], tuple[int, ...]] = {}
    crossed: dict[AlertKey, Crossed] = {}
    for student, of_pupil in months.items():
        rows = half_days.get(student, [])
        for month in of_pupil:
            near = [h for h in rows if reaching_back(month_start(month)) <= h.day <= month_end(month)]
            values, found = figures(near, month, rules)
            if any(values):
                counters[student, month] = values
            crossed |= {(student, month, one.threshold.value): one for one in found}
    return counters, places_of(crossed)


def _by_pupil(rows: Iterable[CountedHalfDay]) -> dict[UUID, list[CountedHalfDay]]:
    found: dict[UUID, list[CountedHalfDay]] = defaultdict(list)
    for row in sorted(rows, key=lambda h: h.half_day):
        found[row.student_id].append(row)
    return found


def _plain(row: CountedHalfDay) -> tuple[object, ...]:
    return (row.state, row.counts, row.firm, row.missing_rolls)


def _unequal(left: dict[object, object] | dict, right: dict[object, object] | dict) -> int:  # type: ignore[type-arg]  # keys of three sorts
    return sum(left.get(key) != right.get(key) for key in left.keys() | right.keys())
