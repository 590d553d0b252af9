"""« d’Inès », « de Lucas », « qu’Œdipe »: the e of « de » and « que » before a name."""

import pytest

from domain.documents.words import before, with_name

ELIDED = (
    "Inès", "Adam", "Élise", "Émile", "Ève", "Œdipe", "Ægine", "Ulysse", "Oumar", "Oscar", "Yves", "Yvonne", "Ÿvon",
    "Hugo", "Hélène", "Héloïse", "HENRI", "Honoré", "Hector-Louis", "Hugo Emmanuel", "Àlex",
)  # fmt: skip
WHOLE = ("Lucas", "Zoé", "Hassan", "Hamza", "Harry", "Yanis", "Yohan", "Ouassim", "Ouiam", "William", "Çelik", "X", "")


@pytest.mark.parametrize("name", ELIDED)
def test_de_and_que_lose_their_e_before_a_vowel_that_is_heard(name: str) -> None:
    assert with_name("de", name) == f"d’{name}"
    assert before("que", name) == "qu’"


@pytest.mark.parametrize("name", WHOLE)
def test_they_stay_whole_before_a_consonant_that_is_heard(name: str) -> None:
    assert with_name("de", name) == f"de {name}"
    assert before("que", name) == "que "
