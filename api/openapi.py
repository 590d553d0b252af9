"""Our two OpenAPI 3.1 documents, persons' and machines': x-permission on each operation, French problems, no titles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from api.door import Guard, Public
from api.openapi_names import keep_named, summary_of, tidy
from api.partner_api.headers import PREFIX
from api.problems import ProblemOut, documented
from api.route_table import routes_of
from domain.access.permissions import Permission
from domain.access.scopes import PartnerScope, scope_of
from domain.partners.versions import PARTNER_API_VERSION, deprecation_of


def permission_of(route: APIRoute) -> str | None:
    """The permission a route declares; None when it is marked public. A route that says neither is an error."""
    calls = [dependency.call for dependency in route.dependant.dependencies]
    for call in calls:
        if isinstance(call, Guard):
            return call.permission.value
    if any(isinstance(call, Public) for call in calls):
        return None
    raise RuntimeError(f"{route.path} declares neither a permission nor that it is public")


@dataclass(frozen=True)
class Surface:
    """One document: its operations, its version, how its callers prove who they are."""

    title: str
    version: str
    description: str
    holds: Callable[[str], bool]
    security: str
    scheme: Mapping[str, Any]


def _is_partners(path: str) -> bool:
    return path.startswith(PREFIX)


def _persons(app: FastAPI) -> Surface:
    scheme = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
    return Surface(app.title, app.version, app.description, lambda path: not _is_partners(path), "bearer", scheme)


_MACHINES = Surface(
    "Raccroche, partners",
    PARTNER_API_VERSION,
    "Young people referred to a partner, and what becomes of them. Every POST carries an Idempotency-Key.",
    _is_partners,
    "client_credentials",
    {
        "type": "oauth2",
        "description": "Client credentials: a secret, or an assertion signed with the client's own key.",
        "flows": {
            "clientCredentials": {
                "tokenUrl": "/api/v1/auth/token",
                "scopes": {scope.value: scope.label for scope in PartnerScope},
            }
        },
    },
)


def install(app: FastAPI) -> None:
    def build() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, _persons(app))
        return app.openapi_schema

    app.openapi = build  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


def partner_document(app: FastAPI) -> dict[str, Any]:
    """The document of `/partner/v1`, of the same application."""
    return _document(app, _MACHINES)


def _document(app: FastAPI, surface: Surface) -> dict[str, Any]:
    routes = [route for route in routes_of(app) if surface.holds(route.path)]
    document = get_openapi(
        title=surface.title,
        version=surface.version,
        openapi_version="3.1.0",
        description=surface.description,
        routes=app.routes,
        tags=app.openapi_tags,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": "/"}],
    )
    document["paths"] = {path: said for path, said in document["paths"].items() if surface.holds(path)}
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    problem_schema = ProblemOut.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    schemas |= problem_schema.pop("$defs", {})
    schemas["ProblemOut"] = problem_schema
    document["components"]["securitySchemes"] = {surface.security: dict(surface.scheme)}
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    _complete_operations(routes, document, surface)
    keep_named(document)
    tidy(document, routes)
    return document


def _complete_operations(routes: list[APIRoute], document: dict[str, Any], surface: Surface) -> None:
    permissions = {route.operation_id or route.name: permission_of(route) for route in routes}
    for methods in document["paths"].values():
        for method, operation in methods.items():
            permission = permissions[operation["operationId"]]
            operation["summary"] = summary_of(operation["description"])
            if "requestBody" in operation:
                operation["responses"] |= {str(status): said for status, said in documented(413, 422).items()}
            if permission is None:
                operation["security"] = []
                continue
            operation["security"] = [{surface.security: _scopes(permission)}]
            operation["x-permission"] = permission
            headers = _machine_headers(operation, method) if surface is _MACHINES else _header_parameters(operation)
            operation.setdefault("parameters", []).extend(headers)


def _scopes(permission: str) -> list[str]:
    scope = scope_of(Permission(permission))
    return [scope.value] if scope else []


def _machine_headers(operation: dict[str, Any], method: str) -> list[dict[str, Any]]:
    """What a machine sends beside its body, what comes back beside ours, and the end of an operation if it has one."""
    said = {
        name: {"description": text, "schema": {"type": "string"}, "required": False} for name, text in _SAID.items()
    }
    for answer in operation["responses"].values():
        answer.setdefault("headers", {}).update(said)
    if deprecation_of(operation["operationId"]):
        operation["deprecated"] = True
    given = [("X-Correlation-Id", _SAID["X-Correlation-Id"], False)]
    if method != "get":
        given.append(("Idempotency-Key", _REPEATED, True))
    if "412" in operation["responses"]:
        given.append(("If-Match", _READ, False))
    return [_parameter(name, text, required=required) for name, text, required in given]


_READ = "The version you read, as its ETag gave it."
_REPEATED = "Repeating a request with the same key repeats its answer, byte for byte."
_SAID = {
    "X-Correlation-Id": "Yours, echoed; made by us where you send none.",
    "RateLimit-Policy": "So many requests in so many seconds, per client.",
    "RateLimit": "How many are left, and for how many seconds.",
}


def _header_parameters(operation: dict[str, Any]) -> list[dict[str, Any]]:
    """Idempotency-Key and If-Match are read by the door: each operation that takes them says so."""
    answers = operation.get("responses", {})
    headers = []
    if answers.keys() & {"412", "428"}:
        headers.append(("If-Match", _READ))
    if answers.keys() & {"201", "412", "428"}:
        headers.append(("Idempotency-Key", _REPEATED))
    return [_parameter(name, text, required=False) for name, text in headers]


def _parameter(name: str, text: str, *, required: bool) -> dict[str, Any]:
    schema = {"type": "string", "maxLength": 200} | ({"minLength": 1} if required else {})
    return {"name": name, "in": "header", "required": required, "description": text, "schema": schema}
