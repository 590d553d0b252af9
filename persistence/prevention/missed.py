"""What a rule could have seen before an event: without it, its silence is no miss.

A rule could have spoken when it watches such a school on that day, was in use, warnings were already computed for the
school, and the pupil had, within its period, at least one fact of those that it counts.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.prevention.rules import PAST_HALF_DAYS, RULES, RuleCode

_ABSENT = "'unjustified', 'pending', 'justified'"
# One row a fact: the day from which, for as many days as the rule looks back, the rule had something to look at.
_FACTS = f"""
    SELECT h.student_id, k.rule, h.day FROM half_days h
    JOIN (VALUES ('unjustified_absences', ARRAY['unjustified', 'pending']), ('weekday_pattern', ARRAY['unjustified']),
                 ('all_absences', ARRAY[{_ABSENT}]), ('recent_rise', ARRAY[{_ABSENT}]),
                 ('rise_since_last_year', ARRAY[{_ABSENT}]), ('lateness', ARRAY['late'])) AS k (rule, states)
      ON h.state = ANY (k.states)
    WHERE h.school_id = :school AND h.day BETWEEN CAST(:first AS date) - 90 AND :last
      AND (k.rule <> 'rise_since_last_year' OR h.day >= :first)
    UNION ALL
    SELECT e.student_id, k.rule, e.first_day FROM absence_entries e
    JOIN (VALUES ('lesson_pattern', 'absence'), ('exclusions', 'temporary_exclusion'),
                 ('placement_absences', 'placement_absence')) AS k (rule, entry) ON k.entry = e.kind
    WHERE e.school_id = :school AND e.voided_at IS NULL AND (e.kind <> 'absence' OR e.roll_call_id IS NOT NULL)
      AND e.first_day BETWEEN CAST(:first AS date) - 90 AND :last
    UNION ALL
    SELECT student_id, 'signals', CAST(reported_at AS date) FROM signals WHERE school_id = :school
    UNION ALL
    SELECT student_id, 'change_of_school', entered_on FROM enrolments
    WHERE school_id = :school AND school_year = :year AND entered_on >= :october
    UNION ALL
    SELECT n.student_id, 'missing_placement', p.starts_on - 21 FROM enrolments n
    JOIN class_placements p ON p.class_id = n.class_id WHERE n.school_id = :school AND n.school_year = :year
      AND EXISTS (SELECT FROM student_arrangements a JOIN enrolments o ON o.student_id = a.student_id
                  WHERE o.class_id = p.class_id AND a.school_id = :school AND a.kind = 'placement'
                    AND a.starts_on <= p.ends_on AND a.ends_on >= p.starts_on)
      AND NOT EXISTS (SELECT FROM student_arrangements a
                      WHERE a.student_id = n.student_id AND a.school_id = :school AND a.kind = 'placement'
                        AND a.starts_on <= p.ends_on AND a.ends_on >= p.starts_on)
    UNION ALL
    SELECT student_id, 'last_year_case', CAST(:first AS date) FROM attendance_cases
    WHERE school_id = :school AND school_year = CAST(:year AS int) - 1
    UNION ALL
    SELECT o.student_id, 'no_wish', y.results_expected_on - 60 FROM orientation_files o
    JOIN orientation_years y ON y.school_id = o.school_id AND y.school_year = o.school_year
    WHERE o.school_id = :school AND o.school_year = :year AND o.state = 'open' AND o.no_wish_confirmed_on IS NULL
    UNION ALL
    SELECT student_id, 'no_assignment', without_solution_since FROM orientation_files
    WHERE school_id = :school AND school_year = :year AND without_solution_since IS NOT NULL
"""
_ROLLED = """(
    SELECT count(DISTINCT (r.day, r.half))
    FROM enrolments p JOIN roll_calls r ON r.class_id = p.class_id AND r.taken_at IS NOT NULL
    WHERE p.student_id = e.student_id AND p.school_id = :school AND p.school_year = CAST(:year AS int) - 1
      AND r.day <= CAST(e.day - interval '1 year' AS date)
      AND (p.entered_on IS NULL OR r.day >= p.entered_on) AND (p.left_on IS NULL OR r.day < p.left_on))"""


async def count_missed(
    session: AsyncSession, events: str, keys: Mapping[str, object], rules: list[str]
) -> list[tuple[str, str, int]]:
    """Rule, sex, pupils: an event in the rule's sight, and no warning of that rule in the eight weeks before it.

    `events`: the statement that gives `student_id` and `day`; `keys`: what it names, and the school's year.
    """
    statement = text(f"""
        WITH events AS ({events}), facts AS ({_FACTS})
        SELECT r.rule, coalesce(s.sex, ''), count(DISTINCT e.student_id)
        FROM events e JOIN students s ON s.id = e.student_id
        JOIN unnest(CAST(:rules AS text[]), CAST(:opens AS date[]), CAST(:closes AS date[]), CAST(:days AS int[]))
          AS r (rule, opens, closes, days) ON e.day BETWEEN r.opens AND r.closes
        WHERE e.day <= :today
          AND e.day >= (SELECT min(first_seen_on) FROM early_warnings WHERE school_id = :school)
          AND NOT EXISTS (SELECT FROM warning_rule_switches o WHERE o.school_id = :school AND o.rule = r.rule
                            AND o.off_since <= e.day AND (o.on_again_on IS NULL OR o.on_again_on > e.day))
          AND EXISTS (SELECT FROM facts f WHERE f.student_id = e.student_id AND f.rule = r.rule
                        AND e.day >= f.day AND e.day < f.day + r.days)
          AND (r.rule <> 'rise_since_last_year' OR {_ROLLED} >= :past_half_days)
          AND NOT EXISTS (SELECT FROM early_warnings w WHERE w.student_id = e.student_id AND w.school_id = :school
                            AND w.rule = r.rule AND w.first_seen_on <= e.day
                            AND (w.ended_on IS NULL OR w.ended_on >= e.day - CAST(:horizon AS int)))
        GROUP BY r.rule, coalesce(s.sex, '')
    """)
    watched = _watching([RuleCode(one) for one in rules], keys)
    rows = await session.execute(statement, dict(keys) | watched | {"past_half_days": PAST_HALF_DAYS})
    return [(row[0], row[1], row[2]) for row in rows]


def _watching(rules: list[RuleCode], keys: Mapping[str, object]) -> dict[str, object]:
    """From which day to which each rule looks, in that school year."""
    year = int(str(keys["year"]))
    found = [RULES[one] for one in rules]
    return {
        "october": date(year, 10, 1),
        "rules": [one.code.value for one in found],
        "opens": [max(one.since, _in_year(year, one.starts)) for one in found],
        "closes": [_in_year(year, one.ends) for one in found],
        "days": [one.days for one in found],
    }


def _in_year(year: int, month_day: tuple[int, int]) -> date:
    month, day = month_day
    return date(year if month >= 9 else year + 1, month, day)
