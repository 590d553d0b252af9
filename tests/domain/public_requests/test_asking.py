"""Who may ask, and what a request must hold: nothing of a child is kept, a name is a name."""

from dataclasses import replace
from datetime import date

import pytest

from domain.kernel.errors import Malformed
from domain.public_requests.answers import CallMoment, DiplomaHeld, LastClass, TrainingWish
from domain.public_requests.asking import (
    Residence,
    TooOldToAsk,
    TooYoungToAsk,
    TrainingRequest,
    check_request,
    dialled,
    last_formation,
)

TODAY = date(2026, 11, 23)
YANIS = TrainingRequest(
    date(2008, 5, 2), Residence("99902", "99200", "Montbrillac"), LastClass.CAP, DiplomaHeld.NONE, TrainingWish.TRADE,
    "Yanis", "Ben-Salah", "0639980001", "", CallMoment.EVENING,
)  # fmt: skip


def refused_at(asked: TrainingRequest) -> str:
    with pytest.raises(Malformed) as refusal:
        check_request(asked, TODAY)
    return str(refusal.value.data["errors"][0]["pointer"])  # type: ignore[index]


@pytest.mark.parametrize("born", [date(2010, 11, 23), date(2000, 11, 24)])
def test_from_sixteen_until_the_day_before_twenty_six(born: date) -> None:
    check_request(replace(YANIS, birth_date=born), TODAY)


def test_the_day_before_sixteen_has_a_place_at_school() -> None:
    with pytest.raises(TooYoungToAsk):
        check_request(replace(YANIS, birth_date=date(2010, 11, 24)), TODAY)


def test_twenty_six_is_told_whom_else_to_ask() -> None:
    with pytest.raises(TooOldToAsk):
        check_request(replace(YANIS, birth_date=date(2000, 11, 23)), TODAY)


def test_nobody_is_born_tomorrow() -> None:
    assert refused_at(replace(YANIS, birth_date=date(2026, 11, 24))) == "/birth_date"


@pytest.mark.parametrize("name", ["Anne-Sophie", "Jean Paul", "Zoé", "N’Golo", "d'Arc"])
def test_names_as_people_have_them(name: str) -> None:
    check_request(replace(YANIS, first_name=name), TODAY)


@pytest.mark.parametrize("name", ["http://piege.invalid", "Yanis 06", "Gagnez <b>", "a@b.fr", "Yanis\nCc: x", "-"])
def test_what_is_no_name_would_travel_in_a_mail(name: str) -> None:
    assert refused_at(replace(YANIS, first_name=name)) == "/first_name"
    assert refused_at(replace(YANIS, family_name=name)) == "/family_name"


def test_one_way_to_be_reached_is_needed_and_enough() -> None:
    assert refused_at(replace(YANIS, phone="")) == "/phone"
    check_request(replace(YANIS, phone="", email="yanis@jeune.invalid"), TODAY)


@pytest.mark.parametrize("phone", ["063998", "0039980001", "06399800011", "six"])
def test_a_number_has_ten_figures(phone: str) -> None:
    assert refused_at(replace(YANIS, phone=phone)) == "/phone"


@pytest.mark.parametrize("typed", ["06 39 98 00 01", "06.39.98.00.01", "+33 6 39 98 00 01", "+33 (0)6 39 98 00 01"])
def test_a_number_however_it_is_typed(typed: str) -> None:
    assert dialled(typed) == "0639980001"


def test_a_diploma_of_a_trade_promises_no_right() -> None:
    opening = {one for one in DiplomaHeld if one.opens_return_right}
    assert opening == {DiplomaHeld.NONE, DiplomaHeld.BREVET, DiplomaHeld.GENERAL_BAC, DiplomaHeld.UNKNOWN}


def test_what_the_platform_reads_before_it_calls() -> None:
    assert last_formation(YANIS) == "CAP, aucun diplôme"
    assert last_formation(replace(YANIS, diploma=DiplomaHeld.CAP)) == "CAP, CAP ou BEP"
