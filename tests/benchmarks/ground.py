"""What is measured on: a server of its own, one school of ten classes of thirty, two services and the reference."""

import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import asyncpg
from sqlalchemy import text

from api.security.tokens import issue_access_token, load_signing_key
from domain.access.permissions import Role
from persistence import bootstrap, embedded, migrate
from persistence.database import Pool, Sessions, create_engine, sessions_of
from tests.conftest import NOW, Database
from tests.factories.people import make_account, make_school
from tests.factories.students import make_class, make_student
from tests.live import ROOT, Service, free_port, serving, wait_until_ready

CLASSES, PUPILS = 10, 30
BYPASS = "raccroche_unwalled"
MARKS = """
    CREATE TABLE bare_marks (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, class_id uuid NOT NULL,
        day text NOT NULL, period text NOT NULL, student_id uuid NOT NULL, absent boolean NOT NULL,
        UNIQUE (class_id, day, period, student_id))
"""


@dataclass
class Ground:
    """The school, who asks, and where."""

    database: Database
    jobs: Sessions
    school_id: UUID
    classes: list[tuple[UUID, list[UUID]]]
    token: str
    service: Service
    unwalled: Service
    bare: Service

    async def one(self, query: str) -> int:
        async with self.jobs() as session:
            return int((await session.execute(text(query))).scalar_one())

    async def backends(self, role: str) -> list[int]:
        """PostgreSQL's processes that serve this role here."""
        async with self.jobs() as session:
            query = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = :role")
            return list((await session.execute(query, {"role": role})).scalars())


@asynccontextmanager
async def ground() -> AsyncIterator[Ground]:
    with tempfile.TemporaryDirectory(prefix="raccroche bench ", ignore_cleanup_errors=True) as folder:
        path = Path(folder)
        server = _server(path)
        try:
            await bootstrap.prepare(server)
            migrate.upgrade(server.url(embedded.OWNER))
            async with _furnished(Database(server, embedded.DATABASE), path) as found:
                yield found
        finally:
            embedded.stop(path / "server")


def _server(path: Path) -> embedded.EmbeddedServer:
    path.chmod(0o711)  # as root, the server runs as nobody and must get through
    return embedded.start(path / "server")


@asynccontextmanager
async def _furnished(database: Database, path: Path) -> AsyncIterator[Ground]:
    engines = [create_engine(database.url(role), Pool(size=2)) for role in (embedded.APP, embedded.JOBS)]
    app, jobs = (sessions_of(engine) for engine in engines)
    school = await make_school(app)
    adviser = await make_account(app, Role.EDUCATION_ADVISER, "cpe@bench.invalid", school.id)
    classes = []
    for number in range(CLASSES):
        class_id = await make_class(jobs, school.id, f"Classe {number}")
        pupils = [
            (await make_student(jobs, school.id, class_id, f"NOM{number:02d}{n:02d}", "Prénom")).id
            for n in range(PUPILS)
        ]
        classes.append((class_id, pupils))
    await _prepare(database)
    token = issue_access_token(load_signing_key(path), adviser.id, 1, NOW, timedelta(days=1))
    with (
        serving(database, path) as service,
        serving(database, path, database.url(BYPASS).set(password=database.server.password)) as unwalled,
        _bare(database) as bare,
    ):
        yield Ground(database, jobs, school.id, classes, token, service, unwalled, bare)
    for engine in engines:
        await engine.dispose()


async def _prepare(database: Database) -> None:
    """The table of the reference, statistics as after a night, and a role that no policy stops."""
    url = database.url(embedded.ADMIN)
    connection = await asyncpg.connect(
        user=url.username, password=url.password, database=url.database, host=url.query["host"], port=5432
    )
    await connection.execute(MARKS)
    await connection.execute(f"CREATE ROLE {BYPASS} LOGIN BYPASSRLS IN ROLE {embedded.APP} PASSWORD '{url.password}'")
    await connection.execute("VACUUM ANALYZE")
    await connection.close()


@contextmanager
def _bare(database: Database) -> Iterator[Service]:
    port, url = free_port(), database.url(embedded.ADMIN)
    dsn = f"postgresql://{url.username}:{url.password}@/{url.database}?host={url.query['host']}"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.bare"], cwd=ROOT, env=os.environ | {"BARE_DSN": dsn, "PORT": str(port)}
    )
    try:
        wait_until_ready(f"http://127.0.0.1:{port}", process)
        yield Service(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(20)
