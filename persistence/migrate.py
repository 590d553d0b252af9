"""Brings a database to the present release: Alembic, driven from our own process."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL

ROOT = Path(__file__).parent.parent


def _runner(coroutine: Coroutine[Any, Any, None]) -> None:
    """Alembic is synchronous and we may already be inside a loop: the migration gets a loop and a thread of its own."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(asyncio.run, coroutine).result()


def _config(url: URL | str) -> Config:
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.attributes["url"] = url
    config.attributes["runner"] = _runner
    return config


def upgrade(owner_url: URL | str, revision: str = "head") -> None:
    command.upgrade(_config(owner_url), revision)


def downgrade(owner_url: URL | str, revision: str) -> None:
    command.downgrade(_config(owner_url), revision)


@cache
def head() -> str:
    """The level this release asks for."""
    found = ScriptDirectory.from_config(_config("")).get_current_head()
    if found is None:
        raise RuntimeError("no migration is there")
    return found
