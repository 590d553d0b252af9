"""What half-days and thresholds would be under the rules as this transaction sees them: nothing is written."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.change import CountChange, changed_keys, threshold_changes
from domain.absences.counts import CountedHalfDay
from domain.absences.windows import months_touched
from domain.kernel.calendar import HalfDay, month_end, month_start
from persistence.absences.alerts import AlertKey, load_open_alerts
from persistence.absences.facts import load_day_facts
from persistence.absences.half_days import load_half_days, reaching_back
from persistence.absences.recount import count_days, figures
from persistence.absences.school_recount import chunks_of, days_with_facts
from persistence.schools.calendars import SchoolRules, load_rules

Weights = dict[tuple[UUID, HalfDay], tuple[int, int]]


async def change_since(session: AsyncSession, school_id: UUID, since: date) -> CountChange:
    """Compare what is kept with what the facts would give since that day."""
    rules = await load_rules(session, school_id)
    changed: set[tuple[UUID, HalfDay]] = set()
    before: set[AlertKey] = set()
    after: set[AlertKey] = set()
    for chunk in chunks_of(await days_with_facts(session, school_id, since)):
        kept = await load_half_days(session, school_id, chunk, reaching_back(month_start(since)), date.max)
        counted = count_days(await load_day_facts(session, rules, chunk), rules)
        changed |= changed_keys(
            _weights(row for rows in kept.values() for row in rows if row.day >= since), _weights(counted)
        )
        earlier = [row for rows in kept.values() for row in rows if row.day < since]
        months = {student: months_touched(days) for student, days in chunk.items()}
        every = {month for of_pupil in months.values() for month in of_pupil}
        before |= {key for key in await load_open_alerts(session, school_id, chunk, every) if key[1] in months[key[0]]}
        after |= _reached([*earlier, *counted], months, rules)
    return CountChange(since, len(changed), len({student for student, _ in changed}), threshold_changes(before, after))


def _weights(rows: Iterable[CountedHalfDay]) -> Weights:
    """What weighs on a threshold."""
    return {
        (row.student_id, row.half_day): (row.counts.raw, row.counts.complete)
        for row in rows
        if row.counts.raw or row.counts.complete
    }


def _reached(rows: list[CountedHalfDay], months: dict[UUID, list[date]], rules: SchoolRules) -> set[AlertKey]:
    of_pupil: dict[UUID, list[CountedHalfDay]] = defaultdict(list)
    for row in rows:
        of_pupil[row.student_id].append(row)
    found: set[AlertKey] = set()
    for student, touched in months.items():
        for month in touched:
            first, last = reaching_back(month_start(month)), month_end(month)
            near = [row for row in of_pupil[student] if first <= row.day <= last]
            found |= {(student, month, one.threshold.value) for one in figures(near, month, rules)[1]}
    return found
