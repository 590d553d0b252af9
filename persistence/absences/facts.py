"""Loads all that the half-day function may look at, for many pupil-days of one school at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.entries import AbsenceEntry, EntryKind, EntrySource
from domain.absences.facts import DayFacts, Enrolment, Lesson, Neutralisation, NeutralisationKind, Standing
from domain.absences.reasons import Authority, Judgement, JudgementState, ReasonCode
from domain.kernel.calendar import days_between, school_year_of
from domain.schools.calendar import SchoolCalendar
from persistence.schools.calendars import SchoolRules

PupilDays = Mapping[UUID, frozenset[date]]
APPRENTICE_STATUS = "AP"

_PUPILS = text("""
    SELECT k.student_id,
        (SELECT json_agg(json_build_array(e.school_year, e.class_id, e.status_code, e.entered_on, e.left_on))
           FROM enrolments e WHERE e.student_id = k.student_id AND e.school_id = k.school_id) AS enrolments,
        (SELECT json_agg(json_build_array(c.school_year, g.class_id))
           FROM group_members g JOIN classes c ON c.id = g.class_id
          WHERE g.student_id = k.student_id AND g.school_id = k.school_id) AS groups,
        (SELECT json_agg(json_build_array(a.kind, a.starts_on, a.ends_on, a.weekdays, a.halves, a.created_at))
           FROM student_arrangements a WHERE a.student_id = k.student_id AND a.school_id = k.school_id
            AND a.ended_at IS NULL) AS arrangements
    FROM school_students k WHERE k.school_id = :school AND k.student_id = ANY(CAST(:students AS uuid[]))
""")
_ENTRIES = """
    SELECT e.id, e.student_id, e.kind, e.starts_at, e.ends_at, e.source, e.known_at, e.replaces, e.voided_at,
        e.first_day, e.last_day, {by},
        (SELECT json_agg(json_build_array(j.state, j.reason, j.known_at, j.authority) ORDER BY j.known_at, j.id)
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
      AND (r.taken_at IS NOT NULL OR NOT EXISTS (
          SELECT FROM roll_calls t
          WHERE t.class_id = r.class_id AND t.day = r.day AND t.half = r.half AND t.taken_at IS NOT NULL))
    UNION ALL
    SELECT 'placement', class_id, starts_on, ends_on, NULL, NULL, NULL FROM class_placements
    WHERE class_id = ANY(CAST(:classes AS uuid[])) AND starts_on <= :last AND ends_on >= :first
""")

_ARRANGEMENTS = {
    "placement": NeutralisationKind.PLACEMENT,
    "adapted_timetable": NeutralisationKind.ADAPTED_TIMETABLE,
    "relay": NeutralisationKind.RELAY,
    "tdo": NeutralisationKind.TDO,
    "cned": NeutralisationKind.DISTANCE,
    "elected_mandate": NeutralisationKind.ADAPTED_TIMETABLE,
}


@dataclass(frozen=True)
class ArrangementSpan:
    """Days on which a pupil is not expected; `weekdays` and `halves` empty: on all of them."""

    kind: NeutralisationKind
    starts_on: date
    ends_on: date
    weekdays: frozenset[int]
    halves: frozenset[str]
    known_at: datetime

    def on(self, day: date, calendar: SchoolCalendar) -> Iterable[Neutralisation]:
        if not self.starts_on <= day <= self.ends_on or (self.weekdays and day.weekday() not in self.weekdays):
            return ()
        if not self.halves:
            return (_whole_day(self.kind, day, calendar, self.known_at),)
        return (
            Neutralisation(self.kind, opened.starts_at, opened.ends_at, self.known_at)
            for opened in calendar.open_half_days(day)
            if opened.half in self.halves
        )


def _whole_day(
    kind: NeutralisationKind, day: date, calendar: SchoolCalendar, known_at: datetime | None = None
) -> Neutralisation:
    return Neutralisation(kind, calendar.at(day, time.min), calendar.at(day + timedelta(days=1), time.min), known_at)


_NEVER: tuple[UUID | None, Enrolment] = (None, Enrolment(date.max, date.min))


@dataclass(frozen=True)
class Pupil:
    """What is known of one pupil in this school, besides what happened: enrolments, classes, arrangements."""

    enrolments: Mapping[int, tuple[UUID | None, Enrolment]]
    groups: tuple[tuple[int, UUID], ...]
    arrangements: tuple[ArrangementSpan, ...]

    def enrolment_on(self, day: date) -> Enrolment:
        """The enrolment of that school year; one that never began when there is none."""
        return self.enrolments.get(school_year_of(day), _NEVER)[1]

    def standing_on(self, day: date) -> Standing:
        return self.enrolment_on(day).standing_on(day)

    def classes_on(self, day: date) -> tuple[UUID, ...]:
        """The division and the groups of that school year."""
        year = school_year_of(day)
        division = self.enrolments.get(year, _NEVER)[0]
        groups = tuple(group for of_year, group in self.groups if of_year == year)
        return groups if division is None else (division, *groups)

    @property
    def all_classes(self) -> set[UUID]:
        return {one for one, _ in self.enrolments.values() if one is not None} | {group for _, group in self.groups}


NOBODY = Pupil({}, (), ())


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
    pupils = {row.student_id: _pupil(row) for row in await session.execute(_PUPILS, keys)}
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


async def load_pupils(session: AsyncSession, school_id: UUID, students: Iterable[UUID]) -> dict[UUID, Pupil]:
    rows = await session.execute(_PUPILS, {"school": school_id, "students": list(students)})
    return {row.student_id: _pupil(row) for row in rows}


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
        _whole_day(NeutralisationKind.PLACEMENT, day, calendar)
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


def _pupil(row: Any) -> Pupil:
    return Pupil(
        {
            year: (None if class_id is None else UUID(class_id), _enrolment(year, status, entered, left))
            for year, class_id, status, entered, left in row.enrolments or ()
        },
        tuple((year, UUID(group)) for year, group in row.groups or ()),
        tuple(
            ArrangementSpan(
                _ARRANGEMENTS[kind],
                date.fromisoformat(first),
                date.fromisoformat(last),
                frozenset(weekdays),
                frozenset(halves),
                datetime.fromisoformat(at),
            )
            for kind, first, last, weekdays, halves, at in row.arrangements or ()
        ),
    )


def _enrolment(year: int, status: str, entered: str | None, left: str | None) -> Enrolment:
    """`left_on` is the first day on which the pupil is gone."""
    first = date.fromisoformat(entered) if entered else date(year, 9, 1)
    last = date.fromisoformat(left) - timedelta(days=1) if left else None
    return Enrolment(first, last, first if status == APPRENTICE_STATUS else None)


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
        )
        for state, reason, known_at, authority in row.judgements or ()
    )


def every_day(students: Iterable[UUID], first: date, last: date) -> PupilDays:
    days = frozenset(days_between(first, last))
    return dict.fromkeys(students, days)
