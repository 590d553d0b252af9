"""A platform that refers young people to a mission locale, whose machine calls; and another partner beside it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from api.partners.effects import apply_partner_events, open_partner_youth
from api.security.tokens import issue_access_token
from domain.access.permissions import Role
from domain.access.scopes import PartnerScope
from domain.follow_ups.followed import FollowedIdentity, LastSchooling, NewFollowUp
from domain.follow_ups.states import FollowUpSource
from persistence.database import Sessions
from persistence.follow_ups.arrivals import insert_arrival
from persistence.ids import new_id
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW
from tests.factories.partners import ALL_SCOPES, MachineCaller, make_client, make_partner
from tests.factories.people import AccountFixture, make_account, make_unit

TODAY = date(2026, 11, 23)
LINA = FollowedIdentity(
    "Benali", "Lina", date(2009, 3, 4), city="Sainte-Luce-le-Val", postal_code="99120", phone="0639980000",
    email="lina@exemple.invalid",
)  # fmt: skip
LAST = LastSchooling("9990004A", "LP Jacques-Prévert", "2de GATL", date(2026, 6, 30))
FIELDS = ["identity", "phone", "city", "last_formation"]


@dataclass
class PartnerWorld:
    """`refer` and `withdraw` act as the platform does; `ml` and `other` are machines of two partners."""

    app: FastAPI
    http: httpx.AsyncClient
    jobs: Sessions
    sessions: Sessions
    platform: UUID
    partner: UUID
    manager: AccountFixture
    adviser: AccountFixture
    ml: MachineCaller
    other: MachineCaller
    follow_ups: dict[UUID, UUID] = field(default_factory=dict)

    def headers_of(self, account: AccountFixture) -> dict[str, str]:
        token = issue_access_token(self.app.state.signing_key, account.id, 1, NOW, timedelta(minutes=9))
        return {"Authorization": f"Bearer {token}"}

    async def platform_post(self, path: str, body: object, *, seen: int | None = None) -> httpx.Response:
        headers = self.headers_of(self.manager) | ({} if seen is None else {"If-Match": f'"{seen}"'})
        return await self.http.post(f"/api/v1{path}", json=body, headers=headers)

    async def arrive(self, identity: FollowedIdentity = LINA) -> UUID:
        new = NewFollowUp(self.platform, FollowUpSource.SCHOOL, new_id(), identity, date(2026, 11, 16), LAST)
        async with self.jobs() as session, session.begin():
            return await insert_arrival(session, new, NOW)

    async def refer(self, identity: FollowedIdentity = LINA, fields: list[str] | None = None) -> UUID:
        """A young person arrives and is referred to the mission locale: the referral."""
        one = await self.arrive(identity)
        body = {
            "partner_id": str(self.partner), "request": "support", "expected_on": "2026-12-01",
            "fields": fields or FIELDS,
        }  # fmt: skip
        answer = await self.platform_post(f"/follow-ups/{one}/referrals", body)
        assert answer.status_code == 201, answer.text
        page = await self.show(one)
        referral = UUID(page["referrals"][-1]["id"])
        self.follow_ups[referral] = one
        return referral

    async def withdraw(self, referral: UUID) -> None:
        one = self.follow_ups[referral]
        answer = await self.platform_post(f"/follow-ups/{one}/referrals/{referral}/withdraw", None)
        assert answer.status_code == 200, answer.text

    async def show(self, one: UUID) -> dict[str, Any]:
        answer = await self.http.get(f"/api/v1/follow-ups/{one}", headers=self.headers_of(self.manager))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def report(self, referral: UUID, kind: str, **said: object) -> httpx.Response:
        body = {"kind": kind, "event_id": str(new_id()), "occurred_on": TODAY.isoformat(), **said}
        return await self.ml.post(f"/referrals/{referral}/events", body)

    async def work(self, referral: UUID) -> None:
        """What the worker does once events are there."""
        async with job_unit_of_work(self.jobs, NOW, "apply_partner_events") as uow:
            await apply_partner_events(uow, {"referral_id": str(referral)}, None)

    async def receive(self, youth: str) -> None:
        async with job_unit_of_work(self.jobs, NOW, "open_partner_youth") as uow:
            await open_partner_youth(uow, {"youth_id": youth}, None)

    async def machine(self, scopes: tuple[PartnerScope, ...] = ALL_SCOPES) -> MachineCaller:
        """One more machine of the mission locale."""
        client = await make_client(self.sessions, self.partner, scopes)
        return MachineCaller(self.http, self.app.state.signing_key, client)


@pytest.fixture
async def world(app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions) -> PartnerWorld:
    platform = await make_unit(app_sessions, "platform", "Plateforme du Val")
    partner = await make_unit(app_sessions, "organisation", "Mission locale du Val")
    beside = await make_unit(app_sessions, "organisation", "E2C du Val")
    await make_partner(app_sessions, partner, "mission_locale")
    await make_partner(app_sessions, beside, "e2c")
    key = app.state.signing_key
    machines = [MachineCaller(http, key, await make_client(app_sessions, unit)) for unit in (partner, beside)]
    return PartnerWorld(
        app, http, jobs_sessions, app_sessions, platform, partner,
        await make_account(app_sessions, Role.PLATFORM_MANAGER, "psad@world.invalid", platform),
        await make_account(app_sessions, Role.MISSION_LOCALE_ADVISER, "ml@world.invalid", partner),
        *machines,
    )  # fmt: skip
