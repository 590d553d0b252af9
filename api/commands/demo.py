"""The demo from the command line: loaded into an empty database, or emptied and loaded again."""

import asyncio
import shutil
from collections.abc import Callable
from datetime import date

import structlog

from api import clock
from api.commands.databases import Addresses
from api.commands.demo_accounts import unfinished
from api.demo.load import Doors, load
from api.settings import Settings
from persistence.database import Pool, create_engine, sessions_of
from persistence.demo import RealAccounts, empty, is_empty
from persistence.unit_of_work import anonymous_transaction

log = structlog.get_logger()

Report = Callable[[str, int, int | None], None]
"""Stage in words, done, total (None when unknown)."""


async def load_demo(
    settings: Settings, found: Addresses, today: date | None, report: Report, *, reset: bool = False
) -> bool:
    """False when the database already holds something and `reset` was not asked."""
    if found.jobs is None or found.owner is None:
        raise RealAccounts("Pour charger la démonstration, indiquez DATABASE_OWNER_URL et DATABASE_JOBS_URL.")
    engine = create_engine(found.owner, Pool(size=1), statement_timeout_ms=120_000)
    try:
        async with anonymous_transaction(sessions_of(engine)) as session:
            if reset or await asyncio.to_thread(unfinished(settings).exists):
                await empty(session)
                await asyncio.to_thread(shutil.rmtree, settings.data / "siei", ignore_errors=True)
            elif not await is_empty(session):
                return False
    finally:
        await engine.dispose()
    await _build(settings, found, today or clock.today(), report)
    return True


async def _build(settings: Settings, found: Addresses, today: date, report: Report) -> None:
    mark = unfinished(settings)
    await asyncio.to_thread(mark.touch)
    walked = await load(settings, Doors(found.app, found.jobs or ""), today, report)
    if walked.refused:
        log.warning("demo_stories_stopped", count=len(walked.refused))
    if walked.left_out:
        log.warning("demo_acts_left_out", count=len(walked.left_out))
    await asyncio.to_thread(mark.unlink)
