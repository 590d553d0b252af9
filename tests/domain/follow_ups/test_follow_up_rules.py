"""The rules of a follow-up, without a database: contact, referents, promises, closing, who waits for whom."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.follow_ups import advance, return_right
from domain.follow_ups import summons as summoning
from domain.follow_ups.advance import ObligationFound, Scene
from domain.follow_ups.closing import CannotCloseYet, open_reasons
from domain.follow_ups.contacts import (
    ContactAttempt,
    ContactNotWanted,
    ContactToCorrect,
    FollowUpChannel,
    FollowUpContactResult,
    check_attempt,
    next_date,
    status_after,
)
from domain.follow_ups.followed import Followed, FollowedIdentity, LastSchooling, Referent
from domain.follow_ups.promises import (
    RefusalMotive,
    ReturnChannel,
    ReturnState,
    SummonsEnd,
    SummonsGround,
    months_after,
)
from domain.follow_ups.referents import ReferentToCorrect, share_evenly
from domain.follow_ups.return_right import Asked, ReturnGiven
from domain.follow_ups.solutions import SolutionKind, SolutionType
from domain.follow_ups.standing import deadlines_of, refresh, waiting_of
from domain.follow_ups.states import (
    ContactStatus,
    DeadlineCode,
    FollowUpCloseReason,
    FollowUpSource,
    FollowUpStatus,
    ObligationProof,
    TrainingObligation,
    WaitingFor,
)
from domain.follow_ups.summons import Convened, Obliged
from domain.follow_ups.tracks import Surroundings
from domain.follow_ups.wording import Waited, waiting_sentence
from domain.kernel.errors import Malformed, NotYours
from domain.kernel.french import NBSP
from domain.partners.disclosure import DisclosedField, DisclosureToCorrect, check_disclosure
from domain.workflow import Blocked, NotAvailable

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ONE, PLATFORM, MLDS = UUID(int=1), UUID(int=2), UUID(int=3)
ACTOR = Actor(MLDS, Role.MLDS_COORDINATOR, frozenset({PLATFORM}))
NOTHING = Surroundings()
_R = FollowUpContactResult


def followed(**changes: object) -> Followed:
    one = Followed(
        ONE, PLATFORM, "Plateforme du Val", 1, FollowedIdentity("Zerrouki", "Mehdi", date(2009, 3, 4)), LastSchooling(),
        FollowUpSource.SCHOOL, None, None, None, date(2026, 11, 16), False, ContactStatus.TO_CONTACT, 0,
        FollowUpStatus.IDENTIFIED, 0, None, None, None, TrainingObligation.UNKNOWN, 0, None, None, 0, None, None, None,
        None, WaitingFor.REFERENT, date(2026, 11, 16), None, None, False, None, None,
        Referent(1, MLDS, "Karim Haddad", NOW),
    )  # fmt: skip
    return replace(one, **changes)  # type: ignore[arg-type]


def scene(one: Followed | None = None, around: Surroundings = NOTHING, role: Role = Role.MLDS_COORDINATOR) -> Scene:
    return Scene(one or followed(), around, replace(ACTOR, role=role), TODAY)


def attempt(result: FollowUpContactResult, **changes: object) -> ContactAttempt:
    return replace(ContactAttempt(FollowUpChannel.CALL, result, NOW), **changes)  # type: ignore[arg-type]


def test_nothing_is_tried_in_the_future() -> None:
    with pytest.raises(ContactToCorrect):
        check_attempt(attempt(_R.NO_ANSWER, tried_at=NOW + timedelta(minutes=1)), ContactStatus.TO_CONTACT, NOW)


def test_a_refusal_of_contact_is_respected_unless_they_come_themselves() -> None:
    with pytest.raises(ContactNotWanted):
        check_attempt(attempt(_R.NO_ANSWER), ContactStatus.REFUSES_CONTACT, NOW)
    check_attempt(attempt(_R.NEW_PROJECT, channel=FollowUpChannel.CAME_THEMSELVES), ContactStatus.REFUSES_CONTACT, NOW)


def test_an_appointment_has_its_day_and_nothing_else_has() -> None:
    with pytest.raises(ContactToCorrect):
        check_attempt(attempt(_R.APPOINTMENT), ContactStatus.TO_CONTACT, NOW)
    with pytest.raises(ContactToCorrect):
        check_attempt(attempt(_R.NO_ANSWER, appointment_on=TODAY), ContactStatus.TO_CONTACT, NOW)


@pytest.mark.parametrize("result", list(_R))
def test_only_failures_make_somebody_unreachable(result: FollowUpContactResult) -> None:
    assert (status_after(result, 3, 3) is ContactStatus.UNREACHABLE) == result.is_failure
    assert status_after(result, 2, 3) is result.leads_to


@pytest.mark.parametrize("result", [one for one in _R if one.is_failure])
def test_a_failure_always_leaves_a_next_date(result: FollowUpContactResult) -> None:
    for after in (result.leads_to, ContactStatus.UNREACHABLE):
        assert (next_date(attempt(result), after, TODAY) or TODAY) > TODAY


def test_reached_once_the_failures_start_again() -> None:
    moved = advance.note_contact(scene(followed(failed_attempts=2)), attempt(_R.CALL_BACK), NOW)
    assert (moved.followed.failed_attempts, moved.followed.contact_status) == (0, ContactStatus.REACHED)


def test_an_appointment_moves_the_follow_up_and_never_back() -> None:
    met = followed(followup_status=FollowUpStatus.IN_SUPPORT, followup_step=3)
    given = attempt(_R.APPOINTMENT, appointment_on=TODAY)
    assert advance.note_contact(scene(), given, NOW).followed.followup_status is FollowUpStatus.APPOINTMENT
    assert advance.note_contact(scene(met), given, NOW).followed.followup_status is FollowUpStatus.IN_SUPPORT


def test_support_begins_with_a_name() -> None:
    met = followed(followup_status=FollowUpStatus.INTERVIEWED, followup_step=1)
    assert advance.start_support(scene(met)).followed.followup_status is FollowUpStatus.IN_SUPPORT
    nobody = replace(met, referent=Referent(1, None, None, NOW))
    with pytest.raises(Blocked):
        advance.start_support(scene(nobody))


def test_the_status_follows_the_solutions() -> None:
    begun = advance.settle_solution(scene(around=Surroundings(solution_since=TODAY)))
    assert begun.followed.followup_status is FollowUpStatus.IN_SOLUTION
    ended = advance.settle_solution(scene(begun.followed))
    assert ended.followed.followup_status is FollowUpStatus.IN_SUPPORT
    assert ended.followed.next_contact_on is not None


def test_only_the_manager_transfers() -> None:
    with pytest.raises(NotYours):
        advance.transfer(scene(), UUID(int=9))
    moved = advance.transfer(scene(role=Role.PLATFORM_MANAGER), UUID(int=9))
    assert moved.effects == ("receive_transferred_follow_up",)
    with pytest.raises(Malformed):
        advance.transfer(scene(role=Role.PLATFORM_MANAGER), PLATFORM)


@pytest.mark.parametrize(
    ("changes", "around", "reason"),
    [
        ({}, NOTHING, FollowUpCloseReason.IN_SOLUTION_KEPT),
        (
            {"followup_status": FollowUpStatus.IN_SOLUTION},
            Surroundings(solution_since=TODAY - timedelta(days=89)),
            FollowUpCloseReason.IN_SOLUTION_KEPT,
        ),
        ({"contact_status": ContactStatus.UNREACHABLE}, NOTHING, FollowUpCloseReason.LOST_CONTACT),
        ({}, NOTHING, FollowUpCloseReason.REFUSED),
        ({}, NOTHING, FollowUpCloseReason.OVER_AGE),
        ({"interviewed_on": TODAY}, NOTHING, FollowUpCloseReason.ERROR),
    ],
)
def test_a_reason_that_the_facts_deny_does_not_close(
    changes: dict[str, object], around: Surroundings, reason: FollowUpCloseReason
) -> None:
    with pytest.raises(CannotCloseYet):
        advance.close(scene(followed(**changes), around), reason)
    assert reason not in open_reasons(followed(**changes), around, TODAY)


def test_lost_contact_closes_after_six_months_and_never_below_18() -> None:
    old = {"contact_status": ContactStatus.UNREACHABLE, "arrived_on": TODAY - timedelta(days=181)}
    adult = replace(followed().identity, birth_date=date(2007, 1, 1))
    assert FollowUpCloseReason.LOST_CONTACT in open_reasons(followed(identity=adult, **old), NOTHING, TODAY)
    assert FollowUpCloseReason.LOST_CONTACT not in open_reasons(followed(**old), NOTHING, TODAY)
    young = old | {"arrived_on": TODAY - timedelta(days=179)}
    assert FollowUpCloseReason.LOST_CONTACT not in open_reasons(followed(identity=adult, **young), NOTHING, TODAY)


def test_the_obligation_is_never_guessed() -> None:
    proven = ObligationFound(TrainingObligation.FULFILLED, TODAY, ObligationProof.WORK_CONTRACT)
    assert advance.record_obligation(scene(), proven).followed.obligation is TrainingObligation.FULFILLED
    for proof in (None, ObligationProof.NO_SOLUTION_FOUND):
        with pytest.raises(Malformed):
            advance.record_obligation(scene(), replace(proven, proof=proof))
    with pytest.raises(Malformed):
        advance.record_obligation(scene(), replace(proven, since=TODAY + timedelta(days=1)))
    before_the_law = replace(scene(), today=date(2020, 8, 31))
    with pytest.raises(NotAvailable):
        advance.record_obligation(before_the_law, replace(proven, since=date(2020, 8, 30)))


def test_the_fifteen_days_run_from_the_receipt() -> None:
    asked = Asked(ReturnChannel.LETTER, date(2026, 11, 10), date(2026, 11, 16))
    request = return_right.open_request(followed(), asked, ONE, TODAY)
    assert request.interview_due_on == date(2026, 12, 1)
    around = Surroundings(return_request=request)
    first = deadlines_of(followed(), around, TODAY)[0]
    assert waiting_of(followed(), around, TODAY) == (WaitingFor.RETURN_INTERVIEW, date(2026, 11, 16))
    legal = [one.code for one in deadlines_of(followed(), around, TODAY) if one.is_legal]
    assert legal == [DeadlineCode.RETURN_INTERVIEW]
    assert first.code is DeadlineCode.FIRST_CONTACT


@pytest.mark.parametrize("received", [date(2026, 11, 24), date(2014, 12, 1), date(2026, 11, 9)])
def test_a_receipt_to_come_before_the_text_or_before_the_request_is_refused(received: date) -> None:
    with pytest.raises((Malformed, return_right.ReturnNotOpen)):
        return_right.open_request(followed(), Asked(ReturnChannel.CIO, date(2026, 11, 10), received), ONE, TODAY)


def test_an_answer_follows_an_interview_and_a_refusal_is_motivated() -> None:
    request = return_right.open_request(followed(), Asked(ReturnChannel.CIO, TODAY, TODAY), ONE, TODAY)
    refusal = ReturnGiven(
        motive=RefusalMotive.HAS_DIPLOMA, words="Vous avez déjà un CAP d'électricien, obtenu en 2026."
    )
    with pytest.raises(NotAvailable):
        return_right.take_return_step(request, "refuse", refusal, TODAY)
    held = return_right.take_return_step(request, "hold_interview", ReturnGiven(), TODAY)
    for lacking in (ReturnGiven(), refusal, replace(refusal, words="non", appeal_contact="CIO")):
        with pytest.raises(Malformed):
            return_right.take_return_step(held, "refuse", lacking, TODAY)
    done = return_right.take_return_step(held, "refuse", replace(refusal, appeal_contact="Le CIO"), TODAY)
    assert done.state is ReturnState.REFUSED
    with pytest.raises(Malformed):
        return_right.take_return_step(held, "wait_with_reception", ReturnGiven(), TODAY)


OWES = Obliged(ONE, date(2009, 3, 4), TrainingObligation.UNKNOWN)


def test_the_departement_is_informed_two_months_after_the_summons_and_not_before() -> None:
    summons = summoning.open_summons(OWES, Convened(SummonsGround.SILENCE, date(2026, 11, 12)), ONE, TODAY)
    assert summons.department_due_on == date(2027, 1, 12)
    with pytest.raises(summoning.DepartmentTooEarly):
        summoning.end_summons(summons, SummonsEnd.DEPARTMENT_INFORMED, date(2027, 1, 11))
    ended = summoning.end_summons(summons, SummonsEnd.DEPARTMENT_INFORMED, date(2027, 1, 12))
    assert ended.end_kind is SummonsEnd.DEPARTMENT_INFORMED
    assert "Encore 50 jours" in summoning.countdown(summons, TODAY).replace(NBSP, " ")


@pytest.mark.parametrize(
    "nobody",
    [
        replace(OWES, obligation=TrainingObligation.FULFILLED),
        replace(OWES, obligation=TrainingObligation.EXEMPT),
        replace(OWES, birth_date=date(2008, 11, 12)),
        replace(OWES, birth_date=date(2010, 11, 24)),
    ],
)
def test_only_who_owes_training_is_summoned(nobody: Obliged) -> None:
    with pytest.raises(summoning.NoObligation):
        summoning.open_summons(nobody, Convened(SummonsGround.SILENCE, TODAY), ONE, TODAY)


def test_a_summons_that_was_ended_runs_again_on_that_day_alone() -> None:
    summons = summoning.open_summons(OWES, Convened(SummonsGround.SILENCE, date(2026, 11, 12)), ONE, TODAY)
    ended = summoning.end_summons(summons, SummonsEnd.FULFILLED, TODAY)
    assert summoning.resume_summons(ended, TODAY) == summons
    with pytest.raises(summoning.SummonsEndStands):
        summoning.resume_summons(ended, TODAY + timedelta(days=1))


def test_a_date_of_law_is_known_behind_a_nearer_date_of_ours() -> None:
    request = return_right.open_request(followed(), Asked(ReturnChannel.CIO, TODAY, TODAY), ONE, TODAY)
    now = refresh(followed(), replace(NOTHING, return_request=request), TODAY)
    assert (now.deadline_code, now.deadline_is_legal) == (DeadlineCode.FIRST_CONTACT, False)
    assert (now.legal_deadline_code, now.legal_deadline_on) == (DeadlineCode.RETURN_INTERVIEW, date(2026, 12, 8))


def test_whoever_sat_in_an_interview_was_reached() -> None:
    met = advance.hold_interview(scene(), TODAY, TODAY + timedelta(days=7))
    assert [step.name for step in met.steps] == ["note_contact", "hold_interview"]
    assert (met.followed.contact_status, met.followed.reached_on) == (ContactStatus.REACHED, TODAY)
    codes = {one.code for one in deadlines_of(met.followed, NOTHING, TODAY)}
    assert DeadlineCode.FIRST_CONTACT not in codes


def test_months_end_with_the_month() -> None:
    assert months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)


def test_the_interview_of_reorientation_was_law_and_is_now_ours() -> None:
    now = next(
        one for one in deadlines_of(followed(), NOTHING, TODAY) if one.code is DeadlineCode.REORIENTATION_INTERVIEW
    )
    assert (now.on, now.is_legal) == (date(2027, 2, 16), False)
    then = followed(arrived_on=date(2013, 11, 16), identity=replace(followed().identity, birth_date=date(1996, 3, 4)))
    old = deadlines_of(then, NOTHING, date(2013, 11, 23))
    assert next(one for one in old if one.code is DeadlineCode.REORIENTATION_INTERVIEW).is_legal


def test_somebody_is_always_waited_for() -> None:
    nobody = followed(referent=Referent(1, None, None, NOW))
    assert waiting_of(nobody, NOTHING, TODAY)[0] is WaitingFor.REFERENT
    assert waiting_of(followed(), NOTHING, TODAY)[0] is WaitingFor.FIRST_CALL
    called = followed(contact_status=ContactStatus.CONTACTED_NO_ANSWER)
    assert (
        refresh(called, Surroundings(last_contact_on=date(2026, 11, 17)), TODAY).waiting_for is WaitingFor.YOUNG_PERSON
    )


def test_the_sentence_says_who_waits_for_whom_since_when() -> None:
    waited = Waited(WaitingFor.PARTNER, date(2026, 11, 12), "Noah", "la mission locale")
    said = waiting_sentence(waited, TODAY)
    assert said == f"Noah attend une réponse de la mission locale, orienté le 12{NBSP}novembre, depuis 11 jours"


def test_shares_are_even_from_what_each_already_follows() -> None:
    a, b = UUID(int=10), UUID(int=11)
    shares = share_evenly([UUID(int=n) for n in range(20, 25)], {a: 4, b: 1})
    assert [(one.before, one.after) for one in shares] == [(4, 5), (1, 5)]
    with pytest.raises(ReferentToCorrect):
        share_evenly([ONE], {})


def test_a_partner_needs_an_identity_and_a_way_to_reach() -> None:
    for fields in ((DisclosedField.IDENTITY,), (DisclosedField.PHONE,)):
        with pytest.raises(DisclosureToCorrect):
            check_disclosure(fields)
    check_disclosure((DisclosedField.IDENTITY, DisclosedField.PHONE))


def test_every_type_of_solution_has_its_kind() -> None:
    assert {one.kind for one in SolutionType} == set(SolutionKind)
    assert all(one.label for one in SolutionType)
