"""Addresses kept by the administrator and by the partner's own machine: secrets, pauses, replays, and walls."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from api.settings import Settings
from domain.access.permissions import Role
from domain.access.scopes import PartnerScope
from domain.webhooks.signature import secret_bytes
from persistence.database import Sessions
from tests.api.webhooks.conftest import SOON, Exchange
from tests.api.webhooks.receiver import Receiver, receiving
from tests.factories.partners import MachineCaller, make_client, make_partner
from tests.factories.people import make_account, make_unit
from tests.factories.signing_in import trusted

Call = Callable[..., Awaitable[httpx.Response]]


@dataclass
class Keeping:
    """The same gestures through both doors: `call(method, path under webhooks, body, headers)`."""

    exchange: Exchange
    call: Call

    async def add(self, receiver: Receiver) -> dict:
        answer = await self.call("POST", "", {"url": receiver.url})
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def only(self) -> dict:
        [one] = (await self.call("GET", "")).json()["items"]
        return dict(one)


@pytest.fixture(params=["administrator", "machine"])
async def keeping(
    request: pytest.FixtureRequest, app: FastAPI, http: httpx.AsyncClient, exchange: Exchange, jobs_sessions: Sessions
) -> Keeping:
    app.state.settings = exchange.settings
    exchange.settings = Settings(data=app.state.settings.data, webhook_loopback=True)
    if request.param == "administrator":
        headers = trusted(
            app, await make_account(jobs_sessions, Role.ADMINISTRATOR, "adm@demo.invalid", exchange.platform)
        )
        root = f"/api/v1/partners/{exchange.partner}/webhooks"
    else:
        client = await make_client(jobs_sessions, exchange.partner)
        headers = MachineCaller(http, app.state.signing_key, client).headers()
        root = "/partner/v1/webhooks"

    async def call(method: str, path: str, body: object = None, **more: str) -> httpx.Response:
        keyed = headers | ({"Idempotency-Key": str(uuid4())} if method == "POST" else {}) | more
        return await http.request(method, f"{root}{path}", json=body, headers=keyed)

    return Keeping(exchange, call)


async def test_an_address_is_tried_at_once_and_its_secret_shown_once(keeping: Keeping) -> None:
    async with receiving() as receiver:
        added = await keeping.add(receiver)
        assert added["webhook"]["state"] == "new"
        await keeping.exchange.drain()
    assert len(secret_bytes(added["secret"])) == 32
    assert b"webhook.ping" in receiver.received[0].body
    one = await keeping.only()
    assert (one["state"], one["delivered"], "secret" in one) == ("active", 1, False)
    stored = await keeping.exchange.rows("SELECT secret FROM webhook_endpoints")
    assert added["secret"] not in stored[0].secret


async def test_a_hostile_address_is_refused_with_its_reason_and_without_being_repeated(keeping: Keeping) -> None:
    answer = await keeping.call("POST", "", {"url": "https://169.254.169.254/latest"})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/target_refused")
    assert "169.254" not in answer.text


async def test_the_same_address_twice_is_refused_and_a_sixth_too(keeping: Keeping) -> None:
    async with receiving() as receiver:
        await keeping.add(receiver)
        assert (await keeping.call("POST", "", {"url": receiver.url})).json()["type"] == "/problems/endpoint_known"
        for n in range(4):
            assert (await keeping.call("POST", "", {"url": f"{receiver.url}/{n}"})).status_code == 201
        sixth = await keeping.call("POST", "", {"url": f"{receiver.url}/6"})
    assert (sixth.status_code, sixth.json()["type"]) == (409, "/problems/too_many_endpoints")


async def test_a_rotation_keeps_both_secrets_for_a_day(keeping: Keeping) -> None:
    async with receiving() as receiver:
        added = await keeping.add(receiver)
        path = f"/{added['webhook']['id']}"
        assert (await keeping.call("POST", f"{path}/secret")).status_code == 428
        turned = await keeping.call("POST", f"{path}/secret", **{"If-Match": '"1"'})
        assert turned.json()["secret"] != added["secret"]
        await keeping.exchange.drain()
    assert len(receiver.received[0].headers["webhook-signature"].split(" ")) == 2


async def test_a_pause_keeps_messages_and_resuming_sends_them(keeping: Keeping) -> None:
    async with receiving() as receiver:
        added = await keeping.add(receiver)
        await keeping.exchange.drain()
        path = f"/{added['webhook']['id']}"
        paused = await keeping.call("POST", f"{path}/transitions", {"name": "pause"}, **{"If-Match": '"1"'})
        assert paused.json()["state"] == "paused"
        assert (await keeping.call("POST", f"{path}/ping")).status_code == 409
        await keeping.exchange.tell(await keeping.exchange.refer())
        await keeping.exchange.drain()
        assert (await keeping.only())["waiting"] == 1
        await keeping.call("POST", f"{path}/transitions", {"name": "resume"}, **{"If-Match": paused.headers["etag"]})
        await keeping.exchange.drain()
    assert (await keeping.only())["delivered"] == 2


async def test_a_removed_address_is_called_no_more(keeping: Keeping) -> None:
    async with receiving() as receiver:
        added = await keeping.add(receiver)
        await keeping.call("POST", f"/{added['webhook']['id']}/transitions", {"name": "remove"}, **{"If-Match": '"1"'})
        await keeping.exchange.drain()
    assert receiver.received == []
    assert (await keeping.call("GET", "")).json()["items"] == []


async def test_deliveries_are_listed_shown_and_replayed_without_a_name(keeping: Keeping) -> None:
    async with receiving() as receiver:
        added = await keeping.add(receiver)
        await keeping.exchange.drain()
        receiver.script = ["broken"] * (len(SOON) + 1)
        await keeping.exchange.tell(await keeping.exchange.refer())
        await keeping.exchange.drain()
        path = f"/{added['webhook']['id']}"
        [dead] = (await keeping.call("GET", f"{path}/deliveries?state=dead")).json()["items"]
        assert (dead["outcome"], dead["code"], dead["attempts"]) == ("broken", 500, 4)
        shown = await keeping.call("GET", f"{path}/deliveries/{dead['id']}")
        assert [one["n"] for one in shown.json()["attempts"]] == [1, 2, 3, 4]
        assert "Zerrouki" not in shown.text
        assert dead["referral_id"] in shown.json()["body"]
        again = await keeping.call("POST", f"{path}/deliveries/{dead['id']}/replay")
        assert again.json()["delivery"]["state"] == "waiting"
        await keeping.exchange.drain()
        refused = await keeping.call("POST", f"{path}/deliveries/{dead['id']}/replay")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/not_replayable")
    assert receiver.answered[-1] == "accept"
    assert (await keeping.call("POST", f"{path}/replay")).json() == {"replayed": 0}


async def test_another_partner_and_a_machine_without_the_scope_reach_nothing(
    app: FastAPI, http: httpx.AsyncClient, exchange: Exchange, jobs_sessions: Sessions, app_sessions: Sessions
) -> None:
    other = await make_unit(jobs_sessions, "organisation", "CIO du Val")
    await make_partner(jobs_sessions, other, "cio")
    stranger = await make_client(jobs_sessions, other)
    scopes = tuple(one for one in PartnerScope if one is not PartnerScope.WEBHOOKS_MANAGE)
    narrow = MachineCaller(http, app.state.signing_key, await make_client(jobs_sessions, exchange.partner, scopes))
    machine = MachineCaller(http, app.state.signing_key, stranger)
    endpoint = await exchange.listen("https://crochet.ml-exemple.fr/")
    assert (await machine.get("/webhooks")).json() == {"items": []}
    for path in (f"/webhooks/{endpoint}/ping", f"/webhooks/{endpoint}/replay"):
        assert (await machine.post(path)).status_code == 404
    assert (await machine.get(f"/webhooks/{endpoint}/deliveries")).status_code == 404
    assert (await narrow.get("/webhooks")).status_code == 403
    async with app_sessions() as session:  # the second wall, without any of our guards
        await session.execute(text("SELECT set_config('app.actor', :id, false)"), {"id": str(stranger.id)})
        assert (await session.execute(text("SELECT count(*) FROM webhook_endpoints"))).scalar_one() == 0
