"""Roles and databases of a new server: what an administrator does once, before any migration."""

import asyncpg
from sqlalchemy import URL

from persistence.embedded import ADMIN, APP, DATABASE, JOBS, OWNER, EmbeddedServer

ROLES_SQL = f"""
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OWNER}') THEN CREATE ROLE {OWNER} LOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP}') THEN CREATE ROLE {APP} LOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{JOBS}') THEN CREATE ROLE {JOBS} LOGIN; END IF;
END $$;
"""
"""Three roles, none of them a superuser: the owner migrates, the app serves requests, jobs run in the worker."""


async def _connect(url: URL) -> asyncpg.Connection:
    return await asyncpg.connect(
        user=url.username, password=url.password, database=url.database, host=url.query["host"], port=5432
    )


async def prepare(server: EmbeddedServer, database: str = DATABASE) -> bool:
    """Make the three roles and the database; True when the database is new."""
    connection = await _connect(server.url(ADMIN, "postgres"))
    try:
        await connection.execute(ROLES_SQL)
        await connection.execute(f"ALTER ROLE {OWNER} PASSWORD '{server.password}'")
        if await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", database):
            return False
        await connection.execute(f'CREATE DATABASE "{database}" OWNER {OWNER}')
        return True
    finally:
        await connection.close()


async def clone(server: EmbeddedServer, template: str, name: str, *, by_file: bool = False) -> None:
    """A copy of a database that nobody is connected to; an older one of that name is replaced.

    `by_file` copies the files between two checkpoints instead of writing every page through the log: a third cheaper
    where files are in memory, dearer on a disk.
    """
    strategy = "FILE_COPY" if by_file else "WAL_LOG"
    connection = await _connect(server.url(ADMIN, "postgres"))
    try:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" OWNER {OWNER} STRATEGY {strategy}')
    finally:
        await connection.close()


async def drop(server: EmbeddedServer, name: str) -> None:
    connection = await _connect(server.url(ADMIN, "postgres"))
    try:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await connection.close()


async def exists(server: EmbeddedServer, name: str) -> bool:
    connection = await _connect(server.url(ADMIN, "postgres"))
    try:
        return bool(await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name))
    finally:
        await connection.close()
