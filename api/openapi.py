"""Our OpenAPI 3.1 document: x-permission on each operation, French problems, no pydantic titles."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from api.door import Guard, Public
from api.openapi_names import summary_of, tidy
from api.problems import ProblemOut, documented
from api.route_table import routes_of


def permission_of(route: APIRoute) -> str | None:
    """The permission a route declares; None when it is marked public. A route that says neither is an error."""
    calls = [dependency.call for dependency in route.dependant.dependencies]
    for call in calls:
        if isinstance(call, Guard):
            return call.permission.value
    if any(isinstance(call, Public) for call in calls):
        return None
    raise RuntimeError(f"{route.path} declares neither a permission nor that it is public")


def install(app: FastAPI) -> None:
    def build() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = build  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        description=app.description,
        routes=app.routes,
        tags=app.openapi_tags,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": "/"}],
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    problem_schema = ProblemOut.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    schemas |= problem_schema.pop("$defs", {})
    schemas["ProblemOut"] = problem_schema
    document["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    _complete_operations(app, document)
    tidy(document, routes_of(app))
    return document


def _complete_operations(app: FastAPI, document: dict[str, Any]) -> None:
    permissions = {route.operation_id or route.name: permission_of(route) for route in routes_of(app)}
    for operations in document["paths"].values():
        for operation in operations.values():
            permission = permissions[operation["operationId"]]
            operation["summary"] = summary_of(operation["description"])
            if "requestBody" in operation:
                operation["responses"] |= {str(status): said for status, said in documented(413, 422).items()}
            if permission is None:
                operation["security"] = []
                continue
            operation["security"] = [{"bearer": []}]
            operation["x-permission"] = permission
            operation.setdefault("parameters", []).extend(_header_parameters(operation))


def _header_parameters(operation: dict[str, Any]) -> list[dict[str, Any]]:
    """Idempotency-Key and If-Match are read by the door: each operation that takes them says so."""
    answers = operation.get("responses", {})
    headers = []
    if answers.keys() & {"412", "428"}:
        headers.append(("If-Match", "The version you read, as its ETag gave it."))
    if answers.keys() & {"201", "412", "428"}:
        headers.append(("Idempotency-Key", "Repeating a request with the same key repeats its answer, byte for byte."))
    return [
        {
            "name": name,
            "in": "header",
            "required": False,
            "description": text,
            "schema": {"type": "string", "maxLength": 200},
        }
        for name, text in headers
    ]
