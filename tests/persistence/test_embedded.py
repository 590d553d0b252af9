"""The embedded server: whole or not at all, found again, repaired, with the rights of its user and no more."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from persistence import embedded
from persistence.cluster import Cluster


@pytest.fixture
def directory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="raccroche l'été ", ignore_cleanup_errors=True) as name:
        path = Path(name)
        path.chmod(0o711)
        yield path / "server"
        embedded.stop(path / "server")


async def _answer(server: embedded.EmbeddedServer, user: str, password: str | None = None) -> int:
    connection = await asyncpg.connect(
        user=user, password=password, database="postgres", host=str(server.sockets), port=5432
    )
    try:
        return int(await connection.fetchval("SELECT 1"))
    finally:
        await connection.close()


async def test_starts_in_a_path_with_spaces_quotes_and_accents(directory: Path) -> None:
    server = embedded.start(directory)
    assert await _answer(server, embedded.ADMIN, server.password) == 1


def test_a_second_start_joins_the_running_server(directory: Path) -> None:
    first = embedded.start(directory)
    assert embedded.start(directory) == first


def test_an_initialisation_killed_half_way_is_done_again(directory: Path) -> None:
    half = directory / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    embedded.start(directory)
    assert embedded.is_running(directory)


async def test_administrator_needs_the_generated_password(directory: Path) -> None:
    server = embedded.start(directory)
    with pytest.raises(asyncpg.InvalidPasswordError):
        await _answer(server, embedded.ADMIN, "guessed")


def test_sockets_and_password_are_closed_to_others(directory: Path) -> None:
    server = embedded.start(directory)
    assert server.sockets.stat().st_mode & 0o077 == 0
    assert (directory / "admin-password").stat().st_mode & 0o077 == 0


def test_a_pid_taken_over_by_another_program_does_not_block_the_start(directory: Path) -> None:
    embedded.start(directory)
    embedded.stop(directory)
    with subprocess.Popen(["sleep", "30"], **Cluster(directory, embedded.binaries()).identity()) as stranger:
        lines = [str(stranger.pid), str(directory / "data"), "0", "5432", str(directory / "sockets"), "", ""]
        (directory / "data" / "postmaster.pid").write_text("\n".join(lines))
        assert not embedded.is_running(directory)
        embedded.start(directory)
        stranger.kill()
    assert embedded.is_running(directory)


def test_a_path_too_long_for_a_socket_gets_a_private_folder_elsewhere() -> None:
    with tempfile.TemporaryDirectory(prefix="x" * 90, ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)
        directory = Path(name) / "server"
        server = embedded.start(directory)
        assert server.sockets.parent != directory
        assert server.sockets.stat().st_mode & 0o077 == 0
        embedded.stop(directory)
        assert not server.sockets.exists()


SUPERVISOR = """
import subprocess, sys, time
from pathlib import Path
from persistence import embedded
p = embedded.postmaster(Path(sys.argv[1]))
subprocess.Popen(p.command, cwd="/", env=p.environment, preexec_fn=embedded.end_with_parent, **p.identity)
while not embedded.is_running(Path(sys.argv[1])):
    time.sleep(0.05)
print("ready", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_the_server_ends_when_its_supervisor_is_killed(directory: Path) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, str(directory)],
        stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(root)},
    ) as supervisor:  # fmt: skip
        assert supervisor.stdout is not None
        assert supervisor.stdout.readline() == "ready\n"
        supervisor.kill()
        supervisor.wait()
    deadline = time.monotonic() + 20
    while embedded.is_running(directory) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not embedded.is_running(directory)
    embedded.start(directory)  # nothing it left behind is in the way
