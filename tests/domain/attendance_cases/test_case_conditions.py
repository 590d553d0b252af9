"""The same condition on every row that has it: a row that loses one fails here."""

from dataclasses import replace
from datetime import date, time

import pytest

from domain.attendance_cases.case import Period
from domain.attendance_cases.commands import Command
from domain.attendance_cases.commands_dsden import GiveVisa, ReferAgain, SummonWithDepartment
from domain.attendance_cases.commands_school import Close, NotePersistence
from domain.attendance_cases.states import CloseReason, Degree, VisaOpinion
from domain.kernel.errors import NotYours
from domain.workflow import Blocked
from tests.domain.attendance_cases.case_world import (
    CPE,
    HEAD,
    IEN,
    MOTHER,
    OFFICER,
    SIGNATORY,
    Walk,
    community,
    contract,
    hearing,
    measures,
    meeting,
    prepare,
    ready_for_prosecutor,
    refer,
    referent,
    summons,
    warned_walk,
)

BIRTH = date(2012, 3, 14)
OUTSIDE = "la procédure d'absences ne s'applique pas"


def blocked(walk: Walk, command: Command | str, actor, on: str) -> str:
    with pytest.raises(Blocked) as refused:
        walk.take(command, actor, on)
    return refused.value.sentence.replace("\u00a0", " ")


def four(**more) -> Walk:
    return Walk(BIRTH, date(2026, 11, 2), **more).absent("2026-11-03 am pm", "2026-11-05 am pm")


def received() -> Walk:
    walk = four().take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09")
    return walk.take("acknowledge", OFFICER, "2026-11-10")


def in_2014() -> Walk:
    """R2013, brought to an interview held, with absences after the warning."""
    walk = Walk(date(1998, 9, 2), date(2014, 1, 7)).absent("2014-01-07 am pm", "2014-01-09 am", "2014-01-10 am")
    walk.take(refer("2014-01-07", "2014-01-10"), HEAD, "2014-01-14").take(prepare(MOTHER), OFFICER, "2014-01-20")
    walk.take("warn", SIGNATORY, "2014-01-21").take(summons("2014-02-05"), SIGNATORY, "2014-01-24")
    return walk.take(hearing("absent", "2014-02-05"), OFFICER, "2014-02-05").absent("2014-02-10 am")


AGAIN = ReferAgain(Period(date(2026, 11, 23), date(2026, 11, 24)))
AGAIN_2014 = ReferAgain(Period(date(2014, 2, 10), date(2014, 2, 10)))
DEPARTMENT = SummonWithDepartment(date(2026, 12, 15), time(14), "DSDEN")


@pytest.mark.parametrize(
    ("walk", "command", "actor", "on"),
    [
        (four(), meeting("2026-11-19"), HEAD, "2026-11-09"),
        (ready_for_prosecutor(), meeting("2026-12-19"), HEAD, "2026-12-09"),
        (four(), NotePersistence("Quatre demi-journées de suite."), HEAD, "2026-11-09"),
        (ready_for_prosecutor(), AGAIN, HEAD, "2026-12-03"),
        (in_2014(), AGAIN_2014, HEAD, "2014-02-14"),
        (ready_for_prosecutor(), "refer_to_prosecutor", SIGNATORY, "2026-12-05"),
        (in_2014(), "refer_to_prosecutor", SIGNATORY, "2014-02-14"),
    ],
)
def test_an_apprentice_is_outside_at_every_step(walk, command, actor, on):
    walk.more = {**walk.more, "apprentice": True}
    assert OUTSIDE in blocked(walk, command, actor, on)


@pytest.mark.parametrize(
    ("walk", "command", "on"),
    [
        (received().take(prepare(), OFFICER, "2026-11-12"), "warn", "2026-11-16"),
        (warned_walk(), summons("2026-11-25"), "2026-11-17"),
        (warned_walk(), "retract", "2026-11-17"),
        (ready_for_prosecutor().take(AGAIN, HEAD, "2026-12-03"), DEPARTMENT, "2026-12-04"),
        (ready_for_prosecutor(), "refer_to_prosecutor", "2026-12-05"),
        (in_2014(), "refer_to_prosecutor", "2014-02-14"),
    ],
)
def test_every_signed_act_needs_a_delegation(walk, command, on):
    walk.more = {**walk.more, "delegation": None}
    assert "délégation de signature" in blocked(walk, command, SIGNATORY, on)


@pytest.mark.parametrize(
    ("walk", "command", "on"),
    [(ready_for_prosecutor(), AGAIN, "2026-12-03"), (in_2014(), AGAIN_2014, "2014-02-14")],
)
def test_a_closed_case_is_not_referred_again(walk, command, on):
    walk.take(Close(CloseReason.LEFT_SCHOOL), HEAD, on)
    assert "Le dossier est clos" in blocked(walk, command, HEAD, on)


@pytest.mark.parametrize(
    ("walk", "command", "actor", "on"),
    [
        (received(), prepare(), OFFICER, "2026-11-12"),
        (received().take(prepare(), OFFICER, "2026-11-12"), "warn", SIGNATORY, "2026-11-16"),
        (ready_for_prosecutor(), "refer_to_prosecutor", SIGNATORY, "2026-12-05"),
        (in_2014(), "refer_to_prosecutor", SIGNATORY, "2014-02-14"),
    ],
)
def test_a_file_opened_in_error_leads_nowhere(walk, command, actor, on):
    walk.case = replace(walk.case, close_reason=CloseReason.OPENED_IN_ERROR)
    assert "ouvert par erreur" in blocked(walk, command, actor, on)


def test_a_meeting_at_four_is_not_convened_at_three():
    walk = Walk(BIRTH, date(2026, 11, 2)).absent("2026-11-03 am pm", "2026-11-05 am")
    assert "Le seuil de 4 n'est pas atteint" in blocked(walk, meeting("2026-11-19"), HEAD, "2026-11-09")


def test_persistence_judged_by_the_head_may_still_be_followed_by_the_meeting():
    walk = Walk(BIRTH, date(2026, 11, 2)).absent("2026-11-03 am pm", "2026-11-05 am")
    walk.take(NotePersistence("Trois demi-journées chaque semaine."), HEAD, "2026-11-09")
    assert "n'a pas été convoquée" in blocked(walk, measures("signed", "2026-11-09"), CPE, "2026-11-09")
    walk.take(meeting("2026-11-19"), HEAD, "2026-11-09")
    assert walk.case.school_state == "persistent"
    assert "19 novembre" in blocked(walk, measures("signed", "2026-11-12"), CPE, "2026-11-12")
    walk.take(measures("signed", "2026-11-19"), CPE, "2026-11-19")
    assert walk.case.school_state == "persistent"
    assert walk.case.acts[-1].outcome == "signed"


def test_the_ien_visas_a_second_referral_of_an_ecole_only():
    visa = GiveVisa(VisaOpinion.FAVOURABLE)
    college = ready_for_prosecutor().take(AGAIN, HEAD, "2026-12-03")
    assert "ne concerne que les écoles" in blocked(college, visa, IEN, "2026-12-04")
    college.case = replace(college.case, degree=Degree.PRIMARY)
    assert college.take(visa, IEN, "2026-12-04").case.dsden_state == "referred_again"


def test_the_visa_of_a_first_referral_too():
    college = four().take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09")
    assert "ne concerne que les écoles" in blocked(college, GiveVisa(VisaOpinion.RESERVED), IEN, "2026-11-10")


def test_a_warning_is_not_prepared_on_a_count_that_fell():
    walk = received()
    walk.complete = walk.complete[2:]
    assert "Il reste 2 demi-journées" in blocked(walk, prepare(), OFFICER, "2026-11-12")


def test_in_2014_a_second_referral_needs_absences_after_the_warning():
    walk = in_2014()
    walk.complete = walk.complete[:-1]
    assert "Depuis l'avertissement du 21 janvier" in blocked(walk, AGAIN_2014, HEAD, "2014-02-14")
    assert in_2014().take(AGAIN_2014, HEAD, "2014-02-14").case.dsden_state == "referred_again"


def test_in_2014_the_prosecutor_needs_a_warning_and_absences_after_it():
    walk = in_2014()
    kept = tuple(act for act in walk.case.acts if act.step != "warn")
    unwarned = replace(walk.case, acts=kept)
    walk.case, warned = unwarned, walk.case
    assert "l'avertissement n'a pas été adressé" in blocked(walk, "refer_to_prosecutor", SIGNATORY, "2014-02-14")
    walk.case, walk.complete = warned, walk.complete[:-1]
    assert "Depuis l'avertissement du 21 janvier" in blocked(walk, "refer_to_prosecutor", SIGNATORY, "2014-02-14")


def test_a_case_opened_before_the_decree_ends_under_it():
    walk = Walk(date(2001, 9, 2), date(2014, 10, 6)).absent("2014-10-06 am pm", "2014-10-07 am pm")
    walk.take(refer("2014-10-06", "2014-10-07"), HEAD, "2014-10-08").take(prepare(MOTHER), OFFICER, "2014-10-09")
    walk.take("warn", SIGNATORY, "2014-10-10").take(summons("2014-10-13"), SIGNATORY, "2014-10-10")
    walk.take(hearing("came", "2014-10-13"), OFFICER, "2014-10-13").absent("2014-11-13 am")
    walk.take(NotePersistence("Une absence la semaine suivante."), HEAD, "2014-11-14")
    walk.take(community("2014-11-18"), HEAD, "2014-11-14").take(referent(), HEAD, "2014-11-18")
    walk.take(contract("signed", "2014-11-18"), HEAD, "2014-11-18")
    missing = blocked(walk, "refer_to_prosecutor", SIGNATORY, "2014-11-24")
    assert "la réunion de la commission éducative n'a pas été proposée" in missing
    walk.take(meeting("2014-11-25"), HEAD, "2014-11-24").take(measures("absent", "2014-11-25"), CPE, "2014-11-25")
    walk.take("refer_to_prosecutor", SIGNATORY, "2014-11-26")
    assert walk.case.prosecutor_state == "prosecutor_referred"


def test_a_denial_says_who_decides():
    for command, actor, words in (
        ("withdraw_referral", CPE, "signée par le chef d'établissement"),
        (prepare(), HEAD, "adressé par le directeur académique"),
        ("refer_to_prosecutor", OFFICER, "décision personnelle"),
    ):
        with pytest.raises(NotYours) as refused:
            received().take(command, actor, "2026-11-12")
        assert words in refused.value.sentence
