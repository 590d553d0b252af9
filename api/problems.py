"""Turns refusals into RFC 9457 problems: French title and detail, never the submitted value."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from api.route_table import methods_at
from api.schemas import Out
from domain.kernel.errors import Malformed, NotFound, Refusal, RefusalKind, Unavailable

log = structlog.get_logger()

STATUS = {
    RefusalKind.NOT_SIGNED_IN: 401,
    RefusalKind.NOT_PERMITTED: 403,
    RefusalKind.NOT_FOUND: 404,
    RefusalKind.CONFLICT: 409,
    RefusalKind.STALE: 412,
    RefusalKind.TOO_LARGE: 413,
    RefusalKind.WRONG_MEDIA: 415,
    RefusalKind.MALFORMED: 422,
    RefusalKind.VERSION_REQUIRED: 428,
    RefusalKind.TOO_MANY: 429,
    RefusalKind.UNAVAILABLE: 503,
}
MEDIA = "application/problem+json"
RETRY_LATER = {"57P01", "57P02", "57P03", "53300", "55P03", "40P01", "40001", "08006", "08003", "08001", "57014"}
"""SQLSTATEs that say « not now »: shutting down, too many connections, lock time-out, deadlock, lost connection."""

UNTRANSLATABLE = "22021"
"""U+0000: valid JSON, and no PostgreSQL text."""


class PlaceOut(Out):
    """One place to correct: a JSON pointer into the body, or a parameter's name."""

    pointer: str
    detail: str


class ProblemOut(Out):
    """An answer that says no (RFC 9457). `type` is /problems/<code>, `title` and `detail` are French sentences."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[PlaceOut] = Field(default_factory=list)
    blocked_by: list[str] = Field(default_factory=list)


def problem(refusal: Refusal) -> Response:
    status = STATUS[refusal.kind]
    body: dict[str, Any] = {
        "type": f"/problems/{refusal.code()}",
        "title": refusal.title,
        "status": status,
        "detail": refusal.sentence,
        "errors": [],
        "blocked_by": [],
    } | {name: value for name, value in refusal.data.items() if name != "retry_after"}
    headers = {"Cache-Control": "no-store"}
    if status in {429, 503}:
        headers["Retry-After"] = str(refusal.data.get("retry_after", 1))
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    content = json.dumps(body, ensure_ascii=False, default=str).encode()
    return Response(content, status, headers, media_type=MEDIA)


_UNREADABLE = "Le contenu n'est pas lisible. Rechargez la page, puis envoyez-le de nouveau."
_SENTENCES = {
    "missing": "Ce champ est obligatoire.",
    "extra_forbidden": "Ce champ n'est pas attendu ici.",
    "string_too_short": "Ce texte est trop court.",
    "string_too_long": "Ce texte est trop long.",
    "uuid_parsing": "Cet identifiant n'a pas la bonne forme.",
    "enum": "Cette valeur ne fait pas partie de la liste.",
    "literal_error": "Cette valeur ne fait pas partie de la liste.",
    "union_tag_invalid": "Cette valeur ne fait pas partie de la liste.",
    "union_tag_not_found": "Ce champ est obligatoire.",
    "json_invalid": _UNREADABLE,
    "date_from_datetime_parsing": "Indiquez une date sous la forme 2026-11-23.",
    "date_parsing": "Indiquez une date sous la forme 2026-11-23.",
    "date_type": "Indiquez une date sous la forme 2026-11-23.",
}


def _pointer(location: Sequence[Any]) -> str:
    """`("body", "lines", 3)` is /lines/3; a parameter keeps its name, without saying where a union branched."""
    source, *path = location or ("",)
    steps = [str(step) for step in path]
    return "/" + "/".join(steps) if source == "body" else ".".join([str(source), *steps])


def places(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Where and what to correct; the value itself is never repeated (it may be a name)."""
    return [
        {
            "pointer": _pointer(error["loc"]),
            "detail": _SENTENCES.get(error["type"], "Cette valeur n'est pas acceptée ici."),
        }
        for error in errors
    ]


def _framework_problem(app: FastAPI, request: Request, error: HTTPException) -> Response:
    """What the framework itself refuses: unknown address, wrong method, unreadable body."""
    if isinstance(error.__cause__, Refusal):  # it wraps what the reader of a body raises
        return problem(error.__cause__)
    if error.status_code == 400:  # a body that is no UTF-8, a form that breaks off
        return problem(Malformed(_UNREADABLE))
    return _wrong_method(app, request) or _http_problem(error.status_code, dict(error.headers or {}))


def _wrong_method(app: FastAPI, request: Request) -> Response | None:
    """405 with every method of the address: the framework knows only its first route, and the page's."""
    methods = methods_at(app, request.scope)
    if not methods or request.method in methods:
        return None
    return _http_problem(405, {"Allow": ", ".join(methods)})


def _http_problem(status: int, headers: dict[str, str]) -> Response:
    titles = {404: "Introuvable", 405: "Méthode non permise", 413: "Envoi trop volumineux"}
    details = {404: "Cette adresse n'existe pas.", 405: "Cette adresse ne se demande pas ainsi."}
    body = {
        "type": f"/problems/http_{status}",
        "title": titles.get(status, "Demande refusée"),
        "status": status,
        "detail": details.get(status, "Cette demande n'est pas comprise."),
        "errors": [],
        "blocked_by": [],
    }
    content = json.dumps(body, ensure_ascii=False).encode()
    return Response(content, status, headers | {"Cache-Control": "no-store"}, media_type=MEDIA)


def _database_problem(error: Exception) -> Response | None:
    state = getattr(getattr(error, "orig", None), "sqlstate", None) or ""
    lost = isinstance(error, OperationalError | PoolTimeout | ConnectionError | TimeoutError)
    if state == UNTRANSLATABLE:
        return problem(Malformed("Un des textes contient un caractère qui n'est pas accepté ici."))
    if lost or state in RETRY_LATER or (isinstance(error, DBAPIError) and error.connection_invalidated):
        return problem(Unavailable(retry_after=1))
    return None


def install(app: FastAPI) -> None:
    @app.exception_handler(Refusal)
    async def refused(_: Request, error: Refusal) -> Response:
        return problem(error)

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> Response:
        kinds = {e["type"] for e in error.errors()}
        if any(e["loc"][0] == "path" for e in error.errors()):
            return _wrong_method(app, request) or problem(NotFound())
        sentence = _SENTENCES["json_invalid"] if kinds == {"json_invalid"} else None
        return problem(Malformed(sentence, errors=places(error.errors())))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        return _framework_problem(app, request, error)

    @app.exception_handler(DBAPIError)
    @app.exception_handler(PoolTimeout)
    async def database(_: Request, error: Exception) -> Response:
        if answer := _database_problem(error):
            return answer
        raise error  # ours: `unexpected` logs it

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> Response:
        if answer := _database_problem(error):
            return answer
        route = getattr(request.scope.get("route"), "path", "?")
        log.error("unexpected", route=route, error=type(error).__name__, request_id=request.scope.get("request_id"))
        raise error


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems a route may answer, for its OpenAPI entry."""
    content = {MEDIA: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
    return {status: {"description": _DESCRIPTIONS[status], "content": content} for status in statuses}


_DESCRIPTIONS = {
    401: "Not signed in, or the session ended",
    403: "Not within this role",
    404: "Absent, or outside the perimeter",
    405: "Method not allowed",
    409: "A named conflict: the present state does not allow it",
    412: "Someone changed it since it was read",
    413: "Too large",
    415: "Wrong media type",
    422: "Malformed, or a rule of content is broken",
    428: "A required header is missing: If-Match, or Idempotency-Key",
    429: "Too many attempts",
    503: "Not now; Retry-After says when",
}
