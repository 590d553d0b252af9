"""The application in-process, on a test's own database, at the demo's fixed hour."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from tests.conftest import NOW, Database


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, argon2_cheap=True, demo=True)


@pytest.fixture
async def app(database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FastAPI]:
    monkeypatch.setenv("RACCROCHE_NOW", NOW.isoformat())
    application = create_app(settings, database.url().render_as_string(hide_password=False))
    yield application
    await application.state.engine.dispose()


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client
