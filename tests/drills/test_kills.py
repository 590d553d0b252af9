"""D1 and D2: whatever is killed, nothing that was acknowledged is lost, nothing is done twice."""

import asyncio
import os
import random
import signal

import asyncpg
from sqlalchemy import text

from persistence import embedded
from tests.drills.conftest import CONTROL, Inbox, rounds
from tests.drills.house import House
from tests.drills.ledger import Ledger

NOTHING = {"lost": 0, "ghost": 0, "dup": 0, "orphan": 0, "stuck": 0}
WRITERS = 4


async def _writing(ledger: Ledger, hurt) -> None:
    stop = asyncio.Event()
    writers = [asyncio.create_task(ledger.write_until(stop, seed)) for seed in range(WRITERS)]
    await ledger.grown_by(8)
    await hurt()
    await ledger.grown_by(8)
    stop.set()
    await asyncio.gather(*writers)
    await ledger.settle()


async def test_D1_killing_api_processes_and_the_worker_loses_nothing(house: House, inbox: tuple[Inbox, int]) -> None:  # noqa: N802
    ledger = Ledger(house, forgetful=CONTROL)
    dice = random.Random(1)
    killed = {"api.commands.web": 0, "api.commands.worker": 0}

    async def hurt() -> None:
        for _ in range(rounds(4, 100)):
            victim = dice.choice(list(killed))
            killed[victim] += house.kill(victim)
            await ledger.grown_by(dice.randrange(5, 20))

    await _writing(ledger, hurt)
    assert sum(killed.values()) >= 3
    assert await ledger.count() == NOTHING
    assert ledger.wrong == []
    await _mails_left_once(house, inbox[0], killed["api.commands.worker"])


async def _mails_left_once(house: House, inbox: Inbox, worker_kills: int) -> None:
    """Every mail arrived once; at most the ones in flight when a worker died are marked uncertain."""
    assert house.sessions is not None
    async with house.sessions() as session:
        rows = await session.execute(text("SELECT state, count(*) FROM effects GROUP BY state"))
        states = {row[0]: row[1] for row in rows}
    assert set(states) <= {"done", "uncertain"}
    assert states.get("uncertain", 0) <= 8 * worker_kills  # a worker holds eight at most
    assert max(inbox.received.values(), default=1) == 1
    assert states["done"] <= len(inbox.received) <= states["done"] + states.get("uncertain", 0)


async def test_D2_killing_the_postmaster_loses_nothing(house: House) -> None:  # noqa: N802
    ledger = Ledger(house)
    assert house.sessions is not None
    if CONTROL:
        await _lossy(house)

    async def hurt() -> None:
        for _ in range(rounds(2, 20)):
            assert house.kill_postmaster()
            await _back(house)
            await ledger.grown_by(12)

    await _writing(ledger, hurt)
    assert ledger.statuses[503] > 0  # someone did ask meanwhile
    assert ledger.without_retry_after == 0
    assert ledger.wrong == []
    assert await ledger.count() == NOTHING


async def _lossy(house: House) -> None:
    """The control: acknowledge before the disk has it."""
    server = house.server
    connection = await asyncpg.connect(
        user=embedded.ADMIN, password=server.password, database="postgres", host=str(server.sockets), port=5432
    )
    await connection.execute("ALTER ROLE raccroche_app SET synchronous_commit = off")
    await connection.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()
    for pid in house.children("api.commands.web"):
        os.kill(pid, signal.SIGKILL)  # so that they connect anew


async def _back(house: House) -> None:
    """Until the database answers again."""
    assert house.sessions is not None
    async with asyncio.timeout(60):
        while True:
            try:
                async with house.sessions() as session:
                    await session.execute(text("SELECT 1"))
                    return
            except Exception:  # noqa: BLE001 - whatever it says while it is away
                await asyncio.sleep(0.1)
