"""The worker process: effects and daily jobs, as the jobs role."""

import asyncio
import sys
from datetime import timedelta

from api import tracing
from api.commands.leash import hold_leash
from api.log import configure
from api.mail import mailer_of
from api.settings import Settings
from api.worker import loop
from api.worker.effects import Services
from api.worker.run_effect import EffectRunner
from persistence.database import Pool, create_engine, normalised, sessions_of

STATEMENT_TIMEOUT = timedelta(minutes=10)


async def work(settings: Settings, url: str) -> None:
    engine = create_engine(url, Pool(size=12), statement_timeout_ms=int(STATEMENT_TIMEOUT.total_seconds() * 1000))
    try:
        runner = EffectRunner(sessions_of(engine), Services(settings, mailer_of(settings), engine))
        await loop.serve(normalised(url), runner)
    finally:
        await engine.dispose()


def main() -> None:
    hold_leash()
    configure("worker")
    tracing.start("worker")
    settings = Settings()
    if settings.database_jobs_url is None:
        sys.exit("DATABASE_JOBS_URL manque : lancez « raccroche serve ».")
    try:
        asyncio.run(work(settings, settings.database_jobs_url.get_secret_value()))
    except (ConnectionError, OSError, TimeoutError) as error:
        sys.exit(f"La base de données ne répond plus ({type(error).__name__}).")


if __name__ == "__main__":
    main()
