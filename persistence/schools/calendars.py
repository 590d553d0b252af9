"""Loads what says when pupils are expected: calendar, grid and settings of schools, in one round trip."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.calendar import Half
from domain.kernel.errors import NotFound
from domain.schools.calendar import Closure, SchoolCalendar
from domain.schools.grid import LessonGrid, Period
from domain.schools.kinds import SchoolKind
from domain.schools.opening import PRIMARY_WEEK, SECONDARY_WEEK, Opening, OpeningWeek
from domain.schools.settings import AttendanceSettings, CountKind, SettingsVersion, WatchedWindow
from domain.schools.zones import AcademicZone


@dataclass(frozen=True)
class SchoolRules:
    """Everything a count needs to know of a school."""

    school_id: UUID
    kind: SchoolKind
    calendar: SchoolCalendar
    settings: tuple[SettingsVersion, ...]


_LOAD = text("""
    SELECT s.id, s.kind, s.zone, s.time_zone, s.department_code,
        (SELECT json_agg(json_build_array(weekday, half, opens_at, closes_at) ORDER BY weekday, opens_at)
           FROM school_openings o WHERE o.school_id = s.id) AS openings,
        (SELECT json_agg(json_build_array(code, label, starts_at, ends_at, half) ORDER BY starts_at)
           FROM school_periods p WHERE p.school_id = s.id) AS periods,
        (SELECT json_agg(json_build_array(starts_on, ends_on, label) ORDER BY starts_on)
           FROM school_closures c WHERE c.school_id = s.id) AS closures,
        (SELECT json_agg(json_build_object('version', version, 'from_day', from_day, 'midday_split', midday_split,
                'minimum_overlap_minutes', minimum_overlap_minutes,
                'overflow_tolerance_minutes', overflow_tolerance_minutes, 'lesson_slack_minutes', lesson_slack_minutes,
                'threshold_count', threshold_count, 'window', "window",
                'invitations_before_referral', invitations_before_referral) ORDER BY version)
           FROM school_settings t WHERE t.school_id = s.id) AS settings
    FROM schools s WHERE s.id = ANY(CAST(:ids AS uuid[]))
""")


async def load_rules(session: AsyncSession, school_id: UUID) -> SchoolRules:
    rules = await load_rules_of(session, [school_id])
    if school_id not in rules:
        raise NotFound
    return rules[school_id]


async def load_rules_of(session: AsyncSession, school_ids: Iterable[UUID]) -> dict[UUID, SchoolRules]:
    rows = await session.execute(_LOAD, {"ids": list(school_ids)})
    return {row.id: _rules(row) for row in rows}


def _rules(row: Any) -> SchoolRules:
    kind = SchoolKind(row.kind)
    calendar = SchoolCalendar(
        week=_week(row.openings, kind),
        zone=AcademicZone(row.zone),
        time_zone=row.time_zone,
        closures=tuple(
            Closure(date.fromisoformat(first), date.fromisoformat(last), label)
            for first, last, label in row.closures or ()
        ),
        grid=LessonGrid(
            tuple(
                Period(code, label, time.fromisoformat(start), time.fromisoformat(end), Half(half))
                for code, label, start, end, half in row.periods or ()
            )
        ),
        department=row.department_code,
    )
    return SchoolRules(row.id, kind, calendar, tuple(_settings(one) for one in row.settings or ()))


def _week(openings: list[Any] | None, kind: SchoolKind) -> OpeningWeek:
    """A school that has not said when it opens has the usual week of its kind."""
    if not openings:
        return PRIMARY_WEEK if kind.is_first_degree else SECONDARY_WEEK
    return OpeningWeek(
        tuple(
            Opening(weekday, Half(half), time.fromisoformat(opens), time.fromisoformat(closes))
            for weekday, half, opens, closes in openings
        )
    )


def _settings(one: dict[str, Any]) -> SettingsVersion:
    values = dict(one)
    version, from_day = values.pop("version"), date.fromisoformat(values.pop("from_day"))
    values["midday_split"] = time.fromisoformat(values["midday_split"])
    values["threshold_count"] = CountKind(values["threshold_count"])
    values["window"] = WatchedWindow(values["window"])
    return SettingsVersion(version, from_day, AttendanceSettings(**values))
