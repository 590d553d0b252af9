"""One pure function a rule: does it hold for this pupil on this day, and with which values.

`persistence/prevention/sources` computes the same for a whole académie at once; a property test holds the two together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from domain.kernel.calendar import school_year_of
from domain.prevention.facts import LastYearCase, Presence, PupilFacts, Values, year_before
from domain.prevention.patterns import lesson_pattern, weekday_pattern
from domain.prevention.rules import PAST_HALF_DAYS, RULES, RuleCode


@dataclass(frozen=True)
class Finding:
    """A rule that holds: its level, the period looked at, the numbers of its sentence."""

    rule: RuleCode
    level: int
    period_start: date
    period_end: date
    values: Values


Measured = tuple[int, date, date, Values] | None
"""The number that the levels are about, the period, the values; None when there is nothing to measure."""
Measure = Callable[[PupilFacts], Measured]


def findings_of(facts: PupilFacts) -> list[Finding]:
    """The rules that hold, in the order of the table."""
    found = (_finding(code, facts) for code in RULES)
    return [one for one in found if one is not None]


def _finding(code: RuleCode, facts: PupilFacts) -> Finding | None:
    rule = RULES[code]
    measured = _MEASURES[code](facts) if rule.watches(facts.kind, facts.on) else None
    if measured is None:
        return None
    number, start, end, values = measured
    level = rule.levels_of(facts.kind).of(number)
    return None if level is None else Finding(code, level, start, end, values)


def _count(facts: PupilFacts, first: date, last: date, keep: Callable[[Presence], bool]) -> int:
    return sum(first <= one.day <= last and keep(one.presence) for one in facts.half_days)


def _absences(facts: PupilFacts, first: date, last: date) -> int:
    return _count(facts, first, last, lambda presence: presence.is_absence)


def _unaccepted(facts: PupilFacts, first: date) -> int:
    """Whole half-days without an accepted reason until today, in the school's own count, as in its alerts.

    To the millionth, so that thirds that make a whole do make it.
    """
    total = sum((h.weight(facts.counted_as) for h in facts.half_days if first <= h.day <= facts.on), Fraction())
    return floor(total + Fraction(1, 2_000_000))


def unjustified_absences(facts: PupilFacts) -> Measured:
    first = facts.since(30)
    count = _unaccepted(facts, first)
    return count, first, facts.on, {"count": count, "counted_as": facts.counted_as.value}


def all_absences(facts: PupilFacts) -> Measured:
    first = facts.since(30)
    count = _absences(facts, first, facts.on)
    return count, first, facts.on, {"count": count}


def lateness(facts: PupilFacts) -> Measured:
    first = facts.since(30)
    count = _count(facts, first, facts.on, lambda presence: presence is Presence.LATE)
    return count, first, facts.on, {"count": count}


def recent_rise(facts: PupilFacts) -> Measured:
    """Four weeks against the fuller of the two before them: holidays empty a period, they do not fill one.

    Not before a whole period of the year has passed.
    """
    first = facts.since(28)
    if facts.since(56) < facts.year_start:
        return None
    count = _absences(facts, first, facts.on)
    before = max(
        _absences(facts, facts.since(56), first - timedelta(days=1)),
        _absences(facts, facts.since(84), facts.since(56) - timedelta(days=1)),
    )
    if count < 2 * before:
        return None
    return count - before, first, facts.on, {"count": count, "before": before}


def rise_since_last_year(facts: PupilFacts) -> Measured:
    """The same dates of the year before, when rolls of that past were really taken: an empty past compares nothing."""
    if facts.rolled_last_year < PAST_HALF_DAYS:
        return None
    count = _absences(facts, facts.year_start, facts.on)
    before = _absences(facts, year_before(facts.year_start), year_before(facts.on))
    if count < 2 * before:
        return None
    return count - before, facts.year_start, facts.on, {"count": count, "before": before}


def exclusions(facts: PupilFacts) -> Measured:
    first = facts.since(90)
    count = sum(first <= day <= facts.on for day in facts.exclusions)
    return count, first, facts.on, {"count": count}


def placement_absences(facts: PupilFacts) -> Measured:
    first = facts.since(30)
    count = sum(first <= day <= facts.on for day in facts.placement_absences)
    return count, first, facts.on, {"count": count}


def signals(facts: PupilFacts) -> Measured:
    """How many adults, not how many sheets."""
    first = facts.since(30)
    count = len({author for author, day in facts.signals if first <= day <= facts.on})
    return count, first, facts.on, {"count": count}


def change_of_school(facts: PupilFacts) -> Measured:
    """Arrived from October on, less than sixty days ago; pressing when absences began at once."""
    arrived = facts.entered_on
    if arrived is None or not max(facts.since(60), date(school_year_of(facts.on), 10, 1)) <= arrived <= facts.on:
        return None
    count = _unaccepted(facts, arrived)
    return count, arrived, facts.on, {
        "count": count, "arrived_on": arrived.isoformat(), "counted_as": facts.counted_as.value,
    }  # fmt: skip


def missing_placement(facts: PupilFacts) -> Measured:
    due = facts.placement_due
    if due is None or not facts.on < due:
        return None
    days = (due - facts.on).days
    return days, facts.on, due, {"days": days, "starts_on": due.isoformat()}


def last_year_case(facts: PupilFacts) -> Measured:
    """That a file existed, nothing of what it held."""
    if facts.last_year_case is None:
        return None
    referred = facts.last_year_case is LastYearCase.REFERRED
    start = year_before(facts.year_start)
    return 1 + referred, start, facts.year_start - timedelta(days=1), {"referred": int(referred)}


def no_wish(facts: PupilFacts) -> Measured:
    due = facts.results_due
    if due is None or not facts.on < due:
        return None
    days = (due - facts.on).days
    return days, facts.on, due, {"days": days}


def no_assignment(facts: PupilFacts) -> Measured:
    since = facts.without_solution_since
    if since is None or since > facts.on:
        return None
    return (facts.on - since).days, since, facts.on, {"days": (facts.on - since).days}


_MEASURES: dict[RuleCode, Measure] = {
    RuleCode.UNJUSTIFIED_ABSENCES: unjustified_absences,
    RuleCode.ALL_ABSENCES: all_absences,
    RuleCode.LATENESS: lateness,
    RuleCode.RECENT_RISE: recent_rise,
    RuleCode.RISE_SINCE_LAST_YEAR: rise_since_last_year,
    RuleCode.WEEKDAY_PATTERN: weekday_pattern,
    RuleCode.LESSON_PATTERN: lesson_pattern,
    RuleCode.EXCLUSIONS: exclusions,
    RuleCode.SIGNALS: signals,
    RuleCode.CHANGE_OF_SCHOOL: change_of_school,
    RuleCode.MISSING_PLACEMENT: missing_placement,
    RuleCode.PLACEMENT_ABSENCES: placement_absences,
    RuleCode.LAST_YEAR_CASE: last_year_case,
    RuleCode.NO_WISH: no_wish,
    RuleCode.NO_ASSIGNMENT: no_assignment,
}
