from datetime import date, time

import pytest

from domain.imports.reasons import ImportedReason, reason_of
from domain.imports.values import mask, parse_count, parse_date, parse_moment, parse_time


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03/05/2015", date(2015, 5, 3)),
        ("2015-05-03", date(2015, 5, 3)),
        ("29/02/2024", date(2024, 2, 29)),
        ("29/02/2023", None),
        ("03/05/15", None),
        ("3/5/2015", None),
        ("00/00/0000", None),
        ("٠٣/٠٥/٢٠١٥", None),
        ("", None),
    ],
)
def test_dates_have_four_digits_of_year(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("13h00", time(13)),
        ("8h", time(8)),
        ("08:30", time(8, 30)),
        ("08:30:00", time(8, 30)),
        ("25h00", None),
        ("midi", None),
    ],
)
def test_hours_of_every_software(text, hour):
    assert parse_time(text) == hour


def test_a_moment_may_be_a_date_alone():
    assert parse_moment("23/11/2026 07:40:05").second == 5
    assert parse_moment("23/11/2026").hour == 0
    assert parse_moment("hier") is None


@pytest.mark.parametrize(
    ("text", "count"), [("3", 3), ("3,00", 3), ("0", 0), ("2,5", None), ("-1", None), ("nan", None), ("inf", None)]
)
def test_half_days_are_counted_whole(text, count):
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["DUPONT", "31/02/2011", "a@b.fr", "é", "x" * 400])
def test_a_masked_value_hides_all_but_its_ends(text):
    shown = mask(text)
    assert len(shown) <= 12
    assert text not in shown or len(text) == 0
    assert sum(sign.isalnum() for sign in shown) <= 2


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Rdv médical", ImportedReason.CHILD_ILLNESS),
        ("HOSPITALISATION", ImportedReason.CHILD_ILLNESS),
        ("Prise en charge pompiers", ImportedReason.CHILD_ILLNESS),
        ("Maladie avec certificat", ImportedReason.CHILD_ILLNESS),
        ("Fêtes religieuses", ImportedReason.LEAVE_GRANTED),
        ("Rdv éducateur", ImportedReason.LEAVE_GRANTED),
        ("Problèmes transports", ImportedReason.TRANSPORT_FAILURE),
        ("Difficulté accidentelle des communications", ImportedReason.TRANSPORT_FAILURE),
        ("Raisons familiales", ImportedReason.FAMILY),
        ("Panne de réveil", ImportedReason.OTHER_STATED),
        ("Secret inattendu", ImportedReason.OTHER_STATED),
        ("", None),
        (" - ", None),
    ],
)
def test_a_foreign_label_leaves_one_category(label, reason):
    assert reason_of(label) is reason


def test_categories_say_nothing_of_health_or_religion_in_detail():
    assert {reason.label for reason in ImportedReason} == {
        "Motif de santé (sans précision)",
        "Autorisation d'absence accordée",
        "Difficulté accidentelle des communications",
        "Motif familial",
        "Autre motif donné",
    }
