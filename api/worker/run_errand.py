"""An errand in three steps: read what to carry, call with no transaction open, write what it gave."""

from dataclasses import dataclass
from typing import Any

from api import clock
from api.worker.effects import Errand, Services
from persistence import queue
from persistence.database import Sessions
from persistence.queue import QueuedEffect
from persistence.unit_of_work import UnitOfWork, job_unit_of_work


@dataclass(frozen=True)
class ErrandRunner:
    sessions: Sessions
    services: Services

    async def begin(self, uow: UnitOfWork, effect: QueuedEffect, errand: Errand) -> Any:
        """What to carry, marked as being carried. A mark already there is what a worker left that died on its way."""
        if effect.sending_since is not None:
            await errand.settled(uow, effect.ids, None, self.services)
            await queue.settle_effect(uow.session, effect.id, uow.now)  # the errand's own record says « incertain »
            return None
        load = await errand.begin(uow, effect.ids, self.services)
        if load is None:
            await queue.settle_effect(uow.session, effect.id, uow.now)
            return None
        await queue.mark_sending(uow.session, effect.id, uow.now)
        return load

    async def carry(self, effect: QueuedEffect, errand: Errand, load: Any) -> None:
        outcome = await errand.carry(load, self.services)
        async with job_unit_of_work(self.sessions, clock.now(), effect.kind) as uow:
            uow.act_id = effect.act_id
            await errand.settled(uow, effect.ids, outcome, self.services)
            await queue.settle_effect(uow.session, effect.id, uow.now)
