"""One PostgreSQL data directory: made whole or not at all, started, found again, ended."""

import fcntl
import os
import pwd
import secrets
import shlex
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OWNER, APP, JOBS = "raccroche_owner", "raccroche_app", "raccroche_jobs"
ADMIN = "raccroche_admin"
_LOG_LIMIT = 10 * 1024 * 1024
_UNIX_PATH_LIMIT = 100  # a socket path longer than this is refused by the kernel


@contextmanager
def alone(directory: Path) -> Iterator[None]:
    """Two starts of one directory take turns; the lock goes with its process, however that ends."""
    with (directory / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _reachable(path: Path) -> bool:
    """Whether every folder above lets any user through."""
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents))


class Cluster:
    """One data directory. As root, PostgreSQL refuses to run: everything is then done as `nobody`."""

    def __init__(self, directory: Path, bin_directory: Path) -> None:
        self.directory = directory
        self.data = directory / "data"
        self.password_file = directory / "admin-password"
        self.user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.bin = bin_directory if self.user is None or _reachable(bin_directory) else self._copied(bin_directory)

    @property
    def password(self) -> str:
        return self.password_file.read_text().strip()

    def identity(self) -> dict[str, Any]:
        """Who runs the server: arguments for a child process."""
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}

    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "TZ") if name in os.environ}
        return kept | {"LC_ALL": "C", "HOME": str(self.directory)}

    def run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own binaries, no shell
            [str(self.bin / program), *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=self.environment(),
            **self.identity(),
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.strip()[-2000:]}")
        return str(done.stdout)

    def initialise_if_new(self) -> None:
        """Built beside, then renamed: what carries the final name is whole, whenever we were killed."""
        if self.data.exists():
            return
        if self.user and not _reachable(self.directory.resolve()):
            raise PermissionError(f"{self.directory} : la base tourne sous « nobody », qui n'a pas accès à ce dossier.")
        draft = self.directory / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        self._write_secret(self.password_file, secrets.token_urlsafe(24))
        self._own(self.directory)
        locale = (
            ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
            if self.bin.parent.name.endswith("18")
            else ("--lc-ctype=C.UTF-8",)
        )
        self.run(
            "initdb", "-D", str(draft), "-U", ADMIN, "-E", "UTF8", *locale, "--locale=C", "--no-instructions",
            "--auth=scram-sha-256", f"--pwfile={self.password_file}",
        )  # fmt: skip
        hba = f"local all {APP},{JOBS} trust\nlocal all all scram-sha-256\n"
        (draft / "pg_hba.conf").write_text(hba)
        draft.rename(self.data)

    def arguments(self, sockets: Path) -> list[str]:
        return ["-c", "listen_addresses=", "-k", str(sockets)]

    def launch(self, options: Sequence[str]) -> Path:
        """Start in the background; it then runs until `stop`."""
        self.drop_stale_pid_file()
        sockets = self.socket_directory()
        quoted = shlex.join([*self.arguments(sockets), *options])
        log_file = str(self.log_file())
        self.run("pg_ctl", "start", "-D", str(self.data), "-w", "-t", "60", "-l", log_file, "-o", quoted)
        return sockets

    def log_file(self) -> Path:
        """The server's own log, begun anew when it has grown large."""
        path = self.directory / "postgres.log"
        path.touch(mode=0o600)
        self._own(path)
        if path.stat().st_size > _LOG_LIMIT:
            path.replace(path.with_suffix(".log.old"))
            return self.log_file()
        return path

    def running_sockets(self) -> Path | None:
        """The socket directory of the server that answers; its pid alone proves nothing."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return None
        if len(lines) < 5 or not lines[4]:
            return None
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            try:
                probe.connect(f"{lines[4]}/.s.PGSQL.{lines[3]}")
            except OSError:
                return None
        return Path(lines[4])

    def drop_stale_pid_file(self) -> None:
        """After a reboot, the pid of a dead server may be some other program's, which PostgreSQL takes for a server."""
        pid_file = self.data / "postmaster.pid"
        if not pid_file.exists() or self.running_sockets():
            return
        pid = pid_file.read_text().split("\n", 1)[0].strip()
        name = Path("/proc") / pid / "comm"
        if name.exists() and name.read_text().strip() != "postgres":
            pid_file.unlink()

    def socket_directory(self) -> Path:
        """In the directory itself, or, where its path is too long, in a private one that a link remembers."""
        wanted = self.directory / "sockets"
        if len(str(wanted)) > _UNIX_PATH_LIMIT - len("/.s.PGSQL.5432"):
            if not wanted.is_dir():
                wanted.unlink(missing_ok=True)
                wanted.symlink_to(tempfile.mkdtemp(prefix="raccroche-"))
            wanted = wanted.resolve()
        wanted.mkdir(exist_ok=True)
        wanted.chmod(0o700)
        self._own(wanted)
        return wanted

    def forget_sockets(self, sockets: Path) -> None:
        if sockets.parent != self.directory:
            shutil.rmtree(sockets, ignore_errors=True)

    def _copied(self, bin_directory: Path) -> Path:
        """A clone under a private home is closed to `nobody`: keep our own copy of the server beside the data."""
        copy = self.directory / bin_directory.parent.name
        if not copy.exists():
            draft = copy.with_suffix(".new")
            shutil.rmtree(draft, ignore_errors=True)
            shutil.copytree(bin_directory.parent, draft)
            draft.rename(copy)
        return copy / "bin"

    def _own(self, path: Path) -> None:
        if self.user:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def _write_secret(self, path: Path, secret: str) -> None:
        path.touch(mode=0o600)
        path.write_text(secret)
        self._own(path)
