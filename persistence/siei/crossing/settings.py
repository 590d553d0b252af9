"""The seven things that a pair of records is compared by, as Splink levels; the words of each are domain.siei.evidence."""

from typing import Any

from splink import SettingsCreator
from splink.comparison_library import CustomComparison
from splink.internals.comparison_level_creator import ComparisonLevelCreator

Level = ComparisonLevelCreator | dict[str, Any]


def _level(sql: str, label: str, **more: Any) -> dict[str, Any]:
    return {"sql_condition": sql, "label_for_charts": label, **more}


def _null(sql: str) -> dict[str, Any]:
    return _level(sql, "unknown", is_null_level=True)


_ELSE: Level = {"sql_condition": "ELSE", "label_for_charts": "different"}

COMPARISONS: dict[str, list[Level]] = {
    "ine": [
        _null(
            "ine_l IS NULL OR ine_r IS NULL OR old_ine_l <> old_ine_r OR (ine_l <> ine_r AND levenshtein(ine_l, ine_r) <= 1)"
        ),
        _level("ine_l = ine_r", "same"),
        _ELSE,
    ],
    "family": [
        _null("family_l IS NULL OR family_r IS NULL"),
        _level("family_l = family_r", "same", tf_adjustment_column="family"),
        _level(
            "usage_l = family_r OR family_l = usage_r OR usage_l = usage_r"
            " OR concat(' ', family_words_l, ' ') LIKE concat('% ', family_words_r, ' %')"
            " OR concat(' ', family_words_r, ' ') LIKE concat('% ', family_words_l, ' %')",
            "part",
        ),
        _level(
            "jaro_winkler_similarity(family_l, family_r) >= 0.92 OR damerau_levenshtein(family_l, family_r) <= 1",
            "near",
        ),
        _ELSE,
    ],
    "given": [
        _null("given_l IS NULL OR given_r IS NULL"),
        _level("given_l = given_r", "same", tf_adjustment_column="given"),
        _level("given_head_l = given_head_r", "part"),
        _level(
            "damerau_levenshtein(given_l, given_r) <= 1 OR jaro_winkler_similarity(given_l, given_r) >= 0.94", "near"
        ),
        _ELSE,
    ],
    "born_on": [
        _null("born_on_l IS NULL OR born_on_r IS NULL"),
        _level("born_on_l = born_on_r", "same"),
        _level(
            "year(born_on_l) = year(born_on_r) AND month(born_on_l) = day(born_on_r) AND day(born_on_l) = month(born_on_r)",
            "inverted",
        ),
        _level(
            "CAST(year(born_on_l) = year(born_on_r) AS INT) + CAST(month(born_on_l) = month(born_on_r) AS INT)"
            " + CAST(day(born_on_l) = day(born_on_r) AS INT) = 2",
            "near",
        ),
        _ELSE,
    ],
    "ward": [_null("ward_l IS NULL OR ward_r IS NULL"), _level("ward_l = ward_r", "same"), _ELSE],
    "home": [
        _null("home_l IS NULL OR home_r IS NULL"),
        _level("home_l = home_r", "same"),
        _level("substr(home_l, 1, 2) = substr(home_r, 1, 2)", "department"),
        _ELSE,
    ],
    "sexe": [_null("sexe_l IS NULL OR sexe_r IS NULL"), _level("sexe_l = sexe_r", "same"), _ELSE],
}


def creator() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="rid",
        comparisons=[
            CustomComparison(comparison_levels=levels, output_column_name=name) for name, levels in COMPARISONS.items()
        ],
        retain_intermediate_calculation_columns=True,
        retain_matching_columns=False,
    )
