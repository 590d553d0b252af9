"""Wishes, proposal, decision, assignment: who decides in which year, and what a file of results must say."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.kernel.errors import NotYours
from domain.kernel.law import LegalKind
from domain.orientation.advance import ORIENTATION_WORKFLOW, OrientationIncomplete, advance, is_third
from domain.orientation.file import Asked, Choosing, OrientationFile, Wish, Year
from domain.orientation.results import COLUMNS, ResultsRefused, read_results
from domain.orientation.states import (
    AssignmentState,
    DecidedBy,
    DecisionRule,
    OrientationLevel,
    OrientationState,
    SolutionKind,
)
from domain.workflow import Blocked, NotAvailable

IN_2015, IN_2026 = date(2015, 6, 10), date(2026, 6, 10)
SCHOOL = UUID(int=1)
HEAD = Actor(UUID(int=2), Role.HEAD, frozenset({SCHOOL}))
PSYEN = Actor(UUID(int=3), Role.GUIDANCE_PSYCHOLOGIST, frozenset({SCHOOL}))
GENERAL = Wish(1, OrientationLevel.SECONDE_GT, "2de générale et technologique")
TRADE = Wish(1, OrientationLevel.SECONDE_PRO, "2de pro MELEC")
TAKES_PART = Year(None, "arrêté du 20 janvier 2014", date(2014, 1, 20), date(2016, 8, 31))
FRESH = OrientationFile(UUID(int=4), UUID(int=5), SCHOOL, 2014)


def choosing(file: OrientationFile = FRESH, year: Year | None = None, *, third: bool = True) -> Choosing:
    return Choosing(file, year or Year(), third)


def contested(year: Year | None = None) -> Choosing:
    file = advance("record_wishes", choosing(), HEAD, Asked(lines=(GENERAL,)), today=IN_2015).file
    file = advance("record_proposal", choosing(file), HEAD, Asked(lines=(TRADE,)), today=IN_2015).file
    return choosing(file, year)


def test_a_proposal_that_differs_opens_a_dialogue() -> None:
    assert contested().file.state is OrientationState.CONTESTED
    file = advance("record_wishes", choosing(), HEAD, Asked(lines=(GENERAL,)), today=IN_2015).file
    agreed = advance("record_proposal", choosing(file), HEAD, Asked(lines=(GENERAL,)), today=IN_2015).file
    assert agreed.state is OrientationState.PROPOSED


def test_the_family_has_the_last_word_where_and_when_the_decree_says() -> None:
    done = advance("decide_as_family", contested(TAKES_PART), HEAD, Asked(), today=IN_2015)
    assert (done.file.decided_by, done.file.decision_rule) == (DecidedBy.FAMILY, DecisionRule.LAST_WORD)
    assert done.file.decision == (GENERAL,)
    assert done.step.basis == "decree_2014_6"


def test_outside_the_experiment_the_row_does_not_exist() -> None:
    with pytest.raises(NotAvailable):
        advance("decide_as_family", contested(TAKES_PART), HEAD, Asked(), today=IN_2026)


def test_a_school_that_does_not_take_part_and_another_level_are_refused() -> None:
    with pytest.raises(Blocked, match="blocked"):
        advance("decide_as_family", contested(), HEAD, Asked(), today=IN_2015)
    with pytest.raises(Blocked) as other:
        advance("decide_as_family", replace(contested(TAKES_PART), is_third_form=False), HEAD, Asked(), today=IN_2015)
    assert "3e" in other.value.sentence
    late = replace(TAKES_PART, last_word_to=date(2015, 6, 9))
    with pytest.raises(Blocked):
        advance("decide_as_family", contested(late), HEAD, Asked(), today=IN_2015)


def test_elsewhere_the_head_decides_and_an_appeal_is_final() -> None:
    done = advance("decide_otherwise", contested(), HEAD, Asked(lines=(TRADE,)), today=IN_2026)
    assert (done.file.decided_by, done.step.basis) == (DecidedBy.HEAD, "l331_8")
    appealed = advance("record_appeal", choosing(done.file), HEAD, Asked(lines=(GENERAL,)), today=IN_2026)
    assert (appealed.file.decided_by, appealed.file.decision) == (DecidedBy.APPEAL, (GENERAL,))


def test_where_the_family_has_the_last_word_the_head_does_not_decide_otherwise() -> None:
    with pytest.raises(Blocked):
        advance("decide_otherwise", contested(TAKES_PART), HEAD, Asked(lines=(TRADE,)), today=IN_2015)


def test_the_psychologist_writes_wishes_and_does_not_decide() -> None:
    file = advance("record_wishes", choosing(), PSYEN, Asked(lines=(GENERAL,)), today=IN_2015).file
    assert file.state is OrientationState.WISHED
    with pytest.raises(NotYours):
        advance("decide_as_wished", contested(), PSYEN, Asked(), today=IN_2015)


@pytest.mark.parametrize("lines", [(), (replace(GENERAL, rank=2),), (GENERAL, replace(GENERAL, rank=2))])
def test_wishes_are_ranked_from_one_and_asked_once(lines: tuple[Wish, ...]) -> None:
    with pytest.raises(OrientationIncomplete):
        advance("record_wishes", choosing(), HEAD, Asked(lines=lines), today=IN_2015)


def test_without_assignment_one_waits_since_that_day_until_a_solution() -> None:
    asked = Asked(on=date(2015, 6, 8), assignment=AssignmentState.NONE)
    file = advance("record_assignment", contested(), HEAD, asked, today=IN_2015).file
    assert (file.state, file.without_solution_since) == (OrientationState.NOT_ASSIGNED, date(2015, 6, 8))
    again = Asked(assignment=AssignmentState.WAITING_LIST)
    kept = advance("record_assignment", choosing(file), HEAD, again, today=IN_2015).file
    assert kept.without_solution_since == date(2015, 6, 8)
    found = Asked(solution_kind=SolutionKind.APPRENTICESHIP)
    assert advance("record_solution", choosing(kept), HEAD, found, today=IN_2015).file.without_solution_since is None
    got = Asked(assignment=AssignmentState.ASSIGNED, formation="CAP Cuisine")
    assert advance("record_assignment", choosing(kept), HEAD, got, today=IN_2015).file.without_solution_since is None


def test_an_assignment_names_its_formation_and_a_solution_its_kind() -> None:
    for name, asked in (
        ("record_assignment", Asked(assignment=AssignmentState.ASSIGNED)),
        ("record_assignment", Asked()),
    ):
        with pytest.raises(OrientationIncomplete):
            advance(name, contested(), HEAD, asked, today=IN_2015)
    none = advance("record_assignment", contested(), HEAD, Asked(assignment=AssignmentState.NONE), today=IN_2015).file
    with pytest.raises(OrientationIncomplete):
        advance("record_solution", choosing(none), HEAD, Asked(), today=IN_2015)


def test_what_was_not_read_is_not_shown_as_law() -> None:
    for row in ORIENTATION_WORKFLOW.transitions:
        for basis in row.legal_basis:
            assert basis.kind is LegalKind.INTERNAL_RULE or basis.source, row.name


@pytest.mark.parametrize(
    ("level", "name", "third"), [("3EME", "3B", True), ("", "3e B", True), ("", "2de MELEC", False)]
)
def test_the_third_form_is_known_by_its_level(level: str, name: str, third: bool) -> None:
    assert is_third(level, name) is third


def csv(*lines: str) -> bytes:
    return "\n".join([";".join(COLUMNS), *lines]).encode()


def test_a_good_file_is_read_whole() -> None:
    good, bad = read_results(
        csv("123456789AB;14/03/2012;affecté;10/06/2026;2de pro MELEC;LP Prévert", "123456789AC;2012-03-15;non affecté;10/06/2026;;"),
        IN_2026,
    )  # fmt: skip
    assert bad == []
    assert [line.result for line in good] == [AssignmentState.ASSIGNED, AssignmentState.NONE]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("12345;14/03/2012;affecté;10/06/2026;CAP;", "ine"),
        ("123456789AB;31/02/2012;affecté;10/06/2026;CAP;", "date_naissance"),
        ("123456789AB;14/03/2012;peut-être;10/06/2026;CAP;", "resultat"),
        ("123456789AB;14/03/2012;affecté;11/06/2026;CAP;", "date"),
        ("123456789AB;14/03/2012;affecté;10/06/2026;;", "formation"),
    ],
)
def test_a_bad_line_says_where_why_and_how_to_mend_it(line: str, column: str) -> None:
    good, [error] = read_results(csv(line), IN_2026)
    assert good == []
    assert (error.line, error.column) == (2, column)
    assert error.rule
    assert error.remedy


def test_a_pupil_stands_once_in_a_file() -> None:
    line = "123456789AB;14/03/2012;affecté;10/06/2026;CAP;"
    _, [error] = read_results(csv(line, line), IN_2026)
    assert "ligne 2" in error.rule


def test_another_shape_or_another_encoding_is_refused_whole() -> None:
    with pytest.raises(ResultsRefused, match="refused"):
        read_results(b"nom;prenom\nA;B", IN_2026)
    with pytest.raises(ResultsRefused):
        read_results("ine;date_naissance;résultat\n".encode("latin-1"), IN_2026)
