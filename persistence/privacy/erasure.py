"""Erases a person wholly: whatever names them, whatever hangs from it, what waits in the queue, what the journal says.

The tables are asked from the catalogue, not listed: a table added tomorrow is in it. The server's administrator does it
in one transaction; the erasure journal keeps a digest of the id, enough to erase again after a restore.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

PERSON = "person"
_NAMING = """
    SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND a.attname = 'student_id' AND NOT a.attisdropped
    ORDER BY 1
"""
_HANGING = """
    SELECT k.conrelid::regclass::text AS child, k.confrelid::regclass::text AS parent,
           (SELECT array_agg(quote_ident(attname) ORDER BY o) FROM unnest(k.conkey) WITH ORDINALITY AS u (n, o)
            JOIN pg_attribute ON attrelid = k.conrelid AND attnum = n) AS ours,
           (SELECT array_agg(quote_ident(attname) ORDER BY o) FROM unnest(k.confkey) WITH ORDINALITY AS u (n, o)
            JOIN pg_attribute ON attrelid = k.confrelid AND attnum = n) AS theirs
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND c.relkind = 'r' AND k.conparentid = 0
"""
_HAS_ID = """
    SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = CAST(CAST($1 AS text) AS regclass) AND attname = 'id'
                   AND atttypid = 'uuid'::regtype)
"""
_NOTE = """
    INSERT INTO erasure_journal (at, record_class, digest)
    SELECT now(), $1, sha256(convert_to(CAST(id AS text), 'UTF8')) FROM unnest($2::uuid[]) AS id ON CONFLICT DO NOTHING
"""
_HELD = """
    SELECT EXISTS (SELECT FROM legal_holds WHERE person_id = $1 AND lifted_at IS NULL AND ends_on >= current_date)
"""
_DIGEST = "encode(sha256(convert_to(CAST({id} AS text), 'UTF8')), 'hex')"


@dataclass(frozen=True)
class _Hanging:
    """Rows of `child` name a row of `parent` by these columns."""

    child: str
    parent: str
    ours: Sequence[str]
    theirs: Sequence[str]


async def erase_persons(connection: asyncpg.Connection, persons: Sequence[UUID]) -> dict[str, int]:
    """How many rows went, by table. The caller opens the transaction."""
    await connection.execute(
        "SET LOCAL session_replication_role = 'replica'"
    )  # the closure keeps every reference whole
    found = await _closure(connection, persons)
    ids = [str(person) for person in persons]
    for table, rows in found.items():
        if await connection.fetchval(_HAS_ID, table):
            query = f"SELECT CAST(id AS text) AS id FROM {table} WHERE ctid = ANY(CAST($1 AS text[])::tid[])"
            ids += [row["id"] for row in await connection.fetch(query, list(rows))]
    for table, rows in found.items():
        await connection.execute(f"DELETE FROM {table} WHERE ctid = ANY(CAST($1 AS text[])::tid[])", list(rows))
    gone = {table: len(rows) for table, rows in found.items() if rows}
    gone |= await _forget_work(connection, ids)
    await connection.execute(_NOTE, PERSON, list(persons))
    return gone


async def _closure(connection: asyncpg.Connection, persons: Sequence[UUID]) -> dict[str, set[str]]:
    """Rows to erase, by table: those that name the persons, and those that hang from one of them, to the end."""
    hanging = [_Hanging(*row) for row in await connection.fetch(_HANGING)]
    roots = [("students", "id"), *((row["name"], "student_id") for row in await connection.fetch(_NAMING))]
    found: dict[str, set[str]] = {}
    fresh: dict[str, set[str]] = {}
    for table, column in roots:
        query = f"SELECT CAST(ctid AS text) AS at FROM {table} WHERE {column} = ANY($1::uuid[])"
        rows = {row["at"] for row in await connection.fetch(query, list(persons))}
        fresh[table] = fresh.get(table, set()) | rows
    while any(fresh.values()):
        for table, rows in fresh.items():
            found[table] = found.get(table, set()) | rows
        fresh = await _next(connection, hanging, fresh, found)
    return found


async def _next(
    connection: asyncpg.Connection, hanging: Iterable[_Hanging], fresh: dict[str, set[str]], found: dict[str, set[str]]
) -> dict[str, set[str]]:
    more: dict[str, set[str]] = {}
    for link in hanging:
        if not fresh.get(link.parent):
            continue
        joined = " AND ".join(f"c.{ours} = p.{theirs}" for ours, theirs in zip(link.ours, link.theirs, strict=True))
        query = (
            f"SELECT DISTINCT CAST(c.ctid AS text) AS at FROM {link.child} c JOIN {link.parent} p ON {joined}"
            " WHERE p.ctid = ANY(CAST($1 AS text[])::tid[])"
        )
        rows = {row["at"] for row in await connection.fetch(query, list(fresh[link.parent]))}
        more[link.child] = more.get(link.child, set()) | (rows - found.get(link.child, set()))
    return more


async def _forget_work(connection: asyncpg.Connection, ids: list[str]) -> dict[str, int]:
    """Work that names what went, and answers kept for a repeated request."""
    statements = {
        "effects": "DELETE FROM effects WHERE EXISTS (SELECT FROM jsonb_each_text(ids) v WHERE v.value = ANY($1))",
        "idempotency_keys": "DELETE FROM idempotency_keys WHERE body IS NOT NULL AND EXISTS ("
        "SELECT FROM unnest($1::text[]) v WHERE position(convert_to(v, 'UTF8') IN body) > 0)",
    }
    gone = {}
    for table, statement in statements.items():
        if count := int((await connection.execute(statement, ids)).split()[-1]):
            gone[table] = count
    return gone


async def digests_of(connection: asyncpg.Connection) -> list[str]:
    rows = await connection.fetch(
        "SELECT encode(digest, 'hex') AS digest FROM erasure_journal WHERE record_class = $1 ORDER BY seq", PERSON
    )
    return [row["digest"] for row in rows]


async def erase_again(connection: asyncpg.Connection, digests: Sequence[str]) -> int:
    """After a restore: whoever the journal says was erased since is erased again. How many had come back."""
    tables = [("students", "id"), *((row["name"], "student_id") for row in await connection.fetch(_NAMING))]
    back: set[UUID] = set()
    async with connection.transaction():
        for table, column in tables:
            query = f"SELECT DISTINCT {column} AS id FROM {table} WHERE {_DIGEST.format(id=column)} = ANY($1::text[])"
            back |= {row["id"] for row in await connection.fetch(query, list(digests))}
        if back:
            await erase_persons(connection, sorted(back))
    return len(back)


async def held(connection: asyncpg.Connection, person: UUID) -> bool:
    """A legal hold that has neither ended nor been lifted."""
    return bool(await connection.fetchval(_HELD, person))
