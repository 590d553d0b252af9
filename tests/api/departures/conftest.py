"""The world in which departures are acted out: a school, its DSDEN, a platform, a pupil of the wanted age."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import httpx
import pytest

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.case_world import CaseWorld, make_case_world
from tests.factories.people import make_account, make_unit

ROOT = "/api/v1"


@dataclass
class DepartureWorld:
    """`take` takes a step of the departure as someone, on the version last read."""

    case: CaseWorld
    platform: UUID
    page: dict

    async def at(self, moment: str) -> None:
        await self.case.at(moment)

    async def get(self, who: str, path: str) -> httpx.Response:
        return await self.case.http.get(f"{ROOT}{path}", headers=await self.case.as_(who))

    async def post(self, who: str, path: str, body: object, **headers: str) -> httpx.Response:
        return await self.case.http.post(f"{ROOT}{path}", json=body, headers={**await self.case.as_(who), **headers})

    @property
    def id(self) -> str:
        return str(self.page["departure"]["id"])

    async def open(self, ground: str, who: str = "cpe") -> dict:
        answer = await self.post(who, "/departures", {"student_id": str(self.case.student.id), "ground": ground})
        assert answer.status_code == 201, answer.text
        self.page = answer.json()
        return self.page

    async def try_step(self, who: str, name: str, **fields: object) -> httpx.Response:
        seen = await self.get(who, f"/departures/{self.id}")
        return await self.post(
            who,
            f"/departures/{self.id}/steps",
            {"name": name, **fields},
            **{"If-Match": seen.headers.get("etag", '"1"')},
        )

    async def take(self, who: str, name: str, **fields: object) -> dict:
        answer = await self.try_step(who, name, **fields)
        assert answer.status_code == 200, f"{name}: {answer.text}"
        self.page = answer.json()
        return self.page

    async def designate(self) -> None:
        """The DSDEN says which platform answers for its département."""
        body = {"platform_id": str(self.platform), "department_code": "999", "valid_from": "2026-09-01"}
        answer = await self.post("officer", "/platform-areas", body)
        assert answer.status_code == 201, answer.text


Maker = Callable[[date], Awaitable[DepartureWorld]]


@pytest.fixture
def departure_world(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> Maker:
    async def make(birth_date: date) -> DepartureWorld:
        case = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch, birth_date=birth_date)
        platform = await make_unit(jobs_sessions, "platform", "Plateforme du Val")
        for who, role, unit in (
            ("psad", Role.PLATFORM_MANAGER, platform),
            ("psyen", Role.GUIDANCE_PSYCHOLOGIST, case.school.id),
        ):
            case.accounts[who] = await make_account(app_sessions, role, f"{who}@demo.invalid", unit, name=who)
        await case.at("2026-11-23T08:41:00")
        return DepartureWorld(case, platform, {})

    return make
