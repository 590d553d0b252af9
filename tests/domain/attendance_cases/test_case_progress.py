"""What a reader is told: eight steps in words, who is waited for, what comes next, what the texts would say."""

from dataclasses import replace
from datetime import date

import pytest

from domain.attendance_cases.commands_dsden import ReturnFile
from domain.attendance_cases.commands_school import Close
from domain.attendance_cases.simulator import Scenario, SimulatedAct, SimulatedHalfDay, SimulatedState, simulate
from domain.attendance_cases.states import CloseReason, Degree, ReturnReason
from domain.attendance_cases.steps import StepState, steps
from domain.attendance_cases.waiting import Party, expected_transition, waiting_for
from tests.domain.attendance_cases.case_world import (
    CPE,
    HEAD,
    OFFICER,
    SIGNATORY,
    Walk,
    halves,
    hearing,
    measures,
    meeting,
    prepare,
    ready_for_prosecutor,
    refer,
    summons,
    warned_walk,
)

BIRTH = date(2012, 3, 14)


def states(walk: Walk, on: str, *, blind: bool = False) -> list[str]:
    today = date.fromisoformat(on)
    case = walk.case.without_compartment() if blind else walk.case
    return [one.state.value for one in steps(case, facts=walk.facts(today), today=today)]


def four(**more) -> Walk:
    return Walk(BIRTH, date(2026, 11, 2), **more).absent("2026-11-03 am pm", "2026-11-05 am pm")


def test_the_eight_steps_at_the_threshold():
    walk = four()
    assert states(walk, "2026-11-06") == [
        "possible", "possible", "possible", "not_yet", "not_yet", "not_yet", "not_yet", "not_yet",
    ]  # fmt: skip


def test_the_eight_steps_while_the_dsden_has_the_file():
    walk = four().take("open_dialogue", CPE, "2026-11-04").take(meeting("2026-11-09"), HEAD, "2026-11-06")
    walk.take(measures("signed", "2026-11-09"), CPE, "2026-11-09").take(
        refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-10"
    )
    today = date(2026, 11, 16)
    found = steps(walk.case, facts=walk.facts(today), today=today)
    assert [one.state.label for one in found[:5]] == ["fait", "fait", "fait", "en cours", "pas encore possible"]
    assert found[0].who == "Conseiller principal d'éducation"
    assert found[1].label == "Réunion de la commission éducative, mesures"
    assert found[1].outcome == "signed"
    assert found[2].on == date(2026, 11, 10)
    assert found[2].legal_basis is not None
    assert found[2].legal_basis.article.startswith("L.\u00a0131-8")


def test_the_interview_is_optional_today_and_was_not():
    assert states(warned_walk(), "2026-11-18")[4] == "optional"
    old = Walk(date(1999, 9, 2), date(2014, 1, 6)).absent("2014-01-07 am pm", "2014-01-09 am pm")
    old.take(refer("2014-01-07", "2014-01-09"), HEAD, "2014-01-10").take(prepare(), OFFICER, "2014-01-13")
    old.take("warn", SIGNATORY, "2014-01-14")
    assert states(old, "2014-01-15")[4] == "possible"
    assert states(old, "2014-01-15")[1] == "moot"
    assert expected_transition(old.case, facts=old.facts(date(2014, 1, 15)), today=date(2014, 1, 15)) == "summon"


def test_the_eighth_step_says_the_same_to_the_school_whatever_happened():
    before = ready_for_prosecutor()
    after = ready_for_prosecutor().take("refer_to_prosecutor", SIGNATORY, "2026-12-05")
    today = date(2026, 12, 8)
    seen = [steps(walk.case.without_compartment(), facts=walk.facts(today), today=today) for walk in (before, after)]
    assert seen[0] == seen[1]
    assert seen[0][7].missing == ("Relève de la DSDEN.",)
    assert states(before, "2026-12-08")[7] == "possible"
    assert states(after, "2026-12-08")[7] == "done"


def test_the_eighth_step_is_moot_at_16():
    walk = ready_for_prosecutor(birth=date(2010, 11, 20))
    today = date(2026, 12, 8)
    for case in (walk.case, walk.case.without_compartment()):
        step = steps(case, facts=walk.facts(today), today=today)[7]
        assert step.state is StepState.MOOT
        assert step.missing == ("L'élève n'est plus soumis à l'obligation scolaire.",)


@pytest.mark.parametrize(
    ("walk", "on", "party", "since", "expected"),
    [
        (four(), "2026-11-06", Party.SCHOOL, "2026-11-02", "note_threshold"),
        (four().take("note_threshold", CPE, "2026-11-06"), "2026-11-09", Party.SCHOOL, "2026-11-06", "convene_meeting"),
        (four().take(meeting("2026-11-12"), HEAD, "2026-11-06"), "2026-11-09", Party.FAMILY, "2026-11-06", "refer"),
        (four().take(meeting("2026-11-12"), HEAD, "2026-11-06"), "2026-11-13", Party.SCHOOL, "2026-11-12", "sign_measures"),
        (four().take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09"), "2026-11-12", Party.DSDEN, "2026-11-09", "acknowledge"),
        (four(degree=Degree.PRIMARY).take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09"), "2026-11-12", Party.IEN, "2026-11-09", "give_visa"),
        (four().take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09").take(ReturnFile((ReturnReason.PERIOD,)), OFFICER, "2026-11-11"), "2026-11-12", Party.SCHOOL, "2026-11-11", "refer"),
        (warned_walk().take(summons("2026-11-25"), SIGNATORY, "2026-11-17"), "2026-11-20", Party.FAMILY, "2026-11-17", None),
        (warned_walk().take(summons("2026-11-25"), SIGNATORY, "2026-11-17"), "2026-11-26", Party.DSDEN, "2026-11-25", "record_hearing"),
        (ready_for_prosecutor(), "2026-12-05", Party.SCHOOL, "2026-12-01", "refer_again"),
        (four().take(Close(CloseReason.LEFT_SCHOOL), HEAD, "2026-11-09"), "2026-11-12", Party.NOBODY, "2026-11-09", None),
    ],
)  # fmt: skip
def test_who_is_waited_for_since_when_and_what_comes_next(walk, on, party, since, expected):
    today = date.fromisoformat(on)
    waiting = waiting_for(walk.case, today)
    assert (waiting.who, waiting.since) == (party, date.fromisoformat(since))
    assert waiting.days(today) == (today - waiting.since).days
    assert expected_transition(walk.case, facts=walk.facts(today), today=today) == expected


def scenario(
    *acts: SimulatedAct, on: str = "2026-11-24", spells=("2026-11-03 am pm", "2026-11-05 am pm"), **more
) -> Scenario:
    days = tuple(SimulatedHalfDay(half, SimulatedState.UNJUSTIFIED) for half in halves(*spells))
    return Scenario(date.fromisoformat(on), days, acts, **({"age": 14} | more))


def test_the_simulator_says_because_and_what_would_change():
    answer = simulate(scenario())
    meeting_step, referral = answer.steps[1], answer.steps[2]
    assert meeting_step.available
    assert referral.available
    assert referral.because == "4 demi-journées complètes sans motif accepté."
    assert referral.would_change == "Un motif accepté pour 1 demi-journée dans le mois."
    three = simulate(scenario(spells=("2026-11-03 am pm", "2026-11-05 am")))
    assert not three.steps[2].available
    assert three.steps[2].would_change == "1 demi-journée de plus dans le mois."


def test_the_simulator_knows_what_did_not_exist_in_2014():
    answer = simulate(scenario(on="2014-01-20", spells=("2014-01-07 am pm", "2014-01-09 am pm")))
    assert answer.regime.code == "R2013"
    assert answer.steps[1].state is StepState.MOOT
    assert answer.steps[1].would_change == "Un acte daté du 21 novembre 2014 ou après."
    assert answer.steps[5].would_change.startswith("Aucun nombre")


def test_the_simulator_reads_past_acts_with_the_facts_of_their_day():
    early = simulate(scenario(SimulatedAct("refer", date(2026, 11, 4))))
    assert "Le seuil de 4 n'est pas atteint" in early.findings[0].missing[0]
    late = simulate(scenario(SimulatedAct("refer", date(2026, 11, 9))))
    assert late.findings[0].missing == ()
    assert late.steps[2].state is StepState.DONE


def test_the_simulator_leaves_partial_and_justified_half_days_out():
    one = SimulatedHalfDay(halves("2026-11-09 am")[0], SimulatedState.PARTIAL)
    two = SimulatedHalfDay(halves("2026-11-10 am")[0], SimulatedState.JUSTIFIED)
    base = scenario(spells=("2026-11-03 am pm", "2026-11-05 am"))
    answer = simulate(replace(base, half_days=(*base.half_days, one, two)))
    assert (answer.counts[0].raw, answer.counts[0].complete) == (4, 3)
    assert not answer.steps[2].available


def test_an_age_alone_holds_for_the_whole_school_year():
    acts = (
        SimulatedAct("refer", date(2026, 11, 9)), SimulatedAct("prepare_warning", date(2026, 11, 10)),
        SimulatedAct("warn", date(2026, 11, 11)),
    )  # fmt: skip
    assert simulate(scenario(*acts, age=15)).steps[7].state is StepState.NOT_YET
    assert simulate(scenario(*acts, age=16)).steps[7].state is StepState.MOOT


def test_the_hearing_done_is_no_longer_offered():
    walk = (
        warned_walk()
        .take(summons("2026-11-18"), SIGNATORY, "2026-11-17")
        .take(hearing("came", "2026-11-18"), OFFICER, "2026-11-18")
    )
    assert states(walk, "2026-11-20")[4] == "done"


def test_a_dialogue_that_was_skipped_is_moot_once_the_case_went_further():
    walk = four()
    before = states(walk, "2026-11-06")[0]
    walk.take(meeting("2026-11-09"), HEAD, "2026-11-06").take(measures("signed", "2026-11-09"), CPE, "2026-11-09")
    assert (before, states(walk, "2026-11-09")[0]) == (StepState.POSSIBLE, StepState.MOOT)
