"""What leaves the engine: the list, the pairs to review, the return flow, the counts, and one digest of it all."""

import hashlib
import json
from pathlib import Path

from duckdb import DuckDBPyConnection

from domain.siei.classes import PairClass
from domain.siei.gate import latest_birth
from domain.siei.rejects import FAULTS
from domain.siei.sources import SourceKind
from persistence.siei.crossing.model import NAMES, TF_NAMES, prior_bits
from persistence.siei.crossing.pieces import GATE, refused
from persistence.siei.crossing.stages import Work
from persistence.siei.crossing.store import database, literal, rows, run

SHOWN = (
    "nom",
    "nom_usage",
    "prenoms",
    "born_on",
    "sexe",
    "commune_naissance",
    "commune",
    "ine",
    "uai",
    "libelle_formation",
    "entered_on",
    "left_on",
)
MAJORITY = 18


def _kind(column: str) -> str:
    cases = " ".join(f"WHEN {kind.number} THEN '{kind}'" for kind in SourceKind)
    return f"CASE {column} {cases} END"


def _evidence(records: int) -> str:
    """A JSON array: the start, then each comparison's level and bits; domain.siei.evidence turns it into sentences."""
    steps = [f"{{'code': 'start', 'level': 0, 'bits': {prior_bits(records)!r}}}"]
    for name in NAMES:
        rarity = f" + mw_tf_adj_{name}" if name in TF_NAMES else ""
        steps.append(f"{{'code': '{name}', 'level': CAST(gamma_{name} AS INTEGER), 'bits': mw_{name}{rarity}}}")
    return f"CAST(to_json([{', '.join(steps)}]) AS VARCHAR)"


def _values(work: Work, out: Path, records: int) -> dict[str, str]:
    def stage(folder: str, name: str) -> str:
        return literal(str(work.stage(folder) / f"{name}.parquet"))

    def shown(table: str) -> str:
        return ", ".join(f"'{column}': {table}.{column}" for column in SHOWN)

    searched = ", ".join(literal(str(source.kind)) for source in work.manifest.sources)
    files = {
        "rows": "rows",
        "review": "pairs",
        "all_links": "links",
        "elsewhere": "people_elsewhere",
        "rejects": "rejects",
    }
    return {name: literal(str(out / f"{file}.parquet")) for name, file in files.items()} | {
        "platforms": literal(str(work.manifest.platforms)),
        "people": stage("08_people", "people"),
        "judged": stage("08_people", "judged"),
        "decided": stage("07_decided", "decided"),
        "faces": stage("05_faces", "faces"),
        "links": stage("03_strong", "links"),
        "records": work.records,
        "gated": work.gated,
        "refused": str([str(refused(work.stage(GATE), source.kind)) for source in work.manifest.sources]),
        "missions_locales": str(SourceKind.MISSIONS_LOCALES.number),
        "adult": f"DATE '{latest_birth(work.manifest.campaign_date, MAJORITY)}'",
        "faults_in_words": literal([(code, f.column, f.rule, f.remedy) for code, f in FAULTS.items()])[1:-1],
        "kind_of": _kind("s.source"),
        "kind_of_m": _kind("s.source"),
        "kind_a": _kind("l.source"),
        "kind_b": _kind("r.source"),
        "searched": f"[{searched}]",
        "evidence": _evidence(records),
        "shown_l": shown("l"),
        "shown_r": shown("r"),
    }


def _removed(work: Work, connection: DuckDBPyConnection) -> dict[str, int]:
    """How many persons each clause took off the list; nobody's name."""
    judged = literal(str(work.stage("08_people") / "judged.parquet"))
    leavers, seekers = (
        rows(connection, f"SELECT count(*) FROM {there}")[0][0]
        for there in (
            f"{work.records} WHERE leaver",
            f"read_parquet({literal(str(work.stage('03_strong') / 'seekers.parquet'))})",
        )
    )
    found = rows(
        connection,
        "SELECT count(*) FILTER (elsewhere), count(*) FILTER (graduate AND NOT elsewhere),"
        f" count(*) FILTER (NOT cycle AND NOT elsewhere AND NOT graduate), count(*) FILTER (listed) FROM read_parquet({judged})",
    )[0]
    return {
        "left": leavers,
        "found_beyond_doubt": leavers - seekers,
        "enrolled_elsewhere": found[0],
        "diploma": found[1],
        "no_cycle_to_niveau_3_or_4": found[2],
        "listed": found[3],
    }


def _classes(work: Work, connection: DuckDBPyConnection, to_review: int) -> dict[str, int]:
    """How many pairs are of each class; strong equality is certain, and a look is asked only for who would be listed."""
    decided = literal(str(work.stage("07_decided") / "decided.parquet"))
    links = literal(str(work.stage("03_strong") / "links.parquet"))
    found = rows(
        connection,
        f"SELECT (SELECT count(*) FROM read_parquet({links})) + count(*) FILTER (class = '{PairClass.CERTAIN}'),"
        f" count(*) FILTER (class = '{PairClass.PROBABLE}'), count(*) FILTER (class = '{PairClass.NAMESAKE}')"
        f" FROM read_parquet({decided})",
    )[0]
    return {"certain": found[0], "probable": found[1], "to_review": to_review, "namesake": found[2]}


def _sources(work: Work) -> dict[str, dict[str, int]]:
    names = ("admitted", "without_ine", "under_16", "rejected")
    return {kind: {name: figures[name] for name in names} for kind, figures in work.figures.items()}


def _digest(connection: DuckDBPyConnection, out: Path) -> str:
    """Over every value of every result in its place: the same inputs give the same digest with any number of threads."""
    total = hashlib.sha256()
    for name in ("rows", "pairs", "links", "people_elsewhere", "rejects"):
        file = f"read_parquet({literal(str(out / f'{name}.parquet'))}, file_row_number = true)"
        columns = ", ".join(f'"{row[0]}"' for row in rows(connection, f"DESCRIBE SELECT * FROM {file}"))
        count, mixed = rows(connection, f"SELECT count(*), coalesce(bit_xor(hash({columns})), 0) FROM {file}")[0]
        total.update(f"{name}:{count}:{mixed}\n".encode())
    return total.hexdigest()


def write_result(work: Work, out: Path) -> None:
    with database(work.folder, work.limits) as connection:
        count = work.admitted
        run(connection, "09_result.sql", _values(work, out, count))
        removed = _removed(work, connection)
        by_kind = _sources(work)
        listed, to_confirm, minors = rows(
            connection,
            "SELECT count(*) FILTER (class = 'listed'), count(*) FILTER (class = 'to_confirm'),"
            f" count(*) FILTER (age_band = 'under_18') FROM read_parquet({literal(str(out / 'rows.parquet'))})",
        )[0]
        pairs = rows(connection, f"SELECT count(*) FROM read_parquet({literal(str(out / 'pairs.parquet'))})")[0][0]
        counts = {
            "records": count, "sources": by_kind, "listed": listed, "to_confirm": to_confirm, "minors": minors,
            "to_review": pairs, "classes": _classes(work, connection, pairs),
        }  # fmt: skip
        (out / "removed.json").write_text(json.dumps(removed, indent=1, sort_keys=True))
        (out / "counts.json").write_text(json.dumps(counts, indent=1, sort_keys=True))
        (out / "digest.txt").write_text(_digest(connection, out) + "\n")
