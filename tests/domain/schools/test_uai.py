"""The key letter of a UAI, against codes of real or realistic files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.schools.uai import (
    MalformedUai,
    WrongUaiKey,
    check_uai,
    department_of_uai,
    key_letter,
    require_uai,
)

GOOD = [
    "0750680G",
    "0752387M",
    "0660864F",
    "0590181B",
    "6200003J",
    "0540001H",
    "0540002J",
    "0140070A",
    "0751703U",
    "0754305X",
    "0540081V",
    "0010001W",
    "0010053C",
    "0132733A",
    "0341699M",
    "0380083J",
    "0861288H",
    "9990001X",
    "9990011H",
    "9990012J",
]
BAD = [("0123456B", "S"), ("0123456X", "S"), ("0750001A", "U"), ("0000000V", "A")]


@pytest.mark.parametrize("uai", GOOD)
def test_right_letter_is_accepted_without_a_word(uai):
    assert require_uai(uai) == uai
    assert check_uai(uai).warning is None


@pytest.mark.parametrize(("uai", "expected"), BAD)
def test_wrong_letter_warns_with_the_expected_one_and_does_not_reject(uai, expected):
    check = check_uai(uai)
    assert check.expected_letter == expected
    assert expected in (check.warning or "")


@pytest.mark.parametrize(("uai", "expected"), BAD)
def test_wrong_letter_is_refused_when_typed(uai, expected):
    with pytest.raises(WrongUaiKey) as refused:
        require_uai(uai)
    assert refused.value.data["expected_letter"] == expected


def test_leading_zeros_lost_by_a_spreadsheet_come_back():
    assert check_uai(" 10001w ").uai == "0010001W"


@pytest.mark.parametrize("text", ["", "ABCDEFGH", "07506800", "075068000G", "0750680", "0750680-G", "０７５０６８０G"])
def test_what_has_not_the_shape_of_a_uai_is_refused(text):
    with pytest.raises(MalformedUai):
        check_uai(text)


@given(st.integers(0, 9_999_999), st.integers(0, 6), st.integers(1, 9))
def test_any_single_wrong_digit_is_caught(number, place, shift):
    digits = f"{number:07}"
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    assert key_letter(wrong) != key_letter(digits)


@given(st.integers(0, 9_999_999), st.integers(0, 5))
def test_two_different_neighbours_swapped_are_caught(number, place):
    digits = f"{number:07}"
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert (key_letter(swapped) == key_letter(digits)) == (swapped == digits)


@pytest.mark.parametrize(
    ("uai", "department"),
    [
        ("0750680G", "75"),
        ("0010001W", "01"),
        ("6200003J", "2A"),
        ("7200001X", "2B"),
        ("9740001A", "974"),
        ("9990001X", "999"),
    ],
)
def test_department_is_read_from_the_first_three_digits(uai, department):
    assert department_of_uai(uai) == department
