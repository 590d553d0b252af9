"""A worker killed at any moment loses nothing and does nothing twice."""

import asyncio
import random
import sys
from collections import Counter
from pathlib import Path

from sqlalchemy import text

from domain.kernel.events import Effect
from persistence import embedded
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW, Database

EFFECTS = 300
KILLS = 6


async def test_worker_killed_again_and_again_does_everything_once(database: Database, jobs_sessions) -> None:
    async with job_unit_of_work(jobs_sessions, NOW, "test") as uow:
        await uow.enqueue([Effect("note", {"n": str(n)}) for n in range(EFFECTS)])
    dice = random.Random(7)
    for _ in range(KILLS):
        worker = await _start(database)
        await _until(jobs_sessions, dice.randrange(EFFECTS // KILLS) + await _done(jobs_sessions))
        worker.kill()
        await worker.wait()
    worker = await _start(database)
    await _until(jobs_sessions, EFFECTS)
    await asyncio.sleep(0.3)
    worker.terminate()
    assert await worker.wait() == 0

    async with jobs_sessions() as session:
        rows = await session.execute(text("SELECT detail ->> 'n' FROM journal WHERE operation = 'test:done'"))
        counts = Counter(rows.scalars())
        unsettled = (await session.execute(text("SELECT count(*) FROM effects WHERE state <> 'done'"))).scalar_one()
    assert set(counts) == {str(n) for n in range(EFFECTS)}  # none lost
    assert set(counts.values()) == {1}  # none twice
    assert unsettled == 0


async def _start(database: Database) -> asyncio.subprocess.Process:
    url = database.url(embedded.JOBS).render_as_string(hide_password=False)
    root = Path(__file__).parents[2]
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.worker.killed_worker", url, cwd=root, stderr=asyncio.subprocess.DEVNULL
    )


async def _done(sessions) -> int:
    async with sessions() as session:
        return (await session.execute(text("SELECT count(*) FROM effects WHERE state = 'done'"))).scalar_one()


async def _until(sessions, wanted: int) -> None:
    async with asyncio.timeout(60):
        while await _done(sessions) < min(wanted, EFFECTS):  # noqa: ASYNC110 - the database is the event
            await asyncio.sleep(0.01)
