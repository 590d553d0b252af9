"""What must hold whatever is entered: an independent oracle, and a recount that never differs from the counters."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.absences.counts import totals_between
from domain.absences.entries import AbsenceEntry, EntryKind, EntrySource
from domain.absences.facts import DayFacts, Enrolment, Lesson, Neutralisation, NeutralisationKind, Standing, as_known_on
from domain.absences.half_days import half_days_in_bulk, half_days_of
from domain.absences.reasons import Authority, Judgement, JudgementState, ReasonCode
from domain.absences.windows import month_figures, months_touched, rolling_totals
from domain.kernel.calendar import Half, days_between, month_end
from domain.schools.calendar import SchoolCalendar
from domain.schools.opening import Opening, OpeningWeek
from domain.schools.settings import AttendanceSettings, CountKind
from domain.schools.zones import AcademicZone
from tests.domain.absences.builders import COLLEGE, ECOLE, GEPI_SCHOOL, GRID, PUPIL
from tests.domain.absences.oracle import naive, naive_rolling

REUNION = replace(COLLEGE, time_zone="Indian/Reunion", zone=AcademicZone.LOCAL, department="974")
NIGHTS = SchoolCalendar(
    OpeningWeek(
        tuple(
            Opening(weekday, half, opens, closes)
            for weekday in range(7)
            for half, opens, closes in ((Half.AM, time(0), time(5)), (Half.PM, time(5), time(23)))
        )
    ),
    AcademicZone.LOCAL,
    grid=GRID,
)
CALENDARS = st.sampled_from([COLLEGE, ECOLE, GEPI_SCHOOL, REUNION, NIGHTS])
# Ordinary days, the two nights of a clock change, 29 February, a Wednesday, a public holiday.
DAYS = st.sampled_from(
    [date(2026, 11, 5), date(2026, 11, 4), date(2026, 3, 29), date(2026, 10, 25), date(2024, 2, 29), date(2026, 11, 11)]
)
SETTINGS = st.builds(
    AttendanceSettings,
    minimum_overlap_minutes=st.sampled_from([1, 10, 60]),
    overflow_tolerance_minutes=st.sampled_from([0, 30, 105]),
    lesson_slack_minutes=st.sampled_from([0, 5, 30]),
)
MIDNIGHT_SPREAD = st.integers(-180, 27 * 60)


@st.composite
def spans(draw, calendar, day, shortest=1):
    midnight = calendar.at(day, time.min).astimezone(UTC)
    start = draw(MIDNIGHT_SPREAD)
    length = draw(st.one_of(st.integers(shortest, 300), st.just(60), st.just(240), st.integers(1000, 4000)))
    return midnight + timedelta(minutes=start), midnight + timedelta(minutes=start + length)


@st.composite
def entries(draw, calendar, day, known=()):
    starts_at, ends_at = draw(spans(calendar, day))
    known_at = starts_at + timedelta(minutes=draw(st.integers(0, 3000)))
    return AbsenceEntry(
        UUID(int=draw(st.integers(0, 2**64))),
        draw(st.sampled_from([EntryKind.ABSENCE] * 4 + list(EntryKind))),
        starts_at,
        ends_at,
        draw(st.sampled_from(EntrySource)),
        known_at,
        replaces=draw(st.sampled_from([None, None, None, *known])),
        voided_at=draw(st.sampled_from([None, None, None, known_at + timedelta(hours=5)])),
    )


@st.composite
def days(draw):
    calendar, day = draw(CALENDARS), draw(DAYS)
    facts = []
    for _ in range(draw(st.integers(0, 5))):
        facts.append(draw(entries(calendar, day, [e.id for e in facts])))
    judgements = [
        Judgement(
            draw(st.sampled_from(facts)).id,
            draw(st.sampled_from([s for s in JudgementState if s is not JudgementState.NO_REASON])),
            ReasonCode.OTHER_ACCEPTED,
            datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=hours),
            draw(st.sampled_from(Authority)),
        )
        for hours in range(draw(st.integers(0, 4)) if facts else 0)
    ]
    lessons = [
        Lesson(*draw(spans(calendar, day, 15)), is_held=draw(st.booleans())) for _ in range(draw(st.integers(0, 3)))
    ]
    neutral = [
        Neutralisation(draw(st.sampled_from(NeutralisationKind)), *draw(spans(calendar, day)))
        for _ in range(draw(st.integers(0, 1)))
    ]
    standing = draw(st.sampled_from([Standing.ENROLLED] * 6 + list(Standing)))
    facts_of_day = DayFacts(
        PUPIL, day, tuple(facts), tuple(judgements), tuple(lessons), tuple(neutral), standing, draw(st.booleans())
    )
    return facts_of_day, calendar


@settings(max_examples=400, deadline=None)
@given(days(), SETTINGS)
def test_half_days_agree_with_a_naive_reading_minute_by_minute(day_and_calendar, school_settings):
    facts, calendar = day_and_calendar
    rows = half_days_of(facts, calendar, school_settings)
    expected = naive(facts, calendar, school_settings)
    assert [row.half for row in rows] == list(Half)
    for row in rows:
        counts = row.counts
        if row.half not in expected:
            assert (counts.raw, counts.minutes, counts.complete) == (0, 0, 0)
            continue
        seen = (counts.raw, counts.minutes, counts.expected_minutes, counts.complete, row.firm.raw)
        assert seen == expected[row.half]


@settings(max_examples=150, deadline=None)
@given(days(), SETTINGS)
def test_counts_are_bounded_and_ordered(day_and_calendar, school_settings):
    facts, calendar = day_and_calendar
    for row in half_days_of(facts, calendar, school_settings):
        assert 0 <= row.counts.complete <= row.counts.raw <= 1
        assert 0 <= row.counts.proportional <= row.counts.raw
        assert row.firm.minutes <= row.counts.minutes
        if row.counts.raw:
            assert row.state.is_absence


@settings(max_examples=100, deadline=None)
@given(days(), SETTINGS, st.randoms())
def test_order_and_repetition_of_entries_change_nothing(day_and_calendar, school_settings, random):
    facts, calendar = day_and_calendar
    shuffled = [*facts.entries, *facts.entries]
    random.shuffle(shuffled)
    again = replace(facts, entries=tuple(shuffled))
    assert half_days_of(facts, calendar, school_settings) == half_days_of(again, calendar, school_settings)


@settings(max_examples=100, deadline=None)
@given(days(), SETTINGS)
def test_what_is_known_at_the_end_of_time_is_what_is_known(day_and_calendar, school_settings):
    facts, calendar = day_and_calendar
    ever = as_known_on(facts, datetime(2100, 1, 1, tzinfo=UTC))
    never = as_known_on(facts, datetime(2000, 1, 1, tzinfo=UTC))
    assert half_days_of(ever, calendar, school_settings) == half_days_of(facts, calendar, school_settings)
    assert not any(row.counts.raw for row in half_days_of(never, calendar, school_settings))


FIRST, LAST = date(2026, 9, 21), date(2026, 12, 4)
SCHOOL_DAYS = COLLEGE.school_days(FIRST, LAST)


class Ledger:
    """What a database keeps: facts, the rows of the days touched, the figures of the months touched."""

    def __init__(self, enrolment):
        self.enrolment, self.entries, self.judgements = enrolment, {}, []
        self.rows, self.figures = {}, {}

    def facts_on(self, day):
        touching = tuple(
            e for e in self.entries.values() if COLLEGE.day_of(e.starts_at) <= day <= COLLEGE.day_of(e.ends_at)
        )
        ids = {e.id for e in touching}
        judgements = tuple(j for j in self.judgements if j.entry_id in ids)
        return DayFacts(PUPIL, day, touching, judgements, standing=self.enrolment.standing_on(day))

    def touch(self, *touched):
        for row in half_days_in_bulk(map(self.facts_on, touched), COLLEGE, AttendanceSettings()):
            self.rows[row.half_day] = row
        for month in months_touched(touched):
            self.figures[month] = month_figures(self.rows.values(), month, CountKind.COMPLETE)

    def write(self, fact):
        self.entries[fact.id] = fact
        former = self.entries.get(fact.replaces)
        self.touch(
            *{
                day
                for e in (fact, former)
                if e
                for day in days_between(COLLEGE.day_of(e.starts_at), COLLEGE.day_of(e.ends_at))
            }
        )

    def judge(self, judgement):
        self.judgements.append(judgement)
        about = self.entries[judgement.entry_id]
        self.touch(*days_between(COLLEGE.day_of(about.starts_at), COLLEGE.day_of(about.ends_at)))

    def transfer(self, enrolment):
        self.enrolment = enrolment
        self.touch(*SCHOOL_DAYS)

    def recounted(self):
        rows = half_days_in_bulk(map(self.facts_on, days_between(FIRST, LAST)), COLLEGE, AttendanceSettings())
        return {row.half_day: row for row in rows}


@st.composite
def steps(draw, ledger, number):
    """One act of a school: an entry, a correction, a mark as wrong, a reason, a transfer."""
    act = draw(st.sampled_from(["entry"] * 4 + ["correct", "void", "judge", "judge", "transfer"]))
    if act == "transfer":
        return ledger.transfer(Enrolment(FIRST, draw(st.sampled_from([None, *SCHOOL_DAYS]))))
    known = list(ledger.entries.values())
    now = datetime(2026, 12, 5, tzinfo=UTC) + timedelta(minutes=number)
    if act == "judge" and known:
        state = draw(st.sampled_from([s for s in JudgementState if s is not JudgementState.NO_REASON]))
        return ledger.judge(Judgement(draw(st.sampled_from(known)).id, state, ReasonCode.CHILD_ILLNESS, now))
    if act == "void" and known:
        return ledger.write(replace(draw(st.sampled_from(known)), voided_at=now))
    day = draw(st.sampled_from(SCHOOL_DAYS[:-4]))
    hours = draw(st.sampled_from([("08:00", "09:00"), ("08:00", "12:00"), ("08:00", "17:00"), ("13:00", "17:00")]))
    ends_on = min(day + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 3]))), LAST)
    fact = AbsenceEntry(
        UUID(int=number),
        draw(st.sampled_from([EntryKind.ABSENCE] * 3 + [EntryKind.LATE, EntryKind.INFIRMARY])),
        COLLEGE.at(day, time.fromisoformat(hours[0])),
        COLLEGE.at(ends_on, time.fromisoformat(hours[1])),
        EntrySource.SCHOOL_LIFE,
        now,
        replaces=draw(st.sampled_from(known)).id if act == "correct" and known else None,
    )
    return ledger.write(fact)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_recount_finds_no_difference_after_any_sequence(data):
    ledger = Ledger(Enrolment(FIRST))
    for number in range(data.draw(st.integers(1, 12))):
        data.draw(steps(ledger, number))
    recounted = ledger.recounted()
    assert all(recounted[half_day] == row for half_day, row in ledger.rows.items())
    unwritten = [row for half_day, row in recounted.items() if half_day not in ledger.rows]
    assert not any(row.counts.raw for row in unwritten)
    for month, figures in ledger.figures.items():
        assert figures == month_figures(recounted.values(), month, CountKind.COMPLETE)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_rolling_figures_agree_with_a_naive_sum(data):
    ledger = Ledger(Enrolment(FIRST))
    for number in range(data.draw(st.integers(1, 8))):
        data.draw(steps(ledger, number))
    rows = list(ledger.recounted().values())
    by_day = {day: sum(r.counts.complete for r in rows if r.day == day) for day in days_between(FIRST, LAST)}
    assert rolling_totals(rows, LAST).counted.complete == naive_rolling(by_day, LAST)
    november = month_figures(rows, date(2026, 11, 1), CountKind.COMPLETE)
    peaks = [naive_rolling(by_day, day) for day in days_between(date(2026, 11, 1), month_end(date(2026, 11, 1)))]
    assert november.rolling.counted.complete == max(peaks)
    assert totals_between(rows, FIRST, LAST).counted.proportional <= Fraction(len(rows))
