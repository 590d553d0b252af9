"""Runs one effect: one worker at a time, results exactly once, attempts counted, failures kept as a class name."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from api import clock, tracing
from api.mail import Mail, NotSent, Uncertain, Undeliverable
from api.worker.effects import EFFECTS, Errand, Handler, Message, Services
from api.worker.run_errand import ErrandRunner
from domain.kernel.errors import Refusal, Unavailable
from persistence import queue
from persistence.database import Sessions
from persistence.queue import QueuedEffect
from persistence.unit_of_work import UnitOfWork, job_unit_of_work

log = structlog.get_logger()


@dataclass(frozen=True)
class BackOff:
    """How long to wait after the nth failure: doubling, up to an hour; after `attempts` an administrator decides."""

    first: timedelta = timedelta(seconds=15)
    longest: timedelta = timedelta(hours=1)
    attempts: int = 12

    def delay(self, attempts: int) -> timedelta:
        return min(self.first * (1 << max(attempts - 1, 0)), self.longest)


class TryLater(Exception):  # noqa: N818 - an outcome, turned into PgQueuer's own request by the loop
    """The effect stays queued and comes back after `delay`."""

    def __init__(self, delay: timedelta) -> None:
        super().__init__("later")
        self.delay = delay


class EffectFailed(Exception):  # noqa: N818 - an outcome: the queue row is held
    """Settled as failed; the effect's row says why."""


@dataclass(frozen=True)
class EffectRunner:
    """Carries effects out, from a table of handlers."""

    sessions: Sessions
    services: Services
    back_off: BackOff = BackOff()
    table: dict[str, Handler | Message | Errand] = field(default_factory=lambda: EFFECTS)

    async def run(self, effect_id: UUID) -> None:
        """Done, or TryLater, or EffectFailed. Being called twice for the same effect is harmless."""
        try:
            attempts = await queue.begin_attempt(self.sessions, effect_id)
            if attempts is not None:
                await self._attempt(effect_id, attempts)
        except (TryLater, EffectFailed):
            raise
        except Exception as error:  # noqa: BLE001 - the database is away: the effect waits in the queue
            log.warning("effect_postponed", effect=str(effect_id), error=_reason(error))
            raise TryLater(self.back_off.first) from None

    async def _attempt(self, effect_id: UUID, attempts: int) -> None:
        try:
            await self._carry_out(effect_id, clock.now())
        except (Undeliverable, Refusal) as error:
            if isinstance(error, Unavailable):
                await self._again(effect_id, attempts, error)
            await self._fail(effect_id, _reason(error))
        except Exception as error:  # noqa: BLE001 - whatever a handler raises, the effect is kept and tried again
            await self._again(effect_id, attempts, error)

    async def _carry_out(self, effect_id: UUID, now: datetime) -> None:
        async with job_unit_of_work(self.sessions, now, "effect") as uow:
            effect = await queue.lock_effect(uow.session, effect_id)
            if effect is None:
                return  # another worker holds it, or has just settled it
            handler = self.table.get(effect.kind)
            if handler is None:
                raise Undeliverable(f"unknown kind {effect.kind}")
            uow.act_id = effect.act_id
            if isinstance(handler, Errand):
                load = await self._errands.begin(uow, effect, handler)
            elif isinstance(handler, Message):
                load = await self._ready_to_send(uow, effect, handler)
            else:
                with tracing.span(f"effect {effect.kind}") as span:
                    span.set_attributes({"effect_id": str(effect_id), "attempt": effect.attempts})
                    await handler(uow, effect.ids, self.services)
                await queue.settle_effect(uow.session, effect_id, now)
                return
        if load is None:
            return
        if isinstance(handler, Errand):
            await self._errands.carry(effect, handler, load)
        else:
            await self._send(effect, handler, load)

    @property
    def _errands(self) -> ErrandRunner:
        return ErrandRunner(self.sessions, self.services)

    async def _ready_to_send(self, uow: UnitOfWork, effect: QueuedEffect, message: Message) -> Mail | None:
        """Marks the effect as being sent. A mark already there is what a worker left that died while sending."""
        if effect.sending_since is not None:
            await self._settle(uow, effect, message, "uncertain")
            return None
        mail = await message.compose(uow, effect.ids, self.services)
        if mail is None:
            await queue.settle_effect(uow.session, effect.id, uow.now)
            return None
        await queue.mark_sending(uow.session, effect.id, uow.now)
        return mail

    async def _send(self, effect: QueuedEffect, message: Message, mail: Mail) -> None:
        outcome = "sent"
        try:
            await self.services.mailer.send(mail)
        except NotSent:
            async with self.sessions() as session, session.begin():
                await queue.mark_sending(session, effect.id, None)
            raise
        except Undeliverable:
            outcome = "undeliverable"
        except Uncertain:
            outcome = "uncertain"
        async with job_unit_of_work(self.sessions, clock.now(), effect.kind) as uow:
            uow.act_id = effect.act_id
            await self._settle(uow, effect, message, outcome)

    async def _settle(self, uow: UnitOfWork, effect: QueuedEffect, message: Message, outcome: str) -> None:
        await message.settled(uow, effect.ids, outcome)
        state = {"sent": "done", "undeliverable": "failed", "uncertain": "uncertain"}[outcome]
        await queue.settle_effect(uow.session, effect.id, uow.now, state=state, error=outcome)

    async def _again(self, effect_id: UUID, attempts: int, error: Exception) -> None:
        if attempts >= self.back_off.attempts:
            await self._fail(effect_id, _reason(error))
        async with self.sessions() as session, session.begin():
            await queue.note_failure(session, effect_id, _reason(error))
        delay = self.back_off.delay(attempts)
        log.warning("effect_retried", effect=str(effect_id), error=_reason(error), attempts=attempts)
        raise TryLater(delay) from None

    async def _fail(self, effect_id: UUID, reason: str) -> None:
        async with self.sessions() as session, session.begin():
            await queue.settle_effect(session, effect_id, clock.now(), state="failed", error=reason)
        log.error("effect_failed", effect=str(effect_id), error=reason)
        raise EffectFailed(reason) from None


def _reason(error: Exception) -> str:
    """The class, and the SQLSTATE if there is one: never the text, which may hold a name."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return f"{type(error).__name__} {state}" if state else type(error).__name__
