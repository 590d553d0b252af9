"""What was found against what is kept: raised, changed, woken, ended, each by one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.prevention.sources.patterns import GROUPS
from persistence.prevention.statements import count, run


@dataclass(frozen=True)
class Computed:
    """How many rows were written; all zero when the same day is computed again."""

    raised: int = 0
    changed: int = 0
    woken: int = 0
    ended: int = 0
    groups: int = 0
    pupils: int = 0

    @property
    def written(self) -> int:
        return self.raised + self.changed + self.woken + self.ended + self.groups


_OFF = """
    DELETE FROM found f USING warning_rule_switches s
    WHERE s.school_id = f.school_id AND s.rule = f.rule AND s.on_again_on IS NULL AND s.off_since <= :on
"""
# A pupil whose enrolment stands twice in a school (a repeated file) is found twice with the same words.
_INDEX = "CREATE INDEX ON found (school_id, student_id, rule)"
_CHANGED = """
    WITH written AS (
        UPDATE early_warnings w SET level = f.level, period_start = f.period_start, period_end = f.period_end,
            "values" = f.vals, last_seen_on = :on
        FROM found f
        WHERE w.school_id = f.school_id AND w.student_id = f.student_id AND w.rule = f.rule AND w.ended_on IS NULL
          AND w.last_seen_on <= :on
          AND (w.level, w.period_start, w.period_end, w."values", w.last_seen_on)
              IS DISTINCT FROM (f.level, f.period_start, f.period_end, f.vals, CAST(:on AS date))
        RETURNING 1)
    SELECT count(*) FROM written
"""
_RAISED = """
    WITH written AS (
        INSERT INTO early_warnings (id, school_id, student_id, rule, level, period_start, period_end, "values",
                                    first_seen_on, last_seen_on)
        SELECT gen_random_uuid(), f.school_id, f.student_id, f.rule, f.level, f.period_start, f.period_end, f.vals,
               :on, :on
        FROM found f
        ON CONFLICT (school_id, student_id, rule) WHERE ended_on IS NULL DO NOTHING
        RETURNING 1)
    SELECT count(*) FROM written
"""
_ENDED = """
    WITH written AS (
        UPDATE early_warnings w SET ended_on = :on, gesture_id = NULL,
            ended_because = CASE WHEN EXISTS (
                SELECT FROM warning_rule_switches s
                WHERE s.school_id = w.school_id AND s.rule = w.rule AND s.on_again_on IS NULL)
                THEN 'rule_off' ELSE 'no_longer_holds' END,
            state = CASE WHEN w.state = 'false_alarm' THEN w.state ELSE 'ended' END, version = w.version + 1
        WHERE w.ended_on IS NULL AND (CAST(:school AS uuid) IS NULL OR w.school_id = :school)
          AND w.last_seen_on <= :on
          AND NOT EXISTS (SELECT FROM found f WHERE f.school_id = w.school_id AND f.student_id = w.student_id
                            AND f.rule = w.rule)
        RETURNING 1)
    SELECT count(*) FROM written
"""
_WOKEN = """
    WITH written AS (
        UPDATE early_warnings w SET state = 'open', set_aside_until = NULL, set_aside_reason = NULL,
            gesture_id = NULL, version = w.version + 1
        WHERE w.state = 'set_aside' AND w.set_aside_until <= :on AND w.ended_on IS NULL
          AND (CAST(:school AS uuid) IS NULL OR w.school_id = :school)
        RETURNING 1)
    SELECT count(*) FROM written
"""
_GROUPS = f"""
    WITH holding AS ({GROUPS}), changed AS (
        UPDATE group_warnings g SET pupils = h.pupils, dates = h.dates, period_start = :since_56, period_end = :on,
            last_seen_on = :on
        FROM holding h
        WHERE g.class_id = h.class_id AND g.school_id = h.school_id AND g.weekday = h.weekday AND g.half = h.half
          AND g.ended_on IS NULL AND g.last_seen_on <= :on
          AND (g.pupils, g.dates, g.last_seen_on) IS DISTINCT FROM (h.pupils, h.dates, CAST(:on AS date))
        RETURNING 1
    ), raised AS (
        INSERT INTO group_warnings (id, school_id, class_id, weekday, half, pupils, dates, period_start, period_end,
                                    first_seen_on, last_seen_on)
        SELECT gen_random_uuid(), h.school_id, h.class_id, h.weekday, h.half, h.pupils, h.dates, :since_56, :on,
               :on, :on
        FROM holding h
        ON CONFLICT (school_id, class_id, weekday, half) WHERE ended_on IS NULL DO NOTHING
        RETURNING 1
    ), ended AS (
        UPDATE group_warnings g SET ended_on = :on
        WHERE g.ended_on IS NULL AND (CAST(:school AS uuid) IS NULL OR g.school_id = :school)
          AND g.last_seen_on <= :on
          AND NOT EXISTS (SELECT FROM holding h WHERE h.class_id = g.class_id AND h.weekday = g.weekday
                            AND h.half = g.half)
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM changed) + (SELECT count(*) FROM raised) + (SELECT count(*) FROM ended)
"""


async def keep(session: AsyncSession, values: Mapping[str, object]) -> Computed:
    """Compare and write; one row of an episode stays one row until the rule no longer holds."""
    await run(session, _OFF, values)
    await session.execute(text(_INDEX))
    await session.execute(text("ANALYZE found"))
    return Computed(
        changed=await count(session, _CHANGED, values),
        raised=await count(session, _RAISED, values),
        ended=await count(session, _ENDED, values),
        woken=await count(session, _WOKEN, values),
        groups=await count(session, _GROUPS, values),
        pupils=await count(session, "SELECT count(*) FROM watched", values),
    )


async def latest_day(session: AsyncSession, school_id: UUID | None) -> date | None:
    """The last day for which something was found."""
    found = await session.execute(
        text("""SELECT max(last_seen_on) FROM early_warnings
                WHERE ended_on IS NULL AND (CAST(:school AS uuid) IS NULL OR school_id = :school)"""),
        {"school": school_id},
    )
    latest: date | None = found.scalar_one()
    return latest


async def schools_with_pupils(session: AsyncSession, school_year: int) -> list[UUID]:
    """For the nightly schedule: where somebody is enrolled this year."""
    rows = await session.execute(
        text("SELECT DISTINCT school_id FROM enrolments WHERE school_year = :year ORDER BY school_id"),
        {"year": school_year},
    )
    return list(rows.scalars())
