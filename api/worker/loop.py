"""The door of jobs: takes effects and schedules from PgQueuer and opens a transaction for each.

Crash-only: when the database goes away the loop ends with an error and its supervisor starts it anew; nothing is lost,
since an effect leaves the queue only after its own transaction has settled it.
"""

import asyncio
import os
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from importlib.metadata import version
from typing import Any, Protocol
from uuid import UUID

import asyncpg
import structlog
from pgqueuer import PgQueuer
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.errors import RetryRequested
from pgqueuer.models import Job
from sqlalchemy import URL

from api import clock
from api.worker.run_effect import EffectRunner, TryLater
from api.worker.schedules import SCHEDULES, Schedule
from persistence.operations.beats import BEAT_EVERY, beat
from persistence.queue import EFFECT_ENTRYPOINT, DiscreetQueries, waiting
from persistence.unit_of_work import job_unit_of_work

log = structlog.get_logger()

HEARTBEAT = timedelta(seconds=10)
"""A job of a worker that died is given out again after this long."""
CONCURRENT = 8
BATCH = 4
GRACE_SECONDS = 5.0


async def connect(url: URL) -> asyncpg.Connection:
    """The queue's own connection; SQLAlchemy's URL, spoken to asyncpg."""
    host = url.query.get("host") or url.host
    return await asyncpg.connect(
        user=url.username,
        password=url.password,
        database=url.database,
        host=host,
        port=url.port or 5432,
        timeout=5,
        server_settings={"application_name": "raccroche-worker"},
    )


def assemble(connection: asyncpg.Connection, runner: EffectRunner, schedules: Sequence[Schedule]) -> PgQueuer:
    driver = AsyncpgDriver(connection)
    queuer = PgQueuer(driver, queries=DiscreetQueries(driver))

    @queuer.entrypoint(EFFECT_ENTRYPOINT, on_failure="hold")
    async def effect(job: Job) -> None:
        if job.payload is None or len(job.payload) != 16:
            return
        try:
            await runner.run(UUID(bytes=job.payload))
        except TryLater as later:
            raise RetryRequested(later.delay, "later") from None

    for schedule in schedules:
        _add(queuer, runner, schedule)
    return queuer


def _add(queuer: PgQueuer, runner: EffectRunner, schedule: Schedule) -> None:
    @queuer.schedule(schedule.name, schedule.cron, accepts_context=False)
    async def run(_: Any) -> None:
        await run_schedule(schedule, runner)


async def run_schedule(schedule: Schedule, runner: EffectRunner) -> None:
    """One job by the clock, in one transaction; its failure is logged by class and does not stop the others."""
    try:
        async with job_unit_of_work(runner.sessions, clock.now(), schedule.name) as uow:
            await schedule.run(uow, runner.services)
    except Exception as error:  # noqa: BLE001 - it runs again at its next hour
        log.warning("schedule_failed", schedule=schedule.name, error=type(error).__name__)


class _Stoppable(Protocol):
    shutdown: asyncio.Event


def _stop_on_signals(queuer: _Stoppable) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, queuer.shutdown.set)


async def serve(url: URL, runner: EffectRunner, schedules: Sequence[Schedule] = SCHEDULES) -> None:
    """Work until told to stop; raises when the database is gone."""
    connection = await connect(url)
    queuer = assemble(connection, runner, schedules)
    _stop_on_signals(queuer)
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _: lost.set())
    working = asyncio.create_task(
        queuer.run(
            dequeue_timeout=timedelta(seconds=5),
            batch_size=BATCH,
            max_concurrent_tasks=CONCURRENT,
            shutdown_on_listener_failure=True,
            heartbeat_timeout=HEARTBEAT,
        )
    )
    beating = asyncio.create_task(_beat(runner))
    log.info("worker_ready", kinds=len(runner.table), schedules=len(schedules))
    try:
        await _until_stopped(working, queuer.shutdown, lost)
    finally:
        beating.cancel()
    with suppress(Exception):
        await connection.close(timeout=1)


async def _beat(runner: EffectRunner) -> None:
    """Somebody works here: written every few seconds. A database that is away is noticed by the queue's connection."""
    worker, release = f"{socket.gethostname()}:{os.getpid()}", version("raccroche")
    while True:
        with suppress(Exception):
            await beat(runner.sessions, worker, release)
        await asyncio.sleep(BEAT_EVERY.total_seconds())


async def _until_stopped(working: asyncio.Task[None], shutdown: asyncio.Event, lost: asyncio.Event) -> None:
    watches = [asyncio.create_task(shutdown.wait()), asyncio.create_task(lost.wait())]
    await asyncio.wait([working, *watches], return_when=asyncio.FIRST_COMPLETED)
    for watch in watches:
        watch.cancel()
    if lost.is_set() and not shutdown.is_set():
        working.cancel()
        raise ConnectionError("the database went away")
    done, _ = await asyncio.wait([working], timeout=GRACE_SECONDS)
    if done:
        working.result()
    else:
        working.cancel()  # what runs is rolled back and given out again


async def run_due_effects(runner: EffectRunner, connection: asyncpg.Connection) -> None:
    """Work until nothing waits any more (commands, tests); what is held as failed is left."""
    queuer = assemble(connection, runner, ())
    working = asyncio.create_task(queuer.qm.run(batch_size=BATCH, heartbeat_timeout=HEARTBEAT, dequeue_timeout=_SOON))
    while not working.done():
        async with runner.sessions() as session:
            if not await waiting(session):
                break
        await asyncio.sleep(0.05)
    queuer.shutdown.set()
    await working


_SOON = timedelta(milliseconds=200)
