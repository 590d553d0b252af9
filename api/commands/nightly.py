"""The back-up of each night for the embedded database, kept by its supervisor: nobody has to think of it."""

import asyncio
import sys
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog

from api import clock

log = structlog.get_logger()

PARIS = ZoneInfo("Europe/Paris")
HOUR = time(3, 10)


def seconds_until_night(now: datetime) -> float:
    """Until the next 3 h 10 in Paris, across the nights when clocks change."""
    local = now.astimezone(PARIS)
    night = datetime.combine(local.date(), HOUR, PARIS)
    if night <= local:
        night = datetime.combine(local.date() + timedelta(days=1), HOUR, PARIS)
    return night.timestamp() - now.timestamp()


async def back_up_nightly() -> None:
    """For ever; a failure is on the administrator's page, and the next night tries again."""
    while True:
        await asyncio.sleep(seconds_until_night(clock.now()))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "api.commands.backup", "backup", stdin=asyncio.subprocess.DEVNULL
        )
        try:
            code = await process.wait()
        except asyncio.CancelledError:
            process.terminate()
            await process.wait()
            raise
        log.info("backup_ended", code=code)
