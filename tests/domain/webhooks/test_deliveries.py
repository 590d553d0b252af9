"""When a delivery is tried again, given up or paused, and who goes first."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from domain.webhooks.deliveries import (
    BACK_OFF,
    PAUSE_AFTER,
    Attempt,
    Outcome,
    PauseReason,
    WebhookState,
    judge,
    next_to_leave,
    outcome_of,
    pause_due,
)
from domain.webhooks.messages import MessageType, body_of

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
S = WebhookState
BROKEN = Attempt(Outcome.BROKEN, 500)


def test_each_failure_waits_longer_until_the_message_is_given_up() -> None:
    verdicts = [judge(BROKEN, n) for n in range(1, len(BACK_OFF) + 2)]
    assert [one.wait for one in verdicts] == [*BACK_OFF, None]
    assert verdicts[-1].state is S.DEAD
    assert list(BACK_OFF) == sorted(BACK_OFF)
    assert timedelta(days=3) < sum(BACK_OFF, timedelta()) < PAUSE_AFTER


@pytest.mark.parametrize("outcome", [one for one in Outcome if one not in {Outcome.ACCEPTED, Outcome.UNKNOWN}])
def test_every_failure_is_tried_again(outcome: Outcome) -> None:
    assert judge(Attempt(outcome), 1).state is S.FAILED


def test_an_interrupted_attempt_is_uncertain_and_not_repeated_by_itself() -> None:
    verdict = judge(Attempt(Outcome.UNKNOWN), 1)
    assert (verdict.state, verdict.wait) == (S.UNCERTAIN, None)


def test_a_receiver_may_ask_for_time_but_not_for_ever() -> None:
    asks = Attempt(Outcome.BUSY, 429, retry_after=timedelta(hours=1))
    assert judge(asks, 1).wait == timedelta(hours=1)
    assert judge(Attempt(Outcome.BUSY, 429, retry_after=timedelta(days=900)), 1).wait == BACK_OFF[-1]


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (200, Outcome.ACCEPTED), (204, Outcome.ACCEPTED), (299, Outcome.ACCEPTED), (301, Outcome.REDIRECTED),
        (304, Outcome.REDIRECTED), (400, Outcome.REFUSED), (404, Outcome.REFUSED), (410, Outcome.GONE),
        (429, Outcome.BUSY), (500, Outcome.BROKEN), (503, Outcome.BUSY), (599, Outcome.BROKEN), (999, Outcome.NOT_HTTP),
    ],
)  # fmt: skip
def test_2xx_alone_acknowledges(code: int, outcome: Outcome) -> None:
    assert outcome_of(code) is outcome


@pytest.mark.parametrize(
    ("lane", "place"),
    [
        ([], None),
        ([S.WAITING, S.WAITING], 0),
        ([S.DELIVERED, S.WAITING], 1),
        ([S.FAILED, S.WAITING], 0),
        ([S.DEAD, S.UNCERTAIN, S.WAITING], 2),
        ([S.SENDING, S.WAITING], None),
        ([S.WAITING, S.SENDING], None),  # a dead one replayed while a later one is under way
    ],
)
def test_messages_of_one_person_leave_in_order(lane: list[WebhookState], place: int | None) -> None:
    assert next_to_leave(lane) == place


def test_an_endpoint_is_paused_after_days_without_one_message_accepted() -> None:
    since = NOW - PAUSE_AFTER
    assert pause_due(BROKEN, since, NOW) is PauseReason.FAILING
    assert pause_due(BROKEN, since + timedelta(seconds=1), NOW) is None
    assert pause_due(Attempt(Outcome.ACCEPTED, 200), since, NOW) is None
    assert pause_due(Attempt(Outcome.GONE, 410), NOW, NOW) is PauseReason.GONE


def test_a_body_says_ids_and_nothing_else() -> None:
    body = body_of(MessageType.REFERRAL_CHANGED, NOW, UUID(int=7))
    assert body == (
        b'{"type":"referral.changed","timestamp":"2026-11-24T09:00:00.000Z",'
        b'"data":{"referral_id":"00000000-0000-0000-0000-000000000007"}}'
    )
    assert body_of(MessageType.PING, NOW, None).endswith(b'"data":{}}')
