"""Who asked for what, and what was answered: kept by the client, compared with what the house then holds."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

import httpx
from sqlalchemy import text

from tests.drills.house import House


@dataclass(frozen=True)
class Write:
    """One kind of write whose effects can be counted by a key that we choose.

    `rows` lists that key once per business row, `orphans` counts rows without their journal row.
    """

    name: str
    path: str
    body: Callable[[House, str], dict[str, object]]
    rows: str
    orphans: str
    method: str = "POST"


WRITES = (
    Write(
        "unit",
        "/api/v1/units",
        lambda _, key: {"kind": "platform", "name": f"drill {key}", "department_code": "999"},
        "SELECT substr(name, 7) FROM units WHERE name LIKE 'drill %'",
        """SELECT count(*) FROM units u WHERE name LIKE 'drill %' AND NOT EXISTS (
               SELECT FROM journal j WHERE j.operation = 'unit:create' AND j.detail ->> 'unit_id' = u.id::text)""",
    ),
    Write(
        "account",
        "/api/v1/accounts",
        lambda house, key: {
            "email": f"{key}@account.invalid", "display_name": "Invitée", "role": "dasen_officer",
            "unit_ids": [str(house.dsden)],
        },
        "SELECT split_part(email, '@', 1) FROM accounts WHERE email LIKE '%@account.invalid'",
        """SELECT count(*) FROM accounts a WHERE email LIKE '%@account.invalid' AND NOT EXISTS (
               SELECT FROM journal j WHERE j.detail ->> 'account_id' = a.id::text)""",
    ),
)  # fmt: skip


@dataclass
class Ledger:
    """`forgetful` is the broken client of the negative control: it repeats without the key it used."""

    house: House
    forgetful: bool = False
    writes: tuple[Write, ...] = WRITES
    sent: dict[str, set[str]] = field(default_factory=dict)
    acknowledged: dict[str, set[str]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    without_retry_after: int = 0
    wrong: list[str] = field(default_factory=list)

    async def write_until(self, stop: asyncio.Event, seed: int) -> None:
        """One writer: each act is repeated under its key until it is answered 201."""
        dice = random.Random(seed)
        async with httpx.AsyncClient(base_url=self.house.url, timeout=10) as client:
            while not stop.is_set():
                await self._act(client, dice.choice(self.writes), dice)

    async def _act(self, client: httpx.AsyncClient, write: Write, dice: random.Random) -> None:
        name = uuid4().hex
        key = name
        self.sent.setdefault(write.name, set()).add(name)
        answered = False
        for _ in range(400):
            lost = dice.random() < 0.15  # an answer that never reaches us
            if await self._ask(client, write, name, key) and not lost:
                answered = True
                break
            if self.forgetful:
                key = uuid4().hex
            await asyncio.sleep(0.03)
        if answered:
            self.acknowledged.setdefault(write.name, set()).add(name)

    async def _ask(self, client: httpx.AsyncClient, write: Write, name: str, key: str) -> bool:
        headers = {"Authorization": f"Bearer {self.house.token}", "Idempotency-Key": key}
        body = write.body(self.house, name)
        try:
            answer = await client.request(write.method, write.path, json=body, headers=headers)
        except httpx.TransportError:
            self.statuses[0] += 1
            return False
        self.statuses[answer.status_code] += 1
        if answer.status_code == 503 and "Retry-After" not in answer.headers:
            self.without_retry_after += 1
        if answer.status_code not in {201, 503} and not (self.forgetful and answer.status_code == 409):
            self.wrong.append(f"{write.name} {answer.status_code} {answer.text[:200]}")
        return answer.status_code in {201, 409}

    async def count(self) -> dict[str, int]:
        """lost, ghost, dup, orphan, stuck: all must be 0."""
        found = dict.fromkeys(("lost", "ghost", "dup", "orphan", "stuck"), 0)
        assert self.house.sessions is not None
        async with self.house.sessions() as session:
            for write in self.writes:
                rows = Counter((await session.execute(text(write.rows))).scalars())
                found["lost"] += len(self.acknowledged.get(write.name, set()) - rows.keys())
                found["ghost"] += len(rows.keys() - self.sent.get(write.name, set()))
                found["dup"] += sum(1 for n in rows.values() if n > 1)
                found["orphan"] += (await session.execute(text(write.orphans))).scalar_one()
            stuck = await session.execute(text("SELECT count(*) FROM effects WHERE state = 'queued'"))
            found["stuck"] = stuck.scalar_one()
        return found

    async def settle(self, seconds: float = 60) -> None:
        """A quiet time: every effect reaches its end, or stays to be counted as stuck."""
        assert self.house.sessions is not None
        for _ in range(int(seconds * 5)):
            try:
                async with self.house.sessions() as session:
                    query = text("SELECT count(*) FROM effects WHERE state = 'queued'")
                    if not (await session.execute(query)).scalar_one():
                        return
            except Exception:  # noqa: BLE001, S110 - the database may still be coming back
                pass
            await asyncio.sleep(0.2)

    async def grown_by(self, more: int) -> None:
        """Until so many more acts were acknowledged: drills advance by work done, not by time."""
        wanted = self.total + more
        async with asyncio.timeout(120):
            while self.total < wanted:  # noqa: ASYNC110 - the ledger is the event
                await asyncio.sleep(0.02)

    @property
    def total(self) -> int:
        return sum(len(names) for names in self.acknowledged.values())
