"""The door of requests: opens the one unit of work, claims the key, renders, commits, and only then answers."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel, TypeAdapter
from sqlalchemy import Select

from api import clock
from api.problems import documented
from api.security.tokens import read_access_token
from domain.access.actor import Caller
from domain.access.permissions import Permission
from domain.kernel.errors import NotSignedIn, VersionRequired
from persistence.idempotency import StoredAnswer, claim, settle
from persistence.unit_of_work import UnitOfWork, unit_of_work

Run = Callable[[UnitOfWork], Awaitable[Any]]
JSON = "application/json"


@dataclass(frozen=True)
class Door:
    """One signed-in request. `seen` is the version of If-Match; `key` the Idempotency-Key, if any."""

    request: Request
    caller: Caller
    permission: Permission
    key: str | None
    if_match: str | None
    request_hash: bytes

    @property
    def seen(self) -> int:
        """The version the reader had before them; 428 without, and a foreign ETag is simply stale (0)."""
        if self.if_match is None:
            raise VersionRequired
        digits = self.if_match.strip().removeprefix("W/").strip('"')
        return int(digits) if digits.isdecimal() and len(digits) < 10 else 0

    async def write(self, run: Run, out: type[BaseModel] | Any, status: int = 200) -> Response:
        """Run a use case and answer its result as `out`; under the same key, the same bytes again."""
        async with unit_of_work(self.request.app.state.sessions, self.caller) as uow:
            uow.actor.require(self.permission)
            answer = await self._earlier(uow) if self.key else None
            if answer is None:
                answer = _rendered(await run(uow), out, status)
                if self.key:
                    await settle(uow.session, uow.actor.id, self.key, answer)
        return _response(answer)  # the transaction is committed: only now does an answer exist

    async def read(self, run: Run, out: type[BaseModel] | Any) -> Response:
        """Like `write` without a key; its journal row need not wait for the disk."""
        async with unit_of_work(self.request.app.state.sessions, self.caller, reads=True) as uow:
            uow.actor.require(self.permission)
            answer = _rendered(await run(uow), out, 200)
        return _response(answer)

    async def page(self, build: Callable[[UnitOfWork], Awaitable[Select[tuple[str]]] | Select[tuple[str]]]) -> Response:
        """Answer a list that PostgreSQL has already written as JSON."""
        async with unit_of_work(self.request.app.state.sessions, self.caller, reads=True) as uow:
            uow.actor.require(self.permission)
            query = build(uow)
            statement = query if isinstance(query, Select) else await query
            body = (await uow.session.execute(statement)).scalar_one()
        return Response(body, media_type=JSON, headers={"Cache-Control": "no-store"})

    async def bytes(self, run: Callable[[UnitOfWork], Awaitable[tuple[bytes, str, str]]]) -> Response:
        """Answer a file: (content, media type, file name)."""
        async with unit_of_work(self.request.app.state.sessions, self.caller) as uow:
            uow.actor.require(self.permission)
            content, media, name = await run(uow)
        headers = {
            "Content-Disposition": f'inline; filename="{name}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(content, media_type=media, headers=headers)

    async def _earlier(self, uow: UnitOfWork) -> StoredAnswer | None:
        return await claim(uow.session, uow.actor.id, self.key or "", self.request_hash, uow.now)


def _rendered(result: Any, out: type[BaseModel] | Any, status: int) -> StoredAnswer:
    adapter = _adapter(out)
    model = adapter.validate_python(result, from_attributes=True)
    version = getattr(result, "version", None)
    return StoredAnswer(status, adapter.dump_json(model), None if version is None else f'"{version}"')


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(out: Any) -> TypeAdapter[Any]:
    if out not in _ADAPTERS:
        _ADAPTERS[out] = TypeAdapter(out)
    return _ADAPTERS[out]


def _response(answer: StoredAnswer) -> Response:
    headers = {"Cache-Control": "no-store"} | ({"ETag": answer.etag} if answer.etag else {})
    return Response(answer.body, answer.status, headers, media_type=JSON)


@dataclass(frozen=True)
class Guard:
    """Who is calling, before anything is loaded; the permission is also written into OpenAPI as x-permission."""

    permission: Permission

    async def __call__(
        self,
        request: Request,
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
        idempotency_key: Annotated[str | None, Header(max_length=200, include_in_schema=False)] = None,
        if_match: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Door:
        caller = caller_of(request, authorization)
        digest = await request_hash_of(request, idempotency_key)
        return Door(request, caller, self.permission, idempotency_key, if_match, digest)


async def request_hash_of(request: Request, key: str | None) -> bytes:
    """What a key stands for: a method, an address and, where there is a key, a body."""
    digest = hashlib.sha256(f"{request.method} {request.url.path}\n".encode())
    digest.update(await request.body() if key else b"")
    return digest.digest()


def caller_of(request: Request, authorization: str | None) -> Caller:
    return read_access_token(request.app.state.signing_key, bearer_of(authorization), clock.now())


def bearer_of(authorization: str | None) -> str:
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn
    return token.strip()


def Requires(permission: Permission) -> Any:  # noqa: N802 - reads as a declaration in the route's signature
    """What a route needs, declared in its signature; every route has this or `Public`."""
    return Depends(Guard(permission))


class Public:
    """Marks a route that anyone may call; listed as such in the access matrix."""

    def __call__(self) -> None:
        return None


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems of a signed-in route: its own statuses, and those every such route can give."""
    return documented(*sorted({401, 403, 422, 503, *statuses}))
