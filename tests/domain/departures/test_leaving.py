"""Leaving school: what must have been proposed before, who may decide, and who follows the young person after."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.departures.advance import StepIncomplete, open_departure, take_step
from domain.departures.departure import Departure, Facts, Given, Holder, Leaving, Taken
from domain.departures.states import (
    DepartureGround,
    DepartureState,
    Destination,
    DestinationProof,
    InterviewOutcome,
)
from domain.departures.track import DEPARTURE_WORKFLOW
from domain.kernel.errors import NotYours
from domain.kernel.law import LegalKind
from domain.workflow import Blocked, NotAvailable

TODAY = date(2026, 11, 23)
SCHOOL, DSDEN, PLATFORM = (UUID(int=n) for n in (1, 2, 3))
MOTHER, FATHER = Holder(UUID(int=11), "Mme Fontaine"), Holder(UUID(int=12), "M. Fontaine")
HEAD = Actor(UUID(int=21), Role.HEAD, frozenset({SCHOOL}))
CPE = Actor(UUID(int=22), Role.EDUCATION_ADVISER, frozenset({SCHOOL}))
AT_15 = Facts(date(2011, 3, 2), (MOTHER, FATHER), contacts=1, dsden_unit=DSDEN, platform_unit=PLATFORM)
AT_17 = replace(AT_15, birth_date=date(2009, 3, 2))
AT_18 = replace(AT_15, birth_date=date(2008, 3, 2))


def opened(ground: DepartureGround) -> Departure:
    fresh = Departure(UUID(int=31), UUID(int=32), SCHOOL, 2026, ground, DepartureState.NEW, 0, 1, TODAY, TODAY)
    return open_departure(fresh).departure


def take(
    name: str, departure: Departure, facts: Facts, given: Given | None = None, *, by: Actor = HEAD, on: date = TODAY
) -> Taken:
    return take_step(name, Leaving(departure, facts), by, given or Given(), today=on)


def missing(name: str, departure: Departure, facts: Facts, on: date = TODAY) -> str:
    with pytest.raises(Blocked) as refusal:
        take(name, departure, facts, on=on)
    return refusal.value.sentence


def requested(facts: Facts, *signed: Holder, pupil: bool = False) -> Departure:
    departure = opened(DepartureGround.FAMILY_REQUEST)
    departure = take(
        "record_request", departure, facts, Given(signed_by=tuple(one.id for one in signed), signed_by_pupil=pupil)
    ).departure
    departure = take("offer_interview", departure, facts, Given(interview_outcome=InterviewOutcome.DECLINED)).departure
    return take("propose_alternatives", departure, facts, Given(alternatives=("tutoring",))).departure


def silent(facts: Facts, first: date, second: date | None = None) -> Departure:
    departure = take("send_first_letter", opened(DepartureGround.DISAPPEARANCE), facts, on=first).departure
    if second is not None:
        departure = take("send_second_letter", departure, facts, on=second).departure
    departure = take("offer_interview", departure, facts, Given(interview_outcome=InterviewOutcome.NO_ANSWER)).departure
    departure = take("propose_alternatives", departure, facts, Given(alternatives=("mlds",))).departure
    return take("clarify", departure, facts, Given(ground=DepartureGround.DISAPPEARANCE)).departure


def test_a_disappearance_opens_as_a_question() -> None:
    assert opened(DepartureGround.DISAPPEARANCE).state is DepartureState.TO_CLARIFY
    assert opened(DepartureGround.TRANSFER).state is DepartureState.PREPARING


def test_nobody_is_struck_off_in_one_click() -> None:
    with pytest.raises(NotAvailable):
        take("leave", opened(DepartureGround.DISAPPEARANCE), AT_17)


def test_a_minors_request_needs_each_holder_of_parental_authority() -> None:
    assert "M. Fontaine" in missing("leave", requested(AT_17, MOTHER), AT_17)
    assert take("leave", requested(AT_17, MOTHER, FATHER), AT_17).departure.state is DepartureState.LEFT


def test_an_adult_signs_alone() -> None:
    assert "majeur" in missing("leave", requested(AT_18, MOTHER, FATHER), AT_18)
    assert take("leave", requested(AT_18, pupil=True), AT_18).departure.state is DepartureState.LEFT


def test_a_request_without_its_writing_is_none() -> None:
    assert "demande écrite" in missing("leave", opened(DepartureGround.FAMILY_REQUEST), AT_17)


def test_only_who_holds_authority_signs() -> None:
    with pytest.raises(StepIncomplete):
        take("record_request", opened(DepartureGround.FAMILY_REQUEST), AT_17, Given(signed_by=(UUID(int=99),)))


def test_an_interview_is_offered_before_anyone_leaves() -> None:
    departure = replace(requested(AT_17, MOTHER, FATHER), interview_outcome=None)
    assert "entretien" in missing("leave", departure, AT_17)


def test_from_sixteen_on_something_else_is_proposed_first() -> None:
    departure = replace(requested(AT_17, MOTHER, FATHER), alternatives=())
    assert "poursuivre sa scolarité" in missing("leave", departure, AT_17)
    younger = replace(requested(AT_15, MOTHER, FATHER), alternatives=())
    assert take("leave", younger, AT_15).departure.state is DepartureState.LEFT


def test_the_head_decides_and_the_cpe_prepares() -> None:
    with pytest.raises(NotYours):
        take("leave", requested(AT_17, MOTHER, FATHER), AT_17, by=CPE)


def test_silence_takes_two_letters_fifteen_days_apart_and_fifteen_more() -> None:
    first, second = TODAY, TODAY + timedelta(days=15)
    once = silent(AT_17, first)
    assert "second courrier" in missing("leave", once, AT_17)
    assert "8 décembre" in missing("send_second_letter", once, AT_17, on=second - timedelta(days=1))
    twice = silent(AT_17, first, second)
    assert "23 décembre" in missing("leave", twice, AT_17, on=second + timedelta(days=14))
    assert take("leave", twice, AT_17, on=second + timedelta(days=15)).departure.state is DepartureState.LEFT


def test_the_first_letter_is_needed_too() -> None:
    departure = take(
        "clarify", opened(DepartureGround.DISAPPEARANCE), AT_17, Given(ground=DepartureGround.DISAPPEARANCE)
    )
    assert "premier courrier" in missing("leave", departure.departure, AT_17)
    assert "premier courrier" in missing("send_second_letter", departure.departure, AT_17)


def test_a_letter_leaves_once() -> None:
    assert "parti le 23 novembre" in missing("send_first_letter", silent(AT_17, TODAY), AT_17)
    twice = silent(AT_17, TODAY, TODAY + timedelta(days=15))
    assert "second courrier est parti" in missing("send_second_letter", twice, AT_17, on=TODAY + timedelta(days=40))


def test_the_letters_are_for_a_disappearance_alone() -> None:
    assert "autre motif" in missing("send_first_letter", opened(DepartureGround.TRANSFER), AT_17)


def test_silence_is_not_enough_when_nobody_called() -> None:
    departure = silent(AT_17, TODAY, TODAY + timedelta(days=15))
    sentence = missing("leave", departure, replace(AT_17, contacts=0), on=TODAY + timedelta(days=40))
    assert "Personne n'a encore été appelé" in sentence


def test_below_sixteen_the_dsden_knows_before_the_register_forgets() -> None:
    last = TODAY + timedelta(days=30)
    departure = silent(AT_15, TODAY, TODAY + timedelta(days=15))
    assert "Informez d'abord la DSDEN" in missing("leave", departure, AT_15, on=last)
    informed = take("inform_dsden", departure, AT_15, on=last).departure
    assert (informed.dsden_unit, informed.dsden_informed_on) == (DSDEN, last)
    taken = take("leave", informed, AT_15, on=last)
    assert taken.departure.state is DepartureState.LEFT
    assert "link_dsden" not in taken.effects


def test_the_dsden_is_informed_once_below_sixteen_and_only_when_there_is_one() -> None:
    departure = opened(DepartureGround.DISAPPEARANCE)
    assert "16 ans ou plus" in missing("inform_dsden", departure, AT_17)
    assert "Aucune DSDEN" in missing("inform_dsden", departure, replace(AT_15, dsden_unit=None))
    assert "a été informée" in missing("inform_dsden", take("inform_dsden", departure, AT_15).departure, AT_15)


def test_below_sixteen_a_departure_without_enrolment_goes_to_the_dsden_the_same_day() -> None:
    taken = take("leave", requested(AT_15, MOTHER, FATHER), AT_15)
    assert {"link_dsden", "send_leaving_information"} <= set(taken.effects)
    assert taken.departure.dsden_informed_on == TODAY
    assert taken.departure.handed_over_on is None


def test_from_sixteen_on_the_platform_has_them_the_same_day() -> None:
    taken = take("leave", requested(AT_17, MOTHER, FATHER), AT_17)
    assert "hand_over" in taken.effects
    assert (taken.departure.platform_unit, taken.departure.handed_over_on) == (PLATFORM, TODAY)
    assert taken.departure.dsden_informed_on is None


def test_without_a_designated_platform_the_departure_stands_and_a_task_asks() -> None:
    facts = replace(AT_17, platform_unit=None)
    taken = take("leave", requested(facts, MOTHER, FATHER), facts)
    assert "ask_for_platform" in taken.effects
    assert "Aucune plateforme" in missing("hand_over", taken.departure, facts)
    assert take("hand_over", taken.departure, AT_17).departure.platform_unit == PLATFORM


def test_one_is_handed_over_once_and_from_sixteen_on() -> None:
    left = take("leave", requested(AT_17, MOTHER, FATHER), AT_17).departure
    assert "a été transmis" in missing("hand_over", left, AT_17)
    assert "moins de 16 ans" in missing("hand_over", replace(left, handed_over_on=None), AT_15)


def test_a_confirmed_destination_calls_nobody() -> None:
    departure = requested(AT_17, MOTHER, FATHER)
    seen = Given(
        destination_kind=Destination.APPRENTICESHIP, destination_name="CFA du Val",
        destination_proof=DestinationProof.CONTRACT_SEEN,
    )  # fmt: skip
    confirmed = take("confirm_destination", departure, AT_17, seen).departure
    assert confirmed.state is DepartureState.PREPARING
    taken = take("leave", confirmed, AT_17)
    assert taken.departure.state is DepartureState.SETTLED
    assert "hand_over" not in taken.effects
    assert "confirmée depuis" in missing("confirm_destination", confirmed, AT_17)


def test_a_word_is_no_proof_and_nowhere_is_no_destination() -> None:
    left = take("leave", requested(AT_17, MOTHER, FATHER), AT_17).departure
    with pytest.raises(StepIncomplete):
        take("confirm_destination", left, AT_17, Given(destination_kind=Destination.SCHOOL))
    with pytest.raises(StepIncomplete):
        take("confirm_destination", left, AT_17, Given(
            destination_kind=Destination.NONE, destination_proof=DestinationProof.CONTRACT_SEEN))  # fmt: skip


def test_recognised_elsewhere_is_said_by_the_base_alone() -> None:
    left = take("leave", requested(AT_17, MOTHER, FATHER), AT_17).departure
    given = Given(destination_kind=Destination.SCHOOL, destination_proof=DestinationProof.RECOGNISED_ELSEWHERE)
    with pytest.raises(StepIncomplete):
        take("confirm_destination", left, AT_17, given)
    known = replace(AT_17, enrolled_elsewhere=True)
    assert take("confirm_destination", left, known, given).departure.state is DepartureState.SETTLED


def test_schooling_does_not_end_before_sixteen() -> None:
    departure = opened(DepartureGround.END_OF_SCHOOLING)
    assert "moins de 16 ans" in missing("leave", departure, AT_15)
    assert take("leave", departure, AT_17).departure.state is DepartureState.LEFT


def test_an_exclusion_is_dated_and_below_sixteen_told_to_the_authority() -> None:
    departure = opened(DepartureGround.PERMANENT_EXCLUSION)
    departure = take("offer_interview", departure, AT_15, Given(interview_outcome=InterviewOutcome.HELD)).departure
    assert "décision d'exclusion" in missing("leave", departure, AT_15)
    given = Given(on=date(2026, 11, 20), reference="CD 2026-11-20")
    dated = take("record_exclusion", departure, AT_15, given).departure
    assert "Informez d'abord la DSDEN" in missing("leave", dated, AT_15)
    informed = take("inform_dsden", dated, AT_15).departure
    assert take("leave", informed, AT_15).departure.state is DepartureState.LEFT
    assert "exclusion" in missing("record_exclusion", opened(DepartureGround.TRANSFER), AT_15)


def test_a_change_of_school_names_the_school() -> None:
    departure = opened(DepartureGround.TRANSFER)
    departure = take("record_request", departure, AT_17, Given(signed_by=(MOTHER.id, FATHER.id))).departure
    with pytest.raises(StepIncomplete) as refused:
        take("leave", departure, AT_17)
    assert refused.value.data["errors"][0]["pointer"] == "/destination_name"  # type: ignore[index]
    named = Given(destination_kind=Destination.SCHOOL, destination_name="Lycée Olympe-de-Gouges")
    assert take("leave", departure, AT_17, named).departure.state is DepartureState.LEFT


def test_a_request_is_not_recorded_for_another_ground() -> None:
    assert "demande de la famille" in missing("record_request", opened(DepartureGround.END_OF_SCHOOLING), AT_17)


def test_a_departure_is_recorded_never_foretold() -> None:
    with pytest.raises(StepIncomplete):
        take("leave", requested(AT_17, MOTHER, FATHER), AT_17, Given(on=TODAY + timedelta(days=1)))


def test_the_year_after_leaving_is_followed() -> None:
    left = take("leave", requested(AT_17, MOTHER, FATHER), AT_17).departure
    assert "23 novembre 2027" in missing("finish_follow_up", left, AT_17)
    later = TODAY + timedelta(days=366)
    assert "Aucun essai" in missing("finish_follow_up", left, AT_17, on=later)
    called = replace(AT_17, contacts_since_leaving=2)
    assert take("finish_follow_up", left, called, on=later).departure.state is DepartureState.FOLLOWED


def test_a_return_closes_the_departure_and_the_hand_over() -> None:
    left = take("leave", requested(AT_17, MOTHER, FATHER), AT_17).departure
    back = take("return", left, AT_17, Given(on=TODAY))
    assert back.departure.state is DepartureState.RETURNED
    assert {"reopen_enrolment", "end_handover"} <= set(back.effects)
    with pytest.raises(StepIncomplete):
        take("return", left, AT_17, Given(on=TODAY - timedelta(days=3)))


def test_a_departure_prepared_by_mistake_is_withdrawn() -> None:
    assert take("withdraw", opened(DepartureGround.TRANSFER), AT_17).departure.state is DepartureState.WITHDRAWN


def test_rules_of_ours_are_not_shown_as_law() -> None:
    ours = {"send_first_letter", "send_second_letter", "leave", "offer_interview", "finish_follow_up"}
    for row in DEPARTURE_WORKFLOW.transitions:
        basis = row.basis_on(TODAY)
        assert basis is not None, row.name
        assert row.name not in ours or basis.kind is LegalKind.INTERNAL_RULE, row.name
        assert basis.kind is LegalKind.INTERNAL_RULE or basis.source, row.name
