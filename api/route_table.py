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
    """What may be asked at this address: several routes may share it, each with its own methods.

    An address written out (`/students/search`) is not that of a pupil called « search ».
    """
    matching = [route for route in routes_of(app) if route.matches(scope)[0] != Match.NONE]
    exact = [route for route in matching if not route.param_convertors]
    return sorted({method for route in exact or matching for method in route.methods or ()})


def _flattened(routes: Any) -> list[Any]:
    """FastAPI keeps an included router whole."""
    found: list[Any] = []
    for route in routes:
        inner = getattr(getattr(route, "original_router", route), "routes", None)
        found.extend(_flattened(inner) if inner and not isinstance(route, APIRoute) else [route])
    return found
