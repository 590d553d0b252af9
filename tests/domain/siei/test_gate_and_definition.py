"""Nobody under 16 enters; who is a « décrocheur », clause by clause."""

from datetime import date

import pytest

from domain.siei.columns import EXCLUDED_COLUMNS, columns_of
from domain.siei.definition import CLAUSES, D313_59, Situation, fails, is_dropout, owes_training
from domain.siei.gate import admits, latest_birth
from domain.siei.levels import level_of
from domain.siei.sources import SourceKind

ON = date(2026, 11, 15)
LEFT_CAP = Situation(date(2009, 3, 4), prepared=("50022137",))


@pytest.mark.parametrize(
    ("born_on", "on", "admitted"),
    [
        (date(2010, 11, 15), ON, True),
        (date(2010, 11, 16), ON, False),
        (date(2010, 11, 14), ON, True),
        (date(2008, 2, 29), date(2024, 2, 28), False),
        (date(2008, 2, 29), date(2024, 2, 29), True),
        (date(2008, 2, 28), date(2024, 2, 29), True),
        (date(2008, 3, 1), date(2024, 2, 29), False),
        (date(2010, 12, 31), date(2026, 12, 30), False),
        (date(2011, 1, 1), date(2027, 1, 1), True),
    ],
)
def test_one_enters_on_the_day_of_the_sixteenth_birthday(born_on: date, on: date, admitted: bool) -> None:
    assert admits(born_on, on) is admitted


def test_born_on_29_february_one_is_18_on_1_march() -> None:
    assert latest_birth(date(2026, 2, 28), 18) == date(2008, 2, 28)
    assert latest_birth(date(2026, 3, 1), 18) == date(2008, 3, 1)


def test_a_29_february_counts_back_to_a_28() -> None:
    assert latest_birth(date(2028, 2, 29), 18) == date(2010, 2, 28)


def test_no_source_has_an_excluded_column() -> None:
    assert not EXCLUDED_COLUMNS & {column.name for kind in SourceKind for column in columns_of(kind)}


def test_who_left_a_cap_without_it_is_a_dropout() -> None:
    assert is_dropout(LEFT_CAP, ON)


@pytest.mark.parametrize(
    ("situation", "clause"),
    [
        (Situation(date(2010, 11, 16), prepared=("50022137",)), "of_age"),
        (Situation(date(2009, 3, 4), prepared=("67100000",)), "cycle"),
        (Situation(date(2009, 3, 4), prepared=("40022105",), obtained=("50022137",)), "no_diploma"),
        (Situation(date(2009, 3, 4), prepared=("50022137",), enrolled=True), "enrolled_nowhere"),
    ],
)
def test_each_clause_keeps_somebody_off_the_list(situation: Situation, clause: str) -> None:
    assert [failed.code for failed in fails(situation, ON)] == [clause]


def test_the_brevet_and_the_cfg_do_not_count() -> None:
    assert is_dropout(Situation(date(2009, 3, 4), prepared=("50022137",), obtained=("67100000", "67200000")), ON)


def test_a_baccalaureat_of_agriculture_counts_though_its_rncp_level_is_void() -> None:
    assert level_of("43300000") == 4


def test_a_mention_complementaire_v_or_iv_counts_as_three() -> None:
    assert level_of("01022101") == 3


def test_the_words_of_the_levels_changed_in_2019() -> None:
    before, after = (next(b for b in D313_59 if b.in_force(on)) for on in (date(2018, 6, 1), ON))
    assert ("niveau V ou IV" in before.quote, "niveau 3 ou 4" in after.quote) == (True, True)


def test_every_clause_has_a_text_in_force() -> None:
    assert all(clause.basis(ON) for clause in CLAUSES)


def test_the_obligation_of_training_ends_with_majority_and_began_in_2020() -> None:
    assert owes_training(date(2009, 3, 4), ON, fulfils=False)
    assert not owes_training(date(2009, 3, 4), ON, fulfils=True)
    assert not owes_training(date(2008, 11, 15), ON, fulfils=False)
    assert not owes_training(date(2003, 3, 4), date(2020, 8, 31), fulfils=False)


def test_the_obligation_of_training_holds_with_a_diploma() -> None:
    graduate = Situation(date(2009, 3, 4), prepared=("40022105",), obtained=("50022137",))
    assert not is_dropout(graduate, ON)
    assert owes_training(graduate.born_on, ON, fulfils=graduate.enrolled)
