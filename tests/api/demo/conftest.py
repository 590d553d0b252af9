"""One demo for the whole session: loaded once into its own database, then only read."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

import pytest

from api.demo.load import Doors, load
from api.demo.walk import Walk
from api.settings import Settings
from persistence import bootstrap, embedded
from persistence.database import Pool, Sessions, create_engine, sessions_of
from tests.conftest import TEMPLATE, Database

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class LoadedDemo:
    database: Database
    walk: Walk
    jobs: Sessions
    """Sees every row."""


@pytest.fixture(scope="session")
async def demo(server: embedded.EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LoadedDemo]:
    name = "t_demo"
    await bootstrap.clone(server, TEMPLATE, name)
    database = Database(server, name)
    settings = Settings(data=tmp_path_factory.mktemp("demo"), argon2_cheap=True, demo=True)
    doors = Doors(*(database.url(role).render_as_string(hide_password=False) for role in (embedded.APP, embedded.JOBS)))
    walk = await load(settings, doors, TODAY, lambda *_: None)
    engine = create_engine(database.url(embedded.JOBS), Pool(size=2))
    yield LoadedDemo(database, walk, sessions_of(engine))
    await engine.dispose()
    await bootstrap.drop(server, name)
