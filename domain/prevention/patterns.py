"""« Absentéisme perlé »: absences that return at the same half-day or lesson of the week, for one pupil or a class.

Only absences without any reason enter: an authorised one never does, and one that awaits a judgement does not yet. Days
on which much of the class was away together (a feast, a strike, a bus) are left out of a pupil's pattern.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.calendar import Half
from domain.prevention.facts import HalfDayFact, Lesson, PupilFacts, Slot, Values
from domain.prevention.rules import GROUP_PUPILS, GROUP_SHARE, PATTERN_DATES, PATTERN_DAYS

Pattern = tuple[int, date, date, Values] | None


def is_class_wide(absent: int, size: int) -> bool:
    """Five pupils at least, and a quarter of the class."""
    return absent >= GROUP_PUPILS and GROUP_SHARE * absent >= size


def _firm(facts: PupilFacts) -> list[HalfDayFact]:
    first = facts.since(PATTERN_DAYS)
    return [
        one
        for one in facts.half_days
        if one.presence.is_firm and first <= one.day <= facts.on and (one.day, one.half) not in facts.class_wide
    ]


def weekday_pattern(facts: PupilFacts) -> Pattern:
    """The slot of the week missed most often: at least one week in two, and two in five of all that was missed."""
    firm = _firm(facts)
    missed = Counter((one.day.weekday(), one.half) for one in firm)
    for (weekday, half), count in sorted(missed.items(), key=lambda item: (-item[1], item[0])):
        opened = sum(facts.here_on(day) for day in facts.open_dates.get((weekday, half), ()))
        if count >= PATTERN_DATES and 2 * count >= opened and 5 * count >= 2 * len(firm):
            values: Values = {"count": count, "of": max(opened, count), "weekday": weekday, "half": half.value}
            return count, facts.since(PATTERN_DAYS), facts.on, values
    return None


def lesson_pattern(facts: PupilFacts) -> Pattern:
    """The lesson missed most often by a pupil who came to the rest of that half-day: at least one time in two."""
    first = facts.since(PATTERN_DAYS)
    dates: dict[Lesson, set[date]] = defaultdict(set)
    for one in facts.missed_lessons:
        counts = not one.authorised and one.rest_attended and (one.day, one.half) not in facts.class_wide
        if counts and first <= one.day <= facts.on:
            dates[one.lesson].add(one.day)
    for lesson, days in sorted(dates.items(), key=lambda item: (-len(item[1]), item[0])):
        held = sum(facts.here_on(day) and first <= day <= facts.on for day in facts.lessons_held.get(lesson, ()))
        if len(days) >= PATTERN_DATES and 2 * len(days) >= held:
            values: Values = {
                "count": len(days), "of": max(held, len(days)), "weekday": lesson.weekday, "period": lesson.period,
            }  # fmt: skip
            return len(days), first, facts.on, values
    return None


@dataclass(frozen=True)
class GroupFinding:
    """A class and a half-day of the week that many miss together: a count of pupils, never who they are."""

    weekday: int
    half: Half
    pupils: int
    dates: int


def group_patterns(absent: Mapping[tuple[date, Half], frozenset[UUID]], size: int) -> list[GroupFinding]:
    """From the firm absences of one class over eight weeks; a single date never makes a pattern."""
    by_slot: dict[Slot, list[frozenset[UUID]]] = defaultdict(list)
    for (day, half), pupils in absent.items():
        if is_class_wide(len(pupils), size):
            by_slot[day.weekday(), half].append(pupils)
    return [
        GroupFinding(weekday, half, _returning(dates), len(dates))
        for (weekday, half), dates in sorted(by_slot.items())
        if len(dates) >= PATTERN_DATES and _returning(dates) >= GROUP_PUPILS
    ]


def _returning(dates: Iterable[frozenset[UUID]]) -> int:
    """The pupils away on two of these dates at least."""
    times = Counter(pupil for pupils in dates for pupil in pupils)
    return sum(count > 1 for count in times.values())
