"""The demo as `serve` sees it: does it have to be loaded, and who can sign in. The loader itself is another program."""

import asyncio
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from api.commands.databases import Addresses
from api.commands.supervisor import environment
from api.settings import Settings
from domain.access.permissions import Role
from persistence.database import Pool, create_engine, sessions_of
from persistence.demo import DemoAccount, demo_accounts, is_empty
from persistence.unit_of_work import anonymous_transaction


class DemoNotLoaded(Exception):  # noqa: N818 - a sentence for the terminal
    """The loader said why."""


def unfinished(settings: Settings) -> Path:
    """There while the demo is being loaded: found at a start, it says that the last load was killed half-way."""
    return settings.data / "demo-unfinished"


async def load_demo_if_empty(settings: Settings, found: Addresses) -> None:
    """At the first start in demo mode; afterwards the database is left as its visitors made it."""
    if found.owner is None or found.jobs is None or not (unfinished(settings).exists() or await _is_empty(found.owner)):
        return
    env = environment(DATABASE_URL=found.app, DATABASE_JOBS_URL=found.jobs, DATABASE_OWNER_URL=found.owner)
    loader = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "api.cli", "demo", env=env, stdin=asyncio.subprocess.DEVNULL, start_new_session=True
    )
    try:
        if await loader.wait():
            raise DemoNotLoaded("la démonstration n'a pas pu être chargée.")
    finally:
        if loader.returncode is None:
            loader.kill()


async def _is_empty(url: str) -> bool:
    engine = create_engine(url, Pool(size=1))
    try:
        async with anonymous_transaction(sessions_of(engine)) as session:
            return await is_empty(session)
    finally:
        await engine.dispose()


async def show_demo_accounts(console: Console, found: Addresses) -> None:
    if found.jobs is None:
        return
    engine = create_engine(found.jobs, Pool(size=1))
    async with anonymous_transaction(sessions_of(engine)) as session:
        accounts = await demo_accounts(session)
    await engine.dispose()
    if accounts:
        console.print(_table(accounts))


def _table(accounts: list[DemoAccount]) -> Table:
    table = Table("Fonction", "Adresse", title="Comptes de démonstration (mot de passe sur la page de connexion)")
    for account in accounts:
        table.add_row(Role(account.role).label, account.email)
    return table
