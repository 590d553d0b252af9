"""A platform, those who work there, a partner and a school of origin; young people who arrive."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from api.follow_ups import effects
from api.security.tokens import issue_access_token
from domain.access.permissions import Role
from domain.follow_ups.followed import FollowedIdentity, LastSchooling, NewFollowUp
from domain.follow_ups.states import FollowUpSource
from persistence.database import Sessions
from persistence.follow_ups.arrivals import insert_arrival
from persistence.ids import new_id
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school, make_unit

ROOT = "/api/v1"
MEHDI = FollowedIdentity(
    "Zerrouki", "Mehdi", date(2009, 3, 4), city="Sainte-Luce-le-Val", postal_code="99120", phone="0639980000"
)
LAST = LastSchooling("9990004A", "LP Jacques-Prévert", "2de GATL", date(2026, 6, 30))
STAFF = (
    ("psad", Role.PLATFORM_MANAGER, "Isabelle Thévenot"),
    ("mlds", Role.MLDS_COORDINATOR, "Karim Haddad"),
    ("psyen", Role.GUIDANCE_PSYCHOLOGIST, "Sarah Meunier"),
)


@dataclass
class FollowUpWorld:
    """`act` acts on the version that was last read; `work` does what an effect would."""

    app: FastAPI
    http: httpx.AsyncClient
    jobs: Sessions
    clock: pytest.MonkeyPatch
    platform: UUID
    other: UUID
    partner: UUID
    school: SchoolFixture
    accounts: dict[str, AccountFixture]
    now: datetime = NOW
    headers: dict[str, dict[str, str]] = field(default_factory=dict)

    def at(self, moment: str) -> None:
        self.now = datetime.fromisoformat(f"{moment}+01:00").astimezone(UTC)
        self.clock.setenv("RACCROCHE_NOW", self.now.isoformat())

    async def call(self, method: str, who: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        key = self.app.state.signing_key
        token = issue_access_token(key, self.accounts[who].id, 1, self.now, timedelta(minutes=9))
        signed = {"Authorization": f"Bearer {token}", **headers}
        return await self.http.request(method, f"{ROOT}{path}", json=body, headers=signed)

    async def get(self, who: str, path: str) -> httpx.Response:
        return await self.call("GET", who, path)

    async def post(self, who: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        return await self.call("POST", who, path, body, **headers)

    async def arrive(self, identity: FollowedIdentity = MEHDI, **changes: object) -> UUID:
        new = NewFollowUp(self.platform, FollowUpSource.SCHOOL, new_id(), identity, date(2026, 11, 16), LAST)
        async with self.jobs() as session, session.begin():
            return await insert_arrival(session, replace(new, **changes), self.now)  # type: ignore[arg-type]

    async def show(self, one: UUID, who: str = "psad") -> dict:
        answer = await self.get(who, f"/follow-ups/{one}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def try_act(self, who: str, one: UUID, path: str, body: object, *, method: str = "POST") -> httpx.Response:
        seen = (await self.show(one))["version"]
        return await self.call(method, who, f"/follow-ups/{one}{path}", body, **{"If-Match": f'"{seen}"'})

    async def act(self, who: str, one: UUID, path: str, body: object, *, method: str = "POST") -> dict:
        answer = await self.try_act(who, one, path, body, method=method)
        assert answer.status_code in {200, 201}, f"{path}: {answer.text}"
        return await self.show(one)

    async def refer_to(self, who: str, one: UUID, account: str) -> dict:
        return await self.act(who, one, "/referent", {"account_id": str(self.accounts[account].id)}, method="PUT")

    async def call_up(self, one: UUID, result: str, who: str = "mlds", **given: object) -> dict:
        return await self.act(who, one, "/contact-attempts", {"channel": "call", "result": result, **given})

    async def work(self, effect: str, **ids: object) -> None:
        async with job_unit_of_work(self.jobs, self.now, effect) as uow:
            await getattr(effects, effect)(uow, {name: str(value) for name, value in ids.items()}, None)


async def make_follow_up_world(
    app: FastAPI, http: httpx.AsyncClient, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> FollowUpWorld:
    platform = await make_unit(jobs_sessions, "platform", "Plateforme du Val")
    other = await make_unit(jobs_sessions, "platform", "Plateforme voisine")
    partner = await make_unit(jobs_sessions, "organisation", "Mission locale du Val")
    school = await make_school(jobs_sessions)
    seats = [(*one, platform) for one in STAFF]
    seats += [
        ("stranger", Role.PLATFORM_MANAGER, "Paul Voisin", other),
        ("ml", Role.MISSION_LOCALE_ADVISER, "Julien Pasquier", partner),
        ("head", Role.HEAD, "Philippe Garnier", school.id),
        ("officer", Role.DASEN_OFFICER, "Hélène Rousset", school.dsden_id),
    ]
    accounts = {
        who: await make_account(jobs_sessions, role, f"{who}@demo.invalid", unit, name=name)
        for who, role, name, unit in seats
    }
    return FollowUpWorld(app, http, jobs_sessions, monkeypatch, platform, other, partner, school, accounts)


@pytest.fixture
async def world(
    app: FastAPI, http: httpx.AsyncClient, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> FollowUpWorld:
    return await make_follow_up_world(app, http, jobs_sessions, monkeypatch)
