"""Reasons that a school doubts: one that the DASEN has judged, one that waits in the DSDEN's work of the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from uuid import UUID

from api.absences.use_cases_reasons import ReasonCommand, ReasonScope, record_reason
from api.absences.use_cases_referred import judge_for_dasen
from api.demo.following.acts import Act, NotMadeError, Troupe
from api.demo.schools import OLYMPE, PREVERT
from domain.absences.reasons import JudgementState, ReasonCode
from persistence.demo_world import find_unjustified
from persistence.unit_of_work import UnitOfWork

_S, _R = JudgementState, ReasonCode


@dataclass(frozen=True)
class Doubt:
    """A reason doubted so many open days ago; `judged`: what the DASEN made of it, so many days ago."""

    name: str
    uai: str
    back: int
    reason: ReasonCode
    judged: tuple[int, JudgementState] | None = None


DOUBTS = (
    Doubt("settled", OLYMPE, 20, _R.HOLIDAYS, (13, _S.NOT_ADMISSIBLE)),
    Doubt("standing", PREVERT, 5, _R.ACCOMPANYING_GUARDIANS),
)


def acts(troupe: Troupe) -> Iterator[Act]:
    for doubt in DOUBTS:
        if troupe.reaches(doubt.back + 6):
            day = troupe.school_day(doubt.uai, doubt.back)
            yield Act(day, time(16, 10), f"reason doubted {doubt.name}", partial(_refer, troupe, doubt))
        if doubt.judged is not None and troupe.reaches(doubt.back + 6):
            day = troupe.day(doubt.judged[0])
            yield Act(day, time(10, 20), f"reason judged {doubt.name}", partial(_judge, troupe, doubt))


async def _refer(troupe: Troupe, doubt: Doubt, at: datetime) -> None:
    """The family calls; the CPE has a serious doubt about what it says, and passes it on."""
    async with troupe.acting(troupe.stage.desk_of(doubt.uai), at) as uow:
        entry = await _absence(troupe, uow, doubt)
        await record_reason(uow, entry, ReasonCommand(_S.PENDING, doubt.reason, ReasonScope.DAY, channel="call"))
        await record_reason(uow, entry, ReasonCommand(_S.REFERRED_TO_DASEN, doubt.reason, ReasonScope.DAY))
    troupe.made[f"reason {doubt.name}"] = entry


async def _absence(troupe: Troupe, uow: UnitOfWork, doubt: Doubt) -> UUID:
    """Of a pupil of whom no other story speaks, on one of the days before."""
    others = [troupe.student(one) for one in troupe.stage.world.present(doubt.uai) if not one.key]
    for back in range(doubt.back + 1, doubt.back + 6):
        day = troupe.school_day(doubt.uai, back)
        found = await find_unjustified(uow.session, troupe.stage.units[doubt.uai], day, others)
        if found is not None:
            return found
    raise NotMadeError(doubt.name)


async def _judge(troupe: Troupe, doubt: Doubt, at: datetime) -> None:
    entry, judged = troupe.recall(f"reason {doubt.name}"), doubt.judged
    async with troupe.acting("agent-dsden", at) as uow:
        if judged is not None:
            await judge_for_dasen(uow, entry, ReasonCommand(judged[1], doubt.reason))
