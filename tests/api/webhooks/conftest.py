"""A partner, its platform and one young person referred; a worker that delivers to a receiver on this machine."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from api.mail import NoMailer
from api.security.sealing import Vault
from api.settings import Settings
from api.webhooks.sender import WebhookSender
from api.worker import loop
from api.worker.effects import EFFECTS, Services
from api.worker.run_effect import BackOff, EffectRunner
from domain.access.permissions import Role
from domain.follow_ups.followed import FollowedIdentity, LastSchooling, NewFollowUp
from domain.follow_ups.states import FollowUpSource
from domain.kernel.events import Effect
from domain.webhooks.signature import secret_of
from persistence import embedded
from persistence.database import Sessions
from persistence.follow_ups.arrivals import insert_arrival
from persistence.ids import new_id
from persistence.unit_of_work import UnitOfWork, job_unit_of_work
from persistence.webhooks import endpoints
from tests.conftest import NOW, Database
from tests.factories.partners import make_partner
from tests.factories.people import AccountFixture, make_account, make_unit

SOON = tuple(timedelta(milliseconds=10) for _ in range(3))
"""Four attempts in a blink."""
SECRET = secret_of(bytes(range(32)))
_REFER = text("""
    INSERT INTO follow_up_referrals (id, follow_up_id, platform_id, partner_unit, referred_on, expected_on, request,
        fields, referred_by)
    VALUES (:id, :follow_up, :platform, :partner, :day, :day, 'contact', '{identity,phone}', :by)
""")
_CHANGE = text("""
    INSERT INTO partner_changes (id, partner_unit, referral_id, change, version, at)
    VALUES (:id, :partner, :referral, :change, 1, :at)
""")


@dataclass
class Exchange:
    """`tell` does what a change of a referral does; `drain` works until nothing is due."""

    database: Database
    jobs: Sessions
    settings: Settings
    platform: UUID
    partner: UUID
    manager: AccountFixture
    sender: WebhookSender = field(default_factory=lambda: WebhookSender(total_seconds=0.5, back_off=SOON))

    @property
    def runner(self) -> EffectRunner:
        services = Services(self.settings, NoMailer(), self.jobs.kw["bind"], self.sender)
        return EffectRunner(self.jobs, services, BackOff(first=timedelta(milliseconds=20)), EFFECTS)

    async def act(self, run: Callable[[UnitOfWork], Awaitable[Any]], *, later: timedelta = timedelta()) -> Any:
        async with job_unit_of_work(self.jobs, NOW + later, "test") as uow:
            return await run(uow)

    async def listen(self, url: str) -> UUID:
        """An endpoint, without its ping."""
        endpoint_id = new_id()
        sealed = Vault.configured(self.settings).seal(SECRET, endpoint_id)
        values = {
            "id": endpoint_id,
            "unit": self.partner,
            "url": url,
            "secret": sealed,
            "by": self.manager.id,
            "now": NOW,
        }
        await self.act(lambda uow: endpoints.insert_endpoint(uow.session, values))
        return endpoint_id

    async def refer(self, name: str = "Zerrouki", *, partner: UUID | None = None) -> UUID:
        """One more young person, referred."""
        identity = FollowedIdentity(name, "Mehdi", date(2009, 3, 4), city="Sainte-Luce-le-Val", phone="0639980000")
        last = LastSchooling("9990004A", "LP Jacques-Prévert", "2de GATL", date(2026, 6, 30))
        new = NewFollowUp(self.platform, FollowUpSource.SCHOOL, new_id(), identity, date(2026, 11, 16), last)
        referral_id = new_id()

        async def run(uow: UnitOfWork) -> None:
            follow_up = await insert_arrival(uow.session, new, NOW)
            await uow.session.execute(_REFER, {
                "id": referral_id, "follow_up": follow_up, "platform": self.platform, "day": date(2026, 11, 23),
                "partner": partner or self.partner, "by": self.manager.id,
            })  # fmt: skip

        await self.act(run)
        return referral_id

    async def tell(self, referral_id: UUID, change: str = "changed", *, later: timedelta = timedelta()) -> UUID:
        change_id = new_id()

        async def run(uow: UnitOfWork) -> None:
            values = {
                "id": change_id,
                "partner": self.partner,
                "referral": referral_id,
                "change": change,
                "at": uow.now,
            }
            await uow.session.execute(_CHANGE, values)
            await uow.enqueue([Effect("tell_webhooks", {"change_id": str(change_id)})])

        await self.act(run, later=later)
        return change_id

    async def drain(self) -> None:
        connection = await loop.connect(self.database.url(embedded.JOBS))
        try:
            await loop.run_due_effects(self.runner, connection)
        finally:
            await connection.close()

    async def rows(self, statement: str, **values: object) -> list[Any]:
        async with self.jobs() as session:
            return list((await session.execute(text(statement), values)).all())

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows("SELECT state FROM webhook_deliveries ORDER BY place")]

    async def age_failing(self, endpoint_id: UUID, age: timedelta) -> None:
        """As if the endpoint had accepted nothing for that long."""
        sentence = text("UPDATE webhook_endpoints SET failing_since = :since WHERE id = :id")
        await self.act(lambda uow: uow.session.execute(sentence, {"since": NOW - age, "id": endpoint_id}))

    def patient(self) -> None:
        """From now on a failure waits an hour."""
        self.sender = replace(self.sender, back_off=(timedelta(hours=1),) * 3)


@pytest.fixture
async def exchange(
    database: Database, jobs_sessions: Sessions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Exchange:
    monkeypatch.setenv("RACCROCHE_NOW", NOW.isoformat())
    platform = await make_unit(jobs_sessions, "platform", "Plateforme du Val")
    partner = await make_unit(jobs_sessions, "organisation", "Mission locale du Val")
    manager = await make_account(jobs_sessions, Role.PLATFORM_MANAGER, "psad@demo.invalid", platform)
    await make_partner(jobs_sessions, partner, contact_email="technique@ml.invalid")
    settings = Settings(data=tmp_path, webhook_loopback=True)
    return Exchange(database, jobs_sessions, settings, platform, partner, manager)
