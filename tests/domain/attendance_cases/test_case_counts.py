"""The count that a school chose, and its number of invitations: every rule looks at the same ones."""

from datetime import date
from fractions import Fraction

import pytest

from domain.attendance_cases.case import Period
from domain.attendance_cases.facts import Facts, Invitation, MissedHalfDay, Window
from domain.attendance_cases.offers import CaseOffer, counting_sentence, offers
from domain.attendance_cases.reassessment import reassess
from domain.attendance_cases.states import Trigger
from domain.schools.settings import CountKind
from domain.workflow import Blocked
from tests.domain.attendance_cases.case_world import CPE, HEAD, OFFICER, SIGNATORY, Walk, halves, prepare, refer

BIRTH = date(2012, 3, 14)


def blocked(walk: Walk, command, actor, on) -> list[str]:
    with pytest.raises(Blocked) as refused:
        walk.take(command, actor, on)
    return [sentence.replace("\u00a0", " ") for sentence in refused.value.data["blocked_by"]]


def fresh(**more) -> Walk:
    return Walk(BIRTH, date(2026, 11, 2), more=more)


def proportional(*hours: str) -> Walk:
    """A school that counts in proportion of the time missed; `hours` are quarters of half-days."""
    walk = fresh(counted_as=CountKind.PROPORTIONAL).absent("2026-11-03 am pm", "2026-11-05 am")
    walk.partial = tuple(halves(*hours))
    return walk


def test_a_proportion_that_reaches_four_opens_the_referral():
    walk = proportional("2026-11-06 am", "2026-11-09 am", "2026-11-10 am", "2026-11-12 am")
    walk.take("note_threshold", CPE, "2026-11-16")
    walk.take(refer("2026-11-03", "2026-11-12"), HEAD, "2026-11-16")
    known = walk.case.acts[-1].known
    assert known is not None
    assert (known.counted, known.counted_as) == (4, "proportional")


def test_a_proportion_is_never_rounded_up_to_the_threshold():
    walk = proportional("2026-11-06 am", "2026-11-09 am", "2026-11-10 am")
    assert blocked(walk, refer("2026-11-03", "2026-11-12"), HEAD, "2026-11-16") == [
        "Le seuil de 4 n'est pas atteint : 3,75 demi-journées calculées du 3 au 12 novembre."
    ]


def test_thirds_of_half_days_add_up_exactly():
    days = halves("2026-11-03 am", "2026-11-05 am", "2026-11-06 am")
    thirds = tuple(MissedHalfDay(one, Fraction(1, 3), complete=False) for one in days)
    facts = Facts(BIRTH, missed=thirds, counted_as=CountKind.PROPORTIONAL)
    assert facts.counted_in(Period(date(2026, 11, 1), date(2026, 11, 30))) == 1


def test_the_strongest_thirty_days_are_those_of_the_count_chosen():
    walk = fresh()
    walk.complete = halves("2026-09-01 am pm", "2026-09-02 am")
    walk.partial = tuple(
        halves(*(f"2026-{day} am pm" for day in ("09-28", "09-29", "09-30", "10-01", "10-02", "10-05")))
    )
    missed = walk.facts(date(2026, 10, 20)).missed
    september, october, rolling = Facts(BIRTH, missed=missed, counted_as=CountKind.RAW).counts
    assert (september.raw, october.raw, rolling.window, rolling.raw) == (9, 6, Window.ROLLING_30_DAYS, 12)
    assert [one.window for one in Facts(BIRTH, missed=missed).counts] == [Window.CALENDAR_MONTH] * 2


def test_a_referral_stays_judged_by_the_count_it_was_made_with():
    walk = proportional("2026-11-06 am", "2026-11-09 am", "2026-11-10 am", "2026-11-12 am")
    walk.take(refer("2026-11-03", "2026-11-12"), HEAD, "2026-11-16").take("acknowledge", OFFICER, "2026-11-17")
    walk.more = {"counted_as": CountKind.COMPLETE}
    walk.take(prepare(), OFFICER, "2026-11-18")
    walk.partial = walk.partial[1:]
    (sentence,) = blocked(walk, "warn", SIGNATORY, "2026-11-19")
    assert sentence == "Il reste 3,75 demi-journées calculées. L'avertissement préparé n'est plus fondé."
    proposed = reassess(walk.case, walk.facts(date(2026, 11, 19)), today=date(2026, 11, 19))
    assert {(one.known_now.counted, one.known_now.counted_as) for one in proposed} == {(3, "proportional")}


def test_the_count_used_is_said_with_the_day_it_was_chosen():
    facts = Facts(BIRTH, counted_as=CountKind.PROPORTIONAL, counted_since=date(2026, 9, 1))
    assert counting_sentence(facts).replace("\u00a0", " ") == (
        "Comptées en demi-journées en proportion du temps manqué : "
        "réglage de l'établissement depuis le mardi 1er septembre 2026."
    )
    assert "réglage" not in counting_sentence(Facts(BIRTH))


def test_a_school_asks_for_its_own_number_of_invitations():
    invited = tuple(Invitation(date(2026, 11, day), "sms") for day in (4, 6))
    walk = fresh(invitations=invited, invitations_needed=3).absent("2026-11-03 am")
    command = refer("2026-11-03", "2026-11-05", Trigger.REASON)
    assert blocked(walk, command, HEAD, "2026-11-09") == [
        (
            "Il manque 1 invitation à donner le motif. L'établissement demande 3 invitations datées avant de saisir "
            "le DASEN pour ce fondement (règle interne, aucun texte n'en fixe le nombre)."
        )
    ]
    walk.more = {"invitations": invited[:1], "invitations_needed": 1}
    assert walk.take(command, HEAD, "2026-11-09").case.dsden_state == "referred"


def _referral(walk: Walk, on: str) -> CaseOffer:
    found = offers(walk.case, HEAD, facts=walk.facts(date.fromisoformat(on)), today=date.fromisoformat(on))
    return next(one for one in found if one.name == "refer")


def test_the_offer_of_a_referral_says_which_triggers_are_met():
    invited = tuple(Invitation(date(2026, 11, day), "sms") for day in (4, 6))
    four = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    assert _referral(four, "2026-11-09").triggers == (Trigger.FOUR_HALF_DAYS,)
    unanswered = fresh(invitations=invited).absent("2026-11-03 am")
    assert _referral(unanswered, "2026-11-09").triggers == (Trigger.REASON,)
    both = fresh(invitations=invited).absent("2026-11-03 am pm", "2026-11-05 am pm")
    assert _referral(both, "2026-11-09").triggers == (Trigger.FOUR_HALF_DAYS, Trigger.REASON)
    assert _referral(fresh().absent("2026-11-03 am"), "2026-11-09").triggers == ()


def test_a_referral_cites_the_text_of_its_trigger():
    walk = fresh(inaccurate_reason=True).absent("2026-11-03 am")
    offered = _referral(walk, "2026-11-09").legal_basis
    walk.take(refer("2026-11-03", "2026-11-05", Trigger.REASON), HEAD, "2026-11-09")
    assert offered is not None
    assert (offered.code, walk.case.acts[-1].basis) == ("l131_8_1_2019", "l131_8_1_2019")
    four = fresh().absent("2026-11-03 am pm", "2026-11-05 am pm")
    assert four.take(refer("2026-11-03", "2026-11-05"), HEAD, "2026-11-09").case.acts[-1].basis == "l131_8_2_2019"
