"""The outermost layer: request ids, security headers, body limits, one log line per request (no names, no query)."""

import time
from collections.abc import MutableMapping
from typing import Any

import structlog
from opentelemetry.trace import SpanKind
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import tracing
from api.metrics import count_request
from api.problems import problem
from domain.kernel.errors import TooLarge
from persistence.ids import new_id

log = structlog.get_logger()

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "object-src 'self' blob:; frame-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
SECURITY_HEADERS = [
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
UPLOAD_PATHS = ("/api/v1/imports", "/api/v1/siei/campaigns")


class RequestContext:
    """Pure ASGI (BaseHTTPMiddleware leaks connections when a client leaves)."""

    def __init__(self, app: ASGIApp, body_limit: int, upload_limit: int) -> None:
        self.app = app
        self.body_limit = body_limit
        self.upload_limit = upload_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = str(new_id())
        scope["request_id"] = request_id
        if not tracing.wanted():
            await self._answer(scope, receive, send, request_id)
            return
        with tracing.span("request", SpanKind.SERVER) as one:
            status = await self._answer(scope, receive, send, request_id)
            one.update_name(f"{scope['method']} {_route(scope)}")
            one.set_attributes(
                {"http.route": _route(scope), "http.response.status_code": status, "request_id": request_id}
            )

    async def _answer(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> int:
        """Passes the request on; the status that was answered."""
        started = time.perf_counter()
        status = 500

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message.get("headers", []),
                    *SECURITY_HEADERS,
                    (b"x-request-id", request_id.encode()),
                ]
            await send(message)

        limit = self.upload_limit if scope["path"].startswith(UPLOAD_PATHS) else self.body_limit
        if _declared_length(scope) > limit:
            await problem(TooLarge())(scope, receive, answer)
        else:
            await self.app(scope, _limited(receive, limit), answer)
        _log(scope, status, started, request_id)
        return status


def _declared_length(scope: MutableMapping[str, Any]) -> int:
    value = dict(scope["headers"]).get(b"content-length", b"0")
    return int(value) if value.isdigit() else 0


def _limited(receive: Receive, limit: int) -> Receive:
    """A body sent in chunks declares no length: count it as it comes."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise TooLarge
        return message

    return counted


def _log(scope: MutableMapping[str, Any], status: int, started: float, request_id: str) -> None:
    """The route's template, never its path: ids of persons stay out of the access log, and so do query strings."""
    seconds = time.perf_counter() - started
    count_request(scope["method"], _route(scope), status, seconds)
    milliseconds = round(seconds * 1000, 1)
    log.info(
        "request", method=scope["method"], route=_route(scope), status=status, ms=milliseconds, request_id=request_id
    )


def _route(scope: MutableMapping[str, Any]) -> str:
    return str(getattr(scope.get("route"), "path", "-"))
