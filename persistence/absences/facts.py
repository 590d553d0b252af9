"""Loads all that the half-day function may look at, for many pupil-days of one school at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.entries import AbsenceEntry, EntryKind, EntrySource
from domain.absences.facts import DayFacts, Lesson, NeutralisationKind
from domain.absences.reasons import Authority, Judgement, JudgementState, ReasonCode
from domain.kernel.calendar import days_between
from domain.schools.calendar import SchoolCalendar
from persistence.absences.pupils import NOBODY, Pupil, load_pupils, whole_day
from persistence.schools.calendars import SchoolRules

PupilDays = Mapping[UUID, frozenset[date]]

_ENTRIES = """
    SELECT e.id, e.student_id, e.kind, e.starts_at, e.ends_at, e.source, e.known_at, e.replaces, e.voided_at,
        e.first_day, e.last_day, {by},
        (SELECT json_agg(json_build_array(j.state, j.reason, j.known_at, j.authority, j.withdrawn_at)
                        ORDER BY j.known_at, j.id)
           FROM absence_judgements j WHERE j.entry_id = e.id) AS judgements
    FROM absence_entries e {who}
    WHERE e.school_id = :school AND e.student_id = ANY(CAST(:students AS uuid[]))
      AND e.first_day <= :last AND e.last_day >= :first {standing}
    ORDER BY e.starts_at, e.id
"""
_LIVE = text(_ENTRIES.format(by="'' AS by", who="", standing="AND e.voided_at IS NULL"))
_ALL = text(
    _ENTRIES.format(
        by="coalesce(a.display_name, '') AS by", who="LEFT JOIN accounts a ON a.id = e.recorded_by", standing=""
    )
)
# Without a timetable nobody knows at which hour a class begins: one roll taken in a half-day is enough for that half.
_CLASSES = text("""
    SELECT 'roll' AS what, r.class_id, r.day AS first, r.day AS last, r.starts_at, r.ends_at, r.taken_at
    FROM roll_calls r
    WHERE r.class_id = ANY(CAST(:classes AS uuid[])) AND r.day BETWEEN :first AND :last
      AND (r.taken_at IS NOT NULL OR r.version > 0 AND NOT EXISTS (
          SELECT FROM roll_calls t
          WHERE t.class_id = r.class_id AND t.day = r.day AND t.half = r.half AND t.taken_at IS NOT NULL))
    UNION ALL
    SELECT 'placement', class_id, starts_on, ends_on, NULL, NULL, NULL FROM class_placements
    WHERE class_id = ANY(CAST(:classes AS uuid[])) AND starts_on <= :last AND ends_on >= :first
""")


@dataclass(frozen=True)
class _ClassDays:
    rolls: dict[tuple[UUID, date], list[Lesson]] = field(default_factory=lambda: defaultdict(list))
    placements: dict[UUID, list[tuple[date, date]]] = field(default_factory=lambda: defaultdict(list))


async def load_day_facts(
    session: AsyncSession, rules: SchoolRules, touched: PupilDays, *, with_history: bool = False
) -> list[DayFacts]:
    """The facts of these pupil-days, in order. `with_history`: with the entries corrected since, for « on savait »."""
    days = {day for of_pupil in touched.values() for day in of_pupil}
    if not days:
        return []
    span = {"first": min(days), "last": max(days)}
    keys = {"school": rules.school_id, "students": sorted(touched)}
    pupils = await load_pupils(session, rules.school_id, touched)
    entries = await session.execute(_ALL if with_history else _LIVE, keys | span)
    by_pupil: dict[UUID, list[Any]] = defaultdict(list)
    for row in entries:
        by_pupil[row.student_id].append((row.first_day, row.last_day, _entry(row), _judgements(row)))
    classes = await _load_classes(session, {one for p in pupils.values() for one in p.all_classes}, span)
    return [
        _day_facts(student, day, pupils.get(student, NOBODY), by_pupil[student], (rules.calendar, classes))
        for student in sorted(touched)
        for day in sorted(touched[student])
    ]


async def _load_classes(session: AsyncSession, class_ids: set[UUID], span: dict[str, date]) -> _ClassDays:
    found = _ClassDays()
    for row in await session.execute(_CLASSES, {"classes": sorted(class_ids)} | span):
        if row.what == "roll":
            lesson = Lesson(row.starts_at, row.ends_at, roll_due=True, roll_taken_at=row.taken_at)
            found.rolls[row.class_id, row.first].append(lesson)
        else:
            found.placements[row.class_id].append((row.first, row.last))
    return found


def _day_facts(
    student_id: UUID, day: date, pupil: Pupil, entries: list[Any], around: tuple[SchoolCalendar, _ClassDays]
) -> DayFacts:
    calendar, classes = around
    touching = [known for known in entries if known[0] <= day <= known[1]]
    own = pupil.classes_on(day)
    away = [n for arrangement in pupil.arrangements for n in arrangement.on(day, calendar)]
    away += [
        whole_day(NeutralisationKind.PLACEMENT, day, calendar)
        for one in own
        for first, last in classes.placements[one]
        if first <= day <= last
    ]
    return DayFacts(
        student_id,
        day,
        tuple(entry for _, _, entry, _ in touching),
        tuple(judgement for _, _, _, judged in touching for judgement in judged),
        _distinct(lesson for one in own for lesson in classes.rolls.get((one, day), ())),
        tuple(away),
        pupil.standing_on(day),
    )


def _distinct(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """One lesson per span: a class and its group at the same hour are one lesson; called once is called."""
    by_span: dict[tuple[datetime, datetime], Lesson] = {}
    for lesson in lessons:
        span = (lesson.starts_at, lesson.ends_at)
        if span not in by_span or by_span[span].roll_taken_at is None:
            by_span[span] = lesson
    return tuple(by_span[span] for span in sorted(by_span))


def _entry(row: Any) -> AbsenceEntry:
    return AbsenceEntry(
        row.id, EntryKind(row.kind), row.starts_at, row.ends_at, EntrySource(row.source), row.known_at, row.by,
        row.replaces, row.voided_at,
    )  # fmt: skip


def _judgements(row: Any) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(
            row.id,
            JudgementState(state),
            None if reason is None else ReasonCode(reason),
            datetime.fromisoformat(known_at),
            Authority(authority),
            withdrawn_at=None if withdrawn_at is None else datetime.fromisoformat(withdrawn_at),
        )
        for state, reason, known_at, authority, withdrawn_at in row.judgements or ()
    )


def every_day(students: Iterable[UUID], first: date, last: date) -> PupilDays:
    days = frozenset(days_between(first, last))
    return dict.fromkeys(students, days)
