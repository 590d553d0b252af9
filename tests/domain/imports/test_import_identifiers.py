import pytest

from domain.imports.identifiers import IneShape, ine_shape, is_cned_number, is_mef, national_mef, tidy_ine


@pytest.mark.parametrize(
    ("ine", "shape"),
    [
        ("123456789AB", IneShape.RNIE),
        ("0123456789X", IneShape.BEA),
        ("1234A56789B", IneShape.INA),
        ("0861288H", None),
        ("0861288HABC", None),
        ("123456789A", None),
        ("1234567890", None),
        ("", None),
        ("_23456789AB", None),
    ],
)
def test_ine_is_known_by_its_shape_only(ine, shape):
    assert ine_shape(ine) is shape


def test_the_cned_number_is_not_an_ine():
    assert is_cned_number("0861288H")
    assert is_cned_number("0861288HABC")
    assert not is_cned_number("123456789AB")


def test_blanks_and_case_do_not_matter():
    assert tidy_ine(" 123 456 789 ab ") == "123456789AB"


def test_a_mef_has_ten_or_eleven_characters():
    assert is_mef("1031001911")
    assert is_mef("10310019110")
    assert is_mef("24720008ABC")
    assert not is_mef("103100191")
    assert national_mef("1031001911A") == "1031001911"


def test_every_shape_has_a_label():
    assert all(shape.label for shape in IneShape)
