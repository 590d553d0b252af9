"""Each condition of a step: the sentence it says, and the plan it lets through."""

from dataclasses import replace
from datetime import date

import pytest

from domain.schools.kinds import SchoolKind
from domain.support_plans import guards
from domain.support_plans.catalogue import SCHEMES, Candidate
from domain.support_plans.plan import Running, Session, Standing
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import Agreement
from tests.domain.support_plans.plan_world import (
    DAY,
    FATHER_SIGNS,
    HEAD_SIGNS,
    LYCEAN,
    MOTHER_SIGNS,
    agreed,
    dated,
    plan,
    standing,
    with_fields,
)


def lasts(code: SchemeCode, start: date, end: date, *earlier: Session) -> str | None:
    return guards.lasts_as_ruled(standing(dated(plan(code), start, end), earlier=earlier), DAY)


def test_dates_in_disorder_are_refused() -> None:
    assert lasts(SchemeCode.PPRE, date(2026, 12, 1), date(2026, 11, 1)) == "La date de fin précède la date de début."


def test_a_relay_class_ends_with_the_school_year() -> None:
    assert lasts(SchemeCode.RELAY_CLASS, date(2026, 11, 24), date(2027, 7, 2)) is None
    said = lasts(SchemeCode.RELAY_CLASS, date(2026, 11, 24), date(2027, 9, 30))
    assert said == "Classe relais\u00a0: de quelques semaines à une année scolaire au plus."


@pytest.mark.parametrize(("end", "fits"), [("2027-01-04", True), ("2027-01-05", False), ("2026-12-04", False)])
def test_a_relay_workshop_lasts_four_to_six_weeks_today(end: str, fits: bool) -> None:
    said = lasts(SchemeCode.RELAY_WORKSHOP, date(2026, 11, 23), date.fromisoformat(end))
    assert (said is None) is fits


def test_before_september_2014_a_relay_workshop_lasted_four_weeks() -> None:
    assert lasts(SchemeCode.RELAY_WORKSHOP, date(2014, 3, 3), date(2014, 3, 31)) is None
    assert lasts(SchemeCode.RELAY_WORKSHOP, date(2014, 3, 3), date(2014, 4, 7)) is not None


def test_a_relay_workshop_is_renewed_three_times() -> None:
    month = [Session(date(2026, n, 1), date(2026, n, 29)) for n in (9, 10, 11, 12)]
    start, end = date(2027, 1, 4), date(2027, 2, 1)
    assert lasts(SchemeCode.RELAY_WORKSHOP, start, end, *month[:3]) is None
    assert "Celui-ci dépasse" in (lasts(SchemeCode.RELAY_WORKSHOP, start, end, *month) or "")


def test_relay_workshops_make_sixteen_weeks_in_all() -> None:
    long = [Session(date(2026, 9, 1), date(2026, 10, 13)), Session(date(2026, 10, 14), date(2026, 11, 25))]
    assert lasts(SchemeCode.RELAY_WORKSHOP, date(2026, 11, 26), date(2026, 12, 24), *long) is None
    assert lasts(SchemeCode.RELAY_WORKSHOP, date(2026, 11, 26), date(2027, 1, 7), *long) is not None


def test_an_ers_lasts_a_year_at_least() -> None:
    assert lasts(SchemeCode.ERS, date(2026, 11, 24), date(2027, 11, 23)) is None
    assert lasts(SchemeCode.ERS, date(2026, 11, 24), date(2027, 6, 30)) is not None


def test_ambition_emploi_runs_from_september_to_december() -> None:
    assert lasts(SchemeCode.AMBITION_EMPLOI, date(2026, 9, 1), date(2026, 12, 31)) is None
    assert lasts(SchemeCode.AMBITION_EMPLOI, date(2026, 9, 1), date(2027, 1, 15)) is not None
    assert lasts(SchemeCode.AMBITION_EMPLOI, date(2026, 7, 1), date(2026, 9, 15)) is not None


def running(code: SchemeCode) -> Standing:
    other = Running(SCHEMES[SchemeCode.RELAY_CLASS], date(2026, 11, 2), date(2027, 1, 29))
    return standing(dated(plan(code), date(2026, 12, 1), date(2026, 12, 31)), running=(other,))


def test_two_schemes_outside_the_class_exclude_each_other_by_name() -> None:
    assert guards.nothing_excludes_it(running(SchemeCode.TDO), DAY) == (
        "Cet élève suit déjà\u00a0: Classe relais depuis le 02/11/2026. Terminez-le d'abord."
    )


def test_schemes_that_bear_each_other_run_together() -> None:
    assert guards.nothing_excludes_it(running(SchemeCode.PPRE), DAY) is None


def test_the_next_scheme_may_follow_the_last_day() -> None:
    other = Running(SCHEMES[SchemeCode.RELAY_CLASS], date(2026, 11, 2), date(2026, 11, 30))
    after = standing(dated(plan(SchemeCode.TDO), date(2026, 12, 1), date(2026, 12, 31)), running=(other,))
    assert guards.nothing_excludes_it(after, DAY) is None


def test_the_same_scheme_does_not_run_twice() -> None:
    other = Running(SCHEMES[SchemeCode.PPRE], date(2026, 11, 2), None)
    assert "PPRE" in (guards.nothing_excludes_it(standing(plan(), running=(other,)), DAY) or "")


def test_the_family_is_met_before_it_agrees() -> None:
    never = replace(plan(), content=replace(plan().content, follow_up=replace(plan().content.follow_up,
                                                                              family_met_on=None)))  # fmt: skip
    assert guards.family_was_met(standing(never), DAY) == "Il manque la date de rencontre avec la famille."
    assert guards.family_was_met(standing(plan()), DAY) is None
    assert guards.family_was_met(standing(plan()), date(2026, 11, 19)) is not None


def test_the_family_agrees() -> None:
    assert guards.family_agreed(standing(plan()), DAY) is not None
    assert guards.family_agreed(standing(agreed(plan())), DAY) is None
    refused = replace(plan(), agreement=Agreement.REFUSED)
    assert guards.family_agreed(standing(refused), DAY) is not None


def test_one_parent_signs_a_ppre_and_both_a_segpa() -> None:
    alone, both = (MOTHER_SIGNS,), (MOTHER_SIGNS, FATHER_SIGNS)
    assert guards.family_signed(standing(plan()), DAY) == "Il manque la signature d'un représentant légal."
    assert guards.family_signed(standing(plan(signatures=alone)), DAY) is None
    segpa = plan(SchemeCode.SEGPA, signatures=alone)
    assert guards.family_signed(standing(segpa), DAY) == "Il manque la signature de chaque représentant légal."
    assert guards.family_signed(standing(replace(segpa, signatures=both)), DAY) is None


def test_a_declined_signature_is_none() -> None:
    declined = replace(MOTHER_SIGNS, signed=False)
    assert guards.family_signed(standing(plan(signatures=(declined,))), DAY) is not None


def test_a_pupil_of_age_signs_for_themselves() -> None:
    made = standing(plan(SchemeCode.MLDS, signatures=(MOTHER_SIGNS,)), is_adult=True)
    assert guards.family_signed(made, DAY) == "Il manque la signature de l'élève, majeur."


def test_the_head_signs() -> None:
    assert guards.head_signed(standing(plan()), DAY) is not None
    assert guards.head_signed(standing(plan(signatures=(HEAD_SIGNS,))), DAY) is None


def test_a_micro_lycee_takes_who_left_six_months_ago() -> None:
    recent = with_fields(plan(SchemeCode.MICRO_LYCEE), left_school_on="2026-10-01")
    long_ago = with_fields(plan(SchemeCode.MICRO_LYCEE), left_school_on="2026-03-01")
    assert guards.scheme_conditions(standing(recent, LYCEAN), DAY) is not None
    assert guards.scheme_conditions(standing(long_ago, LYCEAN), DAY) is None


def test_the_mlds_takes_who_left_within_the_year() -> None:
    def said(**fields: object) -> str | None:
        return guards.scheme_conditions(standing(with_fields(plan(SchemeCode.MLDS), **fields), LYCEAN), DAY)

    assert said(situation="left", left_school_on="2025-06-01") == (
        "Action de la MLDS\u00a0: le jeune est sorti depuis moins d'un an."
    )
    assert said(situation="left") == "Action de la MLDS\u00a0: indiquez la date de sortie."
    assert said(situation="left", left_school_on="2026-06-30") is None
    assert said(situation="enrolled") is None


def test_a_scheme_is_judged_on_the_day_it_starts() -> None:
    before = Candidate(SchoolKind.COLLEGE, frozenset({"3e"}), date(2011, 1, 1))
    made = dated(plan(SchemeCode.RELAY_CLASS), date(2027, 1, 4), date(2027, 3, 1))
    assert "Cet élève a 16 ans" in (guards.is_open(standing(made, before), DAY) or "")
