"""The mission locale's summons: noted by the platform or by itself; both read the same countdown."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from api.follow_ups.acting import Acted, open_scene, touch
from api.follow_ups.reading import SummonsView, view_of_summons
from domain.follow_ups import summons as rules
from domain.follow_ups.promises import Summons, SummonsEnd
from domain.follow_ups.referents import FollowUpIsOver
from domain.follow_ups.states import TrainingObligation
from domain.follow_ups.summons import Convened, Obliged
from domain.kernel.errors import NotFound, Stale
from domain.kernel.events import Effect
from persistence.follow_ups import promises
from persistence.follow_ups.promises import PromiseThere
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


async def open_summons(uow: UnitOfWork, follow_up_id: UUID, convened: Convened, today: date) -> Acted:
    """The platform notes that the mission locale has convened."""
    scene = await open_scene(uow, follow_up_id, today)
    followed = scene.followed
    if not followed.is_open:
        raise FollowUpIsOver
    obliged = Obliged(followed.id, followed.identity.birth_date, followed.obligation)
    await _kept(uow, followed.platform_id, rules.open_summons(obliged, convened, new_id(), today))
    return await touch(uow, scene, "follow_up:open_summons")


async def end_summons(uow: UnitOfWork, ids: tuple[UUID, UUID], kind: SummonsEnd, today: date, *, seen: int) -> Acted:
    """(follow-up, summons): the obligation is met, or the département is informed, never before its day."""
    scene = await open_scene(uow, ids[0], today)
    before = await _seen(uow, ids, seen)
    await promises.save_promise(uow.session, rules.end_summons(before, kind, today), seen=seen)
    return await touch(uow, scene, "follow_up:end_summons", end=kind.value)


async def resume_summons(uow: UnitOfWork, ids: tuple[UUID, UUID], today: date, *, seen: int) -> Acted:
    """(follow-up, summons): ended by mistake, on the same day."""
    scene = await open_scene(uow, ids[0], today)
    await _resumed(uow, await _seen(uow, ids, seen), today)
    return await touch(uow, scene, "follow_up:resume_summons")


@dataclass(frozen=True)
class ReferredSummons:
    """What the mission locale reads of the obligation of one young person referred to it."""

    referral_id: UUID
    owes_training: bool
    obligation: TrainingObligation
    may_summon: bool
    summons: tuple[SummonsView, ...]


async def show_referred_summons(uow: UnitOfWork, referral_id: UUID, today: date) -> ReferredSummons:
    """To the structure that was asked. Journalled."""
    row = await _referred(uow, referral_id)
    found = await _of(uow, row, referral_id, today)
    await uow.record(_entry("summons:read", row, referral_id, Access.READ))
    return found


async def summon_referred(uow: UnitOfWork, referral_id: UUID, convened: Convened, today: date) -> ReferredSummons:
    """The mission locale summons; the platform's dates follow through the worker, where both walls allow it."""
    row = await _referred(uow, referral_id)
    if row.followup_status in {"closed", "transferred"}:
        raise FollowUpIsOver
    named = Convened(convened.ground, convened.summoned_on, convened.meeting_on, row.partner_unit)
    await _kept(uow, row.platform_id, rules.open_summons(_obliged(row), named, new_id(), today))
    return await _told(uow, row, referral_id, "summons:open", today)


async def end_referred_summons(
    uow: UnitOfWork, ids: tuple[UUID, UUID], kind: SummonsEnd, today: date, *, seen: int
) -> ReferredSummons:
    """(referral, summons): what became of it; « le conseil départemental est informé » two months after."""
    row = await _referred(uow, ids[0])
    before = await _seen(uow, (row.follow_up_id, ids[1]), seen)
    await promises.save_promise(uow.session, rules.end_summons(before, kind, today), seen=seen)
    return await _told(uow, row, ids[0], "summons:end", today)


async def resume_referred_summons(
    uow: UnitOfWork, ids: tuple[UUID, UUID], today: date, *, seen: int
) -> ReferredSummons:  # fmt: skip
    """(referral, summons): ended by mistake, on the same day."""
    row = await _referred(uow, ids[0])
    await _resumed(uow, await _seen(uow, (row.follow_up_id, ids[1]), seen), today)
    return await _told(uow, row, ids[0], "summons:resume", today)


async def _kept(uow: UnitOfWork, platform_id: UUID, summons: Summons) -> None:
    try:
        await promises.insert_promise(uow.session, summons, platform_id, by=uow.actor.id, at=uow.now)
    except PromiseThere as error:
        raise rules.SummonsUnderWay from error


async def _seen(uow: UnitOfWork, ids: tuple[UUID, UUID], seen: int) -> Summons:
    found = await promises.load_one_summons(uow.session, *ids)
    if found.version != seen:
        raise Stale
    return found


async def _resumed(uow: UnitOfWork, before: Summons, today: date) -> None:
    """Unless another was opened meanwhile."""
    there = await promises.load_summons(uow.session, before.follow_up_id)
    if any(one.ended_on is None for one in there):
        raise rules.SummonsUnderWay
    await promises.save_promise(uow.session, rules.resume_summons(before, today), seen=before.version)


async def _told(uow: UnitOfWork, row: Any, referral_id: UUID, operation: str, today: date) -> ReferredSummons:
    await uow.enqueue([Effect("settle_follow_up", {"follow_up_id": str(row.follow_up_id)})])
    await uow.record(_entry(operation, row, referral_id, Access.WRITE))
    return await _of(uow, row, referral_id, today)


async def _of(uow: UnitOfWork, row: Any, referral_id: UUID, today: date) -> ReferredSummons:
    found = await promises.load_summons(uow.session, row.follow_up_id)
    obliged = _obliged(row)
    owes = obliged.owes_training(today)
    return ReferredSummons(
        referral_id, owes, obliged.obligation, owes and all(one.ended_on is not None for one in found),
        tuple(view_of_summons(one, today) for one in found),
    )  # fmt: skip


async def _referred(uow: UnitOfWork, referral_id: UUID) -> Any:
    row = await promises.load_summoned(uow.session, uow.actor, referral_id)
    if row is None:
        raise NotFound
    return row


def _obliged(row: Any) -> Obliged:
    return Obliged(row.follow_up_id, row.birth_date, TrainingObligation(row.obligation))


def _entry(operation: str, row: Any, referral_id: UUID, access: Access) -> JournalEntry:
    detail = {"referral_id": str(referral_id), "follow_up_id": str(row.follow_up_id)}
    return JournalEntry(operation, access, detail=detail)
