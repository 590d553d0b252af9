"""The command line on a database of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer import Typer
from typer.testing import CliRunner

from api.cli import app
from persistence import embedded
from tests.conftest import Database

Raccroche = Callable[..., Result]


@pytest.fixture
def raccroche(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Raccroche:
    """The command line on a test's own, migrated database."""

    def run(*arguments: str, typed: str = "", of: Typer = app, **settings: str) -> Result:
        addresses = {
            "DATABASE_URL": embedded.APP,
            "DATABASE_OWNER_URL": embedded.OWNER,
            "DATABASE_JOBS_URL": embedded.JOBS,
        }
        env = {name: database.url(role).render_as_string(hide_password=False) for name, role in addresses.items()}
        env |= {"RACCROCHE_DATA": str(tmp_path), "RACCROCHE_ARGON2_CHEAP": "1", "COLUMNS": "200"} | settings
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(of, list(arguments), input=typed)

    return run
