"""Runs the readers in a bounded child process and hands their items over as they come."""

import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from pathlib import Path

from api.imports.formats.gate import check_upload
from api.imports.formats.limits import DEFAULT_LIMITS, Limits
from api.imports.formats.read import Item
from api.imports.formats.wire import End, decode
from domain.imports.columns import ColumnMapping
from domain.imports.kinds import ImportKind
from domain.imports.refusals import FileRefused, ReadingTooHeavy, ReadingTooLong, UploadTooLarge

_ROOT = Path(__file__).resolve().parents[3]
_LONGEST_MESSAGE = 4 * 1024 * 1024
_BATCH = 64  # lines handed over before other requests get the loop


async def read_bounded(
    source: Path | bytes,
    kind: ImportKind | None = None,
    limits: Limits = DEFAULT_LIMITS,
    *,
    name: str = "",
    mapping: ColumnMapping | None = None,
) -> AsyncIterator[Item]:
    """Heads, lines and, for personalised headers, what must be mapped; raises the refusal of the file.

    The cheap checks of the gate run here, so that most hostile files never get a process. Lines may come before the
    refusal: whoever consumes them keeps none until the iterator has ended by itself. Leaving it early ends the child.
    """
    content = source if isinstance(source, bytes) else await asyncio.to_thread(_content_of, source, limits)
    check_upload(content, limits)
    order = {
        "name": name or (source.name if isinstance(source, Path) else "fichier"),
        "kind": kind,
        "mapping": dict(mapping.headers) if mapping else None,
        "limits": asdict(limits),
    }
    process = await _start()
    feeding = asyncio.create_task(_feed(process, order, content))
    try:
        async for item in _heard(process, limits):
            yield item
    finally:
        await _end(process)
        feeding.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await feeding


async def _start() -> asyncio.subprocess.Process:
    """A bare environment: the child inherits no secret and no path of ours but its own code."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "api.imports.formats",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        limit=_LONGEST_MESSAGE,
    )


async def _feed(process: asyncio.subprocess.Process, order: Mapping[str, object], content: bytes) -> None:
    """A child that has already refused closes its ear: that is not our fault."""
    if process.stdin is None:
        return
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.write(content)
        await process.stdin.drain()
        process.stdin.close()


async def _heard(process: asyncio.subprocess.Process, limits: Limits) -> AsyncIterator[Item]:
    if process.stdout is None:
        raise ReadingTooHeavy
    count = 0
    while True:
        try:
            said = await asyncio.wait_for(process.stdout.readline(), limits.silence_seconds)
        except TimeoutError as silent:
            raise ReadingTooLong from silent
        except ValueError as endless:
            raise ReadingTooHeavy from endless
        if not said.endswith(b"\n"):
            raise _cut_short(await process.wait())
        item = decode(said)
        if isinstance(item, End):
            return
        if isinstance(item, FileRefused):
            raise item
        yield item
        count += 1
        if count % _BATCH == 0:
            await asyncio.sleep(0)


def _cut_short(code: int) -> FileRefused:
    """The child died without a word: of processor time, or of anything else it could not bear."""
    return ReadingTooLong() if code in {-signal.SIGXCPU, -signal.SIGKILL} else ReadingTooHeavy()


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _content_of(path: Path, limits: Limits) -> bytes:
    if path.stat().st_size > limits.upload_bytes:
        raise UploadTooLarge
    return path.read_bytes()
