"""When records of two schools are one person: the INE never suffices, a twin is never the other."""

from dataclasses import replace
from datetime import date

import pytest

from domain.imports.recognition import KnownPerson, SchoolRecord, is_later, is_same_person

INES = KnownPerson(frozenset({"123456789AB"}), date(2012, 3, 4), "LEBŒUF", "Noëlle")


def test_the_same_ine_birth_date_and_names_are_one_person() -> None:
    assert is_same_person(INES, INES)


@pytest.mark.parametrize(
    "written",
    [
        {"family_name": "LEBOEUF", "first_name": "NOELLE"},
        {"family_name": "MARCHAND"},
        {"first_name": "Noëlle Marie"},
        {"ines": frozenset({"0123456789X", "123456789AB"})},
    ],
)
def test_accents_a_new_family_name_a_second_first_name_or_an_older_ine_do_not_hide_a_person(
    written: dict[str, object],
) -> None:
    assert is_same_person(INES, replace(INES, **written))
    assert is_same_person(replace(INES, **written), INES)


def test_an_ine_given_again_is_another_person() -> None:
    assert not is_same_person(INES, replace(INES, birth_date=date(2013, 3, 4)))
    assert not is_same_person(INES, replace(INES, family_name="MARTIN", first_name="Zoé"))


def test_a_twin_whose_ine_was_typed_for_the_other_is_another_person() -> None:
    lea = replace(INES, first_name="Léa")
    assert not is_same_person(lea, replace(INES, first_name="Léo"))
    assert not is_same_person(replace(INES, first_name="Jean"), replace(INES, first_name="Marie Jean"))


def test_names_and_birth_date_without_a_common_ine_are_not_enough() -> None:
    assert not is_same_person(INES, replace(INES, ines=frozenset({"987654321CD"})))
    assert not is_same_person(replace(INES, ines=frozenset()), replace(INES, ines=frozenset()))


def test_a_family_name_in_use_counts_as_a_family_name() -> None:
    married = replace(INES, family_name="MARCHAND", usage_name="LEBOEUF", first_name="Noëlle Marie")
    assert is_same_person(INES, married)
    assert not is_same_person(INES, replace(married, usage_name=None))


def test_the_school_entered_last_is_where_the_pupil_went() -> None:
    autumn = SchoolRecord(date(2026, 9, 1), date(2026, 9, 1), None, "a")
    assert is_later(replace(autumn, entered_on=date(2026, 11, 3), key="b"), autumn)
    assert is_later(replace(autumn, first_seen_on=date(2026, 11, 3), key="b"), autumn)
    assert not is_later(autumn, replace(autumn, key="b"))
