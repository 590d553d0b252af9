"""The counters are what the facts say: under eight writers, after any sequence of acts, across a change of school."""

import asyncio
import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.absences import (
    steps,
    use_cases,
    use_cases_absences,
    use_cases_arrangements,
    use_cases_reasons,
    use_cases_withdrawals,
)
from api.absences.use_cases import RollKey
from api.absences.use_cases_absences import AbsenceCommand, CorrectionCommand
from api.absences.use_cases_arrangements import ArrangementCommand
from api.absences.use_cases_reasons import ReasonCommand, ReasonScope
from domain.absences.entries import EntryKind
from domain.absences.reasons import JudgementState, ReasonCode
from domain.absences.rolls import Marks
from domain.access.actor import Caller
from domain.kernel.calendar import Half, days_between
from domain.kernel.errors import Refusal
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work, unit_of_work
from tests.api.absences.conftest import World, at
from tests.api.absences.neighbours import make_other_school, move
from tests.factories.students import make_student

START, END = date(2026, 9, 21), date(2026, 10, 14)
PERIODS = ("M1", "M2", "M3", "M4", "S1", "S2", "S3", "S4")
NOW = at(date(2026, 10, 15), "08:00")
LOCK_NOT_AVAILABLE = "55P03"


async def differences(sessions: Sessions, school_id) -> steps.Differences:
    async with job_unit_of_work(sessions, NOW, "test") as uow:
        return await steps.check_recount(uow, school_id)


async def test_eight_writers_leave_no_difference_and_no_deadlock(
    world: World, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    pupils = [world.ines, world.tom] + [
        await make_student(jobs_sessions, world.school.id, world.class_id, f"ELEVE{n}", "Zoé") for n in range(10)
    ]
    caller = Caller(world.accounts["cpe"].id, 1, NOW)
    days = [day for day in days_between(START, END) if day.weekday() < 5]

    async def writer(seed: int) -> int:
        chance, done = random.Random(seed), 0
        for _ in range(15):
            key = RollKey(world.class_id, chance.choice(days), chance.choice(PERIODS))
            marks = Marks(frozenset(p.id for p in chance.sample(pupils, 6)), {})
            try:
                async with unit_of_work(app_sessions, caller) as uow:
                    await use_cases.take_roll(uow, key, marks, seen=None)
                done += 1
            except Refusal:
                continue
            except DBAPIError as error:  # a busy machine: waited too long for a colleague, which is not a deadlock
                if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                    raise
        return done

    taken = await asyncio.gather(*(writer(seed) for seed in range(8)))
    assert sum(taken) > 60
    assert await differences(jobs_sessions, world.school.id) == steps.Differences()


class Acts:
    """Random acts of a school, drawn with Hypothesis, acted through the use cases on a real database."""

    def __init__(self, world: World, sessions: Sessions, jobs: Sessions) -> None:
        self.world, self.sessions, self.jobs = world, sessions, jobs
        self.pupils = (world.ines, world.tom)
        self.caller = Caller(world.accounts["cpe"].id, 1, NOW)

    async def act(self, name: str, *details: object) -> None:
        """A refusal is an answer like another: what counts must hold after it too."""
        try:
            async with unit_of_work(self.sessions, self.caller) as uow:
                await getattr(self, f"_{name}")(uow, *details)
        except Refusal:
            return

    async def _roll(self, uow, day, period, absent, minutes) -> None:
        late = {p.id: minutes for n, p in enumerate(self.pupils) if minutes and n not in absent}
        marks = Marks(frozenset(self.pupils[n].id for n in absent), late)
        await use_cases.take_roll(uow, RollKey(self.world.class_id, day, period), marks, seen=None)

    async def _absence(self, uow, day, hour, hours, pupil) -> None:
        start = at(day, f"{hour:02}:00")
        kinds = (EntryKind.ABSENCE, EntryKind.EARLY_EXIT, EntryKind.TEMPORARY_EXCLUSION, EntryKind.INFIRMARY)
        command = AbsenceCommand(self.pupils[pupil].id, kinds[hours % 4], start, start + timedelta(hours=hours))
        await use_cases_absences.record_absence(uow, command)

    async def _correct(self, uow, place, hours) -> None:
        if entry := await self._entry(uow, place):
            command = CorrectionCommand(ends_at=entry.ends_at + timedelta(hours=hours))
            await use_cases_absences.correct_absence(uow, entry.id, command)

    async def _wrong(self, uow, place) -> None:
        if entry := await self._entry(uow, place):
            await use_cases_absences.correct_absence(uow, entry.id, CorrectionCommand())

    async def _reason(self, uow, place, state, scope) -> None:
        if entry := await self._entry(uow, place):
            command = ReasonCommand(JudgementState(state), ReasonCode.OTHER_ACCEPTED, scope)
            await use_cases_reasons.record_reason(uow, entry.id, command)

    async def _take_back(self, uow, place) -> None:
        rows = await uow.session.execute(
            text(
                "SELECT entry_id, reason_id FROM absence_judgements WHERE withdrawn_at IS NULL ORDER BY known_at, id LIMIT 10"
            )
        )
        if found := rows.all():
            entry_id, reason_id = found[place % len(found)]
            await use_cases_withdrawals.take_reason_back(uow, entry_id, reason_id)

    async def _arrangement(self, uow, day, length, halves, pupil) -> None:
        command = ArrangementCommand("relay", day, day + timedelta(days=length), (), halves)
        made = await use_cases_arrangements.add_arrangement(uow, self.pupils[pupil].id, command)
        if length > 3:
            await use_cases_arrangements.end_arrangement(uow, made.id, day + timedelta(days=length - 5))

    async def _missing(self, uow, day) -> None:
        await steps.mark_missing_rolls(uow, self.world.school.id, day)

    async def _leave(self, uow, day, pupil) -> None:
        """What an import does: the enrolment ends, and the pupil is counted anew."""
        student = self.pupils[pupil].id
        await uow.session.execute(
            text("UPDATE enrolments SET left_on = :day WHERE student_id = :id"), {"day": day, "id": student}
        )
        await steps.recount_pupils(uow, self.world.school.id, [student], date.min)

    async def _entry(self, uow, place):
        rows = await uow.session.execute(
            text("SELECT id, ends_at FROM absence_entries WHERE voided_at IS NULL ORDER BY known_at, id LIMIT 10")
        )
        found = rows.all()
        return found[place % len(found)] if found else None


DAYS = st.dates(START, END)
PUPILS = st.integers(0, 1)
ACTS = st.one_of(
    st.tuples(st.just("roll"), DAYS, st.sampled_from(PERIODS), st.sets(PUPILS), st.integers(0, 50)),
    st.tuples(st.just("absence"), DAYS, st.integers(8, 16), st.integers(1, 60), PUPILS),
    st.tuples(st.just("absence"), DAYS, st.just(8), st.just(4 * 25 + 4), PUPILS),
    st.tuples(st.just("correct"), st.integers(0, 9), st.integers(-4, 4)),
    st.tuples(st.just("wrong"), st.integers(0, 9)),
    st.tuples(
        st.just("reason"), st.integers(0, 9),
        st.sampled_from(["pending", "admissible", "not_admissible", "inaccurate"]), st.sampled_from(list(ReasonScope)),
    ),
    st.tuples(st.just("arrangement"), DAYS, st.integers(0, 7), st.lists(st.sampled_from(list(Half)), max_size=1), PUPILS),
    st.tuples(st.just("take_back"), st.integers(0, 9)),
    st.tuples(st.just("missing"), DAYS),
    st.tuples(st.just("leave"), DAYS, PUPILS),
)  # fmt: skip


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(acts=st.lists(ACTS, min_size=5, max_size=20))
async def test_any_sequence_of_acts_is_counted_as_its_recount(
    acts, world: World, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    """The examples follow each other in one school: each begins where the former ended."""
    school = Acts(world, app_sessions, jobs_sessions)
    for act in acts:
        await school.act(*act)
    assert await differences(jobs_sessions, world.school.id) == steps.Differences()


async def test_a_pupil_who_changes_school_is_counted_in_each_apart(
    world: World, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    other = await make_other_school(app_sessions, jobs_sessions, world)
    gone, day = date(2026, 10, 7), date(2026, 10, 8)
    await world.on(date(2026, 10, 6)).morning(date(2026, 10, 6), world.ines)
    async with job_unit_of_work(jobs_sessions, NOW, "test") as uow:
        await move(uow, world.ines, other, gone)
        await steps.recount_pupils(uow, world.school.id, [world.ines.id], START)
    elsewhere = replace(world, class_id=other.class_id, accounts={"cpe": other.cpe}, headers={})
    elsewhere.on(day)
    await elsewhere.morning(day, world.ines)
    refused = await world.on(day, "18:00").roll(day, "M1", [world.ines])
    assert (refused.status_code, refused.json()["title"]) == (422, "Élève d'une autre classe")
    counters = await world.rows(
        "SELECT school_id, complete FROM month_counters WHERE student_id = :s ORDER BY complete", s=world.ines.id
    )
    assert {row.school_id: row.complete for row in counters} == {world.school.id: 1, other.school_id: 1}
    for school_id in (world.school.id, other.school_id):
        assert await differences(jobs_sessions, school_id) == steps.Differences()
