"""Many at once: rolls and files are idempotent, count like those typed one by one, and a recount finds nothing."""

from datetime import date, timedelta

from sqlalchemy import text

from api.absences import steps, steps_bulk
from api.absences.steps_bulk import BulkAbsence, RollLine
from domain.absences.entries import EntryKind
from domain.absences.reasons import JudgementState, ReasonCode
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.api.absences.conftest import World, at

TUE, THU, MON = date(2026, 10, 6), date(2026, 10, 8), date(2026, 10, 12)
OCT = date(2026, 10, 1)
PERIODS = ("M1", "M2", "M3", "M4", "S1", "S2", "S3", "S4")


def rolls_of(world: World, day: date, *absent, late=()) -> list[RollLine]:
    return [
        RollLine(
            world.class_id, day, period, world.accounts["teacher"].id, at(day, "08:06"),
            frozenset(p.id for p in absent), {p.id: minutes for p, minutes in late} if period == "M1" else {},
        )
        for period in PERIODS
    ]  # fmt: skip


async def check(world: World, sessions: Sessions) -> steps.Differences:
    async with job_unit_of_work(sessions, at(date(2026, 11, 23), "08:41"), "test") as uow:
        return await steps.check_recount(uow, world.school.id)


async def test_many_rolls_count_like_those_taken_one_by_one(world: World, jobs_sessions: Sessions) -> None:
    lines = rolls_of(world, TUE, world.ines) + rolls_of(world, THU, world.ines, late=[(world.tom, 10)])
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        assert await steps_bulk.record_rolls_bulk(uow, world.school.id, lines) == 16
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        assert await steps_bulk.record_rolls_bulk(uow, world.school.id, lines) == 0
    counter = await world.counter(world.ines, OCT)
    assert (counter.raw, counter.complete) == (4, 4)
    assert await world.open_alerts(world.ines) == [3, 4]
    assert (await check(world, jobs_sessions)).total == 0


def line(world: World, day: date, start: str, end: str, **more) -> BulkAbsence:
    return BulkAbsence(world.ines.id, EntryKind.ABSENCE, at(day, start), at(day, end), f"{day} {start}", **more)


async def test_a_file_twice_changes_nothing_and_a_new_reason_is_added(world: World, jobs_sessions: Sessions) -> None:
    lines = [
        line(world, TUE, "08:00", "17:00"),
        line(world, THU, "08:00", "12:00"),
        line(world, date(2026, 10, 4), "08:00", "12:00"),
    ]
    async with job_unit_of_work(jobs_sessions, at(MON, "08:00"), "test") as uow:
        first = await steps_bulk.record_absences_bulk(uow, world.school.id, lines)
    assert (len(first.added), first.known, [r.position for r in first.refused]) == (2, 0, [2])
    assert "Pas de classe le dim." in first.refused[0].sentence
    assert (await world.counter(world.ines, OCT)).complete == 3
    justified = [
        line(world, THU, "08:00", "12:00", state=JudgementState.ADMISSIBLE, reason=ReasonCode.HEALTH_UNSPECIFIED)
    ]
    for expected in (1, 0):
        async with job_unit_of_work(jobs_sessions, at(MON, "09:00"), "test") as uow:
            again = await steps_bulk.record_absences_bulk(uow, world.school.id, [*lines[:1], *justified])
        assert (again.added, again.known, again.judged) == ((), 2, expected)
    assert (await world.counter(world.ines, OCT)).complete == 2
    assert (await check(world, jobs_sessions)).total == 0


async def test_an_import_undone_can_come_again(world: World, jobs_sessions: Sessions) -> None:
    lines = [line(world, TUE, "08:00", "17:00")]
    async with job_unit_of_work(jobs_sessions, at(MON, "08:00"), "test") as uow:
        first = await steps_bulk.record_absences_bulk(uow, world.school.id, lines)
        await steps_bulk.undo_absences_bulk(uow, world.school.id, first.added)
    assert await world.counter(world.ines, OCT) is None
    async with job_unit_of_work(jobs_sessions, at(MON, "09:00"), "test") as uow:
        assert len((await steps_bulk.record_absences_bulk(uow, world.school.id, lines)).added) == 1
    assert (await world.counter(world.ines, OCT)).complete == 2


async def test_a_roll_nobody_took_is_said_and_weighs_nothing(world: World, jobs_sessions: Sessions) -> None:
    world.on(TUE)
    await world.morning(TUE, world.ines)
    async with job_unit_of_work(jobs_sessions, at(TUE, "18:00"), "test") as uow:
        assert await steps.mark_missing_rolls(uow, world.school.id, TUE) == 1
    counter = await world.counter(world.ines, OCT)
    assert (counter.complete, counter.missing_rolls) == (1, 1)
    [unknown] = await world.rows("SELECT state FROM half_days WHERE student_id = :s AND half = 'pm'", s=world.tom.id)
    assert unknown.state == "unknown"
    assert (await check(world, jobs_sessions)).total == 0
    world.on(THU)
    assert (await world.roll(TUE, "S2", [])).status_code == 200
    assert await world.counter(world.tom, OCT) is None
    assert (await check(world, jobs_sessions)).total == 0


async def test_the_facts_of_a_case_name_the_half_days_that_count(world: World, jobs_sessions: Sessions) -> None:
    lines = rolls_of(world, TUE, world.ines) + rolls_of(world, THU, world.ines)
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        await steps_bulk.record_rolls_bulk(uow, world.school.id, lines)
        facts = await steps.facts_of(uow, world.ines.id, world.school.id, MON)
    assert [(h.day, h.half.value) for h in facts.unjustified] == [(TUE, "am"), (TUE, "pm"), (THU, "am"), (THU, "pm")]
    assert [(c.threshold.value, c.reached.on.day) for c in facts.crossed] == [(3, THU), (4, THU)]
    assert facts.month.counted.complete == facts.rolling.counted.complete == 4
    assert facts.school_days_present == 2


async def test_a_change_of_calendar_is_counted_by_the_school_recount(world: World, jobs_sessions: Sessions) -> None:
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        await steps_bulk.record_rolls_bulk(uow, world.school.id, rolls_of(world, THU, world.ines))
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text(
                "INSERT INTO school_closures (id, school_id, starts_on, ends_on, label) VALUES (gen_random_uuid(), :s, :d, :d, 'Pont')"
            ),
            {"s": world.school.id, "d": THU},
        )
    assert (await check(world, jobs_sessions)).total > 0
    async with job_unit_of_work(jobs_sessions, at(MON, "18:00"), "test") as uow:
        await steps.recount_school(uow, world.school.id, THU - timedelta(days=10))
    assert (await check(world, jobs_sessions)).total == 0
    assert await world.counter(world.ines, OCT) is None
