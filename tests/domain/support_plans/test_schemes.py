"""The table of schemes: each row says for whom, how long, on which text, and holds."""

from datetime import date
from itertools import pairwise

import pytest

from domain.kernel.law import LegalKind
from domain.schools.kinds import SchoolKind
from domain.support_plans.catalogue import (
    SCHEMES,
    Candidate,
    SchemeNotOpen,
    SchemeUnknown,
    check_open,
    levels_named,
    open_schemes,
    scheme_of,
    why_closed,
)
from domain.support_plans.schemes import Scheme, SchemeCode
from domain.support_plans.tracks import WORKFLOWS, workflow_of
from tests.domain.support_plans.plan_world import COLLEGIAN, DAY, LYCEAN

ALL = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda one: one.code.value)


def test_every_scheme_of_the_page_is_a_row() -> None:
    assert set(SCHEMES) == set(SchemeCode)


@ALL
def test_every_row_says_for_whom_how_long_who_decides(scheme: Scheme) -> None:
    assert scheme.for_whom
    assert scheme.open_to
    assert scheme.decided_by
    assert scheme.durations[0].label
    assert scheme.kinds
    assert workflow_of(scheme) in WORKFLOWS.values()


@ALL
def test_a_rule_without_a_text_is_never_shown_as_law(scheme: Scheme) -> None:
    for basis in scheme.bases:
        assert (basis.kind is LegalKind.INTERNAL_RULE) == (not basis.article) == (not basis.source)


@ALL
def test_versions_of_a_duration_follow_each_other(scheme: Scheme) -> None:
    for earlier, later in pairwise(scheme.durations):
        assert earlier.valid_to is not None
        assert later.valid_from is not None
        assert (later.valid_from - earlier.valid_to).days == 1


def test_a_ppre_is_for_ecole_and_college_with_its_article() -> None:
    with pytest.raises(SchemeNotOpen) as refused:
        check_open(SCHEMES[SchemeCode.PPRE], LYCEAN, DAY)
    assert refused.value.sentence == "PPRE\u00a0: école et collège (L.\u00a0311-3-1). Cet élève est ailleurs."
    assert why_closed(SCHEMES[SchemeCode.PPRE], COLLEGIAN, DAY) is None


def test_a_nursery_class_has_no_ppre() -> None:
    small = Candidate(SchoolKind.PRIMARY_SCHOOL, frozenset({"GS"}), date(2021, 3, 1))
    assert why_closed(SCHEMES[SchemeCode.PPRE], small, DAY) is not None


def test_a_class_that_names_no_level_is_not_held_against_the_pupil() -> None:
    unknown = Candidate(SchoolKind.COLLEGE, frozenset(), date(2012, 3, 1))
    assert why_closed(SCHEMES[SchemeCode.SUPPORT_6E], unknown, DAY) is None


@pytest.mark.parametrize(
    ("code", "born", "reason"),
    [
        (SchemeCode.ERS, date(2014, 6, 1), "à partir de 13 ans. Cet élève a 12 ans."),
        (SchemeCode.ERS, date(2009, 6, 1), "jusqu'à 16 ans. Cet élève a 17 ans."),
        (SchemeCode.RELAY_CLASS, date(2010, 6, 1), "jusqu'à 15 ans. Cet élève a 16 ans."),
        (SchemeCode.MLDS, date(2012, 6, 1), "à partir de 16 ans. Cet élève a 14 ans."),
        (SchemeCode.PAFI, date(2012, 6, 1), "à partir de 15 ans. Cet élève a 14 ans."),
    ],
)
def test_ages_are_said_with_the_pupils_own(code: SchemeCode, born: date, reason: str) -> None:
    pupil = Candidate(SchoolKind.COLLEGE, frozenset({"4e"}), born)
    assert (why_closed(SCHEMES[code], pupil, DAY) or "").endswith(reason)


def test_a_micro_lycee_is_for_sixteen_to_twenty_five() -> None:
    born = Candidate(SchoolKind.LYCEE, frozenset(), date(2000, 1, 1))
    assert "jusqu'à 25 ans" in (why_closed(SCHEMES[SchemeCode.MICRO_LYCEE], born, DAY) or "")


@pytest.mark.parametrize("code", [SchemeCode.TDO, SchemeCode.AMBITION_EMPLOI])
def test_a_scheme_not_yet_in_force_is_refused_with_its_date(code: SchemeCode) -> None:
    assert "à partir du 01/09/2023" in (why_closed(SCHEMES[code], LYCEAN, date(2023, 8, 31)) or "")
    assert why_closed(SCHEMES[code], LYCEAN, date(2023, 9, 1)) is None or code is SchemeCode.AMBITION_EMPLOI


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(SchemeUnknown):
        scheme_of("magic")


def test_the_lycee_pro_still_has_many() -> None:
    found = {one.code for one in open_schemes(LYCEAN, DAY)}
    assert {SchemeCode.MLDS, SchemeCode.TDO, SchemeCode.TUTORING, SchemeCode.SUPPORT_BAC_PRO} <= found


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("4e B", {"4e"}), ("601", {"6e"}), ("6A", {"6e"}), ("CE1-CE2", {"CE1", "CE2"}), ("2de MELEC", {"2de"}),
        ("Tle MELEC", {"Tle"}), ("1re STI2D", {"1re"}), ("2 CAP MEE", {"CAP"}), ("PS-MS", {"PS", "MS"}),
        ("ULIS", set()),
    ],
)  # fmt: skip
def test_levels_are_read_in_the_name_of_a_class(name: str, levels: set[str]) -> None:
    assert levels_named("", name) == levels
