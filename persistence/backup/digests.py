"""A digest per table: the same rows give the same digest in whatever order, on whatever server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg
from sqlalchemy import URL

_TABLES = """
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_%'
    ORDER BY 1, 2
"""
_SUM = """
    SELECT count(*) AS rows, coalesce(sum(CAST(h.hash AS numeric)), 0) AS digest
    FROM (SELECT CAST(CAST('x' || left(md5(CAST(t AS text)), 15) AS bit(60)) AS bigint) AS hash FROM {table} t) h
"""
_AS_TEXT = {
    "timezone": "UTC",
    "datestyle": "ISO",
    "intervalstyle": "iso_8601",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "statement_timeout": "0",
}
"""A row is compared as text: every server must write it alike."""


@dataclass(frozen=True)
class TableDigest:
    """How many rows, and the sum of their hashes."""

    rows: int
    digest: str


@asynccontextmanager
async def connected(url: URL) -> AsyncIterator[asyncpg.Connection]:
    """One connection that writes values alike wherever it is opened."""
    connection = await asyncpg.connect(
        user=url.username, password=url.password, database=url.database,
        host=url.query.get("host") or url.host, port=url.port or 5432, server_settings=_AS_TEXT,
    )  # fmt: skip
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def snapshot(url: URL) -> AsyncIterator[tuple[asyncpg.Connection, str]]:
    """One instant of the database, under a name that pg_dump can share."""
    async with connected(url) as connection, connection.transaction(isolation="repeatable_read", readonly=True):
        yield connection, await connection.fetchval("SELECT pg_export_snapshot()")


async def table_digests(connection: asyncpg.Connection) -> dict[str, TableDigest]:
    """Every table of ours, by `schema.name`."""
    found = {}
    for table in await connection.fetch(_TABLES):
        quoted = f'"{table["schema"]}"."{table["name"]}"'
        row = await connection.fetchrow(_SUM.format(table=quoted))
        found[f"{table['schema']}.{table['name']}"] = TableDigest(row["rows"], str(row["digest"]))
    return found


def differences(wanted: dict[str, TableDigest], found: dict[str, TableDigest]) -> list[str]:
    """Names of tables that are not the same on both sides."""
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
