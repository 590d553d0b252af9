"""The rim of the public pages behind a link: counted by network, never stored, told only after the commit."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request, Response
from pydantic import BaseModel

from api import clock
from api.door import Public
from api.links.bodies import LinkIn
from api.links.steps import PersonalLink
from api.security import attempts
from api.security.visitor import visitor_of
from domain.kernel.errors import Refusal
from persistence.unit_of_work import UnitOfWork, anonymous_unit_of_work

Anyone = Annotated[None, Depends(Public())]
Behind = Callable[[UnitOfWork, PersonalLink], Awaitable[object]]
_NO_STORE = {"Cache-Control": "no-store"}


def unstored(result: object, out: type[BaseModel], status: int = 200) -> Response:
    """JSON that no cache keeps."""
    body = out.model_validate(result, from_attributes=True).model_dump_json()
    return Response(body, status, _NO_STORE, "application/json")


async def answered(request: Request, body: LinkIn, behind: Behind, out: type[BaseModel]) -> Response:
    return unstored(await _told(request, body, behind), out)


async def sheet(request: Request, body: LinkIn, behind: Behind, filename: str) -> Response:
    """A PDF, to read or to keep."""
    headers = _NO_STORE | {"Content-Disposition": f'inline; filename="{filename}"'}
    return Response(await _told(request, body, behind), 200, headers, "application/pdf")


async def _told(request: Request, body: LinkIn, behind: Behind) -> object:
    """A network may try so often; each link counts its own wrong answers besides, before anybody is told."""
    visitor = visitor_of(request)
    bucket = attempts.bucket(attempts.PER_SIGNATURE, visitor.network)
    await attempts.count(request.app.state.engine, attempts.PER_SIGNATURE, bucket, visitor.now)
    async with anonymous_unit_of_work(request.app.state.sessions, visitor.now) as uow:
        result = await behind(uow, PersonalLink(body.token, body.birth_date, clock.today()))
    if isinstance(result, Refusal):
        raise result
    return result
