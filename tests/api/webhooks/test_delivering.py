"""From a change to an acknowledged message, whatever the receiver does: nothing lost, nothing twice, in order."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import text

from api.settings import Settings
from api.webhooks import effects
from api.webhooks.steps import let_all_go
from domain.kernel.events import Effect
from domain.webhooks.deliveries import KEPT_FOR, PAUSE_AFTER
from domain.webhooks.receipt import Verdict, check_receipt
from persistence.unit_of_work import UnitOfWork
from persistence.webhooks import deliveries, endpoints
from tests.api.webhooks.conftest import SECRET, SOON, Exchange
from tests.api.webhooks.receiver import receiving
from tests.conftest import NOW
from tests.factories.people import make_unit


async def test_a_change_arrives_signed_and_says_an_id_alone(exchange: Exchange) -> None:
    async with receiving() as receiver:
        await exchange.listen(receiver.url)
        referral = await exchange.refer()
        await exchange.tell(referral)
        await exchange.drain()
    [got] = receiver.received
    assert check_receipt(got.headers, got.body, [SECRET], datetime.now(UTC)) is Verdict.ACCEPTED
    said = json.loads(got.body)
    assert (said["type"], said["data"]) == ("referral.changed", {"referral_id": str(referral)})
    assert b"Zerrouki" not in got.body
    assert await exchange.states() == ["delivered"]


async def test_a_receiver_that_fails_in_every_way_loses_nothing_and_acknowledges_once(exchange: Exchange) -> None:
    async with receiving() as receiver:
        await exchange.listen(receiver.url)
        receiver.script = ["hang", "broken", "garbage"]
        referral = await exchange.refer()
        await exchange.tell(referral)
        await exchange.drain()
    assert receiver.answered == ["hang", "broken", "garbage", "accept"]
    assert len(set(receiver.ids)) == 1  # the same message under the same id, four times
    assert len(receiver.acknowledged) == 1
    bodies = {one.body for one in receiver.received}
    assert len(bodies) == 1
    rows = await exchange.rows("SELECT n, outcome, code FROM webhook_attempts ORDER BY n")
    assert [tuple(row) for row in rows] == [
        (1, "timed_out", None), (2, "broken", 500), (3, "not_http", None), (4, "accepted", 204),
    ]  # fmt: skip


async def test_messages_of_one_person_wait_for_each_other_and_others_do_not(exchange: Exchange) -> None:
    async with receiving() as receiver:
        await exchange.listen(receiver.url)
        receiver.script, receiver.pause = ["broken"] * 2, 0.02
        slow, quick = await exchange.refer("Zerrouki"), await exchange.refer("Benali")
        for _ in range(4):
            await exchange.tell(slow)
        await exchange.tell(quick)
        await exchange.drain()
        rows = await exchange.rows(
            """SELECT message_id FROM webhook_deliveries d JOIN webhook_messages m
            ON m.id = d.message_id WHERE m.referral_id = :id ORDER BY d.place""",
            id=slow,
        )
    in_order = [str(row.message_id) for row in rows]
    assert [one for one in receiver.acknowledged if one in in_order] == in_order
    assert len(receiver.acknowledged) == len(set(receiver.acknowledged)) == 5
    assert receiver.most_at_once <= 2  # one per person


async def test_changes_are_told_in_their_order_even_when_their_effects_are_not(exchange: Exchange) -> None:
    referral = await exchange.refer()
    first, second = await exchange.tell(referral), await exchange.tell(referral, "deleted")
    for change in (second, first):
        await exchange.act(lambda uow, one=change: effects.tell_webhooks(uow, {"change_id": str(one)}, None))
    rows = await exchange.rows("SELECT change_id FROM webhook_messages ORDER BY id")
    assert [row.change_id for row in rows] == [first, second]


async def test_a_message_given_up_frees_the_next_and_can_be_replayed(exchange: Exchange) -> None:
    async with receiving() as receiver:
        endpoint = await exchange.listen(receiver.url)
        receiver.script = ["broken"] * (len(SOON) + 1)
        referral = await exchange.refer()
        await exchange.tell(referral)
        await exchange.tell(referral)
        await exchange.drain()
        assert await exchange.states() == ["dead", "delivered"]
        assert await exchange.act(lambda uow: replay_lost(uow, endpoint)) == 1
        await exchange.drain()
    assert await exchange.states() == ["delivered", "delivered"]
    assert len(set(receiver.acknowledged)) == len(receiver.acknowledged) == 2


async def replay_lost(uow: UnitOfWork, endpoint_id: UUID) -> int:
    count = len(await deliveries.replay_all(uow.session, endpoint_id))
    await let_all_go(uow, endpoint_id)
    return count


async def test_a_worker_that_dies_while_sending_leaves_an_uncertain_message_not_repeated(exchange: Exchange) -> None:
    async with receiving() as receiver:
        await exchange.listen(receiver.url)
        receiver.always = "hang"
        referral = await exchange.refer()
        change = await exchange.tell(referral)
        await exchange.act(lambda uow: effects.tell_webhooks(uow, {"change_id": str(change)}, None))
        [effect] = await exchange.rows("SELECT id FROM effects WHERE kind = 'deliver_webhook'")
        worker = asyncio.create_task(exchange.runner.run(effect.id))
        while not receiver.received:  # noqa: ASYNC110 - the receiver is the event
            await asyncio.sleep(0.01)
        assert await exchange.states() == ["sending"]
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
        receiver.always = "accept"
        await exchange.tell(referral)
        await exchange.drain()  # the effect is given out again, to a worker that lives
    assert await exchange.states() == ["uncertain", "delivered"]
    assert len(receiver.received) == 2


async def test_an_attempt_queued_twice_is_made_once(exchange: Exchange) -> None:
    async with receiving() as receiver:
        receiver.pause = 0.1
        await exchange.listen(receiver.url)
        change = await exchange.tell(await exchange.refer())
        await exchange.act(lambda uow: effects.tell_webhooks(uow, {"change_id": str(change)}, None))
        [one] = await exchange.rows("SELECT ids FROM effects WHERE kind = 'deliver_webhook'")
        await exchange.act(lambda uow: uow.enqueue([Effect("deliver_webhook", dict(one.ids))] * 3))
        await exchange.drain()
    assert len(receiver.received) == 1


async def test_replaying_one_overtakes_its_wait(exchange: Exchange) -> None:
    async with receiving() as receiver:
        endpoint = await exchange.listen(receiver.url)
        exchange.patient()
        receiver.script = ["broken"]
        await exchange.tell(await exchange.refer())
        await exchange.drain()
        assert await exchange.states() == ["failed"]
        [delivery] = await exchange.rows("SELECT id FROM webhook_deliveries")

        async def replay(uow: UnitOfWork) -> None:
            assert await deliveries.replay(uow.session, endpoint, delivery.id)
            await let_all_go(uow, endpoint)

        await exchange.act(replay)
        await exchange.drain()
        assert await exchange.states() == ["delivered"]
    assert receiver.answered == ["broken", "accept"]


async def test_an_address_that_fails_for_days_is_paused_its_contact_told_and_what_waits_is_kept(
    exchange: Exchange,
) -> None:
    async with receiving() as receiver:
        receiver.always = "broken"
        endpoint = await exchange.listen(receiver.url)
        referral = await exchange.refer()
        await exchange.tell(referral)
        await exchange.drain()
        await exchange.age_failing(endpoint, PAUSE_AFTER)
        await exchange.tell(referral)
        await exchange.drain()
        [row] = await exchange.rows("SELECT pause_reason FROM webhook_endpoints")
        assert row.pause_reason == "failing"
        assert await exchange.states() == ["dead", "failed"]
        count = len(receiver.received)
        await exchange.tell(referral)
        await exchange.drain()
        assert len(receiver.received) == count
        alert = await exchange.act(
            lambda uow: effects.compose_webhook_alert(uow, {"endpoint_id": str(endpoint)}, exchange)
        )
        assert alert.to == "technique@ml.invalid"
        assert "Zerrouki" not in alert.text

        receiver.always = "accept"
        await exchange.act(lambda uow: resume(uow, endpoint))
        await exchange.drain()
    assert await exchange.states() == ["dead", "delivered", "delivered"]


async def resume(uow: UnitOfWork, endpoint_id: UUID) -> None:
    found = await endpoints.find_endpoint(uow.session, endpoint_id)
    assert found
    await endpoints.resume(uow.session, found, found.version)
    await let_all_go(uow, endpoint_id)


async def test_410_pauses_at_once(exchange: Exchange) -> None:
    async with receiving() as receiver:
        receiver.always = "gone"
        await exchange.listen(receiver.url)
        await exchange.tell(await exchange.refer())
        await exchange.drain()
    assert [tuple(row) for row in await exchange.rows("SELECT pause_reason FROM webhook_endpoints")] == [("gone",)]
    assert len(receiver.received) == 1


async def test_a_suspended_partner_is_told_nothing_until_it_is_restored(exchange: Exchange) -> None:
    suspend = text("UPDATE partners SET suspended_at = :at WHERE unit_id = :unit")
    async with receiving() as receiver:
        await exchange.listen(receiver.url)
        await exchange.act(lambda uow: uow.session.execute(suspend, {"at": NOW, "unit": exchange.partner}))
        await exchange.tell(await exchange.refer())
        await exchange.drain()
        assert receiver.received == []
        await exchange.act(lambda uow: uow.session.execute(suspend, {"at": None, "unit": exchange.partner}))
        assert await exchange.act(effects.release_webhooks, later=timedelta(minutes=6)) == 1
        await exchange.drain()
    assert await exchange.states() == ["delivered"]


async def test_every_address_of_a_partner_is_told_and_no_other_partner(exchange: Exchange) -> None:
    other = await make_unit(exchange.jobs, "organisation", "CIO du Val")
    async with receiving() as one, receiving() as two:
        await exchange.listen(one.url)
        await exchange.listen(two.url)
        await exchange.tell(await exchange.refer(partner=other))
        await exchange.drain()
        assert await exchange.states() == ["delivered"] * 2
    assert one.ids == two.ids


async def test_an_address_inside_the_network_is_not_called_even_if_it_stands_in_the_table(exchange: Exchange) -> None:
    exchange.settings = Settings(data=exchange.settings.data, webhook_loopback=False)
    async with receiving() as receiver:
        await exchange.listen(receiver.url)
        await exchange.tell(await exchange.refer())
        await exchange.drain()
    assert receiver.received == []
    assert {row.outcome for row in await exchange.rows("SELECT outcome FROM webhook_attempts")} == {"target_refused"}


async def test_messages_are_forgotten_after_ninety_days_and_not_told_again(exchange: Exchange) -> None:
    async with receiving() as receiver:
        await exchange.listen(receiver.url)
        referral = await exchange.refer()
        await exchange.tell(referral)
        await exchange.drain()
        assert await exchange.act(effects.forget_messages, later=KEPT_FOR + timedelta(days=1)) == 1
        await exchange.tell(referral, later=KEPT_FOR + timedelta(days=1))
        await exchange.drain()
    assert len(receiver.received) == 2
    assert await exchange.states() == ["delivered"]
