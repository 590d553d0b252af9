"""One running house for every browser test: `raccroche serve` over a clone of the demo, which is loaded once and kept."""

import asyncio
import fcntl
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

import asyncpg

from api.demo.load import Doors, load
from api.demo.post import settle
from api.mail import NoMailer
from api.settings import Settings
from api.worker.effects import Services
from api.worker.run_effect import EffectRunner
from persistence import bootstrap, embedded, migrate
from persistence.database import Pool, create_engine, sessions_of
from persistence.embedded import ADMIN, APP, JOBS, OWNER, EmbeddedServer
from tests.browser.post import Post, open_post

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
NOW = datetime.fromisoformat("2026-11-23T08:41:00+01:00")
"""The demo's Monday. The server and the browser live at that minute."""
CACHE = Path(tempfile.gettempdir()) / f"raccroche browser tests {os.getuid()}"
_BUILDING, _CLONE = "demo_building", f"visited_{os.getpid()}"


@dataclass(frozen=True)
class House:
    """Where the house answers, and its database for those who look behind the page."""

    url: str
    jobs_url: str
    post: Post


@asynccontextmanager
async def open_house() -> AsyncIterator[House]:
    """A house of this process on the machine's one cluster, beside those of other processes.

    Who holds `lock` may change what all share (page, server, templates); who holds `visiting` lives in a clone.
    """
    CACHE.mkdir(exist_ok=True)
    CACHE.chmod(0o711)  # as root, the server runs as nobody and must get through
    with (CACHE / "visiting").open("w") as visiting:
        async with _alone():
            await asyncio.to_thread(_build_page)
            server = await asyncio.to_thread(embedded.start, CACHE / "server", lossy=True)
            if _nobody_visits(visiting):
                await _forget(server, r"visited\_%")  # of runs that were killed
            template = await _template(server)
            await bootstrap.clone(server, template, _CLONE)
            fcntl.flock(visiting, fcntl.LOCK_SH)
        try:
            with open_post() as post, tempfile.TemporaryDirectory(prefix="raccroche house ") as data:
                shutil.copytree(CACHE / "data", data, dirs_exist_ok=True)
                async with _serving(server, post, Path(data)) as house:
                    yield house
            await bootstrap.drop(server, _CLONE)
        finally:
            async with _alone():
                if _nobody_visits(visiting):
                    await asyncio.to_thread(embedded.stop, CACHE / "server")


@asynccontextmanager
async def _alone() -> AsyncIterator[None]:
    with (CACHE / "lock").open("w") as lock:
        await asyncio.to_thread(fcntl.flock, lock, fcntl.LOCK_EX)
        yield


def _nobody_visits(visiting: IO[str]) -> bool:
    """Whether no other process holds a clone. Ours is given up by asking; asked by who is alone."""
    try:
        fcntl.flock(visiting, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _build_page() -> None:
    """The page as it is shipped; built again when a source is newer."""
    built = FRONTEND / "dist" / "index.html"
    sources = [p for p in (FRONTEND / "src").rglob("*") if p.is_file() and ".test." not in p.name]
    if not built.exists() or max(p.stat().st_mtime for p in sources) > built.stat().st_mtime:
        subprocess.run(
            ["npm", "run", "--silent", "build", "--", "--logLevel", "warn"],
            cwd=FRONTEND,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def _fingerprint() -> str:
    """Of all code that decides what the loaded demo is."""
    digest = hashlib.sha256()
    for folder in ("api", "domain", "persistence", "migrations"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in {".py", ".txt", ".csv", ".typ", ".json"}:
                digest.update(path.read_bytes())
    return f"demo_{digest.hexdigest()[:16]}"


async def _template(server: EmbeddedServer) -> str:
    """The demo of this code, loaded and its jobs done, as a database that is only ever copied.

    RACCROCHE_TEST_DEMO names one to keep, for who works on pages alone and does not want it loaded anew.
    """
    name = os.environ.get("RACCROCHE_TEST_DEMO") or _fingerprint()
    if await bootstrap.exists(server, name):
        return name
    await _forget(server, r"demo\_%")
    await bootstrap.drop(server, _BUILDING)
    await bootstrap.prepare(server, _BUILDING)
    await asyncio.to_thread(migrate.upgrade, server.url(OWNER, _BUILDING))
    settings = Settings(data=CACHE / "data", argon2_cheap=True, demo=True)
    settings.data.mkdir(exist_ok=True)
    before = os.environ.get("RACCROCHE_NOW")
    os.environ["RACCROCHE_NOW"] = NOW.isoformat()
    try:
        doors = Doors(_text(server, APP, _BUILDING), _text(server, JOBS, _BUILDING))
        await load(settings, doors, NOW.date(), lambda *_: None)
        await _do_jobs(server, settings)
    finally:
        if before is None:
            del os.environ["RACCROCHE_NOW"]
        else:
            os.environ["RACCROCHE_NOW"] = before
    await bootstrap.clone(server, _BUILDING, name)
    await bootstrap.drop(server, _BUILDING)
    return name


async def _do_jobs(server: EmbeddedServer, settings: Settings) -> None:
    """One after another: side by side, the recounts of one school would wait for each other."""
    engine = create_engine(server.url(JOBS, _BUILDING), Pool(size=4))
    try:
        runner = EffectRunner(sessions_of(engine), Services(settings, NoMailer(), engine))
        await settle(runner, "recount_school")
        await settle(runner, "%")
    finally:
        await engine.dispose()


async def _forget(server: EmbeddedServer, names: str) -> None:
    url = server.url(ADMIN, "postgres")
    connection = await asyncpg.connect(
        user=url.username, password=url.password, database=url.database, host=url.query["host"], port=5432
    )
    try:
        for row in await connection.fetch("SELECT datname FROM pg_database WHERE datname LIKE $1", names):
            await connection.execute(f'DROP DATABASE "{row["datname"]}" WITH (FORCE)')
    finally:
        await connection.close()


@asynccontextmanager
async def _serving(server: EmbeddedServer, post: Post, data: Path) -> AsyncIterator[House]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {k: v for k, v in os.environ.items() if not re.match(r"RACCROCHE_|DATABASE|PORT$|HOST$", k)} | {
        "DATABASE_URL": _text(server, APP),
        "DATABASE_JOBS_URL": _text(server, JOBS),
        "DATABASE_OWNER_URL": _text(server, OWNER),
        "PORT": str(port),
        "RACCROCHE_DATA": str(data),
        "RACCROCHE_DEMO": "1",
        "RACCROCHE_ARGON2_CHEAP": "1",
        "RACCROCHE_NOW": NOW.isoformat(),
        "RACCROCHE_SMTP_HOST": "127.0.0.1",
        "RACCROCHE_SMTP_PORT": str(post.port),
        "RACCROCHE_SMTP_START_TLS": "0",
    }
    with (data / "serve.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "api.cli", "serve", cwd=ROOT, env=env, stdout=asyncio.subprocess.PIPE, stderr=log,
            preexec_fn=embedded.end_with_parent,
        )  # fmt: skip
        assert process.stdout is not None
        async with asyncio.timeout(60):
            while b"est pr\xc3\xaat" not in await process.stdout.readline():
                assert process.returncode is None, (data / "serve.log").read_text()[-2000:]
        reading = asyncio.create_task(process.stdout.read())  # or the table of accounts fills the pipe
        try:
            yield House(f"http://127.0.0.1:{port}", _text(server, JOBS), post)
        finally:
            process.terminate()
            await process.wait()
            await reading


def _text(server: EmbeddedServer, role: str, database: str = _CLONE) -> str:
    return server.url(role, database).render_as_string(hide_password=False)
