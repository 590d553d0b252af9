"""The post of the demo: letters of each day written, printed and posted by their office, and what came back."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby, pairwise
from operator import itemgetter
from random import Random

from api.demo.dice import stream
from api.demo.schools import SCHOOL_OF
from api.demo.stage import Stage, instant
from api.documents.use_cases import note_envelope
from api.documents.use_cases_batches import advance_letter_batch, prepare_batch
from api.worker.run_effect import EffectRunner
from domain.access.permissions import Role
from domain.documents.batches import BatchStep
from domain.documents.deliveries import DeliveryNote
from domain.documents.delivery_states import Channel, DeliveryState, ReturnCause
from domain.documents.kinds import LetterKind
from persistence.demo_world import LaidEnvelope, find_in_batch, find_ready, find_unsettled

_PRINTED, _POSTED, _NOTED = time(15, 30), time(16, 30), time(9, 15)
_WITH_SLIP = {
    LetterKind.WARNING_LETTER,
    LetterKind.SUMMONS_LETTER,
    LetterKind.SUMMONS_WITH_DEPARTMENT,
    LetterKind.WARNING_RETRACTION,
}
"""What the offices of the demo send registered."""


@dataclass(frozen=True)
class _Outcome:
    """What La Poste says of a registered letter, so many days after it was posted, and how often of a hundred."""

    state: DeliveryState
    after: int
    share: int
    cause: ReturnCause | None = None


_OUTCOMES = (
    _Outcome(DeliveryState.DELIVERED, 1, 70),
    _Outcome(DeliveryState.UNCLAIMED, 17, 14),
    _Outcome(DeliveryState.RETURNED, 3, 10, ReturnCause.UNKNOWN_RECIPIENT),
    _Outcome(DeliveryState.REFUSED, 2, 6),
)
_PLAIN = (_Outcome(DeliveryState.RETURNED, 4, 4, ReturnCause.WRONG_ADDRESS),)
"""Of a plain letter nobody hears, unless it comes back."""


async def settle(runner: EffectRunner, kinds: str) -> None:
    """What the worker would do now for these kinds of effects; it finds them settled afterwards."""
    async with runner.sessions() as session:
        found = await find_unsettled(session, kinds)
    for effect_id, _ in found:
        await runner.run(effect_id)


async def post_letters(stage: Stage, runner: EffectRunner) -> None:
    """Day by day: letters are written, then each office prints and posts its own. Today's wait for a hand."""
    async with runner.sessions() as session:
        waiting = await find_unsettled(session, "send_%")
    days = [(day, list(of_day)) for day, of_day in groupby(waiting, key=itemgetter(1))]
    following = dict(pairwise(day for day, _ in days))
    for done, (day, of_day) in enumerate(days):
        stage.report("Courriers", done, len(days))
        for effect_id, _ in of_day:
            await runner.run(effect_id)
        if day < stage.world.clock.today:
            await _post_day(stage, runner, day, end_of_week=_week(day) != _week(following.get(day, date.max)))


async def _post_day(stage: Stage, runner: EffectRunner, day: date, *, end_of_week: bool) -> None:
    """Authorities print every day, schools once a week."""
    async with runner.sessions() as session:
        ready = await find_ready(session)
    for unit_id in dict.fromkeys(one.unit_id for one in ready):
        key = next(key for key, one in stage.units.items() if one == unit_id)
        if key in SCHOOL_OF and not end_of_week:
            continue
        login = stage.login_of(Role.HEAD if key in SCHOOL_OF else Role.DASEN_OFFICER, key)
        mine = [one for one in ready if one.unit_id == unit_id]
        for one in mine:
            if one.channel == Channel.HANDED_OVER:
                await _note(stage, login, one, DeliveryNote(DeliveryState.DELIVERED, day))
        if any(one.state == DeliveryState.SIGNED for one in mine):
            await _post_batch(stage, login, day)


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


async def _post_batch(stage: Stage, login: str, day: date) -> None:
    dice = stream(stage.world.seed, "post", login, day)
    async with stage.acting(login, instant(day, _PRINTED)) as uow:
        batch = await prepare_batch(uow, None, day)
        for letter in await find_in_batch(uow.session, batch.id):
            if letter.kind in _WITH_SLIP:
                slip = DeliveryNote(None, day, registered_number=f"RK{dice.randrange(10**9):09d}FR")
                await note_envelope(uow, letter.id, slip, seen=letter.version)
        batch = await advance_letter_batch(uow, batch.id, BatchStep.MARK_PRINTED, day, seen=batch.version)
    async with stage.acting(login, instant(day, _POSTED)) as uow:
        await advance_letter_batch(uow, batch.id, BatchStep.MARK_POSTED, day, seen=batch.version)
        letters = await find_in_batch(uow.session, batch.id)
    for letter in letters:
        outcome = _drawn(dice, _OUTCOMES if letter.channel == Channel.REGISTERED else _PLAIN)
        if outcome is not None and day + timedelta(days=outcome.after) <= stage.world.clock.today:
            noted = DeliveryNote(outcome.state, day + timedelta(days=outcome.after), outcome.cause)
            await _note(stage, login, letter, noted)


def _drawn(dice: Random, outcomes: tuple[_Outcome, ...]) -> _Outcome | None:
    point = dice.randrange(100)
    for outcome in outcomes:
        point -= outcome.share
        if point < 0:
            return outcome
    return None


async def _note(stage: Stage, login: str, letter: LaidEnvelope, note: DeliveryNote) -> None:
    """Noted on the day it happened, or on this morning when that is today."""
    at = min(instant(note.happened_on, _NOTED), instant(stage.world.clock.today, time(8)))
    async with stage.acting(login, at) as uow:
        await note_envelope(uow, letter.id, note, seen=letter.version)
