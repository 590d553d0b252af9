"""Reads what a crossing has left in its folder: the list, the pairs, a blind sample of links, the return flow."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from domain.siei.sources import SourceKind
from persistence.siei.crossing.manifest import read_manifest
from persistence.siei.crossing.pieces import GATE, gated
from persistence.siei.crossing.store import literal, macros

REJECTS_KEPT = 5_000
"""Of all sources together; the counts hold their number."""
_KINDS = "[" + ", ".join(f"'{kind.value}'" for kind in SourceKind) + "]"
_IDENTITY = "sha256(concat_ws('|', family({family}), given({given}), {born}))"


@dataclass(frozen=True)
class Results:
    """The whole of a result, as rows of names and values; `records` of a row are « kind:number »."""

    digest: str
    counts: Mapping[str, object]
    removed: Mapping[str, object]
    rows: Sequence[Mapping[str, Any]]
    pairs: Sequence[Mapping[str, Any]]
    sample: Sequence[Mapping[str, Any]] = ()
    returns: Sequence[Mapping[str, Any]] = ()
    rejects: Sequence[Mapping[str, Any]] = ()
    exits: Mapping[str, str] = field(default_factory=dict)
    """Identity of a row of the former list → what became of it, when the files say."""


@dataclass(frozen=True)
class Reading:
    """What is asked of a folder besides its list."""

    campaign_date: date
    sample_size: int
    former_identities: Sequence[str]
    seed: str


def read_results(folder: Path, asked: Reading) -> Results:
    with _database() as found:
        rows = _dicts(
            found, f"SELECT *, {_identity('family_name', 'given_names')} AS identity_key FROM {_at(folder, 'rows')}"
        )
        pairs = _pairs(found, folder)
        here = {row["identity_key"] for row in rows}
        whole = (folder / "stages" / GATE).is_dir()
        return Results(
            digest=(folder / "result" / "digest.txt").read_text().strip(),
            counts=json.loads((folder / "result" / "counts.json").read_text()) | {"reused": _reused(found, folder)},
            removed=json.loads((folder / "result" / "removed.json").read_text()),
            rows=rows,
            pairs=pairs,
            sample=_sample(found, folder, asked) if whole else (),
            returns=_returns(found, folder) if whole else (),
            rejects=_dicts(found, f"SELECT * FROM {_at(folder, 'rejects')} ORDER BY source, line LIMIT {REJECTS_KEPT}"),
            exits=_exits(found, folder, asked, here) if whole else {},
        )


@contextmanager
def _database() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(config={"threads": 2, "memory_limit": "1GB"})
    try:
        macros(connection)
        yield connection
    finally:
        connection.close()


def _identity(family: str, given: str) -> str:
    return _IDENTITY.format(family=family, given=given, born="born_on")


def _at(folder: Path, name: str) -> str:
    return f"read_parquet({literal(str(folder / 'result' / f'{name}.parquet'))})"


def _gated(folder: Path) -> str:
    return gated(folder, read_manifest(folder).campaign_date)


def keyed(results: Results, key: Callable[[str], str]) -> Results:
    """Identities give way to keys that this deployment alone can make; of a sampled record, its number does."""
    pairs = [
        {**pair, "left_identity": key(pair["left_identity"]), "right_identity": key(pair["right_identity"])}
        for pair in results.pairs
    ]
    sample = [
        {**pair, "left_identity": key(_left(pair)), "right_identity": key(_right(pair))} for pair in results.sample
    ]
    return replace(results, pairs=pairs, sample=sample)


def _dicts(connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
    result = connection.execute(sql, list(values))
    names = [one[0] for one in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _pairs(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[dict[str, Any]]:
    """With what the other record's person is: in training, qualified, or listed already."""
    people, judged = (
        folder / "stages" / "08_people" / "people.parquet",
        folder / "stages" / "08_people" / "judged.parquet",
    )
    found = _dicts(connection, f"SELECT * FROM {_at(folder, 'pairs')} ORDER BY pair_id, left_number, right_number")
    if not (people.exists() and judged.exists()):
        return found
    persons = _dicts(
        connection,
        f"""SELECT {_KINDS}[g.source + 1] || ':' || g.numero_interne AS record,
                coalesce(j.elsewhere, g.open) AS elsewhere, coalesce(j.graduate, g.diploma) AS graduate,
                coalesce(j.listed, false) AS listed
            FROM {_gated(folder)} g LEFT JOIN read_parquet({literal(str(people))}) p ON p.rid = g.rid
            LEFT JOIN read_parquet({literal(str(judged))}) j ON j.label = p.label
            WHERE {_KINDS}[g.source + 1] || ':' || g.numero_interne IN (
                SELECT left_source || ':' || left_number FROM {_at(folder, "pairs")} UNION
                SELECT right_source || ':' || right_number FROM {_at(folder, "pairs")})""",
    )
    of = {person["record"]: person for person in persons}
    return [pair | {"left_person": of.get(_left(pair)), "right_person": of.get(_right(pair))} for pair in found]


def _reused(connection: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """How many pairs of identities were settled by the answer of an earlier campaign, whatever their records."""
    decided, faces = (
        folder / "stages" / "07_decided" / "decided.parquet",
        folder / "stages" / "05_faces" / "faces.parquet",
    )
    if not (decided.exists() and faces.exists()):
        return 0
    return len(
        _dicts(
            connection,
            f"""SELECT DISTINCT least(x.identity, y.identity) AS one, greatest(x.identity, y.identity) AS other
                FROM read_parquet({literal(str(decided))}) d
                JOIN read_parquet({literal(str(faces))}) x ON x.rid = d.a
                JOIN read_parquet({literal(str(faces))}) y ON y.rid = d.b
                WHERE d.veto IN ('human_same', 'human_different')""",
        )
    )


def _left(pair: Mapping[str, Any]) -> str:
    return f"{pair['left_source']}:{pair['left_number']}"


def _right(pair: Mapping[str, Any]) -> str:
    return f"{pair['right_source']}:{pair['right_number']}"


_SHOWN = (
    "nom", "nom_usage", "prenoms", "born_on", "sexe", "commune_naissance", "commune", "ine", "uai", "libelle_formation",
    "entered_on", "left_on",
)  # fmt: skip


def _sample(connection: duckdb.DuckDBPyConnection, folder: Path, asked: Reading) -> list[dict[str, Any]]:
    """Automatic links drawn by lot: the seed makes the same draw of the same result."""

    def shown(side: str) -> str:
        return ", ".join(f"'{name}': {side}.{name}" for name in _SHOWN)

    return _dicts(
        connection,
        f"""SELECT {_KINDS}[l.source + 1] AS left_source, l.numero_interne AS left_number,
                {_KINDS}[r.source + 1] AS right_source, r.numero_interne AS right_number,
                CAST(to_json({{{shown("l")}}}) AS VARCHAR) AS "left",
                CAST(to_json({{{shown("r")}}}) AS VARCHAR) AS "right",
                coalesce(k.bits, 0) AS bits
            FROM (SELECT * FROM {_at(folder, "links")} ORDER BY md5(? || a || '|' || b) LIMIT {asked.sample_size}) k
            JOIN {_gated(folder)} l ON l.rid = k.a JOIN {_gated(folder)} r ON r.rid = k.b
            ORDER BY md5(? || k.a || '|' || k.b)""",
        [asked.seed, asked.seed],
    )


def _returns(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[dict[str, Any]]:
    """Who left a school and was found: for that school alone, and only that they were."""
    return _dicts(
        connection,
        f"""SELECT e.school AS uai, g.nom AS family_name, g.prenoms AS first_names, min(e.outcome) AS outcome
            FROM {_at(folder, "people_elsewhere")} e
            JOIN {_gated(folder)} g ON g.numero_interne = e.number AND g.source = {SourceKind.EN_PREVIOUS.number}
            WHERE e.source = '{SourceKind.EN_PREVIOUS}' AND e.school IS NOT NULL
            GROUP BY e.school, g.nom, g.prenoms, g.born_on ORDER BY e.school, g.nom, g.prenoms""",
    )


def _exits(connection: duckdb.DuckDBPyConnection, folder: Path, asked: Reading, here: set[str]) -> dict[str, str]:
    """Why somebody of the former list is no longer on this one, as far as the files say."""
    gone = sorted(set(asked.former_identities) - here)
    if not gone:
        return {}
    found = _dicts(
        connection,
        f"""SELECT identity_key, bool_or(open) AS training, bool_or(diploma) AS qualified
            FROM (SELECT {_identity("nom", "prenoms")} AS identity_key, open, diploma FROM {_gated(folder)})
            WHERE identity_key IN (SELECT unnest(?)) GROUP BY identity_key""",
        [gone],
    )
    return {
        row["identity_key"]: "training" if row["training"] else "qualified" if row["qualified"] else "absent"
        for row in found
    }
