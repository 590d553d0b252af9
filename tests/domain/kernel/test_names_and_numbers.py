"""Names and telephone numbers as a sheet prints them."""

import pytest

from domain.kernel.french import given_name, person_name, phone_number


@pytest.mark.parametrize(("written", "printed"), [
    ("Léa BOISSIER", "Léa Boissier"), ("Manon LE GOFF-D'ARC", "Manon Le Goff-D'Arc"), ("Ian McGregor", "Ian McGregor"),
    ("Philippe Garnier", "Philippe Garnier"),
])  # fmt: skip
def test_capitals_of_a_file_are_lowered(written: str, printed: str) -> None:
    assert person_name(written) == printed


@pytest.mark.parametrize(("written", "printed"), [
    ("0261914130", "02 61 91 41 30"), ("+33639980122", "06 39 98 01 22"), ("0800122500", "0 800 12 25 00"),
    ("+32 2 123", "+32 2 123"), ("", ""),
])  # fmt: skip
def test_a_number_is_read_in_pairs_and_kept_on_its_line(written: str, printed: str) -> None:
    assert phone_number(written).replace("\u00a0", " ") == printed
    assert " " not in phone_number("0261914130")


@pytest.mark.parametrize("written", ["Eden, Léo", "Eden Léo", "Eden"])
def test_one_is_called_by_the_first_of_ones_first_names(written: str) -> None:
    assert given_name(written) == "Eden"
