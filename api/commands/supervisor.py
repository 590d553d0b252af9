"""Keeps processes alive: each restarted with back-off when it dies, all ended together, in order."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog

log = structlog.get_logger()

FIRST_DELAY = 0.2
LONGEST_DELAY = 10.0
STEADY_SECONDS = 20.0
"""A process that lived this long is restarted at once the next time."""


@dataclass(frozen=True)
class Command:
    """What to run, and how its process is made."""

    argv: Sequence[str]
    env: dict[str, str]
    options: dict[str, Any] = field(default_factory=dict)


@dataclass
class Child:
    """One process to keep alive. `prepare` gives its command anew at each start (a server may need repair first).

    A leashed child begins when `gate` opens and notices our death, both through its standard input; others have their
    own means.
    """

    name: str
    prepare: Callable[[], Command]
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 8.0
    gate: asyncio.Event | None = None
    process: asyncio.subprocess.Process | None = None
    deaths: int = 0
    _opening: asyncio.Task[None] | None = None

    async def keep_alive(self, stopping: asyncio.Event) -> None:
        delay = FIRST_DELAY
        while not stopping.is_set():
            started = time.monotonic()
            try:
                process = await self._start()
                if stopping.is_set():  # asked to stop while it was being made
                    await self.end()
                code = await process.wait()
            except (OSError, RuntimeError) as error:
                log.warning("process_not_started", name=self.name, error=str(error))
                code = None
            if self._opening:
                self._opening.cancel()
            if stopping.is_set():
                return
            self.deaths += 1
            delay = FIRST_DELAY if time.monotonic() - started > STEADY_SECONDS else min(delay * 2, LONGEST_DELAY)
            log.warning("process_restarted", name=self.name, code=code, delay=delay)
            with suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), delay)

    async def _start(self) -> asyncio.subprocess.Process:
        command = await asyncio.to_thread(self.prepare)
        leash = {"RACCROCHE_LEASH": "1"} if self.gate else {}
        self.process = await asyncio.create_subprocess_exec(
            *command.argv,
            stdin=asyncio.subprocess.PIPE if self.gate else subprocess.DEVNULL,
            env=command.env | leash,
            start_new_session=True,  # Ctrl-C reaches us alone: we end the others in order
            **command.options,
        )
        if self.gate:
            self._opening = asyncio.create_task(self._open(self.gate, self.process))
        return self.process

    async def _open(self, gate: asyncio.Event, process: asyncio.subprocess.Process) -> None:
        await gate.wait()
        if process.stdin is not None:
            with suppress(ConnectionError):
                process.stdin.write(b"\n")
                await process.stdin.drain()

    async def end(self) -> None:
        """Ask, wait, insist."""
        if self.process is None or self.process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            self.process.send_signal(self.stop_signal)
        try:
            await asyncio.wait_for(self.process.wait(), self.patience)
        except TimeoutError:
            log.warning("process_killed", name=self.name)
            with suppress(ProcessLookupError):
                self.process.kill()
            await self.process.wait()


class Supervisor:
    """Children in layers: those started last are ended first."""

    def __init__(self) -> None:
        self.stopping = asyncio.Event()
        self._layers: list[list[tuple[Child, asyncio.Task[None]]]] = []

    def watch_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._asked_to_stop)

    def _asked_to_stop(self) -> None:
        if self.stopping.is_set():  # asked twice: at once
            for layer in self._layers:
                for child, _ in layer:
                    if child.process and child.process.returncode is None:
                        child.process.kill()
        self.stopping.set()

    def start(self, *children: Child) -> None:
        self._layers.append([(child, asyncio.create_task(child.keep_alive(self.stopping))) for child in children])

    async def end(self) -> None:
        self.stopping.set()
        for layer in reversed(self._layers):
            await asyncio.gather(*(child.end() for child, _ in layer))
            await asyncio.gather(*(task for _, task in layer))


def environment(*without: str, **values: str) -> dict[str, str]:
    """Ours, less what a child has no business knowing, plus what it needs."""
    kept = {name: value for name, value in os.environ.items() if name.removeprefix("RACCROCHE_") not in without}
    return kept | values
