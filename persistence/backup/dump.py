"""PostgreSQL's own tools on our databases: dump one instant, restore it into a server that has nothing yet."""

import asyncio
import os
from pathlib import Path

from sqlalchemy import URL

from persistence import bootstrap, embedded
from persistence.embedded import ADMIN, EmbeddedServer


class ToolFailed(Exception):  # noqa: N818 - a sentence for the terminal
    """pg_dump or pg_restore said no: its last line, which names tables, never rows."""


async def dump(url: URL, snapshot_id: str, file: Path) -> None:
    """Custom format, compressed; as a role that sees every row."""
    await _run(
        "pg_dump", url, "--format=custom", f"--snapshot={snapshot_id}", f"--file={file}", "--enable-row-security"
    )


async def restore(server: EmbeddedServer, file: Path) -> None:
    """Into the database of a new server; anything that fails ends it."""
    if not await bootstrap.prepare(server):
        raise ToolFailed("Cette base contient déjà des données.")
    await _run("pg_restore", server.url(ADMIN), "--exit-on-error", "--jobs=2", str(file))


async def _run(program: str, url: URL, *arguments: str) -> None:
    place = [f"--host={url.query.get('host') or url.host}", f"--port={url.port or 5432}", f"--username={url.username}"]
    target = f"--dbname={url.database}"
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "PGPASSWORD": url.password or ""}
    process = await asyncio.create_subprocess_exec(
        str(embedded.binaries() / program), *place, target, *arguments,
        env=environment, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, said = await process.communicate()
    if process.returncode:
        lines = said.decode(errors="replace").strip().splitlines()
        raise ToolFailed(f"{program} : {lines[0][:300] if lines else process.returncode}")
