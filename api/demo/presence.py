"""Loads the last ten open days: rolls, absences that families declared, and this morning as it stands at 8:41."""

from datetime import datetime, time

from api.absences.steps import mark_missing_rolls
from api.absences.steps_bulk import BulkAbsence, RollLine, record_absences_bulk, record_rolls_bulk
from api.demo.attendance import Missed
from api.demo.generate import bounds
from api.demo.morning import Missing, Told, mornings
from api.demo.people import Pupil
from api.demo.rolls import Roll, morning_rolls, past_rolls
from api.demo.schools import SCHOOL_OF, SCHOOLS, DemoSchool
from api.demo.stage import PARIS, Stage, instant
from domain.absences.entries import EntryKind, EntrySource
from domain.absences.imported_reasons import read_imported_reason
from domain.absences.reasons import JudgementState, ReasonCode
from domain.kernel.calendar import Half, HalfDay

NOW = time(8, 41)
"""The hour of the demo's pictures."""


_EVENING = time(19)


async def load_presence(stage: Stage) -> None:
    """Rolls and declarations school by school, then each evening's « appels non faits »."""
    today = mornings(stage.world, stage.plan)
    rolls = [*past_rolls(stage.world, stage.plan), *morning_rolls(stage.world, today)]
    missing = [one for morning in today for one in morning.missing]
    for done, school in enumerate(SCHOOLS):
        stage.report("Appels des dix derniers jours", done, len(SCHOOLS))
        async with stage.acting(stage.desk_of(school.uai), instant(stage.world.clock.today, NOW)) as uow:
            lines = [_roll(stage, roll) for roll in rolls if roll.uai == school.uai]
            await record_rolls_bulk(uow, stage.units[school.uai], lines)
            declared = [*_declared(stage, school), *_known_this_morning(stage, school, missing)]
            await record_absences_bulk(uow, stage.units[school.uai], declared)
        await _close_evenings(stage, school)


async def _close_evenings(stage: Stage, school: DemoSchool) -> None:
    clock = stage.world.clock
    for day in school.calendar.school_days(clock.first_roll_day, clock.day(1)):
        async with stage.acting(stage.desk_of(school.uai), instant(day, _EVENING)) as uow:
            await mark_missing_rolls(uow, stage.units[school.uai], day)


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


def _known_this_morning(stage: Stage, school: DemoSchool, missing: list[Missing]) -> list[BulkAbsence]:
    """Those whose reason came this morning, and those who are elsewhere with the school's consent."""
    half_day = HalfDay(stage.world.clock.today, Half.AM)
    found = []
    for one in missing:
        if one.pupil.uai != school.uai or one.told not in {Told.WITH_REASON, Told.KNOWN}:
            continue
        start, end = bounds(SCHOOL_OF[school.uai].calendar, half_day, Missed())
        known = one.told is Told.KNOWN
        found.append(
            BulkAbsence(
                stage.pupils[one.pupil.number],
                EntryKind.KNOWN_AWAY if known else EntryKind.ABSENCE,
                _aware(start),
                _aware(end),
                f"family:{one.pupil.number}:{half_day.day}:{half_day.half}",
                JudgementState.NO_REASON if known else JudgementState.ADMISSIBLE,
                None if known else ReasonCode.CHILD_ILLNESS,
                None,
                EntrySource.SCHOOL_LIFE if known else EntrySource.FAMILY,
            )
        )
    return found


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=PARIS)
