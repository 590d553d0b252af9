"""Which records are one person: everything that a link leads to from somebody about to be listed."""

from pathlib import Path

from duckdb import DuckDBPyConnection

from domain.siei.sources import SourceKind
from persistence.siei.crossing.stages import Work, files_of
from persistence.siei.crossing.store import database, rows, run


def people(work: Work, out: Path) -> None:
    where = {"links": "03_strong", "seekers": "03_strong", "decided": "07_decided"}
    values = files_of(work, out, **where) | {"missions_locales": str(SourceKind.MISSIONS_LOCALES.number)}
    with database(work.folder, work.limits) as connection:
        run(connection, "08_people.sql", values)
        _reach(connection)
        _label(connection)
        run(connection, "08_result.sql", values)


def _reach(connection: DuckDBPyConnection) -> None:
    """Every record linked to a seeker, at any distance."""
    step = 0
    while True:
        connection.execute(
            f"INSERT INTO reached SELECT DISTINCT b, {step + 1} FROM edges JOIN reached ON rid = a AND round = {step}"
            " WHERE b NOT IN (SELECT rid FROM reached)"
        ).fetchall()
        step += 1
        if not rows(connection, f"SELECT 1 FROM reached WHERE round = {step} LIMIT 1"):
            break
    connection.execute(
        "CREATE TEMP TABLE near AS SELECT a, b FROM edges WHERE a IN (SELECT rid FROM reached)"
    ).fetchall()
    connection.execute("DROP TABLE edges").fetchall()


def _label(connection: DuckDBPyConnection) -> None:
    """The smallest number among neighbours, until nothing changes: the same labels whatever the order of the rows."""
    connection.execute("CREATE TEMP TABLE people AS SELECT rid, rid AS label FROM reached").fetchall()
    while True:
        connection.execute(
            "CREATE TEMP TABLE next AS SELECT p.rid, least(p.label, coalesce(min(q.label), p.label)) AS label"
            " FROM people p LEFT JOIN near ON a = p.rid LEFT JOIN people q ON q.rid = b GROUP BY p.rid, p.label"
        ).fetchall()
        changed = rows(connection, "SELECT count(*) FROM next JOIN people p USING (rid) WHERE next.label <> p.label")[
            0
        ][0]
        connection.execute("DROP TABLE people").fetchall()
        connection.execute("ALTER TABLE next RENAME TO people").fetchall()
        if not changed:
            return
