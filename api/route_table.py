"""Which routes an application has, whatever router holds them."""

from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope


def routes_of(app: FastAPI) -> list[APIRoute]:
    """The routes of the contract."""
    return [route for route in _flattened(app.routes) if isinstance(route, APIRoute) and route.include_in_schema]


def methods_at(app: FastAPI, scope: Scope) -> list[str]:
    """What may be asked at this address: several routes may share it, each with its own methods."""
    found = {m for route in routes_of(app) if route.matches(scope)[0] != Match.NONE for m in route.methods or ()}
    return sorted(found)


def _flattened(routes: Any) -> list[Any]:
    """FastAPI keeps an included router whole."""
    found: list[Any] = []
    for route in routes:
        inner = getattr(getattr(route, "original_router", route), "routes", None)
        found.extend(_flattened(inner) if inner and not isinstance(route, APIRoute) else [route])
    return found
