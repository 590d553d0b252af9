"""A live service over the test world, shared by the tests of one file."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text

from api.security.tokens import issue_access_token, load_signing_key
from persistence import bootstrap, embedded
from persistence.database import Pool, Sessions, create_engine, sessions_of
from tests.conftest import NOW, TEMPLATE, Database
from tests.factories.people import AccountFixture
from tests.live import Service, serving
from tests.world import World, make_world
from tests.world_objects import objects_of


@dataclass
class LiveWorld:
    """What plants objects through the API (`world_objects.Planter`) and what fuzzers and clients call."""

    service: Service
    world: World
    sessions: Sessions
    data: Path
    http: httpx.AsyncClient

    async def headers(self, account: AccountFixture) -> dict[str, str]:
        async with self.sessions() as session:
            query = text("SELECT generation FROM accounts WHERE id = :id")
            generation = (await session.execute(query, {"id": account.id})).scalar_one()
        key = load_signing_key(self.data)
        token = issue_access_token(key, account.id, generation, NOW, timedelta(minutes=9))
        return {"Authorization": f"Bearer {token}"}

    async def objects(self, mark: str) -> dict[str, str]:
        return await objects_of(self, mark)


@pytest.fixture(scope="module")
async def live(server: embedded.EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LiveWorld]:
    name = f"live_{uuid4().hex[:12]}"
    await bootstrap.clone(server, TEMPLATE, name)
    database, data = Database(server, name), tmp_path_factory.mktemp("live")
    engines = [create_engine(database.url(role), Pool(size=4)) for role in (embedded.APP, embedded.JOBS)]
    app, jobs = (sessions_of(engine) for engine in engines)
    world = await make_world(app, jobs)
    with serving(database, data) as service:
        async with httpx.AsyncClient(base_url=service.url, timeout=30) as http:
            yield LiveWorld(service, world, jobs, data, http)
    for engine in engines:
        await engine.dispose()
    await bootstrap.drop(server, name)
