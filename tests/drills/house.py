"""A running house on a free port with its own data, and the means to hurt it."""

import asyncio
import os
import re
import signal
import socket
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from api.commands.databases import addresses_of
from api.security.tokens import issue_access_token, load_signing_key
from domain.access.permissions import Role
from persistence import embedded
from persistence.database import Pool, Sessions, create_engine, sessions_of
from tests.factories.people import make_account, make_unit

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@dataclass
class House:
    """`raccroche serve` in a folder with a space and an accent in its name."""

    data: Path
    smtp_port: int
    port: int = field(default_factory=free_port)
    process: asyncio.subprocess.Process | None = None
    sessions: Sessions | None = None
    dsden: UUID | None = None
    token: str = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def server(self) -> embedded.EmbeddedServer:
        return embedded.address(self.data / "postgresql")

    async def start(self) -> None:
        env = {k: v for k, v in os.environ.items() if not re.match(r"RACCROCHE_|DATABASE|PORT$|HOST$", k)} | {
            "RACCROCHE_DATA": str(self.data),
            "PORT": str(self.port),
            "RACCROCHE_API_PROCESSES": "2",
            "RACCROCHE_ARGON2_CHEAP": "1",
            "RACCROCHE_SMTP_HOST": "127.0.0.1",
            "RACCROCHE_SMTP_PORT": str(self.smtp_port),
            "RACCROCHE_SMTP_START_TLS": "0",
            "RACCROCHE_WEBHOOK_LOOPBACK": "1",
            "RACCROCHE_LOG_LEVEL": "ERROR",
        }
        log = (self.data / "serve.log").open("ab")
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "api.commands.serve", cwd=ROOT, env=env, stdout=asyncio.subprocess.PIPE, stderr=log
        )
        assert self.process.stdout is not None
        async with asyncio.timeout(90):
            while b"est pr\xc3\xaat" not in await self.process.stdout.readline():
                assert self.process.returncode is None, (self.data / "serve.log").read_text()[-2000:]

    async def furnish(self) -> None:
        """An administrator at the DSDEN, signed in."""
        engine = create_engine(addresses_of(self.server).jobs or "", Pool(size=4))
        self.sessions = sessions_of(engine)
        self.dsden = await make_unit(self.sessions, "dsden", "DSDEN 999")
        admin = await make_account(self.sessions, Role.ADMINISTRATOR, "admin@drill.invalid", self.dsden)
        key = load_signing_key(self.data)
        self.token = issue_access_token(key, admin.id, 1, datetime.now(UTC), timedelta(hours=1))

    def children(self, module: str) -> list[int]:
        """The pids of the supervisor's processes that run this module."""
        assert self.process is not None
        return [pid for pid in _children(self.process.pid) if module in _command(pid)]

    def kill(self, module: str) -> bool:
        pids = self.children(module)
        if pids:
            os.kill(pids[0], signal.SIGKILL)
        return bool(pids)

    def kill_postmaster(self) -> bool:
        try:
            pid = int((self.data / "postgresql" / "data" / "postmaster.pid").read_text().split("\n")[0])
            os.kill(pid, signal.SIGKILL)
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return False
        return True

    async def stop(self) -> int:
        if self.sessions is not None:
            await self.sessions.kw["bind"].dispose()
        assert self.process is not None
        self.process.terminate()
        async with asyncio.timeout(40):
            return await self.process.wait()


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(stat.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def _command(pid: int) -> str:
    try:
        return (Path("/proc") / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    except (FileNotFoundError, ProcessLookupError):
        return ""
