"""A broken file fabricates dropouts by the thousand: it is refused, with figures."""

from domain.siei.columns import columns_of
from domain.siei.contract_check import Figures, Former, judge_encoding, judge_figures, judge_header
from domain.siei.sources import SourceKind

KIND = SourceKind.APPRENTICES
HEADER = [column.name for column in columns_of(KIND)]


def _blocking(now: Figures, former: Former | None) -> list[str]:
    return [verdict.code for verdict in judge_figures(KIND, now, former) if verdict.blocks]


def test_the_exact_header_passes_in_any_order_and_case() -> None:
    assert judge_header(KIND, [name.upper() for name in reversed(HEADER)]) == ()


def test_an_excluded_column_is_refused_by_name() -> None:
    (verdict,) = judge_header(KIND, [*HEADER, "nationalite"])
    assert verdict.blocks
    assert verdict.sentence == (
        "Apprentis (CFA)\u00a0: la CNIL a exclu la colonne «\u00a0nationalite\u00a0». Supprimez-la du fichier."
    )


def test_missing_unknown_and_repeated_columns_are_each_said() -> None:
    codes = [v.code for v in judge_header(KIND, [*HEADER[:-1], "telephone", HEADER[0]])]
    assert codes == ["missing_columns", "unknown_columns", "repeated_columns"]


def test_another_encoding_is_refused() -> None:
    assert judge_encoding(KIND, is_utf8=True) == ()
    assert judge_encoding(KIND, is_utf8=False)[0].blocks


def test_a_jump_of_three_points_of_missing_ine_blocks_and_less_does_not() -> None:
    former = Former(rows=1000, without_ine=250)
    assert _blocking(Figures(rows=1000, without_ine=280), former) == ["ine"]
    assert _blocking(Figures(rows=1000, without_ine=220), former) == ["ine"]
    assert _blocking(Figures(rows=1000, without_ine=279), former) == []


def test_a_fifth_fewer_rows_blocks_and_less_does_not() -> None:
    former = Former(rows=1000, without_ine=0)
    assert _blocking(Figures(rows=800, without_ine=0), former) == ["rows"]
    assert _blocking(Figures(rows=801, without_ine=0), former) == []


def test_the_sentence_gives_both_figures() -> None:
    verdicts = judge_figures(KIND, Figures(rows=41_200, without_ine=20_600), Former(rows=42_000, without_ine=10_500))
    assert "50,0\u00a0% de fiches sans INE, contre 25,0\u00a0%" in verdicts[1].sentence
    assert "41\u202f200 fiches, contre 42\u202f000" in verdicts[0].sentence


def test_a_first_campaign_compares_with_nothing() -> None:
    assert _blocking(Figures(rows=10, without_ine=10), None) == []


def test_an_empty_source_blocks() -> None:
    assert _blocking(Figures(rows=0, without_ine=0), None) == ["empty"]


def test_unreadable_dates_block_beyond_one_in_a_hundred() -> None:
    assert _blocking(Figures(rows=1000, without_ine=0, bad_dates=11), None) == ["dates"]
    assert _blocking(Figures(rows=1000, without_ine=0, bad_dates=10), None) == []
