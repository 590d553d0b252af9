"""Who answers for whom: named, taken, handed over, shared out; while somebody is away, the platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.follow_ups.acting import Acted, give_to, open_scene, open_scene_of_job, touch
from domain.access.permissions import Permission
from domain.follow_ups import referents as rules
from domain.follow_ups.referents import HandoverAnswer, ReferentReason, Share
from domain.kernel.errors import NotFound, NotYours, Stale
from persistence.follow_ups import queries, referents
from persistence.follow_ups.referents import Naming, StaffMember
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork

MOST_SHARED = 200


@dataclass(frozen=True)
class PlatformStaff:
    """Those who may follow at one platform."""

    platform_id: UUID
    platform_name: str
    staff: tuple[StaffMember, ...]


async def list_staff(uow: UnitOfWork, today: date) -> list[PlatformStaff]:
    """Of each of one's platforms: who follows how many, who is away."""
    found = []
    for platform_id, name in await queries.platforms_of(uow.session, uow.actor):
        staff = await referents.load_staff(uow.session, platform_id, today)
        found.append(PlatformStaff(platform_id, name, tuple(staff)))
    await uow.record(JournalEntry("follow_up:list_staff", Access.LIST))
    return found


async def name_referent(
    uow: UnitOfWork, follow_up_id: UUID, account_id: UUID | None, today: date, *, seen: int
) -> Acted:
    """The manager names; anybody who follows may take whom nobody has. None gives back to the platform."""
    scene = await open_scene(uow, follow_up_id, today, seen=seen)
    takes = account_id == uow.actor.id and scene.followed.referent.account_id is None
    if not takes and not uow.actor.may(Permission.FOLLOW_UPS_ASSIGN):
        raise NotYours("Seul le responsable de la plateforme nomme un référent. Proposez un relais.")
    staff = await _staff_of(uow, scene.followed.platform_id, today)
    rules.check_new_referent(scene.followed, account_id, staff)
    reason = ReferentReason.TAKEN if takes else ReferentReason.NAMED
    naming = Naming(account_id, ReferentReason.TAKEN_BACK if account_id is None else reason, uow.now, uow.actor.id)
    return await give_to(uow, scene, naming, "follow_up:name_referent")


async def ask_handover(uow: UnitOfWork, follow_up_id: UUID, to_account: UUID, note: str, today: date) -> Acted:
    """« Passer le relais »: it takes effect when it is accepted, and only then."""
    scene = await open_scene(uow, follow_up_id, today)
    held_by = scene.followed.referent.account_id
    if held_by != uow.actor.id and not uow.actor.may(Permission.FOLLOW_UPS_ASSIGN):
        raise NotYours("Le relais est proposé par le référent ou par le responsable de la plateforme.")
    rules.check_handover(scene.followed, scene.around.handover, note)
    rules.check_new_referent(scene.followed, to_account, await _staff_of(uow, scene.followed.platform_id, today))
    values: dict[str, object] = {
        "follow_up": follow_up_id, "platform": scene.followed.platform_id, "from_account": held_by,
        "to_account": to_account, "note": note, "by": uow.actor.id, "at": uow.now,
        "due": rules.answer_due(today, scene.around.rules.handover_days),
    }  # fmt: skip
    await referents.ask_handover(uow.session, values)
    return await touch(uow, scene, "follow_up:ask_handover")


async def answer_handover(
    uow: UnitOfWork, follow_up_id: UUID, answer: HandoverAnswer, reason: str, today: date
) -> Acted:
    """The receiver accepts or refuses; whoever asked may take it back."""
    scene = await open_scene(uow, follow_up_id, today)
    pending = scene.around.handover
    if pending is None:
        raise Stale
    leads = uow.actor.may(Permission.FOLLOW_UPS_ASSIGN)
    rules.check_answer(pending, uow.actor.id, answer, reason, leads=leads)
    await referents.answer_handover(uow.session, pending.id, answer.value, reason, uow.now)
    if answer is not HandoverAnswer.ACCEPTED:
        return await touch(uow, scene, f"follow_up:handover_{answer.value}")
    naming = Naming(pending.to_account, ReferentReason.HANDED_OVER, uow.now, uow.actor.id, pending.note)
    return await give_to(uow, scene, naming, "follow_up:accept_handover")


@dataclass(frozen=True)
class SharingOut:
    """Which follow-ups, between whom; empty `follow_up_ids`: all those of the platform without a referent."""

    platform_id: UUID
    follow_up_ids: tuple[UUID, ...]
    account_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class SharedOut:
    """What each would get, or has got."""

    shares: tuple[Share, ...]
    count: int


async def preview_sharing(uow: UnitOfWork, asked: SharingOut, today: date) -> SharedOut:
    """« Répartir », before it is done: nothing moves."""
    shares = await _shares(uow, asked, today)
    await uow.record(JournalEntry("follow_up:preview_sharing", Access.LIST))
    return SharedOut(shares, sum(len(one.given) for one in shares))


async def share_out(uow: UnitOfWork, asked: SharingOut, today: date) -> SharedOut:
    """« Répartir »: the shares of the preview, as the loads now stand."""
    shares = await _shares(uow, asked, today)
    for share in shares:
        for follow_up_id in share.given:
            scene = await open_scene(uow, follow_up_id, today)
            naming = Naming(share.account_id, ReferentReason.SHARED_OUT, uow.now, uow.actor.id)
            await give_to(uow, scene, naming, "follow_up:share_out")
    return SharedOut(shares, sum(len(one.given) for one in shares))


async def take_over(uow: UnitOfWork, follow_up_id: UUID, today: date) -> Acted:
    """A job: the referent no longer works there, so the platform answers. Never nobody."""
    scene = await open_scene_of_job(uow, follow_up_id, today)
    return await give_to(uow, scene, Naming(None, ReferentReason.GONE, uow.now), "follow_up:take_over")


async def expire_handover(uow: UnitOfWork, handover_id: UUID, follow_up_id: UUID, today: date) -> Acted:
    """A job: nobody answered in time; the referent stays, and it is said."""
    await referents.answer_handover(uow.session, handover_id, HandoverAnswer.EXPIRED.value, "", uow.now)
    return await touch(uow, await open_scene_of_job(uow, follow_up_id, today), "follow_up:expire_handover")


async def _staff_of(uow: UnitOfWork, platform_id: UUID, today: date) -> frozenset[UUID]:
    return frozenset(one.id for one in await referents.load_staff(uow.session, platform_id, today))


async def _shares(uow: UnitOfWork, asked: SharingOut, today: date) -> tuple[Share, ...]:
    if asked.platform_id not in uow.actor.units:
        raise NotFound
    staff = {one.id: one for one in await referents.load_staff(uow.session, asked.platform_id, today)}
    if any(one not in staff for one in asked.account_ids):
        raise rules.ReferentToCorrect(errors=[{"pointer": "/account_ids", "detail": rules.ReferentToCorrect.detail}])
    there = await queries.shareable(uow.session, uow.actor, asked.platform_id, asked.follow_up_ids)
    if asked.follow_up_ids and len(there) != len(set(asked.follow_up_ids)):
        raise NotFound
    loads = {one: staff[one].load for one in asked.account_ids if staff[one].away_until is None}
    return rules.share_evenly(_first(there), loads)


def _first(follow_ups: Sequence[UUID]) -> Sequence[UUID]:
    return follow_ups[:MOST_SHARED]
