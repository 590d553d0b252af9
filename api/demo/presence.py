"""Loads the last ten open days: rolls, absences that families declared, and this morning as it stands at 8:41."""

import asyncio
from datetime import datetime, time, timedelta

from api.absences.steps import mark_missing_rolls
from api.absences.steps_bulk import BulkAbsence, RollLine, record_absences_bulk, record_rolls_bulk
from api.absences.use_cases_arrangements import ArrangementCommand, add_arrangement
from api.demo.attendance import Missed
from api.demo.contacts import tell_of_day, tell_this_morning
from api.demo.generate import bounds
from api.demo.importing import AT_ONCE
from api.demo.morning import AWAY_WITH_CONSENT, Morning, Told, mornings
from api.demo.people import Pupil
from api.demo.rolls import Roll, morning_rolls, past_rolls
from api.demo.schools import PREVERT, SCHOOLS, DemoSchool
from api.demo.stage import PARIS, Stage, instant
from domain.absences.entries import EntryKind, EntrySource
from domain.absences.imported_reasons import read_imported_reason
from domain.absences.reasons import JudgementState, ReasonCode
from domain.kernel.calendar import Half, HalfDay
from persistence.unit_of_work import UnitOfWork

NOW = time(8, 41)
"""The hour of the demo's pictures."""


_TELLING, _EVENING, _YESTERDAY = time(9, 40), time(19), time(17)


async def load_presence(stage: Stage) -> None:
    """Rolls and declarations, then each evening's « appels non faits »; two schools side by side."""
    today = mornings(stage.world, stage.plan)
    rolls = [*past_rolls(stage.world, stage.plan), *morning_rolls(stage.world, today)]
    gate = asyncio.Semaphore(AT_ONCE)

    async def one_school(school: DemoSchool, morning: Morning) -> None:
        async with gate:
            async with stage.acting(stage.desk_of(school.uai), instant(stage.world.clock.today, NOW)) as uow:
                if school.uai == PREVERT:
                    await _place_alone(stage, uow)
                lines = [_roll(stage, roll) for roll in rolls if roll.uai == school.uai]
                await record_rolls_bulk(uow, stage.units[school.uai], lines)
                declared = [*_declared(stage, school), *_known_this_morning(stage, school, morning)]
                await record_absences_bulk(uow, stage.units[school.uai], declared)
            await _close_evenings(stage, school, rolls)
            await tell_this_morning(stage, morning)

    stage.report("Appels des dix derniers jours", 0, None)
    async with asyncio.TaskGroup() as group:
        for school, morning in zip(SCHOOLS, today, strict=True):
            group.create_task(one_school(school, morning))


async def _close_evenings(stage: Stage, school: DemoSchool, rolls: list[Roll]) -> None:
    """Families told in the morning, rolls that nobody took noted in the evening."""
    clock = stage.world.clock
    taken = [roll for roll in rolls if roll.uai == school.uai]
    for day in school.calendar.school_days(clock.first_roll_day, clock.day(1)):
        async with stage.acting(stage.desk_of(school.uai), instant(day, _TELLING)) as uow:
            await tell_of_day(stage, uow, school.uai, day, taken)
        async with stage.acting(stage.desk_of(school.uai), instant(day, _EVENING)) as uow:
            await mark_missing_rolls(uow, stage.units[school.uai], day)


async def _place_alone(stage: Stage, uow: UnitOfWork) -> None:
    """One pupil in a company until the end of the week, while the class has lessons."""
    pupil, clock = stage.world.of_key[AWAY_WITH_CONSENT], stage.world.clock
    friday = clock.today + timedelta(days=4 - clock.today.weekday())
    command = ArrangementCommand("placement", clock.day(min(9, clock.oldest_back)), friday)
    await add_arrangement(uow, stage.pupils[pupil.number], command)


def _roll(stage: Stage, roll: Roll) -> RollLine:
    return RollLine(
        stage.classes[roll.uai, roll.class_code], roll.day, roll.slot.code,
        stage.accounts[stage.teacher_of(roll.uai, roll.class_code)], _aware(roll.taken_at),
        frozenset(stage.pupils[number] for number in roll.absent),
        {stage.pupils[number]: minutes for number, minutes in roll.late},
    )  # fmt: skip


def _declared(stage: Stage, school: DemoSchool) -> list[BulkAbsence]:
    """Half-days of these days that families excused, half-day by half-day, known the same morning."""
    clock = stage.world.clock
    return [
        _half_day(stage, school, pupil, half_day, missed)
        for pupil in stage.world.of_school(school.uai)
        if pupil.key != AWAY_WITH_CONSENT
        for half_day, missed in stage.plan.of[pupil.number].items()
        if missed.justified and clock.first_roll_day <= half_day.day < clock.today
    ]


def _half_day(stage: Stage, school: DemoSchool, pupil: Pupil, half_day: HalfDay, missed: Missed) -> BulkAbsence:
    start, end = bounds(school.calendar, half_day, missed)
    said = read_imported_reason(missed.label, justified=True)
    return BulkAbsence(
        stage.pupils[pupil.number], EntryKind.ABSENCE, _aware(start), _aware(end),
        f"family:{pupil.number}:{half_day.day}:{half_day.half}", said.state, said.reason, _aware(start),
        EntrySource.FAMILY,
    )  # fmt: skip


def _known_this_morning(stage: Stage, school: DemoSchool, morning: Morning) -> list[BulkAbsence]:
    """Those whose reason came this morning, and those whose absence was known before the day began."""
    half_day = HalfDay(stage.world.clock.today, Half.AM)
    if not school.calendar.is_open(half_day):
        return []
    start, end = (_aware(moment) for moment in bounds(school.calendar, half_day, Missed()))
    yesterday = instant(stage.world.clock.day(1), _YESTERDAY)
    said = {Told.WITH_REASON: (ReasonCode.CHILD_ILLNESS, None), Told.KNOWN: (ReasonCode.LEAVE_GRANTED, yesterday)}
    return [
        BulkAbsence(
            stage.pupils[one.pupil.number], EntryKind.ABSENCE, start, end,
            f"family:{one.pupil.number}:{half_day.day}:{half_day.half}", JudgementState.ADMISSIBLE, *said[one.told],
            EntrySource.FAMILY,
        )
        for one in morning.missing
        if one.told in said
    ]  # fmt: skip


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=PARIS)
