"""What the worker and the use cases share: who leaves next, and the headers of what leaves."""

from datetime import datetime, timedelta
from uuid import UUID

from api.security.sealing import Vault
from domain.kernel.events import Effect
from domain.webhooks.deliveries import next_to_leave
from domain.webhooks.endpoints import Endpoint
from domain.webhooks.signature import Secrets
from persistence.unit_of_work import UnitOfWork
from persistence.webhooks import deliveries
from persistence.webhooks.deliveries import Lane


async def let_next_go(uow: UnitOfWork, lane: Lane, waits: dict[UUID, timedelta] | None = None) -> None:
    """Queue the attempt of whoever is next in this lane; call under the lane's lock.

    An attempt carries its number, so that one queued twice, or overtaken by a replay, is made once. `waits` holds how
    long a delivery that has just failed must wait.
    """
    lined_up = await deliveries.load_lane(uow.session, lane)
    place = next_to_leave([state for _, state, _ in lined_up])
    if place is None:
        return
    delivery_id, _, attempts = lined_up[place]
    ids = {"delivery_id": str(delivery_id), "attempt": str(attempts + 1)}
    await uow.enqueue([Effect("deliver_webhook", ids)], after=(waits or {}).get(delivery_id))


async def let_all_go(uow: UnitOfWork, endpoint_id: UUID) -> None:
    """Whatever waits for an endpoint: after a pause, or a replay."""
    for lane in await deliveries.lanes_of(uow.session, endpoint_id):
        await deliveries.lock_lane(uow.session, lane.lane)
        await let_next_go(uow, lane)


def opened_secrets(endpoint: Endpoint, vault: Vault, now: datetime) -> tuple[str, ...]:
    """The live secrets of an endpoint, in clear, the newest first."""
    sealed = Secrets(endpoint.secret, endpoint.former_secret, endpoint.former_until)
    return tuple(vault.open(one, endpoint.id) for one in sealed.live(now))
