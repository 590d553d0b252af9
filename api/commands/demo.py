"""The demo from the command line: loaded into an empty database, shown, or emptied and loaded again."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

import structlog
from rich.console import Console
from rich.table import Table

from api import clock
from api.commands.databases import Addresses
from api.demo.load import load
from api.settings import Settings
from domain.access.permissions import ROLE_LABELS, Role
from persistence.database import Pool, create_engine, sessions_of
from persistence.demo import DemoAccount, RealAccounts, demo_accounts, empty, is_empty

log = structlog.get_logger()

Report = Callable[[str, int, int | None], None]
"""Stage in words, done, total (None when unknown)."""


async def load_demo_if_empty(settings: Settings, found: Addresses) -> None:
    """At the first start in demo mode; afterwards the database is left as its visitors made it."""
    if found.owner is None:
        return
    await load_demo(settings, found, None, _log_stage, reset=_unfinished(settings).exists())


async def load_demo(
    settings: Settings, found: Addresses, today: date | None, report: Report, *, reset: bool = False
) -> bool:
    """False when the database already holds something and `reset` was not asked."""
    if found.jobs is None or found.owner is None:
        raise RealAccounts("Pour charger la démonstration, indiquez DATABASE_OWNER_URL et DATABASE_JOBS_URL.")
    engine = create_engine(found.owner, Pool(size=1), statement_timeout_ms=120_000)
    try:
        async with sessions_of(engine)() as session, session.begin():
            if reset:
                await empty(session)
            elif not await is_empty(session):
                return False
    finally:
        await engine.dispose()
    await _build(settings, found, today or clock.today(), report)
    return True


def _unfinished(settings: Settings) -> Path:
    """There while the demo is being loaded: found at a start, it says that the last load was killed half-way."""
    return settings.data / "demo-unfinished"


async def _build(settings: Settings, found: Addresses, today: date, report: Report) -> None:
    mark = _unfinished(settings)
    await asyncio.to_thread(mark.touch)
    walked = await load(settings, found.app, today, report)
    if walked.refused:
        log.warning("demo_stories_stopped", count=len(walked.refused))
    await asyncio.to_thread(mark.unlink)


def _log_stage(stage: str, done: int, total: int | None) -> None:
    if done == 0:
        log.info("demo", stage=stage, total=total)


async def show_demo_accounts(console: Console, found: Addresses) -> None:
    if found.jobs is None:
        return
    engine = create_engine(found.jobs, Pool(size=1))
    async with sessions_of(engine)() as session:
        accounts = await demo_accounts(session)
    await engine.dispose()
    if accounts:
        console.print(_table(accounts))


def _table(accounts: list[DemoAccount]) -> Table:
    table = Table("Fonction", "Adresse", title="Comptes de démonstration (mot de passe sur la page de connexion)")
    for account in accounts:
        table.add_row(ROLE_LABELS[Role(account.role)], account.email)
    return table
