"""Early warnings: computed on four mornings, looked at by the advisers, some handled, until this morning's week."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from api.demo.dice import stream
from api.demo.following.acts import Act, Troupe
from api.demo.schools import JULES_VERNE, OLYMPE, PREVERT, VAL
from api.prevention.effects import compute
from api.prevention.use_cases import show_pupil_signs
from api.prevention.use_cases_gestures import GestureCommand, make_gesture
from domain.prevention.warnings import WarningAsideReason, WarningGesture, WarningState
from persistence.prevention.compute import Scope
from persistence.prevention.warnings import LiveWarning, load_live
from persistence.unit_of_work import UnitOfWork, job_unit_of_work

_COMPUTED = (11, 6, 1, 0)
_OPEN_AT_PREVERT = 27
_TAKEN, _FALSE = 4, 3
"""By school, of those that nobody had in hand."""
_REASONS = (WarningAsideReason.EXPLAINED, WarningAsideReason.OBSERVE, WarningAsideReason.FAMILY_EXPECTED)
_WATCHED = (OLYMPE, JULES_VERNE, PREVERT, VAL)


def acts(troupe: Troupe) -> Iterator[Act]:
    for back in _COMPUTED:
        if troupe.reaches(back):
            yield Act(troupe.day(back), time(5, 30), f"warnings {back}", partial(_compute, troupe))
    if troupe.reaches(max(_COMPUTED)):
        for uai in _WATCHED:
            yield Act(troupe.day(4), time(17, 40), f"handled {uai}", partial(_handle, troupe, uai))
            yield Act(troupe.day(1), time(18), f"set aside {uai}", partial(_set_aside, troupe, uai))
        yield Act(troupe.day(0), time(7, 45), "week of Prévert", partial(_leave_open, troupe))


async def _compute(troupe: Troupe, at: datetime) -> None:
    async with job_unit_of_work(troupe.jobs, at, "early_warnings") as uow:
        await compute(uow, Scope(at.date()))


async def _waiting(troupe: Troupe, uow: UnitOfWork, uai: str, *, named: bool) -> list[UUID]:
    """Pupils with something still to be looked at, in an order of the seed."""
    live = await load_live(uow.session, troupe.stage.units[uai], uow.now.date())
    mine = {
        troupe.student(pupil) for pupil in troupe.stage.world.of_key.values() if pupil.number in troupe.stage.pupils
    }
    found = {one.student_id for one in live if _is_open(one)}
    number = {student_id: n for n, student_id in troupe.stage.pupils.items()}
    chosen = sorted((one for one in found if (one in mine) is named), key=lambda one: number.get(one, 0))
    stream(troupe.stage.world.seed, "gestures", uai, uow.now.date()).shuffle(chosen)
    return chosen


def _is_open(one: LiveWarning) -> bool:
    return one.state is WarningState.OPEN


async def _handle(troupe: Troupe, uai: str, at: datetime) -> None:
    """« Je m'en occupe », with a task each; some were false alarms."""
    async with troupe.acting(troupe.stage.desk_of(uai), at) as uow:
        waiting = await _waiting(troupe, uow, uai, named=False)
        for student_id in waiting[:_TAKEN]:
            await show_pupil_signs(uow, student_id)
            due = troupe.day(-3)
            await make_gesture(uow, student_id, GestureCommand(WarningGesture.TAKE, due_on=due))
        for student_id in waiting[_TAKEN : _TAKEN + _FALSE]:
            await _false_alarm(troupe, uow, uai, student_id)


async def _false_alarm(troupe: Troupe, uow: UnitOfWork, uai: str, student_id: UUID) -> None:
    live = await load_live(uow.session, troupe.stage.units[uai], uow.now.date(), student_id)
    rule = next(one.rule for one in live if _is_open(one))
    await make_gesture(uow, student_id, GestureCommand(WarningGesture.FALSE_ALARM, rule=rule))


async def _set_aside(troupe: Troupe, uai: str, at: datetime) -> None:
    """A file runs, or somebody already acts: that is where the pupil is followed."""
    async with troupe.acting(troupe.stage.desk_of(uai), at) as uow:
        for student_id in await _waiting(troupe, uow, uai, named=True):
            until = at.date() + timedelta(days=21)
            command = GestureCommand(
                WarningGesture.SET_ASIDE, until=until, reason=WarningAsideReason.ALREADY_FOLLOWED
            )  # fmt: skip
            await make_gesture(uow, student_id, command)


async def _leave_open(troupe: Troupe, at: datetime) -> None:
    """The sorting of the morning: as many signs stay to be looked at as the pages say."""
    today: date = at.date()
    async with troupe.acting(troupe.stage.desk_of(PREVERT), at) as uow:
        live = await load_live(uow.session, troupe.stage.units[PREVERT], today)
        opened = sum(_is_open(one) for one in live)
        dice = stream(troupe.stage.world.seed, "sorting", today)
        for student_id in await _waiting(troupe, uow, PREVERT, named=False):
            signs = sum(_is_open(one) for one in live if one.student_id == student_id)
            if opened - signs < _OPEN_AT_PREVERT:
                continue
            opened -= signs
            until = today + timedelta(days=dice.randrange(7, 29))
            command = GestureCommand(WarningGesture.SET_ASIDE, until=until, reason=dice.choice(_REASONS))
            await make_gesture(uow, student_id, command)
