"""Train the model on one crossed folder, without labels: `python -m persistence.siei.crossing.train FOLDER`.

Once a year at most: the file it writes is frozen, committed with its signature, and replayed by every campaign.
"""

import json
import sys
from pathlib import Path
from typing import Any

import duckdb
from splink import DuckDBAPI, Linker, block_on

from persistence.siei.crossing.manifest import read_manifest
from persistence.siei.crossing.model import MODEL, SIGNATURE, signature_of
from persistence.siei.crossing.pieces import gated
from persistence.siei.crossing.settings import creator
from persistence.siei.crossing.store import macros

SEED = 20261115


def train(folder: Path) -> dict[str, Any]:
    """The settings with their m and u: u from random pairs, m by EM over two blockings that leave each column free once."""
    with duckdb.connect() as connection:
        macros(connection)
        connection.execute(
            "CREATE TABLE people AS SELECT rid, ine, old_ine, born_on, sexe,"
            " family(nom) AS family_words, replace(family(nom), ' ', '') AS family,"
            " replace(family(coalesce(nom_usage, nom)), ' ', '') AS usage, replace(given(prenoms), ' ', '') AS given,"
            " split_part(given(prenoms), ' ', 1) AS given_head, family(prenoms) AS given_words,"
            " commune_naissance AS ward, commune AS home"
            f" FROM {gated(folder, read_manifest(folder).campaign_date)} ORDER BY rid"
        ).fetchall()
        api = DuckDBAPI(connection)
        linker = Linker(api.register("people"), creator())
        linker.training.estimate_probability_two_random_records_match(
            [block_on("ine"), block_on("family", "given", "born_on")], recall=0.98
        )
        linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=SEED)
        linker.training.estimate_parameters_using_expectation_maximisation(block_on("ine"))
        linker.training.estimate_parameters_using_expectation_maximisation(block_on("family", "born_on"))
        linker.training.estimate_parameters_using_expectation_maximisation(block_on("given", "born_on", "ward"))
        settings: dict[str, Any] = linker.misc.save_model_to_json()
        settings["trained_on_records"] = connection.execute("SELECT count(*) FROM people").fetchall()[0][0]
        return settings


def main() -> None:
    settings = train(Path(sys.argv[1]))
    MODEL.write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n")
    SIGNATURE.write_text(signature_of(settings) + "\n")


if __name__ == "__main__":
    main()
