"""The order of the week, what a signal may say, gestures, small cells."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.prevention.report import AlarmOutcome, SexRow, WarningPast, hidden_rows, outcome_of
from domain.prevention.signals import (
    FactMissing,
    Observation,
    SignalEmpty,
    SignalFactTooLong,
    answer_due_on,
    check_signal,
    may_take_back,
    reminder_for,
)
from domain.prevention.switches import AlreadySo, ReasonNeeded, SwitchKind, check_switch
from domain.prevention.warnings import (
    AsideTooLong,
    DueTooFar,
    NothingToHandle,
    WarningGesture,
    WarningState,
    check_aside,
    check_due,
    may_handle,
)
from domain.prevention.week import Sign, monday_of, week_of

ON = date(2026, 11, 23)


def _sign(pupil: int, day: int = 1, state: WarningState = WarningState.OPEN, *, seen: bool = False) -> Sign:
    return Sign(UUID(int=pupil * 100 + day), UUID(int=pupil), state, date(2026, 11, day), seen)


def _order(*signs: Sign, capacity: int = 10) -> list[int]:
    return [pupil.int for pupil in week_of(signs, capacity).situations]


def test_number_of_rules_then_oldest_then_never_seen() -> None:
    assert _order(_sign(1, 5), _sign(2, 5), _sign(2, 9)) == [2, 1]
    assert _order(_sign(1, 9), _sign(2, 5)) == [2, 1]
    assert _order(_sign(1, 5, seen=True), _sign(2, 5)) == [2, 1]


def test_the_capacity_leaves_the_others_for_later() -> None:
    week = week_of([_sign(n, n) for n in range(1, 6)], 2)
    assert (len(week.situations), len(week.waiting), week.open_signs) == (2, 3, 5)


def test_what_somebody_has_in_hand_is_aside_even_with_a_new_sign() -> None:
    week = week_of([_sign(1, 3, WarningState.TAKEN), _sign(1, 9), _sign(2, 3, WarningState.SET_ASIDE)], 10)
    assert (week.situations, week.followed, week.set_aside) == ((), (UUID(int=1),), (UUID(int=2),))


def test_a_false_alarm_stands_nowhere() -> None:
    week = week_of([_sign(1, 3, WarningState.FALSE_ALARM)], 10)
    assert week.situations + week.followed + week.set_aside == ()


def test_a_week_begins_on_monday() -> None:
    assert monday_of(date(2026, 11, 29)) == ON


@pytest.mark.parametrize(
    "fact", ["Il est malade.", "Ses parents divorcent", "Il fait la prière", "Garde à vue hier", "Hospitalisée lundi"]
)
def test_words_of_health_family_religion_or_offence_bring_a_reminder(fact: str) -> None:
    assert reminder_for(fact) is not None


@pytest.mark.parametrize("fact", ["N'a rien rendu depuis le 9 novembre.", "", "Dort pendant le cours de 10 h."])
def test_a_plain_fact_brings_none(fact: str) -> None:
    assert reminder_for(fact) is None


def test_a_signal_needs_an_observation_and_another_fact_its_words() -> None:
    check_signal([Observation.ALONE], "")
    with pytest.raises(SignalEmpty):
        check_signal([], "un fait")
    with pytest.raises(FactMissing):
        check_signal([Observation.OTHER_FACT], "")
    with pytest.raises(SignalFactTooLong):
        check_signal([Observation.ALONE], "x" * 201)


def test_its_author_will_know_within_fourteen_days() -> None:
    assert answer_due_on(ON) == date(2026, 12, 7)


def test_dates_of_gestures_are_to_come_and_near() -> None:
    check_aside(ON + timedelta(days=60), ON)
    check_due(ON, ON)
    for until in (ON, ON + timedelta(days=61)):
        with pytest.raises(AsideTooLong):
            check_aside(until, ON)
    with pytest.raises(DueTooFar):
        check_due(ON - timedelta(days=1), ON)


def test_only_what_is_to_be_looked_at_may_be_handled() -> None:
    may_handle([WarningState.OPEN, WarningState.TAKEN], WarningGesture.TAKE)
    may_handle([WarningState.SET_ASIDE], WarningGesture.TAKE)
    for states in ([WarningState.TAKEN], [WarningState.SET_ASIDE], []):
        with pytest.raises(NothingToHandle):
            may_handle(states, WarningGesture.SET_ASIDE)


def test_a_rule_goes_off_with_a_reason_and_not_twice() -> None:
    check_switch(SwitchKind.RETIRED, "Trop de fausses alertes", is_on=True)
    with pytest.raises(ReasonNeeded):
        check_switch(SwitchKind.DISABLED, "", is_on=True)
    with pytest.raises(AlreadySo):
        check_switch(SwitchKind.ON, "", is_on=True)
    with pytest.raises(AlreadySo):
        check_switch(SwitchKind.DISABLED, "encore", is_on=False)


@pytest.mark.parametrize(
    ("past", "outcome"),
    [
        (WarningPast(handled=True, marked_false=True, event_within_horizon=True, horizon_is_over=True), "false_alarm"),
        (WarningPast(handled=True, marked_false=False, event_within_horizon=False, horizon_is_over=True), "true_alarm"),
        (
            WarningPast(handled=False, marked_false=False, event_within_horizon=True, horizon_is_over=False),
            "true_alarm",
        ),
        (WarningPast(handled=False, marked_false=False, event_within_horizon=False, horizon_is_over=False), "pending"),
        (
            WarningPast(handled=False, marked_false=False, event_within_horizon=False, horizon_is_over=True),
            "false_alarm",
        ),
    ],
)
def test_true_false_or_too_early(past: WarningPast, outcome: str) -> None:
    assert outcome_of(past) is AlarmOutcome(outcome)


def test_small_numbers_are_hidden_and_a_second_one_so_that_the_total_gives_nothing_away() -> None:
    assert hidden_rows([{"F": 12, "M": 3, "": 7}]) == [SexRow(12, None, None, 22)]
    assert hidden_rows([{"F": 12, "M": 8, "": 0}]) == [SexRow(12, 8, 0, 20)]
    assert hidden_rows([{"F": 2, "M": 3}]) == [SexRow(None, None, 0, 5)]
    assert hidden_rows([{"F": 3}]) == [SexRow(None, 0, 0, None)]
    assert hidden_rows([{}]) == [SexRow(0, 0, 0, 0)]


@pytest.mark.parametrize(("decision", "day", "may"), [
    ("interview", date(2026, 11, 23), True),
    ("interview", date(2026, 11, 22), False),
    ("tutoring", date(2026, 11, 23), False),
    (None, None, False),
])  # fmt: skip
def test_an_answer_is_taken_back_on_its_day_and_a_meetings_never(
    decision: str | None, day: date | None, may: bool
) -> None:
    assert may_take_back(decision, day, date(2026, 11, 23)) is may
