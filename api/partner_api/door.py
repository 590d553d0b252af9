"""The door of machines: a machine's token, so many requests a minute, a key for whatever writes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel

from api import clock
from api.door import Door, Guard, bearer_of, request_hash_of
from api.partner_api.headers import say
from api.problems import documented
from api.security.attempts import Limit, bucket
from api.security.tokens import read_machine_token
from domain.access.actor import Caller
from domain.access.permissions import Permission
from domain.kernel.errors import Refusal, RefusalKind, TooMany
from domain.partners.versions import deprecation_of
from persistence.accounts.attempts import count_attempt
from persistence.partners.credentials import note_use
from persistence.unit_of_work import UnitOfWork

PER_CLIENT = Limit("client", 600, timedelta(minutes=1))
Run = Callable[[UnitOfWork], Awaitable[Any]]


class IdempotencyKeyRequired(Refusal):
    kind = RefusalKind.VERSION_REQUIRED
    title = "Clé Idempotency-Key manquante"
    detail = "Chaque écriture porte un en-tête Idempotency-Key : sans lui, un renvoi ferait deux fois la même chose."


class TooManyRequestsOfClient(TooMany):
    title = "Trop de demandes"
    detail = "Ce client envoie trop de demandes par minute. Reprenez après le délai indiqué."


@dataclass(frozen=True)
class MachineDoor(Door):
    """A request of a partner's machine. Its key's last use is noted in the same transaction."""

    async def write(self, run: Run, out: type[BaseModel] | Any, status: int = 200) -> Response:
        async def keyed(uow: UnitOfWork) -> Any:
            if self.key is None:
                raise IdempotencyKeyRequired
            return await self._noted(uow, run)

        return await super().write(keyed, out, status)

    async def write_secret(self, run: Run, out: type[BaseModel] | Any, status: int = 200) -> Response:
        """Like `write`, for an answer that holds a secret: it is not kept, and a repetition is answered anew."""
        if self.key is None:
            raise IdempotencyKeyRequired
        return await Door.write(replace(self, key=None), lambda uow: self._noted(uow, run), out, status)

    async def read(self, run: Run, out: type[BaseModel] | Any) -> Response:
        return await super().read(lambda uow: self._noted(uow, run), out)

    async def _noted(self, uow: UnitOfWork, run: Run) -> Any:
        if self.caller.credential is not None:
            await note_use(uow.session, self.caller.credential, uow.now)
        return await run(uow)


@dataclass(frozen=True)
class MachineGuard(Guard):
    """Like the guard of persons, for tokens of the other audience."""

    async def __call__(
        self,
        request: Request,
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
        idempotency_key: Annotated[str | None, Header(max_length=200, include_in_schema=False)] = None,
        if_match: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> MachineDoor:
        caller = read_machine_token(request.app.state.signing_key, bearer_of(authorization), clock.now())
        if ending := deprecation_of(getattr(request.scope.get("route"), "name", "")):
            say(request.scope, ending.headers())
        await _within_rate(request, caller)
        digest = await request_hash_of(request, idempotency_key)
        return MachineDoor(request, caller, self.permission, idempotency_key or None, if_match, digest)


async def _within_rate(request: Request, caller: Caller) -> None:
    """Counted before any work, and said with every answer (draft-ietf-httpapi-ratelimit-headers)."""
    key = bucket(PER_CLIENT, str(caller.id))
    seen, since = await count_attempt(request.app.state.engine, key, caller.now, PER_CLIENT.window)
    wait = max(ceil((since + PER_CLIENT.window - caller.now).total_seconds()), 1)
    left = max(PER_CLIENT.attempts - seen, 0)
    say(
        request.scope,
        {
            "RateLimit-Policy": f'"client";q={PER_CLIENT.attempts};w={int(PER_CLIENT.window.total_seconds())}',
            "RateLimit": f'"client";r={left};t={wait}',
        },
    )
    if seen > PER_CLIENT.attempts:
        raise TooManyRequestsOfClient(retry_after=wait)


def Machine(permission: Permission) -> Any:  # noqa: N802 - reads as a declaration in the route's signature
    """What a machine needs, declared in the route's signature."""
    return Depends(MachineGuard(permission))


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems of a machine's route: its own statuses, and those every such route can give."""
    return documented(*sorted({401, 403, 422, 429, 503, *statuses}))
