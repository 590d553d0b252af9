"""One back-up as a folder: the dump, the files beside the database, and a manifest of digests written last."""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from persistence import embedded
from persistence.backup import dump
from persistence.backup.digests import TableDigest, connected, differences, snapshot, table_digests
from persistence.embedded import ADMIN, EmbeddedServer
from persistence.privacy.erasure import digests_of, erase_again

DUMP, FILES, MANIFEST, ERASURES = "database.dump", "files.tar", "manifest.json", "erasures.log"
NOT_SAVED = {"postgresql", "backups", "trial", "metrics", "serve.lock", "serve.log"}
KEPT = 7


class Unsound(Exception):  # noqa: N818 - a sentence for the terminal
    """Why a back-up cannot be trusted, in French."""


@dataclass(frozen=True)
class Manifest:
    """What a back-up holds; `tables` proves the database, the two digests prove the files."""

    made_at: str
    release: str
    dump_sha256: str
    files_sha256: str
    size: int
    tables: dict[str, TableDigest]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


async def make(url: URL, data: Path, now: datetime) -> Path:
    """Dump and digests are of the same instant. What carries the final name is whole, whenever we were killed."""
    home = data / "backups"
    home.mkdir(mode=0o700, exist_ok=True)
    final = home / now.strftime("%Y-%m-%dT%H%M%SZ")
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=home))
    async with snapshot(url) as (connection, snapshot_id):
        tables = await table_digests(connection)
        await dump.dump(url, snapshot_id, draft / DUMP)
    _pack(data, draft / FILES)
    size = (draft / DUMP).stat().st_size + (draft / FILES).stat().st_size
    digests = (_sha256(draft / DUMP), _sha256(draft / FILES))
    manifest = Manifest(now.isoformat(), version("raccroche"), *digests, size, tables)
    (draft / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1))
    _publish(draft, final)
    await keep_erasures(url, home)
    return final


def _publish(draft: Path, final: Path) -> None:
    for file in draft.iterdir():
        _to_disk(file)
    draft.rename(final)


async def keep_erasures(url: URL, home: Path) -> None:
    """The erasure journal beside the back-ups: a line is never taken away, whatever database stands here now."""
    async with connected(url) as connection:
        lines = set(await digests_of(connection))
    file = home / ERASURES
    draft = home / ".erasures"
    draft.write_text("".join(f"{line}\n" for line in sorted(lines | set(read_erasures(file)))))
    _to_disk(draft)
    draft.replace(file)


def read_erasures(file: Path) -> list[str]:
    return file.read_text().split() if file.exists() else []


async def replay_erasures(server: EmbeddedServer, file: Path) -> int:
    """Nobody who was erased since the back-up comes back with it."""
    async with connected(server.url(ADMIN)) as connection:
        return await erase_again(connection, read_erasures(file))


def read_manifest(folder: Path) -> Manifest:
    """And whether its two files are those that were written."""
    try:
        raw: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        manifest = Manifest(**raw | {"tables": {name: TableDigest(**table) for name, table in raw["tables"].items()}})
        good = (_sha256(folder / DUMP), _sha256(folder / FILES)) == (manifest.dump_sha256, manifest.files_sha256)
    except (OSError, ValueError, TypeError, KeyError):
        raise Unsound(f"« {folder} » n'est pas une sauvegarde entière.") from None
    if not good:
        raise Unsound(f"Les fichiers de « {folder} » ne sont plus ceux qui ont été sauvegardés.")
    return manifest


async def restore_database(folder: Path, manifest: Manifest, directory: Path, *, lossy: bool = False) -> EmbeddedServer:
    """A new server with exactly these rows, running; any difference ends it."""
    server = embedded.start(directory, lossy=lossy)
    await dump.restore(server, folder / DUMP)
    async with connected(server.url(ADMIN)) as connection:
        if wrong := differences(manifest.tables, await table_digests(connection)):
            raise Unsound(f"La base restaurée diffère de la sauvegarde : {', '.join(wrong)}.")
    return server


def restore_files(folder: Path, data: Path) -> None:
    with tarfile.open(folder / FILES) as files:
        files.extractall(data, filter="data")


async def verify(folder: Path, data: Path) -> Manifest:
    """The only proof of a back-up: restore it, aside, and compare every table."""
    manifest = read_manifest(folder)
    trial = data / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    trial.mkdir(mode=0o711)
    try:
        await restore_database(folder, manifest, trial / "server", lossy=True)
    finally:
        embedded.stop(trial / "server")
        shutil.rmtree(trial, ignore_errors=True)
    return manifest


def rotate(data: Path) -> int:
    """The last seven stay, and nothing half made; how many went."""
    folders = sorted(path for path in (data / "backups").iterdir() if path.is_dir())
    drafts = [path for path in folders if path.name.startswith(".draft-")]
    whole = [path for path in folders if path not in drafts]
    gone = drafts + whole[:-KEPT]
    for path in gone:
        shutil.rmtree(path)
    return len(gone)


def _pack(data: Path, file: Path) -> None:
    """Keys, deposited files: all that lies beside the database."""
    with tarfile.open(file, "w") as files:
        for path in sorted(data.iterdir()):
            if path.name not in NOT_SAVED:
                files.add(path, arcname=path.name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
