"""Early warnings of one school or of all, in a few statements: found anew, then compared with what is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.calendar import days_between, school_year_of
from domain.prevention.facts import year_before
from domain.prevention.rules import GROUP_PUPILS, GROUP_SHARE, PAST_HALF_DAYS, PATTERN_DATES, PATTERN_DAYS, RULES
from domain.schools.calendar import SchoolCalendar
from domain.schools.kinds import SchoolKind
from domain.schools.settings import settings_on
from persistence.prevention import merge
from persistence.prevention.merge import Computed
from persistence.prevention.sources import absences, entries, orientation, patterns, schooling, staging
from persistence.prevention.statements import run
from persistence.schools.calendars import load_rules_of

_ONE_BY_ONE = (
    *absences.STATEMENTS,
    *patterns.STATEMENTS,
    *entries.STATEMENTS,
    *schooling.STATEMENTS,
    *orientation.STATEMENTS,
)


@dataclass(frozen=True)
class Scope:
    """The day that is looked from, and one school or all of them."""

    on: date
    school_id: UUID | None = None

    @property
    def values(self) -> Mapping[str, object]:
        """Every date and number that the statements name."""
        year = school_year_of(self.on)
        start = date(year, 9, 1)
        windows = {f"since_{days}": self.on - timedelta(days=days - 1) for days in (28, 30, 56, 60, 84, 90)}
        return windows | {
            "on": self.on, "school": self.school_id, "year": year, "year_start": start,
            "october": date(year, 10, 1), "last_year_start": year_before(start),
            "last_year_end": start - timedelta(days=1), "year_before": year_before(self.on),
            "past_half_days": PAST_HALF_DAYS, "pattern_dates": PATTERN_DATES,
            "group_pupils": GROUP_PUPILS, "group_share": GROUP_SHARE,
        }  # fmt: skip


async def compute_warnings(session: AsyncSession, scope: Scope) -> Computed:
    """Write what the rules say on that day; the same day twice changes nothing. Under the jobs role."""
    await _stage(session, scope)
    for statement in _ONE_BY_ONE:
        await run(session, statement, scope.values)
    return await merge.keep(session, scope.values)


async def _stage(session: AsyncSession, scope: Scope) -> None:
    await session.execute(text(f"DROP TABLE IF EXISTS {', '.join(f'pg_temp.{name}' for name in staging.TABLES)}"))
    for statement in (*staging.CREATE, staging.WATCHED):
        await run(session, statement, scope.values)
    await session.execute(text(staging.THRESHOLDS), _thresholds(scope.on))
    await _stage_calendars(session, scope)
    for statement in staging.INDEXES:
        await session.execute(text(statement))


async def _stage_calendars(session: AsyncSession, scope: Scope) -> None:
    schools = list(await session.scalars(text("SELECT DISTINCT school_id FROM watched")))
    rules = await load_rules_of(session, schools)
    kinds = {school: settings_on(one.settings, scope.on).settings.threshold_count for school, one in rules.items()}
    chosen = {"schools": list(kinds), "kinds": [kind.value for kind in kinds.values()]}
    await session.execute(text(staging.COUNTING), chosen)
    opened = list(_open_days(scope.on, {school: one.calendar for school, one in rules.items()}))
    columns = {
        "schools": [school for school, _, _ in opened],
        "days": [day for _, day, _ in opened],
        "halves": [half for _, _, half in opened],
    }
    await session.execute(text(staging.OPEN_DAYS), columns)


def _open_days(on: date, calendars: Mapping[UUID, SchoolCalendar]) -> Iterable[tuple[UUID, date, str]]:
    """The open half-days of the pattern's window; schools of the same calendar are read once."""
    first = on - timedelta(days=PATTERN_DAYS - 1)
    known: dict[SchoolCalendar, list[tuple[date, str]]] = {}
    for school, calendar in calendars.items():
        if calendar not in known:
            days = days_between(first, on)
            known[calendar] = [(day, one.half.value) for day in days for one in calendar.open_half_days(day)]
        yield from ((school, day, half) for day, half in known[calendar])


def _thresholds(on: date) -> dict[str, list[object]]:
    watching = [(rule, kind) for rule, kind in product(RULES.values(), SchoolKind) if rule.watches(kind, on)]
    return {
        "rules": [rule.code.value for rule, _ in watching],
        "kinds": [kind.value for _, kind in watching],
        "firsts": [rule.levels_of(kind).first for rule, kind in watching],
        "seconds": [rule.levels_of(kind).second for rule, kind in watching],
    }
