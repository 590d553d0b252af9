"""`raccroche serve`: the database, the API and the worker under one roof, ready in one command, ended together."""

import asyncio
import fcntl
import os
import shutil
import socket
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import structlog
from rich.console import Console

from api.commands import databases
from api.commands.databases import Addresses
from api.commands.demo_accounts import load_demo_if_empty, show_demo_accounts
from api.commands.nightly import back_up_nightly
from api.commands.supervisor import Child, Command, Supervisor, environment
from api.log import configure
from api.settings import Settings
from persistence import bootstrap, embedded

log = structlog.get_logger()
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

READY_SECONDS = 60.0
HOPELESS = 3
"""A server that died so often before it ever answered will not answer."""
BIND_SECONDS = 4.0
"""How long the port may still be held by the processes of a supervisor that was killed a moment ago."""


class Refused(Exception):  # noqa: N818 - a sentence for the terminal
    """Why we do not start, in French."""


def check_exposure(settings: Settings) -> None:
    """Demo accounts have a published password: never on an open address unless told twice."""
    loopback = settings.host in {"localhost", "::1"} or settings.host.startswith("127.")
    if settings.demo and not settings.demo_exposed and not (loopback and settings.is_loopback):
        raise Refused(
            "Le mode démonstration ouvre des comptes dont le mot de passe est public : il ne démarre que sur cette "
            f"machine (127.0.0.1), pas sur « {settings.host} ». Si aucune donnée réelle ne s'y trouve et que vous le "
            "voulez vraiment, ajoutez RACCROCHE_DEMO_EXPOSED=1."
        )


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """One supervisor per embedded database. The kernel drops the lock with the process, even after kill -9."""
    settings.data.mkdir(parents=True, exist_ok=True)
    if not databases.is_embedded(settings):
        yield  # several may stand before one server
        return
    with (settings.data / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refused(f"Raccroche tourne déjà avec ces données ({settings.data}).") from None
        yield


def listen(settings: Settings) -> socket.socket:
    deadline = time.monotonic() + BIND_SECONDS
    while True:
        try:
            found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
            listener = socket.socket(found[0], found[1], found[2])
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(found[4])
            listener.listen(2048)
        except OSError as error:
            if time.monotonic() < deadline and "listener" in locals():
                time.sleep(0.1)
                continue
            raise Refused(
                f"Le port {settings.port} de « {settings.host} » n'est pas libre ({error.strerror}). "
                "Choisissez-en un autre : PORT=8001 raccroche serve."
            ) from None
        return listener


def measure_together(settings: Settings) -> None:
    """Several API processes answer one /metrics: they count in files of one folder, begun anew at each start."""
    folder = settings.data.absolute() / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def run(settings: Settings) -> int:
    check_exposure(settings)
    with only_one(settings), listen(settings) as listener:
        measure_together(settings)
        return asyncio.run(_run(settings, listener))


async def _run(settings: Settings, listener: socket.socket) -> int:
    supervisor = Supervisor()
    supervisor.watch_signals()
    starting = asyncio.create_task(_bring_up(supervisor, settings, listener))
    nightly = asyncio.create_task(back_up_nightly()) if databases.is_embedded(settings) else None
    stopping = asyncio.create_task(supervisor.stopping.wait())
    await asyncio.wait([starting, stopping], return_when=asyncio.FIRST_COMPLETED)
    failure = starting.exception() if starting.done() else None
    if failure is None:
        await stopping
    else:
        console.print(f"Raccroche n'a pas pu démarrer : {failure}", style="red")
    starting.cancel()
    if nightly is not None:
        nightly.cancel()
        await asyncio.gather(nightly, return_exceptions=True)
    await supervisor.end()
    await asyncio.gather(starting, return_exceptions=True)
    console.print("Raccroche est arrêté.")
    return 0 if failure is None else 1


async def _bring_up(supervisor: Supervisor, settings: Settings, listener: socket.socket) -> None:
    gate = asyncio.Event()  # the children load while the database starts, and begin when it is ready
    found = await _database(supervisor, settings)
    web = [_web(n, found, listener, gate) for n in range(settings.api_processes)]
    supervisor.start(*web, *([_worker(found, gate)] if found.jobs else []))
    if databases.is_embedded(settings):
        await _answering(databases.embedded_directory(settings))
    if found.owner is not None:
        await asyncio.to_thread(databases.upgrade, found)
    if settings.demo:
        await load_demo_if_empty(settings, found)
    if found.jobs is None:
        log.warning("no_worker", reason="DATABASE_JOBS_URL is not set: run « raccroche worker » beside")
    gate.set()
    await _ready(settings, listener, web)
    console.print(f"Raccroche est prêt : {settings.base_url}")
    if settings.demo:
        await show_demo_accounts(console, found)


async def _database(supervisor: Supervisor, settings: Settings) -> Addresses:
    if not databases.is_embedded(settings):
        return databases.configured(settings)
    directory = databases.embedded_directory(settings)
    server = await asyncio.to_thread(embedded.address, directory)
    supervisor.start(
        Child("postgres", lambda: _postgres(directory), stop_signal=embedded.FAST_STOP, patience=20.0),
    )
    return databases.addresses_of(server)


def _postgres(directory: Path) -> Command:
    master = embedded.postmaster(directory)
    log_file = master.log_file.open("ab")
    options = {
        "cwd": "/",
        "preexec_fn": embedded.end_with_parent,
        "stdout": log_file,
        "stderr": log_file,
        **master.identity,
    }
    return Command(master.command, master.environment, options)


async def _answering(directory: Path) -> None:
    """Wait for the server, then make roles and database if they are missing."""
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            server = await asyncio.to_thread(embedded.running, directory)
            if server is not None:
                await bootstrap.prepare(server)
                return
        except (OSError, asyncpg.PostgresError):
            pass  # still starting
        if time.monotonic() > deadline:
            raise Refused(f"PostgreSQL ne répond pas ; voir {directory / 'postgres.log'}.")
        await asyncio.sleep(0.05)


def _web(number: int, found: Addresses, listener: socket.socket, gate: asyncio.Event) -> Child:
    descriptor = listener.fileno()
    env = environment(
        "DATABASE_OWNER_URL",
        "DATABASE_JOBS_URL",
        "DATABASE_URL",
        RACCROCHE_DATABASE_URL=found.app,
        RACCROCHE_SOCKET=str(descriptor),
    )
    command = Command([sys.executable, "-m", "api.commands.web"], env, {"pass_fds": (descriptor,)})
    return Child(f"api-{number + 1}", lambda: command, gate=gate)


def _worker(found: Addresses, gate: asyncio.Event) -> Child:
    env = environment(
        "DATABASE_OWNER_URL", "DATABASE_JOBS_URL", "DATABASE_URL", RACCROCHE_DATABASE_JOBS_URL=found.jobs or ""
    )
    command = Command([sys.executable, "-m", "api.commands.worker"], env)
    return Child("worker", lambda: command, gate=gate)


async def _ready(settings: Settings, listener: socket.socket, web: list[Child]) -> None:
    host = "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104 - compared, not bound
    address = f"http://[{host}]" if ":" in host else f"http://{host}"
    url = f"{address}:{listener.getsockname()[1]}/health/ready"
    deadline = time.monotonic() + READY_SECONDS
    while not await asyncio.to_thread(_answers, url):
        if time.monotonic() > deadline or all(child.deaths >= HOPELESS for child in web):
            raise Refused("le serveur ne répond pas ; la raison est écrite ci-dessus.")
        await asyncio.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 - our own address, http
            return bool(response.status == 200)
    except OSError:
        return False


def main() -> None:
    configure("serve")
    try:
        sys.exit(run(Settings()))
    except Refused as refused:
        errors.print(str(refused), style="red")
        sys.exit(2)


if __name__ == "__main__":
    main()
