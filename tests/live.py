"""The API as a process of its own on a free loopback port, over a test's database."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from sqlalchemy import URL

from tests.conftest import NOW, Database

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Service:
    """Where it listens, and the process whose CPU time may be read."""

    url: str
    pid: int


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextmanager
def serving(database: Database, data: Path, url: URL | None = None, **settings: str) -> Iterator[Service]:
    """`python -m api.commands.web`, as the supervisor runs it, ended by its pid."""
    port = free_port()
    own = {k: v for k, v in os.environ.items() if not re.match(r"RACCROCHE_|DATABASE|PORT$|HOST$", k)}
    env = own | {
        "DATABASE_URL": (url or database.url()).render_as_string(hide_password=False),
        "RACCROCHE_DATA": str(data),
        "RACCROCHE_ARGON2_CHEAP": "1",
        "RACCROCHE_LOG_LEVEL": "ERROR",
        "RACCROCHE_NOW": NOW.isoformat(),
        "PORT": str(port),
    }
    log = (data / f"web-{port}.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "api.commands.web"], cwd=ROOT, env=env | settings, stdout=log, stderr=log
    )
    try:
        wait_until_ready(f"http://127.0.0.1:{port}", process, data / f"web-{port}.log")
        yield Service(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def wait_until_ready(url: str, process: "subprocess.Popen[bytes]", log: Path | None = None) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text()[-2000:] if log else "it ended"
        try:
            if httpx.get(f"{url}/health/ready", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(log.read_text()[-2000:] if log else "it never answered")
