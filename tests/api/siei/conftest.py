"""The world of a campaign: a DSDEN and its data steward, a platform, a school, a worker that runs on demand."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from api.mail import NoMailer
from api.security.tokens import issue_access_token
from api.settings import Settings
from api.worker import loop
from api.worker.effects import Services
from api.worker.run_effect import BackOff, EffectRunner
from domain.access.permissions import Role
from domain.siei.sources import SourceKind
from persistence import embedded
from persistence.database import Sessions
from persistence.ids import new_id
from tests.conftest import NOW, Database
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school, make_unit
from tests.factories.siei_files import as_csv, small_campaign

ROOT = "/api/v1/siei"
BASIS = {"reference": "Arrêté de démonstration : croisement sur des personnes inventées.", "decided_on": "2026-09-01"}


@dataclass
class SieiWorld:
    """`work` lets the worker finish what waits."""

    app: FastAPI
    http: httpx.AsyncClient
    jobs: Sessions
    settings: Settings
    database: Database
    school: SchoolFixture
    platform: UUID
    accounts: dict[str, AccountFixture]
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    id: str = ""

    async def as_(self, who: str) -> dict[str, str]:
        if who not in self.headers:
            token = issue_access_token(self.app.state.signing_key, self.accounts[who].id, 1, NOW, timedelta(minutes=9))
            self.headers[who] = {"Authorization": f"Bearer {token}"}
        return self.headers[who]

    async def get(self, who: str, path: str) -> httpx.Response:
        return await self.http.get(f"{ROOT}{path}", headers=await self.as_(who))

    async def send(self, method: str, who: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        signed = {**await self.as_(who), **headers}
        return await self.http.request(method, f"{ROOT}{path}", json=body, headers=signed)

    async def work(self) -> None:
        at_once = BackOff(first=timedelta(milliseconds=50), longest=timedelta(milliseconds=50), attempts=1)
        runner = EffectRunner(self.jobs, Services(self.settings, NoMailer(), self.jobs.kw["bind"]), at_once)
        connection = await loop.connect(self.database.url(embedded.JOBS))
        try:
            await loop.run_due_effects(runner, connection)
        finally:
            await connection.close()

    async def open(self, campaign_date: str = "2026-11-15") -> str:
        body = {"unit_id": str(self.school.dsden_id), "campaign_date": campaign_date, "departments": ["999"]}
        answer = await self.send("POST", "steward", "/campaigns", body)
        assert answer.status_code == 201, answer.text
        self.id = answer.json()["campaign"]["id"]
        return self.id

    async def deposit(self, kind: SourceKind, content: bytes, who: str = "steward") -> httpx.Response:
        return await self.http.post(
            f"{ROOT}/campaigns/{self.id}/sources",
            params={"kind": kind.value, "file_name": f"{kind.value}.csv", "received_on": "2026-11-10"},
            content=content,
            headers={**await self.as_(who), "Content-Type": "application/octet-stream"},
        )

    async def deposit_all(self, lines: dict[SourceKind, list[dict[str, str]]] | None = None) -> None:
        for kind, records in (lines or small_campaign()).items():
            answer = await self.deposit(kind, as_csv(kind, records))
            assert answer.status_code == 201, answer.text

    async def try_step(self, name: str, who: str = "steward") -> httpx.Response:
        seen = await self.get("steward", f"/campaigns/{self.id}")
        return await self.send(
            "POST", who, f"/campaigns/{self.id}/steps", {"name": name}, **{"If-Match": seen.headers["etag"]}
        )

    async def step(self, name: str) -> dict:
        answer = await self.try_step(name)
        assert answer.status_code == 200, f"{name}: {answer.text}"
        return answer.json()

    async def page(self) -> dict:
        return (await self.get("steward", f"/campaigns/{self.id}")).json()

    async def cross(self, lines: dict[SourceKind, list[dict[str, str]]] | None = None, on: str = "2026-11-15") -> dict:
        """From nothing to the review."""
        await self.open(on)
        await self.deposit_all(lines)
        await self.step("check")
        await self.step("run")
        await self.work()
        return await self.page()

    async def rows(self, who: str = "steward", path: str = "") -> list[dict]:
        answer = await self.get(who, path or f"/campaigns/{self.id}/rows")
        assert answer.status_code == 200, answer.text
        return answer.json()["items"]


def code_of(answer: httpx.Response) -> str:
    """The name of a refusal."""
    return str(answer.json()["type"]).rsplit("/", 1)[-1]


@pytest.fixture
async def siei(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    jobs_sessions: Sessions,
    settings: Settings,
    database: Database,
) -> SieiWorld:
    """SIEI is open, and the platform answers for the département."""
    school = await make_school(app_sessions)
    platform = await make_unit(jobs_sessions, "platform", "Plateforme du Val")
    other = await make_unit(jobs_sessions, "platform", "Plateforme d'ailleurs")
    foreign = await make_unit(jobs_sessions, "dsden", "DSDEN 998", "998")
    accounts = {}
    for who, role, unit in (
        ("steward", Role.DATA_STEWARD, school.dsden_id),
        ("second", Role.DATA_STEWARD, school.dsden_id),
        ("foreign", Role.DATA_STEWARD, foreign),
        ("officer", Role.DASEN_OFFICER, school.dsden_id),
        ("psad", Role.PLATFORM_MANAGER, platform),
        ("elsewhere", Role.PLATFORM_MANAGER, other),
        ("head", Role.HEAD, school.id),
        ("admin", Role.ADMINISTRATOR, school.dsden_id),
    ):
        accounts[who] = await make_account(app_sessions, role, f"{who}@siei.invalid", unit, name=f"Agent {who}")
    world = SieiWorld(app, http, jobs_sessions, settings, database, school, platform, accounts)
    answer = await world.send("POST", "admin", "/legal-basis", BASIS)
    assert answer.status_code == 201, answer.text
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO platform_areas (id, platform_id, department_code, valid_from, set_by, set_at)
                    VALUES (:id, :platform, '999', '2026-09-01', :by, now())"""),
            {"id": new_id(), "platform": platform, "by": accounts["admin"].id},
        )
    return world
