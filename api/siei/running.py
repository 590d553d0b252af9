"""Runs a crossing in a process of its own, never in the API's: progress out, a wish to stop in, one outcome."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

CHILD = (sys.executable, "-m", "api.commands.crossing")
STOPPED = 3
SECONDS_BETWEEN_LOOKS = 0.5
GRACE_SECONDS = 10.0

Say = Callable[[str, int, int], Awaitable[None]]
"""Label in words, whole stages, stages in all."""
IsStopAsked = Callable[[], Awaitable[bool]]


@dataclass(frozen=True)
class Run:
    """How a run ended: `done`, `stopped` or `failed`; and its stages with their seconds."""

    outcome: str
    stages: Sequence[Mapping[str, object]]


async def run_crossing(folder: Path, say: Say, is_stop_asked: IsStopAsked) -> Run:
    """Until the child ends. Cancelled or crashed, the parent takes its child with it."""
    stages: list[dict[str, object]] = []
    async with _child(folder) as process:
        watching = asyncio.create_task(_watch(process, is_stop_asked))
        try:
            await _listen(process, say, stages)
            code = await process.wait()
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
    outcome = {0: "done", STOPPED: "stopped"}.get(code, "failed")
    return Run(outcome, stages)


@asynccontextmanager
async def _child(folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *CHILD, str(folder), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _listen(process: asyncio.subprocess.Process, say: Say, stages: list[dict[str, object]]) -> None:
    began = time.monotonic()
    assert process.stdout is not None  # noqa: S101 - it was asked for
    async for raw in process.stdout:
        line = json.loads(raw)
        if stages:
            stages[-1]["seconds"] = round(time.monotonic() - began, 2)
        began = time.monotonic()
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
