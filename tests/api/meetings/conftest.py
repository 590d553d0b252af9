"""A collège with its GPDS: head, CPE, teacher, psychologist, social worker, nurse; four pupils."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import httpx
import pytest

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.case_world import CaseWorld, make_case_world
from tests.factories.people import make_account
from tests.factories.students import StudentFixture, make_class, make_student

MEMBERS = (
    ("head", "chair"), ("cpe", "dropout_referent"), ("psy", "psychologist"), ("social", "social_worker"),
    ("nurse", "nurse"),
)  # fmt: skip


@dataclass
class Gpds:
    """The world, as somebody of it speaks to the service."""

    world: CaseWorld
    pupils: dict[str, StudentFixture]

    async def call(
        self, who: str, method: str, path: str, body: object = None, *, seen: int | None = None
    ) -> httpx.Response:
        headers = dict(await self.world.as_(who)) | ({"If-Match": f'"{seen}"'} if seen is not None else {})
        return await self.world.http.request(method, f"/api/v1{path}", json=body, headers=headers)

    async def ok(self, who: str, method: str, path: str, body: object = None, *, seen: int | None = None) -> dict:
        answer = await self.call(who, method, path, body, seen=seen)
        assert answer.status_code in {200, 201}, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()

    async def planned(self, day: str = "2026-11-26") -> dict:
        """A group that meets every three weeks, and one of its meetings."""
        members = [{"account_id": str(self.world.accounts[who].id), "part": part} for who, part in MEMBERS]
        group = await self.ok(
            "cpe", "POST", "/prevention-groups",
            {"unit_id": str(self.world.school.id), "name": "GPDS", "first_on": "2026-11-26", "every_weeks": 3,
             "members": members},
        )  # fmt: skip
        body = {
            "unit_id": str(self.world.school.id), "kind": "gpds", "group_id": group["id"], "held_on": day,
            "planned_minutes": 30,
        }  # fmt: skip
        return await self.ok("cpe", "POST", "/meetings", body)

    async def with_points(self, *names: str) -> dict:
        meeting = await self.planned()
        for name in names:
            body = {"student_id": str(self.pupils[name].id)}
            meeting = await self.ok("cpe", "POST", f"/meetings/{meeting['id']}/items", body)
        return meeting

    async def started(self, *names: str) -> dict:
        meeting = await self.with_points(*names)
        await self.world.at("2026-11-26T14:00:00")
        return await self.ok("cpe", "POST", f"/meetings/{meeting['id']}/start", seen=meeting["version"])

    def account(self, who: str) -> str:
        return str(self.world.accounts[who].id)


@pytest.fixture
async def gpds(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> Gpds:
    world = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch)
    extra = {"psy": Role.GUIDANCE_PSYCHOLOGIST, "social": Role.SOCIAL_WORKER, "nurse": Role.NURSE}
    for who, role in extra.items():
        world.accounts[who] = await make_account(
            app_sessions, role, f"{who}@demo.invalid", world.school.id, name=who.title()
        )
    elsewhere: UUID = await make_class(jobs_sessions, world.school.id, "3e A", 2026)
    pupils = {"FERRAND": world.student}
    for family, first in (("HOARAU", "Léna"), ("PETIT", "Hugo"), ("ROCHE", "Jade")):
        pupils[family] = await make_student(
            jobs_sessions, world.school.id, elsewhere, family, first, birth_date=date(2012, 1, 5), year=2026
        )
    return Gpds(world, pupils)
