"""The frozen model: read, its signature checked, turned into the SQL that scores pairs. Splink writes that SQL."""

import hashlib
import json
import math
from pathlib import Path
from typing import Any

from splink import SettingsCreator
from splink.internals.comparison_vector_values import compute_comparison_vector_values_sql
from splink.internals.predict import predict_from_comparison_vectors_sqls_using_settings

from persistence.siei.crossing.settings import COMPARISONS

HERE = Path(__file__).parent / "model"
FEWEST = 100_000
"""The prior of a small campaign is that of so many records: a département must not be more credulous than the nation."""
MODEL, SIGNATURE = HERE / "splink.json", HERE / "splink.sha256"


class ModelTamperedError(RuntimeError):
    """The model is not the one that was signed: its bits would not be those that the reviewers were told."""


def signature_of(settings: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(settings, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def frozen() -> dict[str, Any]:
    settings: dict[str, Any] = json.loads(MODEL.read_text())
    if signature_of(settings) != SIGNATURE.read_text().strip():
        raise ModelTamperedError(MODEL.name)
    return settings


def scoring_sql(records: int, dialect: str = "duckdb") -> str:
    """A SELECT over `__splink__df_blocked`: match_weight, and a gamma and a weight for each comparison.

    The prior is that of the training set scaled to the number of records: as many candidates again, as many more homonyms.
    """
    settings = dict(frozen())
    trained = settings.pop("trained_on_records")
    settings["probability_two_random_records_match"] *= trained / max(records, FEWEST)
    text = json.dumps(settings)
    if dialect == "spark":
        text = text.replace("jaro_winkler_similarity", "jaro_winkler").replace('"duckdb"', '"spark"')
    model = SettingsCreator.from_path_or_dict(json.loads(text)).get_settings(dialect)
    vectors = compute_comparison_vector_values_sql(model._columns_to_select_for_comparison_vector_values)  # noqa: SLF001 - Splink has no public way to score pairs that it did not block itself
    parts = predict_from_comparison_vectors_sqls_using_settings(model)[0]
    terms = [term for comparison in model.comparisons for term in comparison._match_weight_columns_to_sum]  # noqa: SLF001 - as above
    weight = " + ".join([f"CAST({prior_bits(records)!r} AS DOUBLE)", *terms])
    return (
        f"WITH __splink__df_comparison_vectors AS ({vectors}), {parts['output_table_name']} AS ({parts['sql']}) "
        f"SELECT {weight} AS match_weight, * FROM {parts['output_table_name']}"
    )


def prior_bits(records: int) -> float:
    settings = frozen()
    chance = settings["probability_two_random_records_match"] * settings["trained_on_records"] / max(records, FEWEST)
    return math.log2(chance / (1 - chance))


NAMES = tuple(COMPARISONS)
TF_NAMES = ("family", "given")
