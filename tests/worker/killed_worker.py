"""A worker to be killed: writes one journal row per effect, slowly, on the database named in its arguments."""

import asyncio
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from api.mail import NoMailer
from api.settings import Settings
from api.worker import loop
from api.worker.effects import Ids, Services
from api.worker.run_effect import BackOff, EffectRunner
from persistence.database import Pool, create_engine, normalised, sessions_of
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork


async def note(uow: UnitOfWork, ids: Ids, _: Services) -> None:
    await asyncio.sleep(0.005)
    await uow.record(JournalEntry("test:done", detail=dict(ids)))
    await asyncio.sleep(0.005)


async def main(url: str) -> None:
    engine = create_engine(url, Pool(size=12))
    services = Services(Settings(data=Path("/nonexistent")), NoMailer(), engine)
    runner = EffectRunner(sessions_of(engine), services, BackOff(first=timedelta(milliseconds=50)), {"note": note})
    await loop.serve(normalised(url), replace(runner), ())


if __name__ == "__main__":
    loop.HEARTBEAT = timedelta(seconds=1)  # what a killed worker held is given out again soon
    asyncio.run(main(sys.argv[1]))
