"""One PostgreSQL per session, migrated once; each test gets its own clone, so that commits are real."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL

from persistence import bootstrap, embedded, migrate
from persistence.database import Pool, Sessions, create_engine, sessions_of

TEMPLATE = "raccroche_migrated"
NOW = datetime(2026, 11, 23, 7, 41, tzinfo=UTC)
"""The demo's Monday, 8 h 41 in Paris."""


def _in_memory() -> str | None:
    """Where files live in memory, if there is room: a clone has a thousand files and is thrown away after one test.

    A container may have 64 MB there; a server of the tests takes some 200 MB, its log included.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a private directory is made in it
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 * 2**30
    return str(memory) if roomy else None


IN_MEMORY = _in_memory()


@pytest.fixture(scope="session")
def server() -> Iterator[embedded.EmbeddedServer]:
    version = int(os.environ.get("RACCROCHE_TEST_POSTGRESQL", "18"))
    options = ("-c", "max_connections=200", "-c", "max_wal_size=256MB")
    with tempfile.TemporaryDirectory(prefix="raccroche tests ", dir=IN_MEMORY, ignore_cleanup_errors=True) as directory:
        path = Path(directory)
        path.chmod(0o711)  # as root, the server runs as nobody and must get through
        running = embedded.start(path / "server", version=version, lossy=True, options=options)
        asyncio.run(bootstrap.prepare(running, TEMPLATE))
        migrate.upgrade(running.url(embedded.OWNER, TEMPLATE))
        yield running
        embedded.stop(path / "server", version=version)


@dataclass(frozen=True)
class Database:
    """A clone of its own for one test: the addresses of its three roles."""

    server: embedded.EmbeddedServer
    name: str

    def url(self, role: str = embedded.APP) -> URL:
        return self.server.url(role, self.name)


@pytest.fixture
async def database(server: embedded.EmbeddedServer) -> AsyncIterator[Database]:
    name = f"t_{uuid4().hex[:12]}"
    await bootstrap.clone(server, TEMPLATE, name, by_file=IN_MEMORY is not None)
    yield Database(server, name)
    await bootstrap.drop(server, name)


async def _sessions(database: Database, role: str) -> AsyncIterator[Sessions]:
    engine = create_engine(database.url(role), Pool(size=8))
    yield sessions_of(engine)
    await engine.dispose()


@pytest.fixture
async def app_sessions(database: Database) -> AsyncIterator[Sessions]:
    async for sessions in _sessions(database, embedded.APP):
        yield sessions


@pytest.fixture
async def jobs_sessions(database: Database) -> AsyncIterator[Sessions]:
    async for sessions in _sessions(database, embedded.JOBS):
        yield sessions


@pytest.fixture
def now() -> datetime:
    return NOW
