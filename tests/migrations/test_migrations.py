"""Migrations go up, down and up again; what they leave is walled."""

import asyncio

import asyncpg
import pytest

from persistence import bootstrap, embedded, migrate
from tests.conftest import Database

COUNT = len(list((migrate.ROOT / "migrations" / "versions").glob("2*.py")))
REVISIONS = tuple(f"{number:04}" for number in range(1, COUNT + 1))
OPEN_TABLES_OF_PERSONS = {"person_links"}
"""Read by every policy: ids only, and its own policies say who may add or end a link."""


@pytest.fixture(scope="module")
def empty(server: embedded.EmbeddedServer) -> str:
    name = "t_stairway"
    asyncio.run(bootstrap.prepare(server, name))
    return name


def test_each_migration_goes_up_down_and_up_again(server: embedded.EmbeddedServer, empty: str) -> None:
    url = server.url(embedded.OWNER, empty)
    for index, revision in enumerate(REVISIONS):
        migrate.upgrade(url, revision)
        migrate.downgrade(url, REVISIONS[index - 1] if index else "base")
        migrate.upgrade(url, revision)
    migrate.upgrade(url)


async def _rows(database: Database, query: str) -> list[asyncpg.Record]:
    url = database.url(embedded.OWNER)
    connection = await asyncpg.connect(
        user=url.username, password=url.password, database=url.database, host=url.query["host"]
    )
    try:
        return list(await connection.fetch(query))
    finally:
        await connection.close()


async def test_every_table_about_a_pupil_is_behind_a_forced_wall(database: Database) -> None:
    rows = await _rows(
        database,
        """SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled,
                  ARRAY(SELECT r.rolname FROM pg_policy p, unnest(p.polroles) o JOIN pg_roles r ON r.oid = o
                        WHERE p.polrelid = c.oid) AS roles
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
             AND (c.relname = 'students' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'student_id'))""",
    )
    assert len(rows) > 15
    for row in rows:
        if row["name"] not in OPEN_TABLES_OF_PERSONS:
            assert row["walled"], row["name"]
            assert {"raccroche_app", "raccroche_jobs", "raccroche_owner"} <= set(row["roles"]), row["name"]


async def test_the_application_owns_nothing_and_bypasses_nothing(database: Database) -> None:
    owned = await _rows(
        database,
        "SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN ('raccroche_app', 'raccroche_jobs')",
    )
    assert owned == []
    strong = await _rows(
        database,
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'raccroche\\_%' AND rolname <> 'raccroche_admin' AND (rolsuper OR rolbypassrls OR rolcreaterole)",
    )
    assert strong == []


async def test_the_journal_can_be_added_to_and_nothing_else(database: Database) -> None:
    rights = await _rows(
        database,
        "SELECT privilege_type FROM information_schema.role_table_grants WHERE table_name = 'journal' AND grantee = 'raccroche_app'",
    )
    assert {row["privilege_type"] for row in rights} == {"SELECT", "INSERT"}


async def _without_letters(server: embedded.EmbeddedServer, name: str) -> None:
    url = server.url(embedded.ADMIN, "postgres")
    connection = await asyncpg.connect(
        user=url.username, password=url.password, database=url.database, host=url.query["host"]
    )
    try:
        await connection.execute(
            f"CREATE DATABASE {name} OWNER {embedded.OWNER} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'"
        )
    finally:
        await connection.close()


def test_a_database_that_knows_english_letters_alone_is_refused(server: embedded.EmbeddedServer) -> None:
    asyncio.run(_without_letters(server, "t_ascii"))
    with pytest.raises(SystemExit, match="LC_CTYPE"):
        migrate.upgrade(server.url(embedded.OWNER, "t_ascii"))
