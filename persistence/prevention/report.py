"""The facts of the yearly report: every warning of a year with what became of it, and the events that no rule saw."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.prevention.report import HORIZON, AlarmOutcome, WarningPast, outcome_of
from persistence.prevention.missed import count_missed

_EVENTS = """
    SELECT student_id, crossed_on AS day FROM attendance_alerts
    WHERE school_id = :school AND threshold >= 4 AND crossed_on BETWEEN :first AND :last
    UNION SELECT student_id, opened_on FROM attendance_cases
    WHERE school_id = :school AND opened_on BETWEEN :first AND :last AND close_reason IS DISTINCT FROM 'opened_in_error'
    UNION SELECT student_id, left_on FROM enrolments
    WHERE school_id = :school AND left_on BETWEEN :first AND least(:last, CAST(:june AS date))
"""
_WARNINGS = text(f"""
    WITH events AS ({_EVENTS})
    SELECT w.rule, coalesce(s.sex, '') AS sex, w.state = 'false_alarm' AS marked_false,
           w.decision IS DISTINCT FROM NULL AND w.decision <> 'nothing'
             OR EXISTS (SELECT FROM warning_gestures g WHERE g.student_id = w.student_id AND g.school_id = w.school_id
                        AND w.id = ANY (g.warning_ids) AND g.undone_at IS NULL
                        AND g.name IN ('take', 'put_on_agenda')) AS handled,
           EXISTS (SELECT FROM events e WHERE e.student_id = w.student_id
                   AND e.day BETWEEN w.first_seen_on AND w.first_seen_on + CAST(:horizon AS int)) AS happened,
           w.first_seen_on + CAST(:horizon AS int) < :today AS is_over
    FROM early_warnings w JOIN students s ON s.id = w.student_id
    WHERE w.school_id = :school AND w.first_seen_on BETWEEN :first AND :last
""")
Counts = Mapping[str, int]
"""By sex: F, M, or the empty word when the file does not say."""


@dataclass(frozen=True)
class ReportScope:
    school_id: UUID
    school_year: int
    today: date

    @property
    def keys(self) -> dict[str, object]:
        return {
            "school": self.school_id, "year": self.school_year, "today": self.today,
            "first": date(self.school_year, 9, 1), "last": date(self.school_year + 1, 8, 31),
            "june": date(self.school_year + 1, 6, 15), "horizon": HORIZON.days,
        }  # fmt: skip


async def count_outcomes(
    session: AsyncSession, scope: ReportScope, rules: list[str]
) -> dict[str, dict[AlarmOutcome, dict[str, int]]]:
    """By rule, by outcome, by sex. Departures after 15 June are the end of the year, not an event."""
    counts: dict[str, dict[AlarmOutcome, dict[str, int]]] = {
        rule: {outcome: {} for outcome in AlarmOutcome} for rule in rules
    }
    for row in await session.execute(_WARNINGS, scope.keys):
        if row.rule in counts:
            past = WarningPast(row.handled, row.marked_false, row.happened, row.is_over)
            cells = counts[row.rule][outcome_of(past)]
            cells[row.sex] = cells.get(row.sex, 0) + 1
    for rule, sex, pupils in await count_missed(session, _EVENTS, scope.keys, rules):
        counts[rule][AlarmOutcome.MISSED][sex] = pupils
    return counts
