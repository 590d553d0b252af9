"""What a pupil was to attend in a half-day: lessons and periods, less what neutralises them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.absences.facts import DayFacts, Lesson
from domain.absences.spans import Spans, difference, intersection, length, span
from domain.kernel.calendar import Half
from domain.schools.calendar import SchoolCalendar


@dataclass(frozen=True)
class HalfFrame:
    """An open half-day of a school: its whole span, and the grid's periods within its hours."""

    half: Half
    whole: Spans
    periods: tuple[Spans, ...]

    @property
    def ends(self) -> int:
        return self.whole[-1][1]


DayFrame = tuple[HalfFrame, ...]
"""The open halves of a day, the same for every pupil of a school."""


def day_frame(calendar: SchoolCalendar, day: date) -> DayFrame:
    frames = []
    for opened in calendar.open_half_days(day):
        whole = (span(opened.starts_at, opened.ends_at),)
        slots = [
            ((span(calendar.at(day, p.starts_at), calendar.at(day, p.ends_at))),)
            for p in calendar.grid.of_half(opened.half)
        ]
        clipped = [intersection(slot, whole) for slot in slots]
        frames.append(HalfFrame(opened.half, whole, tuple(slot for slot in clipped if slot)))
    return tuple(frames)


def lessons_within(facts: DayFacts, frame: HalfFrame) -> tuple[tuple[Lesson, Spans], ...]:
    """The lessons known for this half-day, clipped to it: one that runs over noon is in both halves."""
    clipped = (
        (lesson, intersection((span(lesson.starts_at, lesson.ends_at),), frame.whole)) for lesson in facts.lessons
    )
    return tuple((lesson, times) for lesson, times in clipped if times)


def expected_lessons(facts: DayFacts, frame: HalfFrame, neutral: Spans) -> tuple[Spans, ...]:
    """Lessons held, completed by the grid where the timetable is not known, less the neutralised time.

    Without a timetable a period that no lesson overlaps is presumed to be expected: that can only keep a half-day from
    being complete, never make it so. Without a grid the whole half-day is the one thing expected (écoles).
    """
    if not (facts.lessons or facts.timetable_known or neutral):
        return frame.periods or (frame.whole,)
    known = lessons_within(facts, frame)
    held = [times for lesson, times in known if lesson.is_held]
    if not facts.timetable_known:
        slots = frame.periods or (frame.whole,)
        held += [slot for slot in slots if not any(intersection(slot, times) for _, times in known)]
    remaining = (difference(times, neutral) for times in held)
    return tuple(times for times in remaining if times)


def minutes_of(lessons: Iterable[Spans]) -> int:
    return sum(length(times) for times in lessons)
