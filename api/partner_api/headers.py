"""Headers of every answer of the partners' surface: the caller's correlation id, and what the door has to say."""

import re
from uuid import UUID

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from persistence.ids import new_id

PREFIX = "/partner/v1"
SAID = "partner_headers"
_CORRELATION = re.compile(rb"[A-Za-z0-9._:-]{1,64}")


class PartnerHeaders:
    """The outermost layer there: it also marks answers that never reached the door (too large, not signed in)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self.app(scope, receive, send)
            return
        said: list[tuple[bytes, bytes]] = [(b"x-correlation-id", _correlation(scope, new_id()))]
        scope[SAID] = said

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *said]
            await send(message)

        await self.app(scope, receive, answer)


def say(scope: Scope, headers: dict[str, str]) -> None:
    """These go out with the answer, whatever it will be."""
    scope[SAID].extend((name.lower().encode(), value.encode()) for name, value in headers.items())


def _correlation(scope: Scope, made: UUID) -> bytes:
    """The caller's own where it is a plain word; it is echoed, and stands in no log."""
    given: bytes = dict(scope["headers"]).get(b"x-correlation-id", b"")
    return given if _CORRELATION.fullmatch(given) else str(made).encode()
