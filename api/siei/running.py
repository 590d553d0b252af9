"""Runs a crossing in a process of its own, never in the API's: progress out, a wish to stop in, one outcome."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from persistence.siei.crossing.answers import SECRET_NAME

CHILD = (sys.executable, "-m", "api.commands.crossing")
STOPPED, CHANGED = 3, 4
SECONDS_BETWEEN_LOOKS = 0.5
GRACE_SECONDS = 10.0

Say = Callable[[str, int, int], Awaitable[None]]
"""Label in words, whole stages, stages in all."""
IsStopAsked = Callable[[], Awaitable[bool]]


@dataclass(frozen=True)
class Asked:
    """`since` is an earlier crossing to start from; `secret` is what the keys of earlier decisions were made with."""

    folder: Path
    since: Path | None = None
    secret: str = ""


@dataclass
class Run:
    """How a run ended (`done`, `stopped`, `changed`, `failed`), its stages and their seconds, the file that changed.

    `of` is how many stages a whole run has.
    """

    outcome: str = "failed"
    of: int = 0
    stages: list[dict[str, object]] = field(default_factory=list)
    changed: str = ""


async def run_crossing(asked: Asked, say: Say, is_stop_asked: IsStopAsked) -> Run:
    """Until the child ends. Cancelled or crashed, the parent takes its child with it."""
    run = Run()
    async with _child(asked) as process:
        watching = asyncio.create_task(_watch(process, is_stop_asked))
        try:
            await _listen(process, say, run)
            code = await process.wait()
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
    run.outcome = {0: "done", STOPPED: "stopped", CHANGED: "changed"}.get(code, "failed")
    return run


@asynccontextmanager
async def _child(asked: Asked) -> AsyncIterator[asyncio.subprocess.Process]:
    folders = [str(folder) for folder in (asked.folder, asked.since) if folder is not None]
    process = await asyncio.create_subprocess_exec(
        *CHILD, *folders, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        env={**os.environ, SECRET_NAME: asked.secret},
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _listen(process: asyncio.subprocess.Process, say: Say, run: Run) -> None:
    stages = run.stages
    began = time.monotonic()
    assert process.stdout is not None  # noqa: S101 - it was asked for
    async for raw in process.stdout:
        line = json.loads(raw)
        if "changed" in line:
            run.changed = line["changed"]
            continue
        if stages:
            stages[-1]["seconds"] = round(time.monotonic() - began, 2)
        began, run.of = time.monotonic(), line["of"]
        if line["stage"] != "done":
            stages.append({"stage": line["stage"], "label": line["label"], "seconds": None})
        await say(line["label"], line["number"], line["of"])


async def _watch(process: asyncio.subprocess.Process, is_stop_asked: IsStopAsked) -> None:
    """A byte asks for a stop between two stages; a long stage is ended by force, its partial files are no stage."""
    while not await is_stop_asked():  # noqa: ASYNC110 - another process asks, through the base
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
    assert process.stdin is not None  # noqa: S101 - it was asked for
    with suppress(ConnectionError):
        process.stdin.write(b"x")
        await process.stdin.drain()
    await asyncio.sleep(GRACE_SECONDS)
    if process.returncode is None:
        process.kill()
