"""Stories 1, 3 and 4 of the practice, acted out without any database: states, refusals, documents."""

from dataclasses import replace
from datetime import date, time

import pytest

from domain.attendance_cases.advance import close_year
from domain.attendance_cases.case import Period
from domain.attendance_cases.commands import Command
from domain.attendance_cases.commands_dsden import GiveVisa, ReferAgain, SummonWithDepartment
from domain.attendance_cases.commands_school import NotePersistence
from domain.attendance_cases.facts import AuthorityLevel, ResponsiblePerson, WarnedPerson
from domain.attendance_cases.law import ALL_BASES
from domain.attendance_cases.offers import dsden_label, offers
from domain.attendance_cases.reassessment import reassess
from domain.attendance_cases.simulator import Scenario, SimulatedAct, SimulatedHalfDay, SimulatedState, simulate
from domain.attendance_cases.states import Degree, VisaOpinion
from domain.attendance_cases.steps import StepState
from domain.kernel.errors import Malformed, NotYours
from domain.kernel.french import NBSP
from domain.workflow import Blocked, NotAvailable
from tests.domain.attendance_cases.case_world import (
    CPE,
    FATHER,
    HEAD,
    IEN,
    MOTHER,
    OFFICER,
    ONE_HOME,
    SIGNATORY,
    TEACHER,
    Walk,
    community,
    contract,
    facts_of,
    hearing,
    measures,
    meeting,
    prepare,
    refer,
    referent,
    summons,
)


def test_story_1_a_late_reason_takes_the_case_back():
    ines = Walk(date(2012, 3, 14), date(2026, 10, 8), partial=()).absent("2026-10-08 am pm", "2026-10-12 am")
    with pytest.raises(Blocked) as short:
        ines.take("note_threshold", CPE, "2026-10-12")
    assert "3 demi-journées complètes" in short.value.sentence

    ines.absent("2026-10-14 am").take("note_threshold", CPE, "2026-10-14")
    assert ines.states == ("threshold_reached", "none")
    assert ines.effects == ()  # nothing is sent by itself

    ines.take(meeting("2026-11-05"), HEAD, "2026-10-15")
    assert ines.letters == ["meeting_invitation", "meeting_invitation"]
    with pytest.raises(NotYours, match="not_yours"):
        ines.take(refer("2026-10-08", "2026-10-14"), TEACHER, "2026-10-16")
    ines.take(refer("2026-10-08", "2026-10-14"), HEAD, "2026-10-16")
    assert ines.states == ("meeting_convened", "referred")
    assert sorted(ines.letters) == ["dasen_referral", "referral_information", "referral_information"]
    ines.take("acknowledge", OFFICER, "2026-11-03")
    assert (ines.case.dsden_state, ines.letters) == ("received", ["receipt"])

    ines.complete = [half for half in ines.complete if half.day != date(2026, 10, 8)]
    now = ines.facts(date(2026, 11, 4))
    (proposal,) = reassess(ines.case, now, today=date(2026, 11, 4))
    assert proposal.step == "withdraw_referral"
    assert (proposal.known_then.counted, proposal.known_now.counted) == (4, 2)
    assert (
        proposal.sentence == f"Le 16{NBSP}octobre on savait 4 demi-journées{NBSP}; aujourd'hui 2. "
        "La saisine peut être retirée."
    )

    ines.take("withdraw_referral", HEAD, "2026-11-04")
    assert ines.states == ("meeting_convened", "withdrawn")
    assert sorted(ines.letters) == ["referral_withdrawal", "withdrawal_information", "withdrawal_information"]
    ines.take(measures("signed", "2026-11-05"), CPE, "2026-11-05")
    assert (ines.case.school_state, ines.letters) == ("measures_signed", ["measures_record"])
    ines.more = {"class_weeks_present": 2}
    with pytest.raises(Blocked):
        ines.take("note_restoration", CPE, "2026-11-20")


def lucas_to_the_warning() -> Walk:
    lucas = Walk(date(2016, 5, 20), date(2025, 11, 7), Degree.PRIMARY, more={"persons": ONE_HOME})
    lucas.absent("2025-11-06 am pm", "2025-11-07 am pm")
    lucas.take("note_threshold", HEAD, "2025-11-07").take(meeting("2025-11-13"), HEAD, "2025-11-10")
    assert lucas.letters == ["meeting_invitation"]  # one address, one letter
    lucas.take(measures("absent", "2025-11-13"), HEAD, "2025-11-13")
    assert lucas.letters == []
    lucas.take(meeting("2025-11-20"), HEAD, "2025-11-13")
    assert lucas.case.school_state == "meeting_convened"
    lucas.take(refer("2025-11-06", "2025-11-07"), HEAD, "2025-11-14")
    assert lucas.effects[0].ids["authority"] == "ien"
    lucas.take(GiveVisa(VisaOpinion.FAVOURABLE), IEN, "2025-11-17")
    assert lucas.case.dsden_state == "ien_visa"
    lucas.take("acknowledge", OFFICER, "2025-11-18")
    lucas.take(measures("signed", "2025-11-20"), HEAD, "2025-11-20")
    assert lucas.states == ("measures_signed", "received")
    with pytest.raises(NotYours) as refused:
        lucas.take("warn", HEAD, "2025-11-24")
    assert refused.value.sentence == (
        "L'avertissement est adressé par le directeur académique, pas par l'établissement. "
        f"Vous pouvez le saisir{NBSP}: le dossier est prêt."
    )
    lucas.take(prepare(), OFFICER, "2025-11-21").take("warn", SIGNATORY, "2025-11-24")
    assert lucas.letters == ["warning_letter", "warning_letter"]  # two parents under one roof, two named letters
    assert [effect.ids["guardian_ids"] for effect in lucas.effects] == [str(MOTHER), str(FATHER)]
    return lucas


def test_story_3_the_whole_ladder_in_an_ecole():
    lucas = lucas_to_the_warning()
    assert dsden_label(lucas.case, lucas.facts(date(2025, 11, 25))) == "Avertissement envoyé"
    told = (WarnedPerson(MOTHER, date(2025, 11, 24), date(2025, 11, 26)),)
    told += (WarnedPerson(FATHER, date(2025, 11, 24), date(2025, 12, 12)),)  # « avisé, non réclamé »
    lucas.more = {"persons": ONE_HOME, "warned": told}
    assert dsden_label(lucas.case, lucas.facts(date(2025, 12, 12))) == "Avertissement notifié"

    lucas.absent(*(f"2025-12-0{day} am pm" for day in (1, 2, 4, 5, 8)))
    lucas.take(NotePersistence(), HEAD, "2025-12-08")
    assert lucas.states == ("persistent", "warned")
    with pytest.raises(Blocked) as early:
        lucas.take("refer_to_prosecutor", SIGNATORY, "2025-12-08")
    assert early.value.data["blocked_by"][0] == (
        "Il manque une étape\u00a0: la réunion d'aide et d'accompagnement n'a pas été proposée à la famille. "
        "Proposez une date\u00a0; un refus ou une absence suffit à poursuivre."
    )

    lucas.take(community("2025-12-15"), HEAD, "2025-12-09").take(referent(), HEAD, "2025-12-15")
    assert lucas.letters == ["referent_notice"]
    lucas.take(contract("absent", "2025-12-15"), HEAD, "2025-12-15")
    assert (lucas.case.school_state, lucas.letters) == ("support_contract_proposed", [])
    lucas.take(contract("refused", "2026-01-06"), HEAD, "2026-01-06")
    assert (lucas.case.school_state, lucas.letters) == ("support_contract_unsigned", ["support_contract"])
    again = ReferAgain(Period(date(2025, 12, 1), date(2025, 12, 8)))
    lucas.take(again, HEAD, "2026-01-09").take(GiveVisa(VisaOpinion.RESERVED), IEN, "2026-01-09")
    assert lucas.case.dsden_state == "referred_again"
    lucas.take(SummonWithDepartment(date(2026, 2, 3), time(14), "DSDEN"), SIGNATORY, "2026-01-20")
    assert lucas.letters == ["summons_with_department", "summons_with_department"]
    lucas.absent("2026-01-26 am pm", "2026-01-29 am").take("note_continuation", CPE, "2026-01-29")
    lucas.take(hearing("absent", "2026-02-03"), OFFICER, "2026-02-03")
    assert lucas.states == ("continued", "no_show")
    lucas.absent("2026-02-05 am pm").take("refer_to_prosecutor", SIGNATORY, "2026-02-10")
    assert lucas.case.prosecutor_state == "prosecutor_referred"
    assert lucas.states == ("continued", "no_show")  # still open
    assert lucas.case.referent_id is not None
    assert lucas.letters == ["prosecutor_referral", "prosecutor_referral_info", "prosecutor_referral_info"]

    closed = close_year(lucas.case, facts=lucas.facts(date(2026, 9, 1)), today=date(2026, 9, 1))
    assert closed is not None
    assert (closed.entity.school_state, closed.entity.close_reason) == ("closed", "end_of_school_year")
    assert [effect.kind for effect in closed.effects] == ["send_closing_notice"]
    assert closed.entity.prosecutor_state == "prosecutor_referred"


def kevin_in_2014() -> Walk:
    alone = (ResponsiblePerson(MOTHER, AuthorityLevel.LEGAL, "a"),)
    kevin = Walk(date(1998, 9, 2), date(2014, 1, 7), more={"persons": alone})
    return kevin.absent("2014-01-07 am pm", "2014-01-09 am", "2014-01-10 am")


def test_story_4_january_2014():
    kevin = kevin_in_2014()
    offered = {
        one.name for one in offers(kevin.case, HEAD, facts=kevin.facts(date(2014, 1, 10)), today=date(2014, 1, 10))
    }
    assert {"open_dialogue", "refer"} <= offered
    assert not {"convene_meeting", "sign_measures"} & offered
    with pytest.raises(NotAvailable):
        kevin.take(meeting("2014-01-20"), HEAD, "2014-01-10")

    kevin.take("note_threshold", CPE, "2014-01-10")
    kevin.take(refer("2014-01-07", "2014-01-10"), HEAD, "2014-01-14")
    assert sorted(kevin.letters) == ["dasen_referral", "referral_information"]  # and nothing to the mayor
    kevin.take(prepare(MOTHER), OFFICER, "2014-01-20").take("warn", SIGNATORY, "2014-01-21")
    kevin.absent("2014-02-10 am pm", "2014-02-13 am")
    for skipped in (ReferAgain(Period(date(2014, 2, 10), date(2014, 2, 13))), Command("refer_to_prosecutor")):
        with pytest.raises(Blocked, match="blocked") as late:
            kevin.take(skipped, HEAD if skipped.step == "refer_again" else SIGNATORY, "2014-02-14")
        assert "convoquées" in late.value.sentence
    kevin.take(summons("2014-02-20"), SIGNATORY, "2014-02-14").take(
        hearing("came", "2014-02-20"), OFFICER, "2014-02-20"
    )
    assert ALL_BASES[kevin.case.acts[-2].basis].title == "Convocation à un entretien (obligatoire)"

    with pytest.raises(Malformed) as silent:
        kevin.take(NotePersistence(), HEAD, "2014-02-20")
    assert silent.value.data["errors"][0]["pointer"] == "/judgment"
    kevin.take(NotePersistence("Trois demi-journées en février après l'entretien."), HEAD, "2014-02-20")
    kevin.take(community("2014-02-20"), HEAD, "2014-02-20").take(referent(), HEAD, "2014-02-20")
    kevin.take(contract("signed", "2014-02-20"), HEAD, "2014-02-20")
    assert kevin.case.school_state == "support_contract"
    kevin.absent("2014-03-18 am pm", "2014-03-19 am", "2014-03-20 am pm").take("note_continuation", CPE, "2014-03-20")
    kevin.take("refer_to_prosecutor", SIGNATORY, "2014-03-28")
    assert kevin.case.prosecutor_state == "prosecutor_referred"  # no signed document was asked for


def test_story_4_the_same_facts_today_lack_the_meeting():
    walk = kevin_in_2014()
    days = ("2025-01-07 am pm", "2025-01-09 am", "2025-01-10 am", "2025-02-10 am pm", "2025-02-13 am")
    walk.complete = []
    walk.absent(*days)
    scenario = Scenario(
        on=date(2025, 3, 28),
        half_days=tuple(SimulatedHalfDay(half, SimulatedState.UNJUSTIFIED) for half in walk.complete),
        acts=(
            SimulatedAct("refer", date(2025, 1, 14)),
            SimulatedAct("prepare_warning", date(2025, 1, 20)),
            SimulatedAct("warn", date(2025, 1, 21)),
            SimulatedAct("summon", date(2025, 1, 24), appointment_on=date(2025, 2, 5)),
            SimulatedAct("record_hearing", date(2025, 2, 5), "came"),
            SimulatedAct("note_persistence", date(2025, 2, 14)),
            SimulatedAct("appoint_referent", date(2025, 2, 14)),
            SimulatedAct("convene_educational_community", date(2025, 2, 14), appointment_on=date(2025, 2, 20)),
            SimulatedAct("sign_support_contract", date(2025, 2, 20), "signed"),
        ),
        age=15,
    )
    answer = simulate(scenario)
    prosecutor = answer.steps[7]
    assert answer.regime.code == "R2014"
    assert prosecutor.state is StepState.NOT_YET
    assert "la réunion de la commission éducative n'a pas été proposée" in prosecutor.because
    assert all(finding.missing == () for finding in answer.findings)


def test_the_school_sees_nothing_of_the_prosecutor():
    lucas = lucas_to_the_warning()
    blind = lucas.case.without_compartment()
    referred = replace(lucas.case, prosecutor_state="prosecutor_referred").without_compartment()
    assert blind == referred
    names = {
        one.name
        for one in offers(
            blind, SIGNATORY, facts=facts_of(lucas.birth, [], today=date(2025, 12, 1)), today=date(2025, 12, 1)
        )
    }
    assert "refer_to_prosecutor" not in names
