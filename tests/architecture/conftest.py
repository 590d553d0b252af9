"""The application in-process, as in tests/api."""

from tests.api.conftest import app, http, routed, settings

__all__ = ["app", "http", "routed", "settings"]
