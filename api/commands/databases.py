"""Where the database is: the configured one, or the embedded server, made ready (roles, database, migrations)."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from api.settings import Settings
from persistence import bootstrap, embedded, migrate
from persistence.database import normalised
from persistence.embedded import APP, JOBS, OWNER, EmbeddedServer


@dataclass(frozen=True)
class Addresses:
    """One address per role; a process is given only its own."""

    app: str
    jobs: str | None
    owner: str | None


class NoOwner(Exception):  # noqa: N818 - a message for the terminal
    """Migrating needs DATABASE_OWNER_URL."""


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def is_embedded(settings: Settings) -> bool:
    return not settings.database_url


def embedded_directory(settings: Settings) -> Path:
    return settings.data.absolute() / "postgresql"


def addresses_of(server: EmbeddedServer) -> Addresses:
    return Addresses(_text(server.url(APP)), _text(server.url(JOBS)), _text(server.url(OWNER)))


def configured(settings: Settings) -> Addresses:
    secrets = (settings.database_url, settings.database_jobs_url, settings.database_owner_url)
    app, jobs, owner = (_text(normalised(secret.get_secret_value())) if secret else None for secret in secrets)
    if app is None:
        raise ValueError("DATABASE_URL is not set")
    return Addresses(app, jobs, owner)


@contextmanager
def addresses(settings: Settings) -> Iterator[Addresses]:
    """For a command: the embedded server is joined when it runs, else started for this command alone."""
    if not is_embedded(settings):
        yield configured(settings)
        return
    directory = embedded_directory(settings)
    was_running = embedded.is_running(directory)
    server = embedded.start(directory)
    try:
        asyncio.run(bootstrap.prepare(server))
        yield addresses_of(server)
    finally:
        if not was_running:
            embedded.stop(directory)


def upgrade(found: Addresses) -> None:
    if found.owner is None:
        raise NoOwner("Pour migrer la base, indiquez DATABASE_OWNER_URL (le compte raccroche_owner).")
    migrate.upgrade(found.owner)


@contextmanager
def jobs_url() -> Iterator[str]:
    """Where the account of jobs is, for a command that acts for nobody."""
    with addresses(Settings()) as found:
        if found.jobs is None:
            raise NoOwner("Indiquez DATABASE_JOBS_URL (le compte raccroche_jobs).")
        yield found.jobs
