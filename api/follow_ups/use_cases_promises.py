"""The right to return: a promise with a date, which both sides read."""

from datetime import date
from uuid import UUID

from api.follow_ups.acting import Acted, open_scene, touch
from domain.follow_ups import return_right
from domain.follow_ups.referents import FollowUpIsOver
from domain.follow_ups.return_right import Asked, ReturnGiven
from domain.kernel.errors import Stale
from persistence.follow_ups import promises
from persistence.follow_ups.promises import PromiseThere
from persistence.ids import new_id
from persistence.unit_of_work import UnitOfWork


async def open_return_request(uow: UnitOfWork, follow_up_id: UUID, asked: Asked, today: date) -> Acted:
    """« Droit au retour en formation »: an interview within fifteen days of the receipt."""
    scene = await open_scene(uow, follow_up_id, today)
    if not scene.followed.is_open:
        raise FollowUpIsOver
    request = return_right.open_request(scene.followed, asked, new_id(), today)
    try:
        platform = scene.followed.platform_id
        await promises.insert_promise(uow.session, request, platform, by=uow.actor.id, at=uow.now)
    except PromiseThere as error:
        raise return_right.ReturnUnderWay from error
    return await touch(uow, scene, "follow_up:open_return_request")


async def advance_return_request(
    uow: UnitOfWork, ids: tuple[UUID, UUID], step: tuple[str, ReturnGiven], today: date, *, seen: int
) -> Acted:
    """(follow-up, request), (name of the step, what it is given)."""
    scene = await open_scene(uow, ids[0], today)
    before = await promises.load_return(uow.session, *ids)
    if before.version != seen:
        raise Stale
    name, given = step
    after = return_right.take_return_step(before, name, given, today)
    await promises.save_promise(uow.session, after, seen=seen)
    return await touch(uow, scene, f"follow_up:{name}_return_request")
