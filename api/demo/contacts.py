"""Families told the same day: every evening of the last ten days, and this morning as far as it went by 8:41."""

from collections.abc import Iterable
from datetime import date, time

from api.absences.use_cases_contacts import ContactCommand, record_contact
from api.demo.dice import stream
from api.demo.morning import Morning, Told
from api.demo.rolls import Roll
from api.demo.stage import Stage, instant
from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult
from persistence.absences.contacts import NewContact, add_contacts
from persistence.ids import new_id
from persistence.unit_of_work import UnitOfWork

_HABITS = (
    (ContactChannel.CALL, ContactResult.ANSWERED, 34),
    (ContactChannel.CALL, ContactResult.MESSAGE_LEFT, 28),
    (ContactChannel.CALL, ContactResult.VOICE_MAIL, 6),
    (ContactChannel.EMAIL, ContactResult.SENT, 30),
    (ContactChannel.CALL, ContactResult.WRONG_NUMBER, 2),
)
_UNREACHED = {"aicha-diarra": 2}
"""The answering machine takes no message: tried twice, not told."""


async def tell_of_day(stage: Stage, uow: UnitOfWork, uai: str, day: date, rolls: Iterable[Roll]) -> None:
    """One attempt for each pupil who was away without a word; nearly all families were told."""
    dice = stream(stage.world.seed, "contacts", uai, day)
    away = sorted({number for roll in rolls if roll.day == day for number in roll.absent})
    new = []
    for number in away:
        channel, result, _ = dice.choices(_HABITS, weights=[weight for _, _, weight in _HABITS])[0]
        new.append(
            NewContact(new_id(), stage.pupils[number], day, ContactPurpose.ABSENCE_NOTICE, channel, result, None, "")
        )
    if new:
        await add_contacts(uow.session, stage.units[uai], new, uow.actor.id, uow.now)


async def tell_this_morning(stage: Stage, morning: Morning) -> None:
    """Calls between 8:10 and 8:40, by vie scolaire."""
    day = stage.world.clock.today
    async with stage.acting(stage.desk_of(morning.uai), instant(day, time(8, 30))) as uow:
        for one in morning.missing:
            tries = _UNREACHED.get(one.pupil.key, 0)
            if one.told is Told.WITHOUT_REASON:
                await record_contact(uow, _call(stage, one.pupil.number, ContactResult.MESSAGE_LEFT))
            for _ in range(tries):
                await record_contact(uow, _call(stage, one.pupil.number, ContactResult.VOICE_MAIL))


def _call(stage: Stage, number: int, result: ContactResult) -> ContactCommand:
    return ContactCommand(stage.pupils[number], stage.world.clock.today, ContactChannel.CALL, result)
