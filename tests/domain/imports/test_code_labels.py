from domain.imports.codes import CHILD_WELFARE_KINSHIP, code_label


def test_the_nomenclature_of_the_school_wins():
    assert code_label("CODE_PARENTE", "10", {"10": "MÈRE"}) == "MÈRE"


def test_without_it_our_list_answers():
    assert code_label("CODE_PARENTE", CHILD_WELFARE_KINSHIP) == "Aide sociale à l'enfance"
    assert code_label("CODE_STATUT", "AP") == "Apprenti"


def test_an_unknown_code_has_no_label():
    assert code_label("CODE_MOTIF_SORTIE", "77") is None
    assert code_label("CODE_INCONNU", "1") is None
