"""Taking back what was noted by mistake: who may, and what is known afterwards."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.absences.facts import DayFacts, as_known_on
from domain.absences.reasons import NO_REASON, Judgement, JudgementState, ReasonCode, standing_of
from domain.absences.withdrawal import AlreadyWithdrawn, Noted, SentByTheService, check_withdrawal
from domain.kernel.errors import NotYours

ME, COLLEAGUE = UUID(int=1), UUID(int=2)
TODAY, YESTERDAY = date(2026, 11, 23), date(2026, 11, 22)


def test_its_author_takes_back_on_the_same_day():
    check_withdrawal(Noted(ME, TODAY), actor=ME, today=TODAY, answers_for_school=False)
    for noted in (Noted(ME, YESTERDAY), Noted(COLLEAGUE, TODAY)):
        with pytest.raises(NotYours):
            check_withdrawal(noted, actor=ME, today=TODAY, answers_for_school=False)


def test_who_answers_for_the_school_takes_back_at_any_time():
    check_withdrawal(Noted(COLLEAGUE, date(2026, 9, 1)), actor=ME, today=TODAY, answers_for_school=True)


def test_what_has_left_or_is_taken_back_is_not_taken_back():
    with pytest.raises(SentByTheService):
        check_withdrawal(Noted(ME, TODAY, by_hand=False), actor=ME, today=TODAY, answers_for_school=True)
    with pytest.raises(AlreadyWithdrawn):
        check_withdrawal(Noted(ME, TODAY, withdrawn=True), actor=ME, today=TODAY, answers_for_school=True)


def test_a_reason_taken_back_is_said_no_more_but_was_known():
    noon, two = datetime(2026, 11, 23, 12, tzinfo=UTC), datetime(2026, 11, 23, 14, tzinfo=UTC)
    said = Judgement(UUID(int=9), JudgementState.ADMISSIBLE, ReasonCode.CHILD_ILLNESS, noon, withdrawn_at=two)
    facts = DayFacts(UUID(int=8), TODAY, judgements=(said,))
    assert standing_of(as_known_on(facts, two).judgements) == NO_REASON
    between = as_known_on(facts, datetime(2026, 11, 23, 13, tzinfo=UTC))
    assert standing_of(between.judgements).state is JudgementState.ADMISSIBLE
