"""The interval that is said of a sample, when a motive is due, what an answer does to the list."""

import pytest

from domain.siei.estimate import sentence, wilson
from domain.siei.review import (
    Answer,
    Given,
    MotiveDue,
    Proof,
    RowState,
    Touched,
    check_motive,
    consequence,
    masked_ine,
    settle,
)


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (50, 100, 0.404, 0.596), (298, 300, 0.976, 0.998)],
)
def test_the_interval_is_that_of_wilson(right: int, total: int, low: float, high: float) -> None:
    found = wilson(right, total)
    assert found is not None
    assert (round(found.low, 3), round(found.high, 3)) == (low, high)


def test_without_a_reading_nothing_is_claimed() -> None:
    assert wilson(0, 0) is None
    assert "ne sait pas" in sentence(None, "des liens", "paires")


def test_a_small_sample_says_that_it_is_small() -> None:
    assert "C'est peu" in sentence(wilson(5, 5), "des liens", "paires")
    assert "C'est peu" not in sentence(wilson(60, 60), "des liens", "paires")


def test_the_sentence_has_its_no_break_spaces() -> None:
    assert sentence(wilson(298, 300), "des liens", "paires").startswith("Entre 97,6\u00a0% et 99,8\u00a0% des liens")


@pytest.mark.parametrize(
    ("answer", "veto", "due"),
    [
        (Answer.LATER, False, True),
        (Answer.SAME, True, True),
        (Answer.SAME, False, False),
        (Answer.DIFFERENT, True, False),
    ],
)
def test_a_motive_is_due_to_postpone_and_against_a_veto(answer: Answer, *, veto: bool, due: bool) -> None:
    if due:
        with pytest.raises(MotiveDue):
            check_motive(Given(answer), veto=veto)
    check_motive(Given(answer, "vu au téléphone"), veto=veto)


def test_one_proof_takes_a_row_off_the_list() -> None:
    pairs = [Touched(Proof.TRAINING, Answer.SAME), Touched(Proof.QUALIFIED, None)]
    assert settle(RowState.TO_CONFIRM, pairs).because is Proof.TRAINING


def test_a_row_is_confirmed_once_every_doubt_is_answered() -> None:
    one = Touched(Proof.TRAINING, Answer.DIFFERENT)
    assert settle(RowState.TO_CONFIRM, [one, Touched(Proof.TRAINING, None)]).state is RowState.TO_CONFIRM
    assert settle(RowState.TO_CONFIRM, [one, Touched(Proof.TRAINING, Answer.LATER)]).state is RowState.TO_CONFIRM
    assert settle(RowState.TO_CONFIRM, [one, one]).state is RowState.LISTED


def test_being_the_same_as_a_record_that_proves_nothing_keeps_the_row() -> None:
    assert settle(RowState.TO_CONFIRM, [Touched(None, Answer.SAME)]).state is RowState.LISTED


def test_the_consequence_names_the_training_and_only_after() -> None:
    said = consequence(Answer.SAME, Proof.TRAINING, "apprentices", RowState.REMOVED)
    assert said == "Décidé\u00a0: même personne. Elle sort de la liste, elle est apprentie."
    assert "la liste ne change pas" in consequence(Answer.SAME, Proof.TRAINING, "apprentices", None)


def test_the_ine_shows_only_its_end() -> None:
    assert masked_ine("120000417KD") == "••••••417KD"
    assert masked_ine(None) is None
