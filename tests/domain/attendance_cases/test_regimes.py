"""Which text on which day: the borders of the regimes, of the numbers and of the ages."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from domain.attendance_cases import law
from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.regimes import (
    REGIMES,
    RULES,
    persistence_threshold,
    referral_threshold,
    regime_of,
    summons_is_mandatory,
    under_compulsory_instruction,
    under_training_obligation,
)
from domain.attendance_cases.states import Track
from domain.kernel.law import LegalKind


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2010, 9, 29), "R2004"),
        (date(2013, 2, 1), "R2010"),
        (date(2013, 2, 2), "R2013"),
        (date(2014, 10, 13), "R2013"),
        (date(2014, 11, 20), "R2013"),
        (date(2014, 11, 21), "R2014"),
        (date(2014, 11, 24), "R2014"),
        (date(2026, 11, 24), "R2014"),
    ],
)
def test_the_regime_is_that_of_the_day_of_the_act(day, code):
    assert regime_of(day).code == code


def test_no_number_rules_persistence_before_the_circular():
    assert persistence_threshold(date(2014, 11, 20)) is None
    assert persistence_threshold(date(2014, 11, 21)) is None
    assert persistence_threshold(date(2014, 12, 31)) is None
    assert persistence_threshold(date(2015, 1, 1)) == 10


def test_four_half_days_since_2013_and_nothing_before():
    assert referral_threshold(date(2013, 2, 1)) is None
    assert referral_threshold(date(2013, 2, 2)) == 4
    assert referral_threshold(date(2026, 11, 24)) == 4


def test_the_interview_is_mandatory_until_the_decree():
    assert summons_is_mandatory(date(2014, 11, 20))
    assert not summons_is_mandatory(date(2014, 11, 21))


def test_the_older_regimes_are_history_and_offer_nothing():
    assert [one.code for one in REGIMES if one.history_only] == ["R2004", "R2010"]
    day = date(2013, 2, 1)
    acts = {
        row.name
        for track in (Track.SCHOOL, Track.DSDEN, Track.PROSECUTOR)
        for row in WORKFLOWS[track].transitions
        if row.basis_on(day) is not None
    }
    assert not acts & {"refer", "warn", "sign_measures", "refer_again"}


def test_each_version_of_a_text_ends_the_day_before_the_next():
    for versions in (law.L131_8_FOUR, law.R131_7_I_MEETING, law.L131_1):
        for older, newer in pairwise(versions):
            assert older.valid_to == newer.valid_from - timedelta(days=1)
    assert law.R131_7_2012_INTERVIEW[0].valid_to == law.R131_7_I_INTERVIEW[0].valid_from - timedelta(days=1)


def test_an_internal_rule_has_no_article_and_says_so():
    for basis in law.ALL_BASES.values():
        internal = basis.kind is LegalKind.INTERNAL_RULE
        assert internal == (basis.article == "")
        assert internal or basis.source


def test_every_step_has_one_text_at_most_in_force_per_row_and_day():
    for workflow in WORKFLOWS.values():
        for row in workflow.transitions:
            assert row.basis_on(date(2026, 11, 24)) or row.valid_to, row.name


def test_no_text_we_act_on_speaks_of_allowances():
    words = " ".join(f"{basis.title} {basis.quote}" for basis in law.ALL_BASES.values()).lower()
    assert not any(word in words for word in ("allocation", "caf ", "contrat de responsabilité"))


def test_every_rule_of_the_table_names_steps_that_exist():
    names = {row.name for workflow in WORKFLOWS.values() for row in workflow.transitions}
    assert {act for rule in RULES for act in rule.acts} <= names


@pytest.mark.parametrize(
    ("birth", "day", "expected"),
    [
        (date(2010, 2, 20), date(2026, 2, 19), True),
        (date(2010, 2, 20), date(2026, 2, 20), False),  # the birthday itself
        (date(2008, 2, 29), date(2024, 2, 28), True),
        (date(2008, 2, 29), date(2024, 2, 29), False),
        (date(2012, 12, 1), date(2018, 8, 31), False),  # six in the civil year: from the rentrée
        (date(2012, 12, 1), date(2018, 9, 1), True),
        (date(2016, 3, 1), date(2019, 9, 1), False),  # still six on the last day of the old text
        (date(2016, 3, 1), date(2019, 9, 2), True),
    ],
)
def test_compulsory_instruction_by_the_date_of_the_fact(birth, day, expected):
    assert under_compulsory_instruction(birth, day) is expected


def test_the_training_obligation_runs_from_16_to_18_since_2020():
    birth = date(2006, 5, 1)
    assert not under_training_obligation(date(2003, 5, 1), date(2020, 8, 31))
    assert not under_training_obligation(birth, date(2022, 4, 30))
    assert under_training_obligation(birth, date(2022, 5, 1))
    assert not under_training_obligation(birth, date(2024, 5, 1))
