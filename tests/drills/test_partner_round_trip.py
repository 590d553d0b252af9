"""D16b: from the platform to the mission locale and back to « entrée », while API processes and the worker are killed.

Everything goes through the API and the published client; the database is only read, at the end, as the ledger's other
side. The control is a partner that repeats a call under another key than the first time.
"""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from queue import Empty
from threading import Event
from typing import Any
from uuid import UUID, uuid4

import httpx
from raccroche_partner import models
from raccroche_partner.api.partner import add_partner_webhook
from sqlalchemy import text

from api.security.tokens import issue_access_token, load_signing_key
from domain.access.permissions import Role
from partner_kit.connection import Connection
from partner_kit.enrolment import Administrator
from partner_kit.receiver import Inbox, receiving
from partner_kit.simulators.adviser import Adviser
from partner_kit.simulators.characters import ALWAYS_TAKES
from tests.drills.conftest import CONTROL, LONG
from tests.drills.house import House
from tests.factories.people import make_account, make_unit

YOUTHS = 60 if LONG else 8
VICTIMS = ("api.commands.web", "api.commands.worker")
NOTHING = {"lost": 0, "dup": 0, "orphan": 0, "stuck": 0}


@dataclass
class Lossy(Connection):
    """One answer in seven never arrives; the same call is made again, under its key."""

    dice: random.Random = field(default_factory=lambda: random.Random(7))

    def call(self, operation: Any, **arguments: Any) -> Any:
        answer = super().call(operation, **arguments)
        if self.dice.random() > 0.15:
            return answer
        if CONTROL and "body" in arguments and "event_id" in arguments["body"].to_dict():
            arguments["body"].event_id = uuid4()
            arguments["idempotency_key"] = str(uuid4())
        return super().call(operation, **arguments)


@dataclass
class Platform:
    """Who refers young people: each write is repeated under its key until it is answered."""

    house: House
    token: str
    unit: UUID
    partner: str

    async def refer(self, rank: int) -> UUID:
        """A young person arrives and is referred: their follow-up."""
        born = date.today().replace(month=1, day=1) - timedelta(days=365 * 18)  # noqa: DTZ011 - a birthday of a play
        youth = {
            "platform_id": str(self.unit), "source": "spontaneous", "family_name": f"Drill{rank:03}",
            "first_names": "Alix", "birth_date": born.isoformat(), "phone": "0639980000",
        }  # fmt: skip
        follow_up = UUID((await self._write("/follow-ups", youth))["id"])
        told = {"partner_id": self.partner, "request": "place", "fields": ["identity", "phone"]}
        told["expected_on"] = (datetime.now(UTC).date() + timedelta(days=15)).isoformat()
        await self._write(f"/follow-ups/{follow_up}/referrals", told)
        return follow_up

    async def _write(self, path: str, body: object) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": str(uuid4())}
        async with httpx.AsyncClient(base_url=f"{self.house.url}/api/v1", timeout=10, headers=headers) as http:
            for _ in range(400):
                try:
                    answer = await http.post(path, json=body)
                except httpx.TransportError:
                    await asyncio.sleep(0.05)
                    continue
                if answer.status_code == 201:
                    return dict(answer.json())
                assert answer.status_code == 503, answer.text
                await asyncio.sleep(0.05)
        raise AssertionError("never answered")


def work(adviser: Adviser, inbox: Inbox, stop: Event) -> None:
    """The partner's software: woken by a webhook, or by itself twice a second."""
    while not stop.is_set():
        with suppress(Empty):  # nothing came: the feed says the rest
            inbox.told.get(timeout=0.5)
        adviser.follow()
        adviser.work()


async def scalars(house: House, query: str) -> list[Any]:
    assert house.sessions is not None
    async with house.sessions() as session:
        return list((await session.execute(text(query))).scalars())


async def settle(house: House, wanted: int) -> None:
    """Until every referral is answered « entrée » and carried to its follow-up, or three minutes have passed."""
    entered = "SELECT referral_id FROM partner_events WHERE kind = 'entry' AND applied_at IS NOT NULL"
    waiting = "SELECT id FROM effects WHERE state = 'queued'"
    for _ in range(900):
        if len(set(await scalars(house, entered))) >= wanted and not await scalars(house, waiting):
            return
        await asyncio.sleep(0.2)


async def count(house: House, adviser: Adviser, follow_ups: list[UUID]) -> dict[str, int]:
    """lost: acknowledged and absent; dup: done twice; orphan: kept and not carried out; stuck: still queued."""
    planned = Counter(len(adviser.character.plan(one, adviser.seed)) - 1 for one in adviser.dossiers)
    due = sum(deeds * many for deeds, many in planned.items())
    events = await scalars(house, "SELECT referral_id FROM partner_events")
    solutions = Counter(await scalars(house, "SELECT follow_up_id FROM follow_up_solutions WHERE state = 'started'"))
    referrals = Counter(await scalars(house, "SELECT follow_up_id FROM follow_up_referrals"))
    return {
        "lost": max(due - len(events), 0) + len(set(follow_ups) - solutions.keys()),
        "dup": max(len(events) - due, 0) + sum(n - 1 for n in (*solutions.values(), *referrals.values())),
        "orphan": len(await scalars(house, "SELECT id FROM partner_events WHERE outcome IS DISTINCT FROM 'applied'")),
        "stuck": len(await scalars(house, "SELECT id FROM effects WHERE state = 'queued'")),
    }


async def test_D16_a_referral_comes_back_as_an_entry_whatever_is_killed(house: House) -> None:  # noqa: N802
    assert house.sessions is not None
    unit = await make_unit(house.sessions, "platform", "Plateforme du drill")
    manager = await make_account(house.sessions, Role.PLATFORM_MANAGER, "psad@drill.invalid", unit)
    token = issue_access_token(load_signing_key(house.data), manager.id, 1, datetime.now(UTC), timedelta(hours=1))
    with httpx.Client(base_url=house.url, timeout=30, headers={"Authorization": f"Bearer {house.token}"}) as http:
        admin = Administrator(http)
        partner = await asyncio.to_thread(admin.declare, "Mission locale du drill", "mission_locale")
        credentials = await asyncio.to_thread(admin.enrol, partner, "Logiciel du drill")
    adviser, inbox, stop = Adviser(Lossy(credentials), ALWAYS_TAKES, seed=2026), Inbox(), Event()
    with receiving(inbox) as url:
        told = await asyncio.to_thread(
            adviser.connection.call, add_partner_webhook, body=models.WebhookIn(url=url), idempotency_key="endpoint"
        )
        assert isinstance(told.parsed, models.WebhookSecretOut), told
        inbox.secret = told.parsed.secret
        working = asyncio.create_task(asyncio.to_thread(work, adviser, inbox, stop))
        follow_ups = await _refer_and_hurt(house, Platform(house, token, unit, partner))
        await settle(house, YOUTHS)
        stop.set()
        await working
    assert await count(house, adviser, follow_ups) == NOTHING
    assert adviser.refused == []
    assert len(adviser.dossiers) == YOUTHS
    assert inbox.seen, "no webhook came"
    assert inbox.refused == 0


async def _refer_and_hurt(house: House, platform: Platform) -> list[UUID]:
    """One API process and the worker die, and die again, between two young people."""
    follow_ups = []
    for rank in range(YOUTHS):
        follow_ups.append(await platform.refer(rank))
        if rank % 3 == 1:
            assert house.kill(VICTIMS[rank // 3 % 2])
    return follow_ups
