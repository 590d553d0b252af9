"""A pair explains itself: the veto first, then each comparison with its weight."""

from domain.siei.classes import PairClass, Rule, Veto
from domain.siei.evidence import Step, sentence, waterfall


def test_what_forbids_comes_before_every_weight() -> None:
    lines = waterfall([Step("start", 0, -19.9), Step("family", 3, 13.2)], Veto.TWIN)
    assert lines[0].sentence.startswith("Prénoms très proches")
    assert [line.bits for line in lines] == [None, -19.9, 13.2]


def test_the_running_sum_ends_on_the_weight_of_the_pair() -> None:
    lines = waterfall([Step("start", 0, -19.9), Step("ine", 1, 19.8), Step("born_on", 2, 3.9)], None)
    assert [line.total for line in lines] == [-19.9, -0.1, 3.8]


def test_a_frequent_name_says_so_and_a_rare_one_too() -> None:
    assert sentence(Step("family", 3, 8.1)) == "Même nom, qui est fréquent."
    assert sentence(Step("family", 3, 12.9)) == "Même nom."
    assert sentence(Step("family", 3, 17.0)) == "Même nom, qui est rare."


def test_a_near_ine_is_never_said_to_agree() -> None:
    assert sentence(Step("ine", -1, 0.0)).endswith("rien n’en est conclu.")


def test_four_classes_of_which_two_join() -> None:
    assert [one.label for one in PairClass if one.joins] == ["Certain", "Probable"]
    assert PairClass.NAMESAKE.label == "Homonyme"


def test_every_veto_and_rule_has_its_sentence() -> None:
    assert all(one.sentence.endswith(".") for one in [*Veto, *Rule])
