"""Each condition of a step, one by one: the sentence when it fails, and the step when it holds."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.attendance_cases.advance import pull_unfounded_warning
from domain.attendance_cases.case import Period
from domain.attendance_cases.commands import RecordDate, TakeOver
from domain.attendance_cases.commands_dsden import PrepareWarning, ReferAgain, ReturnFile, Summon, SummonWithDepartment
from domain.attendance_cases.commands_school import Close, ConveneMeeting, DecideNotToRefer, NotePersistence
from domain.attendance_cases.facts import Delegation, Invitation, WarnedPerson
from domain.attendance_cases.offers import confirmation_of, label_of, notices, offers
from domain.attendance_cases.reassessment import reassess
from domain.attendance_cases.states import CloseReason, Degree, NotReferredReason, ReturnReason, Sector, Trigger
from domain.kernel.errors import Malformed, NotYours
from domain.workflow import Blocked, NotAvailable
from tests.domain.attendance_cases.case_world import (
    ACTORS,
    CPE,
    FATHER,
    GRANDMOTHER,
    HEAD,
    IEN,
    MOTHER,
    OFFICER,
    SIGNATORY,
    Walk,
    community,
    contract,
    halves,
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


def blocked(walk: Walk, command, actor, on) -> list[str]:
    with pytest.raises(Blocked) as refused:
        walk.take(command, actor, on)
    return [sentence.replace("\u00a0", " ") for sentence in refused.value.data["blocked_by"]]


def fresh(**more) -> Walk:
    return Walk(BIRTH, date(2026, 11, 2), **more)


# --- referral
def test_single_hours_do_not_make_the_threshold():
    walk = fresh().absent("2026-11-03 am", "2026-11-10 am")
    walk.partial = tuple(halves("2026-11-04 am", "2026-11-05 am", "2026-11-06 am", "2026-11-12 am", "2026-11-13 am"))
    (sentence,) = blocked(walk, "note_threshold", CPE, "2026-11-16")
    assert sentence == (
        "5 absences d'une heure ne font pas une demi-journée complète. Le seuil de 4 n'est pas atteint : "
        "2 demi-journées complètes du 1er au 30 novembre."
    )


def test_four_half_days_astride_two_months_are_seen():
    walk = Walk(BIRTH, date(2026, 9, 29)).absent("2026-09-29 am", "2026-09-30 am", "2026-10-01 am", "2026-10-02 am")
    walk.take("note_threshold", CPE, "2026-10-02")
    assert walk.case.school_state == "threshold_reached"


def test_three_half_days_do_not_refer():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am")
    assert blocked(walk, refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09") == [
        "Le seuil de 4 n'est pas atteint : 3 demi-journées complètes du 3 au 5 novembre."
    ]


def test_one_invitation_is_not_enough_for_the_first_trigger():
    walk = fresh(more={"invitations": (Invitation(date(2026, 11, 4), "sms"),)}).absent("2026-11-03 am")
    command = refer("2026-11-03", "2026-11-05", Trigger.REASON)
    assert "Il manque 1 invitation à" in blocked(walk, command, HEAD, "2026-11-09")[0]
    walk.more = {"invitations": (Invitation(date(2026, 11, 4), "sms"), Invitation(date(2026, 11, 6), "courrier"))}
    assert walk.take(command, HEAD, "2026-11-09").case.dsden_state == "referred"


def test_an_inaccurate_reason_needs_no_second_invitation():
    walk = fresh(more={"inaccurate_reason": True}).absent("2026-11-03 am")
    walk.take(refer("2026-11-03", "2026-11-05", Trigger.REASON), HEAD, "2026-11-09")
    assert walk.case.acts[-1].outcome == "reason"


def test_a_referral_period_stays_within_a_month():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    with pytest.raises(Malformed) as refused:
        walk.take(refer("2026-10-01", "2026-11-05"), HEAD, "2026-11-09")
    assert refused.value.data["errors"][0]["pointer"] == "/period/last"


@pytest.mark.parametrize("field", ["home_education", "apprentice"])
def test_home_education_and_apprentices_are_outside(field):
    walk = fresh(more={field: True}).absent("2026-11-03 am pm", "2026-11-05 am pm")
    for command, actor in (("note_threshold", CPE), (refer("2026-11-03", "2026-11-05"), HEAD)):
        assert "ne s'applique pas" in blocked(walk, command, actor, "2026-11-09")[0]


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.HEAD, Role.DEPUTY_HEAD}])
def test_only_the_head_refers(role):
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    with pytest.raises(NotYours):
        walk.take(refer("2026-11-03", "2026-11-05"), ACTORS[role], "2026-11-09")


def test_deciding_not_to_refer_is_a_dated_decision_with_a_review():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    past = DecideNotToRefer(NotReferredReason.REASONS_EXPECTED, date(2026, 11, 9))
    with pytest.raises(Malformed):
        walk.take(past, HEAD, "2026-11-09")
    walk.take(replace(past, review_on=date(2026, 11, 20)), HEAD, "2026-11-09")
    assert walk.case.acts[-1].due_on == date(2026, 11, 20)
    assert walk.states == ("open", "none")
    walk.take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-10")
    assert "déjà saisi" in blocked(walk, replace(past, review_on=date(2026, 11, 20)), HEAD, "2026-11-10")[0]


# --- visa, receipt, return
def test_the_ien_sees_only_schools_of_the_first_degree_and_cannot_block():
    college = (
        fresh()
        .absent("2026-11-03 am pm", "2026-11-05 am pm")
        .take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09")
    )
    names = {
        one.name: one.blocked_by
        for one in offers(college.case, IEN, facts=college.facts(date(2026, 11, 9)), today=date(2026, 11, 9))
    }
    assert names["give_visa"]
    school = Walk(date(2018, 3, 14), date(2026, 11, 2), Degree.PRIMARY).absent("2026-11-03 am pm", "2026-11-05 am pm")
    school.take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09").take("acknowledge", OFFICER, "2026-11-20")
    assert school.case.dsden_state == "received"


def test_a_returned_file_says_what_it_lacks_and_comes_back():
    walk = (
        fresh()
        .absent("2026-11-03 am pm", "2026-11-05 am pm")
        .take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09")
    )
    with pytest.raises(Malformed):
        walk.take(ReturnFile(()), OFFICER, "2026-11-10")
    walk.take(ReturnFile((ReturnReason.CONTACTS,)), OFFICER, "2026-11-10")
    assert (walk.case.dsden_state, walk.letters) == ("returned", ["return"])
    assert walk.take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-12").case.dsden_state == "referred"


# --- warning
def received() -> Walk:
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    return walk.take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09").take("acknowledge", OFFICER, "2026-11-10")


def test_a_person_of_level_3_is_never_warned():
    for persons in ((), (GRANDMOTHER,), (MOTHER, GRANDMOTHER)):
        with pytest.raises(Malformed) as refused:
            received().take(PrepareWarning(persons), OFFICER, "2026-11-12")
        assert refused.value.data["errors"][0]["pointer"] == "/addressees"


def test_only_the_ticked_persons_are_warned_one_letter_each():
    walk = received().take(prepare(FATHER), OFFICER, "2026-11-12").take("warn", SIGNATORY, "2026-11-16")
    assert [effect.ids.get("guardian_ids") for effect in walk.effects] == [str(FATHER)]


def test_no_signature_without_a_delegation_in_force():
    walk = received().take(prepare(), OFFICER, "2026-11-12")
    for delegation in (None, Delegation("arrêté", date(2026, 1, 1), date(2026, 11, 15))):
        walk.more = {"delegation": delegation}
        assert "délégation de signature" in blocked(walk, "warn", SIGNATORY, "2026-11-16")[0]


def test_whoever_prepared_does_not_sign():
    walk = received().take(prepare(), SIGNATORY, "2026-11-12")
    assert "une autre personne" in blocked(walk, "warn", SIGNATORY, "2026-11-16")[0]
    walk.take("warn", Actor(UUID(int=999), Role.SIGNATORY, frozenset()), "2026-11-16")
    assert walk.case.dsden_state == "warned"


def test_an_officer_prepares_and_does_not_sign():
    with pytest.raises(NotYours):
        received().take(prepare(), OFFICER, "2026-11-12").take("warn", OFFICER, "2026-11-16")


def test_a_reason_accepted_meanwhile_pulls_the_warning():
    walk = received().take(prepare(), OFFICER, "2026-11-12")
    then = walk.facts(date(2026, 11, 12))
    walk.complete = walk.complete[1:]
    now = walk.facts(date(2026, 11, 16))
    assert "Il reste 3 demi-journées complètes" in blocked(walk, "warn", SIGNATORY, "2026-11-16")[0]
    pull, withdraw = reassess(walk.case, now, today=date(2026, 11, 16))
    assert (pull.step, withdraw.step) == ("pull_warning", "withdraw_referral")
    assert pull.sentence.replace("\u00a0", " ") == (
        "Un motif a été accepté ce matin. Il reste 3 demi-journées. "
        "L'avertissement préparé n'est plus fondé : il a été retiré du parapheur."
    )
    pulled = pull_unfounded_warning(walk.case, facts=now, today=date(2026, 11, 16))
    assert pulled is not None
    assert pulled.entity.dsden_state == "received"
    assert pulled.entity.acts[-1].by is None
    assert pull_unfounded_warning(walk.case, facts=then, today=date(2026, 11, 16)) is None


def test_a_warning_already_sent_is_retracted_to_each_person():
    walk = warned_walk()
    walk.complete = walk.complete[2:]
    (proposal,) = reassess(walk.case, walk.facts(date(2026, 11, 20)), today=date(2026, 11, 20))
    assert proposal.step == "retract"
    walk.take("retract", SIGNATORY, "2026-11-20")
    assert walk.letters == ["warning_retraction", "warning_retraction"]
    assert walk.case.warning is None
    assert walk.case.dsden_state == "warning_retracted"


def test_nothing_is_proposed_when_nothing_was_accepted():
    walk = warned_walk()
    facts = walk.facts(date(2026, 11, 16))
    assert reassess(walk.case, facts, today=date(2026, 11, 16)) == ()


# --- ages
def test_from_the_16th_birthday_the_warning_is_a_reminder():
    day_before = warned_walk(birth=date(2010, 11, 17), on="2026-11-16")
    assert day_before.letters == ["warning_letter", "warning_letter"]
    that_day = warned_walk(birth=date(2010, 11, 16), on="2026-11-16")
    assert that_day.letters == ["attendance_reminder", "attendance_reminder"]


def test_an_adult_pupil_is_addressed_himself():
    walk = warned_walk(birth=date(2008, 1, 1))
    assert walk.letters == ["attendance_reminder"]
    assert walk.effects[0].ids["student_id"] == str(walk.case.student_id)
    adult = Walk(date(2008, 1, 1), date(2026, 11, 2)).absent("2026-11-03 am pm", "2026-11-05 am pm")
    adult.take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09")
    with pytest.raises(Malformed):
        adult.take(prepare(), OFFICER, "2026-11-12")


# --- the school's ladder
def test_the_result_of_a_meeting_waits_for_its_day():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm").take(meeting("2026-11-19"), HEAD, "2026-11-09")
    assert "19 novembre" in blocked(walk, measures("signed", "2026-11-12"), CPE, "2026-11-12")[0]


def test_a_convocation_is_never_for_yesterday():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    with pytest.raises(Malformed) as refused:
        walk.take(ConveneMeeting(date(2026, 11, 8), time(17), " "), HEAD, "2026-11-09")
    assert [error["pointer"] for error in refused.value.data["errors"]] == ["/day", "/place"]


def test_a_result_is_never_for_tomorrow():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm").take(meeting("2026-11-09"), HEAD, "2026-11-09")
    with pytest.raises(Malformed):
        walk.take(measures("signed", "2026-11-10"), CPE, "2026-11-09")


def test_the_contract_needs_its_meeting_and_its_referent():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    walk.take(NotePersistence("Quatre demi-journées en une semaine."), HEAD, "2026-11-09")
    with pytest.raises(NotAvailable):
        walk.take(contract("signed", "2026-11-09"), HEAD, "2026-11-09")
    walk.take(community("2026-11-20"), HEAD, "2026-11-09")
    sentences = blocked(walk, contract("signed", "2026-11-12"), HEAD, "2026-11-12")
    assert "20 novembre" in sentences[0]
    assert "référent" in sentences[1]
    walk.take(referent(), HEAD, "2026-11-12").take(contract("signed", "2026-11-20"), HEAD, "2026-11-20")
    assert walk.case.school_state == "support_contract"


def test_a_referent_may_be_named_from_four_half_days():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am")
    assert blocked(walk, referent(), HEAD, "2026-11-09")
    walk.absent("2026-11-06 am").take(referent(), HEAD, "2026-11-09")
    assert walk.letters == ["referent_notice", "referent_notice"]


def test_persistence_without_any_absence_is_refused():
    assert blocked(fresh(), NotePersistence("Une raison assez longue."), HEAD, "2026-11-09")


def test_persistence_is_judged_in_words_without_private_ones():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    with pytest.raises(Malformed) as refused:
        walk.take(NotePersistence("Il est hospitalisé depuis une semaine."), HEAD, "2026-11-09")
    assert "santé ou de famille" in refused.value.data["errors"][0]["detail"]


def test_december_2014_has_no_number_for_persistence():
    walk = Walk(date(2001, 3, 1), date(2014, 12, 1)).absent(*(f"2014-12-{day:02} am pm" for day in (1, 2, 4, 5, 8)))
    with pytest.raises(Malformed):
        walk.take(NotePersistence(), HEAD, "2014-12-31")
    later = Walk(date(2001, 3, 1), date(2015, 1, 5)).absent(*(f"2015-01-{day:02} am pm" for day in (5, 6, 8, 9, 12)))
    assert later.take(NotePersistence(), HEAD, "2015-01-12").case.school_state == "persistent"


def test_continuation_needs_an_absence_after_the_contract():
    walk = ready_for_prosecutor()
    assert "depuis le 1er décembre" in blocked(walk, "note_continuation", CPE, "2026-12-02")[0]
    walk.absent("2026-12-03 am").take("note_continuation", CPE, "2026-12-03")


def test_restored_needs_four_weeks_of_class():
    walk = ready_for_prosecutor(class_weeks_present=3)
    assert "4 semaines de classe" in blocked(walk, "note_restoration", CPE, "2026-12-20")[0]
    walk.more = {"class_weeks_present": 4}
    walk.take("note_restoration", CPE, "2027-01-08").take(Close(CloseReason.ATTENDANCE_RESTORED), HEAD, "2027-01-08")
    assert walk.case.close_reason is CloseReason.ATTENDANCE_RESTORED


def test_a_file_sent_to_the_dasen_is_not_closed_as_an_error():
    walk = received()
    assert "Retirez d'abord" in blocked(walk, Close(CloseReason.OPENED_IN_ERROR), HEAD, "2026-11-12")[0]
    walk.take("withdraw_referral", HEAD, "2026-11-12").take(Close(CloseReason.OPENED_IN_ERROR), HEAD, "2026-11-12")
    assert walk.case.closed


def test_restored_is_not_a_word_to_close_with_at_once():
    assert blocked(received(), Close(CloseReason.ATTENDANCE_RESTORED), HEAD, "2026-11-12")


def test_a_case_reopens_where_it_was_except_after_the_year():
    walk = ready_for_prosecutor().take(Close(CloseReason.LEFT_SCHOOL), HEAD, "2026-12-10")
    assert walk.take("reopen", HEAD, "2026-12-11").case.school_state == "support_contract_unsigned"
    assert walk.case.close_reason is None
    walk.take(Close(CloseReason.END_OF_SCHOOL_YEAR), HEAD, "2027-07-05")
    assert walk.case.acts[-1].basis == "r131_6"
    assert "nouvelle année" in blocked(walk, "reopen", HEAD, "2027-07-06")[0]


def test_a_closed_case_is_not_referred():
    walk = (
        fresh().absent("2026-11-03 am pm", "2026-11-05 am pm").take(Close(CloseReason.LEFT_SCHOOL), HEAD, "2026-11-09")
    )
    assert "clos" in blocked(walk, refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09")[0]


def test_a_file_opened_in_error_leads_nowhere():
    walk = ready_for_prosecutor()
    walk.case = replace(walk.case, close_reason=CloseReason.OPENED_IN_ERROR)
    assert "ouvert par erreur" in blocked(walk, "refer_to_prosecutor", SIGNATORY, "2026-12-05")[0]


# --- second referral, interview
def test_a_second_referral_needs_the_contract_proposed_and_new_absences():
    walk = warned_walk()
    again = ReferAgain(Period(date(2026, 11, 3), date(2026, 11, 20)))
    sentences = blocked(walk, again, HEAD, "2026-11-20")
    assert "accompagnement" in sentences[0]
    assert "Depuis l'avertissement du 16 novembre" in sentences[1]
    assert ready_for_prosecutor().take(again, HEAD, "2026-12-02").case.dsden_state == "referred_again"


def test_the_department_is_convoked_after_a_second_referral_only():
    with_department = SummonWithDepartment(date(2026, 12, 15), time(14), "DSDEN")
    walk = ready_for_prosecutor().take(summons("2026-12-02"), SIGNATORY, "2026-12-01")
    walk.take(hearing("absent", "2026-12-02"), OFFICER, "2026-12-02")
    assert "nouvelle saisine" in blocked(walk, with_department, SIGNATORY, "2026-12-03")[0]
    walk.take(ReferAgain(Period(date(2026, 11, 23), date(2026, 11, 24))), HEAD, "2026-12-03")
    assert walk.take(with_department, SIGNATORY, "2026-12-04").case.dsden_state == "summoned_with_department"


def test_an_interview_is_recorded_on_its_day_an_excuse_before():
    walk = warned_walk().take(Summon(date(2026, 11, 25), time(14), "DSDEN"), SIGNATORY, "2026-11-17")
    assert "25 novembre" in blocked(walk, hearing("came", "2026-11-20"), OFFICER, "2026-11-20")[0]
    assert walk.take(hearing("excused", "2026-11-20"), OFFICER, "2026-11-20").case.dsden_state == "excused"
    assert walk.letters == []


def test_an_enquiry_comes_back_only_if_it_was_ordered():
    walk = received()
    back = RecordDate("record_social_enquiry", date(2026, 11, 20))
    assert blocked(walk, back, OFFICER, "2026-11-20")
    walk.take("order_social_enquiry", OFFICER, "2026-11-12").take(back, OFFICER, "2026-11-20")
    assert walk.case.acts[-1].on == date(2026, 11, 20)


# --- prosecutor
def test_with_everything_proposed_the_prosecutor_can_be_seized():
    walk = ready_for_prosecutor().take("refer_to_prosecutor", SIGNATORY, "2026-12-05")
    assert walk.case.prosecutor_state == "prosecutor_referred"
    assert walk.case.school_state == "support_contract_unsigned"
    walk.take(RecordDate("record_guardians_informed", date(2026, 12, 6)), OFFICER, "2026-12-07")
    walk.take(RecordDate("close_proceedings", date(2027, 3, 1)), OFFICER, "2027-03-02")
    assert walk.case.prosecutor_state == "proceedings_closed"


def without(walk: Walk, *steps: str) -> Walk:
    walk.case = replace(walk.case, acts=tuple(act for act in walk.case.acts if act.step not in steps))
    return walk


@pytest.mark.parametrize(
    ("removed", "words"),
    [
        (("warn",), "l'avertissement n'a pas été adressé"),
        (("convene_meeting", "sign_measures"), "la réunion de la commission éducative n'a pas été proposée"),
        (("convene_educational_community", "sign_support_contract"), "la réunion d'aide et d'accompagnement"),
        (("sign_support_contract",), "l'accompagnement contractualisé n'a pas été proposé"),
    ],
)
def test_each_missing_step_stops_the_prosecutor(removed, words):
    assert (
        words in blocked(without(ready_for_prosecutor(), *removed), "refer_to_prosecutor", SIGNATORY, "2026-12-05")[0]
    )


def test_the_referent_must_be_named_before_the_prosecutor():
    walk = ready_for_prosecutor()
    walk.case = replace(walk.case, referent_id=None)
    assert "référent" in blocked(walk, "refer_to_prosecutor", SIGNATORY, "2026-12-05")[0]


def test_the_prosecutor_needs_a_delegation_too():
    walk = ready_for_prosecutor()
    walk.more = {"delegation": None}
    assert "délégation" in blocked(walk, "refer_to_prosecutor", SIGNATORY, "2026-12-05")[0]


def test_no_absence_after_the_warning_no_prosecutor():
    walk = ready_for_prosecutor()
    walk.complete = [half for half in walk.complete if half.day <= date(2026, 11, 16)]
    assert blocked(walk, "refer_to_prosecutor", SIGNATORY, "2026-12-05") == [
        "Depuis l'avertissement du 16 novembre, aucune absence sans motif n'est enregistrée."
    ]


def test_the_16th_birthday_is_a_border_of_facts():
    on_the_birthday = ready_for_prosecutor(birth=date(2010, 11, 23))  # absent on 23 and 24 November
    (sentence,) = blocked(on_the_birthday, "refer_to_prosecutor", SIGNATORY, "2026-12-05")
    assert sentence == (
        "La saisine du procureur n'est pas possible. Après l'avertissement du 16 novembre, aucune absence sans motif "
        "n'est antérieure au 23 novembre, date des 16 ans. L'accompagnement continue."
    )
    day_after = ready_for_prosecutor(birth=date(2010, 11, 24))
    assert day_after.take("refer_to_prosecutor", SIGNATORY, "2026-12-05").case.prosecutor_state == "prosecutor_referred"


def test_the_warning_counts_from_its_first_proof():
    told = (WarnedPerson(MOTHER, date(2026, 11, 16), date(2026, 11, 24)),)
    walk = ready_for_prosecutor()
    walk.more = {"warned": told}
    assert blocked(walk, "refer_to_prosecutor", SIGNATORY, "2026-12-05")
    walk.absent("2026-11-25 am").take("refer_to_prosecutor", SIGNATORY, "2026-12-05")


def test_a_retracted_warning_no_longer_counts():
    walk = ready_for_prosecutor().take("retract", SIGNATORY, "2026-12-02")
    assert "l'avertissement n'a pas été adressé" in blocked(walk, "refer_to_prosecutor", SIGNATORY, "2026-12-05")[0]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SIGNATORY])
def test_nobody_but_a_signatory_seizes_the_prosecutor(role):
    with pytest.raises(NotYours):
        ready_for_prosecutor().take("refer_to_prosecutor", ACTORS[role], "2026-12-05")


# --- taken over
def paper(step: str, on: str, outcome: str = "") -> TakeOver:
    return TakeOver(step, date.fromisoformat(on), "DSDEN 998", "AR-12", outcome)


def test_a_step_done_elsewhere_is_entered_and_flagged():
    walk = fresh().take(paper("warn", "2026-10-05"), OFFICER, "2026-11-03")
    assert walk.case.dsden_state == "warned"
    assert walk.effects == ()
    act = walk.case.warning
    assert act is not None
    assert (act.on, act.recorded_on, act.name) == (date(2026, 10, 5), date(2026, 11, 3), "take_over")
    assert any(
        "hors de Raccroche" in one
        for one in notices(walk.case, facts=walk.facts(date(2026, 11, 3)), today=date(2026, 11, 3))
    )


def test_an_earlier_step_taken_over_does_not_move_the_case_back():
    walk = ready_for_prosecutor()
    before = walk.case.school_state
    walk.take(paper("sign_measures", "2026-10-01", "refused"), HEAD, "2026-12-02")
    assert walk.case.school_state == before


@pytest.mark.parametrize(
    ("command", "pointer"),
    [
        (paper("warn", "2026-12-25"), "/done_on"),
        (paper("warn", "2026-06-01"), "/done_on"),  # last school year: everything starts at zero
        (TakeOver("warn", date(2026, 10, 5), "", ""), "/authority"),
        (paper("record_hearing", "2026-10-05", ""), "/outcome"),
        (paper("refer_to_prosecutor", "2026-10-05"), "/taken_step"),
    ],
)
def test_what_a_step_taken_over_must_say(command, pointer):
    with pytest.raises(Malformed) as refused:
        fresh().take(command, OFFICER, "2026-11-03")
    assert refused.value.data["errors"][0]["pointer"] == pointer


def test_a_step_that_no_text_knew_then_is_not_taken_over():
    walk = Walk(date(2001, 3, 1), date(2014, 10, 13))
    with pytest.raises(Malformed):
        walk.take(paper("convene_meeting", "2014-10-13"), HEAD, "2014-11-24")
    assert walk.take(paper("convene_meeting", "2014-11-22"), HEAD, "2014-11-24").case.school_state == "meeting_convened"


# --- kinds of school
@pytest.mark.parametrize(
    ("degree", "sector", "label"),
    [
        (Degree.PRIMARY, Sector.PUBLIC, "Convoquer l'équipe éducative"),
        (Degree.SECONDARY, Sector.PUBLIC, "Convoquer la commission éducative"),
        (Degree.SECONDARY, Sector.PRIVATE, "Réunir les membres concernés"),
        (Degree.SECONDARY, Sector.AGRICULTURAL, "Réunir les membres concernés"),
    ],
)
def test_the_meeting_has_the_name_of_its_school(degree, sector, label):
    walk = Walk(BIRTH, date(2026, 11, 2), degree, sector).absent("2026-11-03 am pm", "2026-11-05 am pm")
    found = offers(walk.case, HEAD, facts=walk.facts(date(2026, 11, 9)), today=date(2026, 11, 9))
    assert next(one.label for one in found if one.name == "convene_meeting") == label


def test_an_agricultural_referral_goes_through_the_draaf():
    walk = Walk(BIRTH, date(2026, 11, 2), sector=Sector.AGRICULTURAL).absent("2026-11-03 am pm", "2026-11-05 am pm")
    walk.take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09")
    assert walk.effects[0].ids["authority"] == "draaf"
    assert any(
        "DRAAF" in one for one in notices(walk.case, facts=walk.facts(date(2026, 11, 9)), today=date(2026, 11, 9))
    )


def test_the_confirmation_says_what_will_leave():
    walk = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    said = confirmation_of("refer", walk.facts(date(2026, 11, 9))).replace("\u00a0", " ")
    assert said == (
        "Vous transmettez le dossier de {student} : 4 demi-journées complètes, du 3 au 5 novembre. "
        "La famille en sera informée."
    )


def test_no_penal_nor_warning_word_on_a_button_from_16():
    walk = Walk(date(2010, 1, 1), date(2026, 11, 2))
    facts = walk.facts(date(2026, 11, 9))
    said = label_of("warn", "Signer et envoyer l'avertissement", walk.case, facts=facts, today=date(2026, 11, 9))
    assert said == "Signer et envoyer le rappel de l'obligation d'assiduité"


def test_a_meeting_under_the_old_regime_is_judged_by_its_own_day():
    walk = Walk(date(2001, 3, 1), date(2014, 10, 13)).absent("2014-10-13 am pm", "2014-10-14 am pm")
    with pytest.raises(NotAvailable):
        walk.take(meeting("2014-12-01"), HEAD, "2014-11-20")
    walk.take(meeting("2014-11-24"), HEAD, "2014-11-21")  # facts of October, act of November
    with pytest.raises(NotAvailable):
        walk.take(measures("signed", "2014-11-20"), CPE, "2014-11-24")
    assert walk.take(measures("signed", "2014-11-24"), CPE, "2014-11-24").case.school_state == "measures_signed"
