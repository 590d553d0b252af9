"""How every act on a follow-up is carried out: loaded whole, decided by the rules, saved with what it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.follow_ups.advance import Moved, Scene, settle_solution
from domain.follow_ups.followed import Followed
from domain.follow_ups.standing import refresh
from domain.kernel.errors import Stale
from domain.kernel.events import Effect
from persistence.follow_ups import referents, repository, returns
from persistence.follow_ups.referents import Naming
from persistence.follow_ups.repository import WrittenBy
from persistence.follow_ups.surroundings import load_surroundings
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Acted:
    """What an act answers: the follow-up and its new version."""

    id: UUID
    version: int


async def open_scene(uow: UnitOfWork, follow_up_id: UUID, today: date, *, seen: int | None = None) -> Scene:
    """The follow-up, held until the end of the act; the version of If-Match comes before any rule."""
    followed = await repository.load_followed(uow.session, uow.actor, follow_up_id, today=today, for_update=True)
    if seen is not None and followed.version != seen:
        raise Stale
    return Scene(followed, await load_surroundings(uow.session, followed), uow.actor, today)


async def open_scene_of_job(uow: UnitOfWork, follow_up_id: UUID, today: date) -> Scene:
    """The same for a job, whose database role sees every platform: it acts as the platform itself."""
    followed = await repository.load_any(uow.session, follow_up_id, today)
    actor = Actor(uow.actor.id, Role.PLATFORM_MANAGER, frozenset({followed.platform_id}))
    return Scene(followed, await load_surroundings(uow.session, followed), actor, today)


async def settle(uow: UnitOfWork, scene: Scene, moved: Moved, operation: str, **detail: object) -> Acted:
    """Save the steps, what they make of the waiting and the dates, the school's return, the effects, the journal."""
    seen = scene.followed.version
    await repository.append_steps(uow.session, moved.followed, moved.steps, written(uow))
    after = await _refreshed(uow, moved.followed, scene.today)
    version = await repository.save_followed(uow.session, after, written(uow), seen=seen)
    await returns.keep_return(uow.session, after, scene.today)
    await uow.enqueue([Effect(name, {"follow_up_id": str(after.id)}) for name in moved.effects])
    await uow.record(entry_of(after, operation, detail=detail))
    return Acted(after.id, version)


async def touch(uow: UnitOfWork, scene: Scene, operation: str, **detail: object) -> Acted:
    """What stands beside the follow-up has changed: its waiting and its dates follow, no step is taken."""
    return await settle(uow, scene, Moved(scene.followed, ()), operation, **detail)


async def give_to(uow: UnitOfWork, scene: Scene, naming: Naming, operation: str) -> Acted:
    """Another period begins: who answers changes, and with it who waits for whom."""
    await referents.name_referent(uow.session, [scene.followed.id], naming, new_version=False)
    followed = await repository.load_any(uow.session, scene.followed.id, scene.today)
    return await touch(uow, replace(scene, followed=followed), operation)


async def settle_with_solution(uow: UnitOfWork, scene: Scene, operation: str, **detail: object) -> Acted:
    """A solution began or ended: the status follows by itself."""
    around = await load_surroundings(uow.session, scene.followed)
    now = replace(scene, around=around)
    return await settle(uow, now, settle_solution(now), operation, **detail)


async def _refreshed(uow: UnitOfWork, followed: Followed, today: date) -> Followed:
    around = await load_surroundings(uow.session, followed)
    return refresh(followed, around, today)


def written(uow: UnitOfWork) -> WrittenBy:
    return WrittenBy(uow.now, uow.act_id, None if uow.job else uow.actor.id, None if uow.job else uow.actor.role.value)


def entry_of(
    followed: Followed, operation: str, access: Access = Access.WRITE, detail: Mapping[str, object] | None = None
) -> JournalEntry:
    """A pupil of our base is named to the journal; anybody else by the follow-up's id."""
    persons: Sequence[tuple[UUID, UUID | None]] = ()
    if followed.student_id is not None:
        persons = ((followed.student_id, followed.school_id),)
    return JournalEntry(operation, access, persons, detail={"follow_up_id": str(followed.id), **(detail or {})})
