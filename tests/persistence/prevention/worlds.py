"""Small random schools: the same facts for the database and for the pure rules."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy import text

from domain.kernel.calendar import Half, school_year_of
from domain.prevention.facts import (
    HalfDayFact,
    LastYearCase,
    Lesson,
    MissedLesson,
    Presence,
    PupilFacts,
    Slot,
    year_before,
)
from domain.prevention.patterns import is_class_wide
from domain.prevention.rules import PAST_HALF_DAYS
from domain.schools.kinds import SchoolKind
from domain.schools.settings import CountKind
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.schools.calendars import load_rules
from tests.factories.people import SchoolFixture
from tests.factories.students import StudentFixture, make_class, make_student

OPEN = [(day, half) for day in range(5) for half in Half if (day, half) != (2, Half.PM)]


@dataclass
class Drawn:
    """What was drawn for one pupil."""

    student: StudentFixture
    half_days: dict[tuple[date, Half], Presence] = field(default_factory=dict)
    lessons: list[MissedLesson] = field(default_factory=list)
    exclusions: list[date] = field(default_factory=list)
    placement_absences: list[date] = field(default_factory=list)
    signals: list[tuple[UUID, date]] = field(default_factory=list)
    entered_on: date | None = None
    rolled_last_year: int | None = None
    has_place: bool = False
    case: LastYearCase | None = None
    file: str | None = None
    without_solution_since: date | None = None


class RandomSchool:
    """A school of two classes on one day; `plant` writes it, `facts` says it."""

    def __init__(self, seed: int, school: SchoolFixture, kind: SchoolKind, on: date) -> None:
        self.random, self.school, self.kind, self.on = Random(seed), school, kind, on
        self.pupils: list[Drawn] = []
        self.held: dict[Lesson, list[date]] = {}
        self.rolls: dict[tuple[UUID, date, str], UUID] = {}
        self.placements: dict[UUID, date] = {}
        self.authors: list[UUID] = []
        self.pasts: dict[int, UUID] = {}
        self.counted_as = list(CountKind)[seed % 3]
        self.results_due = on + timedelta(days=self.random.randint(-2, 70))

    async def plant(self, jobs: Sessions, authors: list[UUID]) -> None:
        self.authors = authors
        await self._choose_count(jobs)
        await self._hold_past(jobs)
        for name in ("2de A", "2de B"):
            class_id = await make_class(jobs, self.school.id, name, school_year_of(self.on))
            await self._hold_lessons(jobs, class_id)
            if self.random.random() < 0.7:
                self.placements[class_id] = self.on + timedelta(days=self.random.randint(5, 28))
            bad_day = self._day(self.on - timedelta(days=40), self.on)
            for number in range(self.random.randint(6, 9)):
                student = await make_student(
                    jobs, self.school.id, class_id, f"N{number}", "P", year=school_year_of(self.on)
                )
                self.pupils.append(self._draw(student, bad_day))
        async with jobs() as session, session.begin():
            for drawn in self.pupils:
                for statement, rows in self._rows(drawn):
                    if rows:
                        await session.execute(text(statement), rows)
            await session.execute(
                text(_YEAR),
                {"c": self.school.id, "y": school_year_of(self.on), "d": self.results_due, "by": self.authors[0]},
            )
            for class_id, starts in self.placements.items():
                await session.execute(
                    text("INSERT INTO class_placements VALUES (:i, :c, :s, :a, :b)"),
                    {"i": new_id(), "c": class_id, "s": self.school.id, "a": starts, "b": starts + timedelta(days=20)},
                )

    async def _choose_count(self, jobs: Sessions) -> None:
        keys = {"c": self.school.id, "d": self.on - timedelta(days=1), "kind": self.counted_as.value}
        async with jobs() as session, session.begin():
            await session.execute(text(_SETTINGS), keys)

    async def _hold_past(self, jobs: Sessions) -> None:
        """Classes of last year: no roll, one too few, just enough, more; a second roll of a half-day adds nothing."""
        start = date(school_year_of(self.on) - 1, 9, 1)
        room = year_before(self.on) - start
        for wanted in (0, PAST_HALF_DAYS - 1, PAST_HALF_DAYS, PAST_HALF_DAYS + 3):
            number = min(wanted, 2 * (room.days + 1))
            class_id = await make_class(jobs, self.school.id, f"past {wanted}", school_year_of(self.on) - 1)
            self.pasts[number] = class_id
            slots = [
                (start + timedelta(days=n // 2), half, period)
                for n in range(number)
                for half, period in ((("am", "M1"), ("am", "M2")) if n % 2 == 0 else (("pm", "S1"),))
            ]
            slots += [(year_before(self.on) + timedelta(days=n + 1), "am", "M1") for n in range(30)]
            await _take_rolls(jobs, self.school.id, class_id, slots)

    async def _hold_lessons(self, jobs: Sessions, class_id: UUID) -> None:
        rows = []
        for weekday, period in ((0, "M1"), (3, "S2")):
            lesson = Lesson(weekday, period, class_id)
            for back in range(70):
                day = self.on - timedelta(days=back)
                if day.weekday() == weekday and self.random.random() < 0.9:
                    self.held.setdefault(lesson, []).append(day)
                    id_ = new_id()
                    self.rolls[class_id, day, period] = id_
                    rows.append(
                        {"id": id_, "c": class_id, "s": self.school.id, "d": day, "p": period}
                        | {"h": "am" if period[0] == "M" else "pm", "a": _at(day, 9), "b": _at(day, 10)}
                    )
        async with jobs() as session, session.begin():
            await session.execute(
                text(_ROLL),
                rows,
            )

    def _draw(self, student: StudentFixture, bad_day: date) -> Drawn:
        draw, drawn = self.random, Drawn(student)
        drawn.rolled_last_year = draw.choice([None, *self.pasts])
        drawn.entered_on = draw.choice(
            [None, date(school_year_of(self.on), 9, 1), self._day(self.on - timedelta(70), self.on)]
        )
        favourite, much = draw.choice(OPEN), draw.random()
        for back in range(90):
            day = self.on - timedelta(days=back)
            for half in Half:
                liking = 0.75 if (day.weekday(), half) == favourite else 0.12 * much
                if (day.weekday(), half) in OPEN and (
                    draw.random() < liking or (day == bad_day and draw.random() < 0.8)
                ):
                    drawn.half_days[day, half] = draw.choices(list(Presence), [6, 1, 2, 2])[0]
        if drawn.rolled_last_year is not None:
            for _ in range(draw.randint(0, 12)):
                drawn.half_days[
                    self._day(self.on - timedelta(days=420), self.on - timedelta(days=340)), draw.choice(list(Half))
                ] = draw.choice(list(Presence))
        self._draw_lessons(drawn)
        drawn.exclusions = [self._day(self.on - timedelta(days=120), self.on) for _ in range(draw.choice([0, 0, 1, 3]))]
        drawn.placement_absences = [
            self._day(self.on - timedelta(days=50), self.on) for _ in range(draw.choice([0, 0, 2]))
        ]
        drawn.signals = [
            (draw.choice(self.authors), self._day(self.on - timedelta(days=45), self.on))
            for _ in range(draw.choice([0, 0, 1, 3]))
        ]
        drawn.has_place = draw.random() < 0.4
        drawn.case = draw.choice([None, None, *LastYearCase])
        drawn.file = draw.choice([None, "open", "not_assigned"])
        if drawn.file == "not_assigned":
            drawn.without_solution_since = self._day(self.on - timedelta(days=12), self.on)
        return drawn

    def _draw_lessons(self, drawn: Drawn) -> None:
        liking = self.random.choice([0.1, 0.7])
        for class_id, day, period in self.rolls:
            half = Half.AM if period[0] == "M" else Half.PM
            if class_id != drawn.student.class_id or self.random.random() > liking:
                continue
            rest = self.random.random() < 0.8
            authorised = self.random.random() < 0.2
            if rest:
                drawn.half_days[day, half] = Presence.JUSTIFIED if authorised else Presence.UNJUSTIFIED
            drawn.lessons.append(
                MissedLesson(
                    day,
                    half,
                    Lesson(day.weekday(), period, class_id),
                    authorised,
                    rest and (day, half) in drawn.half_days,
                )
            )

    def _rows(self, drawn: Drawn) -> list[tuple[str, list[dict[str, object]]]]:
        keys: dict[str, object] = {"s": drawn.student.id, "c": self.school.id}
        attended = {(one.day, one.half) for one in drawn.lessons if one.rest_attended}
        lessons = [(one, new_id()) for one in drawn.lessons]
        return [
            ("UPDATE enrolments SET entered_on = :d WHERE student_id = :s", [{"s": drawn.student.id, "d": drawn.entered_on}]),
            (_HALF_DAY, [keys | {"d": day, "h": half.value, "state": state.value, "w": int((day, half) not in attended)}
                         for (day, half), state in drawn.half_days.items()]),
            (_ENTRY, [keys | {"id": id_, "k": "absence", "a": _at(one.day, 9), "b": _at(one.day, 10), "d": one.day,
                              "r": self.rolls[one.lesson.class_id, one.day, one.lesson.period]} for one, id_ in lessons]),
            (_JUDGEMENT, [keys | {"id": new_id(), "e": id_, "state": self.random.choice(["admissible", "pending"]), "a": _at(one.day, 12)}
                          for one, id_ in lessons if one.authorised]),
            (_ENTRY, [keys | {"id": new_id(), "k": kind, "a": _at(day, 8), "b": _at(day, 9), "d": day, "r": None}
                      for kind, days in (("temporary_exclusion", drawn.exclusions), ("placement_absence", drawn.placement_absences))
                      for day in days]),
            (_SIGNAL, [keys | {"id": new_id(), "by": by, "at": _at(day, 11), "d": day} for by, day in drawn.signals]),
            (_PLACE, [keys | {"id": new_id(), "a": self.placements[drawn.student.class_id]}]
             if drawn.has_place and drawn.student.class_id in self.placements else []),
            (_FILE, [keys | {"id": new_id(), "y": school_year_of(self.on), "since": drawn.without_solution_since,
                             "by": self.authors[0]}] if drawn.file else []),
            (_BEFORE, [keys | {"id": new_id(), "y": school_year_of(self.on) - 1, "k": self.pasts[drawn.rolled_last_year]}]
             if drawn.rolled_last_year is not None else []),
            (_REFERRED if drawn.case is LastYearCase.REFERRED else _CASE, [keys | {"id": new_id(), "y": school_year_of(self.on) - 1, "d": self.on,
                             }] if drawn.case else []),
        ]  # fmt: skip

    async def facts(self, jobs: Sessions) -> dict[UUID, PupilFacts]:
        """What the pure rules are told of everyone who is enrolled on that day."""
        async with jobs() as session:
            calendar = (await load_rules(session, self.school.id)).calendar
        opened: dict[Slot, list[date]] = {}
        for back in range(56):
            day = self.on - timedelta(days=back)
            for one in calendar.open_half_days(day):
                opened.setdefault((day.weekday(), one.half), []).append(day)
        here = [one for one in self.pupils if one.entered_on is None or one.entered_on <= self.on]
        return {
            one.student.id: self._facts_of(one, here, {slot: tuple(days) for slot, days in opened.items()})
            for one in here
        }

    def _facts_of(self, drawn: Drawn, here: list[Drawn], opened: dict[Slot, tuple[date, ...]]) -> PupilFacts:
        mates = [one for one in here if one.student.class_id == drawn.student.class_id]
        cells = {cell for one in mates for cell in one.half_days}
        wide = frozenset(
            cell for cell in cells
            if is_class_wide(sum(one.half_days.get(cell) is Presence.UNJUSTIFIED for one in mates), len(mates))
        )  # fmt: skip
        due = self.placements.get(drawn.student.class_id)
        kept = any(one.has_place for one in mates)
        return PupilFacts(
            drawn.student.id, self.kind, self.on,
            half_days=self._half_days(drawn),
            open_dates=opened, class_wide=wide, missed_lessons=tuple(drawn.lessons),
            lessons_held={lesson: tuple(days) for lesson, days in self.held.items()},
            exclusions=tuple(drawn.exclusions), placement_absences=tuple(drawn.placement_absences),
            signals=tuple(drawn.signals), entered_on=drawn.entered_on, counted_as=self.counted_as,
            rolled_last_year=drawn.rolled_last_year or 0,
            placement_due=due if due and kept and not drawn.has_place else None, last_year_case=drawn.case,
            results_due=self.results_due if drawn.file else None,
            without_solution_since=drawn.without_solution_since,
        )  # fmt: skip

    def _half_days(self, drawn: Drawn) -> tuple[HalfDayFact, ...]:
        attended = {(one.day, one.half) for one in drawn.lessons if one.rest_attended}
        return tuple(
            HalfDayFact(day, half, state, (day, half) not in attended, MINUTES, EXPECTED)
            for (day, half), state in drawn.half_days.items()
        )

    def _day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.random.randint(0, (last - first).days))


async def _take_rolls(jobs: Sessions, school_id: UUID, class_id: UUID, slots: list[tuple[date, str, str]]) -> None:
    async with jobs() as session, session.begin():
        for day, half, period in slots:
            await session.execute(
                text(_ROLL),
                {"id": new_id(), "c": class_id, "s": school_id, "d": day, "p": period, "h": half}
                | {"a": _at(day, 9), "b": _at(day, 10)},
            )


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


MINUTES, EXPECTED = 80, 240
"""A third: three of them make a whole half-day in the proportional count."""
_ROLL = """INSERT INTO roll_calls (id, class_id, school_id, day, period, half, starts_at, ends_at, taken_by, taken_at)
           VALUES (:id, :c, :s, :d, :p, :h, :a, :b, :id, :b)"""
_HALF_DAY = "INSERT INTO half_days VALUES (:s, :c, :d, :h, :state, 1, :w, 80, 240, 1, :w, 80, 0)"
_ENTRY = """INSERT INTO absence_entries (id, student_id, school_id, kind, starts_at, ends_at, first_day, last_day, source,
                known_at, recorded_by, roll_call_id) VALUES (:id, :s, :c, :k, :a, :b, :d, :d, 'roll_call', :a, :id, :r)"""
_JUDGEMENT = """INSERT INTO absence_judgements (id, entry_id, student_id, school_id, state, reason, authority, channel,
                    known_at, judged_by) VALUES (:id, :e, :s, :c, :state, 'other_accepted', 'school', 'call', :a, :id)"""
_SIGNAL = """INSERT INTO signals (id, school_id, student_id, reported_by, reported_at, observations, since, answer_due_on)
             VALUES (:id, :c, :s, :by, :at, '{alone}', 'today', :d)"""
_PLACE = """INSERT INTO student_arrangements (id, student_id, school_id, kind, starts_on, ends_on, created_by, created_at)
            VALUES (:id, :s, :c, 'placement', :a, :a, :id, now())"""
_BEFORE = "INSERT INTO enrolments (id, student_id, school_id, school_year, class_id) VALUES (:id, :s, :c, :y, :k)"
_SETTINGS = """INSERT INTO school_settings (school_id, version, from_day, midday_split, minimum_overlap_minutes,
                   overflow_tolerance_minutes, lesson_slack_minutes, threshold_count, "window",
                   invitations_before_referral, set_at)
               VALUES (:c, 1, :d, '12:30', 1, 0, 5, :kind, 'both', 2, now())"""
_YEAR = """INSERT INTO orientation_years (school_id, school_year, results_expected_on, set_by, set_at)
           VALUES (:c, :y, :d, :by, now())"""
_FILE = """
    WITH kept AS (
        INSERT INTO orientation_files (id, student_id, school_id, school_year, without_solution_since, created_by,
            created_at)
        VALUES (:id, :s, :c, :y, CAST(:since AS date), :by, now()) RETURNING id)
    SELECT id FROM kept"""
_CASE = """INSERT INTO attendance_cases (id, student_id, school_id, school_year, opened_on, opened_by, degree, sector,
               waiting_since, last_act_on) VALUES (:id, :s, :c, :y, :d, :id, 'secondary', 'public', :d, :d)"""
_REFERRED = """
    WITH kept AS (
        INSERT INTO attendance_cases (id, student_id, school_id, school_year, opened_on, opened_by, degree, sector,
            waiting_since, last_act_on, dsden_state, dsden_step, version)
        VALUES (:id, :s, :c, :y, :d, :id, 'secondary', 'public', :d, :d, 'referred', 1, 2) RETURNING id)
    INSERT INTO dsden_case_transitions (case_id, student_id, school_id, step, sequence, source, name, target, did,
        acted_on, recorded_on, recorded_at, basis, act_id)
    SELECT :id, :s, :c, 1, 2, 'none', 'refer', 'referred', 'test', :d, :d, now(), 'test', :id FROM kept"""
