"""The application in-process, on a test's own database, at the demo's fixed hour."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app, furnish
from api.settings import Settings
from tests.conftest import NOW, Database


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, argon2_cheap=True, demo=True)


@pytest.fixture(scope="session")
def routed(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application without a database, once: its hundreds of routes take half a second to prepare."""
    settings = Settings(data=tmp_path_factory.mktemp("routed"), argon2_cheap=True, demo=True)
    return create_app(settings, "postgresql+asyncpg://nobody@localhost/nothing")


@pytest.fixture
async def app(
    routed: FastAPI, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[FastAPI]:
    monkeypatch.setenv("RACCROCHE_NOW", NOW.isoformat())
    furnish(routed, settings, database.url().render_as_string(hide_password=False))
    yield routed
    await routed.state.engine.dispose()


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client
