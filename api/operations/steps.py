"""What readiness, measurements and the administrator's page share: one look at what is there."""

import shutil
from pathlib import Path
from typing import Protocol

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from api.security.tokens import SigningKey, stored_key_differs
from api.settings import Settings
from domain.operations.readiness import NEEDED_FREE_BYTES, Part, is_behind
from persistence import migrate
from persistence.database import Sessions
from persistence.operations.status import Pulse, pulse
from persistence.unit_of_work import anonymous_transaction

_NOT_THERE = {"42P01", "42501"}
"""Undefined table, insufficient privilege: what a level before this one answers."""


class Process(Protocol):
    """What an API process holds: its settings, its key, its way to the database."""

    settings: Settings
    signing_key: SigningKey
    sessions: Sessions


def free_bytes(data: Path) -> int:
    """Room left where the data is; a folder not yet made is measured through its parents."""
    while not data.exists():
        data = data.parent
    return shutil.disk_usage(data).free


def missing_around(process: Process) -> set[Part]:
    """What this process can see without the database."""
    settings, key = process.settings, process.signing_key
    missing = set()
    if settings.signing_key is None and stored_key_differs(settings.data, key):
        missing.add(Part.KEY)
    if free_bytes(settings.data) < NEEDED_FREE_BYTES:
        missing.add(Part.DISK)
    return missing


def missing_in(beat: Pulse) -> set[Part]:
    found = {Part.MIGRATIONS} if is_behind(beat.revision, migrate.head()) else set()
    return found if beat.works else found | {Part.WORKER}


async def missing_parts(process: Process) -> tuple[Part, ...]:
    """All that is missing, in the order in which one would look for it."""
    missing = missing_around(process)
    try:
        async with anonymous_transaction(process.sessions) as session:
            missing |= missing_in(await pulse(session))
    except DBAPIError as error:
        sqlstate = getattr(error.orig, "sqlstate", None)
        missing.add(Part.MIGRATIONS if sqlstate in _NOT_THERE else Part.DATABASE)
    except (OSError, TimeoutError, PoolTimeout):
        missing.add(Part.DATABASE)
    return tuple(part for part in Part if part in missing)
