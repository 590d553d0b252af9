"""Links and lists against the truth: precision and recall, false rows and lost young people apart, review answered rightly."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from persistence.siei.crossing.manifest import read_manifest
from persistence.siei.crossing.pieces import gated

CLOSED = "SELECT x.p = y.p FROM truth x JOIN truth y"


@dataclass(frozen=True)
class Scores:
    dropouts: int
    link_precision: float
    link_recall: float
    listed: int
    right: int
    twice: int
    lost: int
    lost_by_false_link: int
    to_review: int

    @property
    def precision(self) -> float:
        return self.right / max(self.listed, 1)

    @property
    def recall(self) -> float:
        return 1 - self.lost / max(self.dropouts, 1)

    @property
    def false(self) -> int:
        """Rows of somebody who is not a dropout, and second rows of one who is."""
        return self.listed - self.right


def _gated(folder: Path) -> str:
    return gated(folder, read_manifest(folder).campaign_date)


def _open(folder: Path, truth: Path, links: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 2, "temp_directory": str(folder / "spill")})
    connection.execute(
        "CREATE TABLE truth AS SELECT r.rid, t.p, t.dropout, r.source, r.open, r.leaver, r.diploma, r.cycle FROM"
        f" read_parquet('{truth}') t LEFT JOIN"
        f" {_gated(folder)} r USING (numero_interne)"
    ).fetchall()
    connection.execute(f"CREATE TABLE links AS SELECT DISTINCT a, b FROM read_parquet('{links}')").fetchall()
    return connection


def _label(connection: duckdb.DuckDBPyConnection) -> None:
    """Connected components by the smallest number."""
    connection.execute("CREATE TABLE both_ways AS SELECT a, b FROM links UNION ALL SELECT b, a FROM links").fetchall()
    connection.execute("CREATE TABLE label AS SELECT DISTINCT a AS rid, a AS label FROM both_ways").fetchall()
    while True:
        connection.execute(
            "CREATE TABLE next AS SELECT l.rid, least(l.label, min(o.label)) AS label FROM label l JOIN both_ways k ON k.a = l.rid"
            " JOIN label o ON o.rid = k.b GROUP BY l.rid, l.label"
        ).fetchall()
        changed = connection.execute(
            "SELECT count(*) FROM next n JOIN label l USING (rid) WHERE n.label <> l.label"
        ).fetchall()[0][0]
        connection.execute("DROP TABLE label").fetchall()
        connection.execute("ALTER TABLE next RENAME TO label").fetchall()
        if not changed:
            break
    connection.execute(
        "CREATE TABLE rows AS SELECT coalesce(l.label, t.rid) AS label, min_by(t.p, {'other': NOT (t.leaver AND t.cycle), 'rid': t.rid}) AS p,"
        " bool_or(t.leaver AND t.cycle) AND NOT bool_or(t.open) AND NOT bool_or(t.diploma) AS listed, count(DISTINCT t.p) AS persons"
        " FROM truth t LEFT JOIN label l USING (rid) WHERE t.rid IS NOT NULL GROUP BY 1"
    ).fetchall()


def judge(folder: Path, truth: Path, links: Path, pairs: Path | None = None, *, answered: bool = False) -> Scores:
    """`answered`: the pairs of the review band get the answer an oracle would give, each true one is a link more."""
    with _open(folder, truth, links) as connection:
        numbers = [0]
        if pairs is not None:
            numbers = list(connection.execute(f"SELECT count(*) FROM read_parquet('{pairs}')").fetchall()[0])
        if answered:
            connection.execute(
                "CREATE TABLE named AS SELECT t.rid, t.p, g.numero_interne FROM truth t JOIN"
                f" {_gated(folder)} g USING (rid)"
            ).fetchall()
            connection.execute(
                "INSERT INTO links SELECT least(x.rid, y.rid), greatest(x.rid, y.rid) FROM"
                f" read_parquet('{pairs}') JOIN named x ON x.numero_interne = left_number JOIN named y ON y.numero_interne = right_number WHERE x.p = y.p"
            ).fetchall()
        _label(connection)
        found = connection.execute(
            "WITH d AS (SELECT DISTINCT p FROM truth WHERE dropout), good AS (SELECT DISTINCT p FROM rows WHERE listed AND p IN (FROM d)),"
            " grouped AS (SELECT coalesce(l.label, t.rid) AS label, t.p, count(*) AS n FROM truth t LEFT JOIN label l USING (rid) WHERE t.rid IS NOT NULL GROUP BY 1, 2),"
            " inside AS (SELECT sum(n * (n - 1) // 2) AS right_pairs FROM grouped),"
            " said AS (SELECT sum(n * (n - 1) // 2) AS pairs FROM (SELECT label, sum(n) AS n FROM grouped GROUP BY 1)),"
            " real AS (SELECT sum(n * (n - 1) // 2) AS pairs FROM (SELECT count(*) AS n FROM truth WHERE rid IS NOT NULL GROUP BY p))"
            " SELECT (SELECT count(*) FROM d), (SELECT right_pairs FROM inside) / (SELECT pairs FROM said),"
            " (SELECT right_pairs FROM inside) / (SELECT pairs FROM real), (SELECT count(*) FROM rows WHERE listed), (SELECT count(*) FROM good),"
            " (SELECT count(*) - count(DISTINCT p) FROM rows WHERE listed AND p IN (FROM d)), (SELECT count(*) FROM d WHERE p NOT IN (FROM good)),"
            " (SELECT count(DISTINCT t.p) FROM truth t LEFT JOIN label l USING (rid) JOIN rows r ON r.label = coalesce(l.label, t.rid)"
            "  WHERE t.dropout AND t.p NOT IN (FROM good) AND r.persons > 1)"
        ).fetchall()[0]
        return Scores(*found, to_review=numbers[0])
