"""The four ways to find who left: joining on the INE, a cascade of keys, Splink by the book, and ours.

Each reads the same gated records and writes links (a, b); the list is then drawn by one and the same rule.
"""

from pathlib import Path

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from persistence.siei.crossing.manifest import read_manifest
from persistence.siei.crossing.model import frozen
from persistence.siei.crossing.run import cross
from persistence.siei.crossing.stages import Work, gate, records
from persistence.siei.crossing.store import Limits, database, macros

METHODS = ("ine", "cascade", "splink", "ours")
SPLINK_BITS = 4.0
CASCADE = (
    "x.ine_id = y.ine_id AND x.has_ine AND y.has_ine AND (x.born_on = y.born_on OR x.given = y.given OR x.fam = y.fam)",
    "x.fam = y.fam AND x.given = y.given AND x.born_on = y.born_on",
    "x.usg = y.fam AND x.given = y.given AND x.born_on = y.born_on",
    "x.fam = y.usg AND x.given = y.given AND x.born_on = y.born_on",
    "x.fam_head = y.fam_head AND x.given = y.given AND x.born_on = y.born_on",
    "x.fam_tail = y.fam_tail AND x.given = y.given AND x.born_on = y.born_on",
    "x.fam_tail = y.fam AND x.given = y.given AND x.born_on = y.born_on",
    "x.fam = y.fam AND x.given_head = y.given_head AND x.born_on = y.born_on",
    "x.fam = y.given AND x.given = y.fam AND x.born_on = y.born_on",
    "x.fam = y.fam AND x.given = y.given AND swapped_date(x.born_on) = y.born_on",
    "x.fam = y.fam AND x.given = y.given AND x.home = y.home AND date_parts_equal(x.born_on, y.born_on) >= 2",
    "x.fam = y.fam AND x.given = y.given AND x.ward = y.ward AND date_parts_equal(x.born_on, y.born_on) >= 2",
    "x.fam = y.fam AND x.given = y.given AND x.ward = y.ward AND x.home = y.home AND x.sexe = y.sexe",
    "x.given = y.given AND x.born_on = y.born_on AND x.ward = y.ward AND x.home = y.home",
)


def _prepare(folder: Path, limits: Limits) -> Work:
    work = Work(folder, read_manifest(folder), limits)
    for name, stage in (("01_gate", gate), ("02_records", records)):
        out = work.stage(name)
        if not out.exists():
            out.mkdir(parents=True)
            stage(work, out)
    return work


def _joined(folder: Path, limits: Limits, conditions: tuple[str, ...], out: Path) -> None:
    work = _prepare(folder, limits)
    with database(folder, limits) as connection:
        connection.execute(f"CREATE TABLE records AS SELECT * FROM {work.records}").fetchall()
        passes = " UNION ".join(
            f"SELECT x.rid AS a, y.rid AS b FROM records x JOIN records y ON {condition} AND x.rid < y.rid"
            for condition in conditions
        )
        connection.execute(f"COPY ({passes}) TO '{out}' (FORMAT parquet)").fetchall()


def ine(folder: Path, limits: Limits, out: Path) -> None:
    _joined(folder, limits, ("x.ine_id = y.ine_id AND x.has_ine AND y.has_ine",), out)


def cascade(folder: Path, limits: Limits, out: Path) -> None:
    _joined(folder, limits, CASCADE, out)


def splink(folder: Path, limits: Limits, out: Path) -> None:
    """By the book: the same model, four blocking rules over everybody, one threshold, no veto."""
    work = _prepare(folder, limits)
    settings = dict(frozen())
    trained = settings.pop("trained_on_records")
    bounds = {"threads": limits.threads, "memory_limit": limits.memory, "temp_directory": str(folder / "spill")}
    with duckdb.connect(config=bounds) as connection:
        macros(connection)
        connection.execute(
            "CREATE TABLE people AS SELECT rid, ine, old_ine, born_on, sexe,"
            " family(nom) AS family_words, replace(family(nom), ' ', '') AS family,"
            " replace(family(coalesce(nom_usage, nom)), ' ', '') AS usage, replace(given(prenoms), ' ', '') AS given,"
            " split_part(given(prenoms), ' ', 1) AS given_head, family(prenoms) AS given_words, commune_naissance AS ward, commune AS home"
            f" FROM {work.gated}"
        ).fetchall()
        count = connection.execute("SELECT count(*) FROM people").fetchall()[0][0]
        settings["probability_two_random_records_match"] *= trained / count
        settings["blocking_rules_to_generate_predictions"] = [
            block_on("ine"), block_on("family", "born_on"), block_on("given", "born_on", "ward"), block_on("family", "given", "home"),
        ]  # fmt: skip
        settings["retain_intermediate_calculation_columns"] = False
        api = DuckDBAPI(connection)
        linker = Linker(api.register("people"), SettingsCreator.from_path_or_dict(settings))
        found = linker.inference.predict(threshold_match_weight=SPLINK_BITS)
        connection.execute(
            f"COPY (SELECT least(rid_l, rid_r) AS a, greatest(rid_l, rid_r) AS b FROM {found.physical_name}) TO '{out}' (FORMAT parquet)"
        ).fetchall()


def ours(folder: Path, limits: Limits, out: Path) -> None:
    outcome = cross(folder, say=lambda _: None, stopped=lambda: False, limits=limits)
    out.symlink_to(outcome.result / "links.parquet")


def since(folder: Path, limits: Limits, out: Path) -> None:
    """Ours, started from the run before, whose folder lies beside."""
    former = folder.with_name("campaign")
    outcome = cross(folder, say=lambda _: None, stopped=lambda: False, limits=limits, since=former)
    out.symlink_to(outcome.result / "links.parquet")
