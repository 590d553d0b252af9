"""A collège and a lycée with a pupil each, and the adults who write plans."""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from api.mail import Mail
from api.settings import Settings
from api.support_plans.effects import compose_signature_link, signature_link_settled
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school
from tests.factories.signing_in import bearer
from tests.factories.students import StudentFixture, make_class, make_guardian, make_student

ROOT = "/api/v1"


@dataclass
class PlanWorld:
    """`post`, `get` and `patch` act as one of the people of `accounts`."""

    http: httpx.AsyncClient
    jobs: Sessions
    settings: Settings
    school: SchoolFixture
    pupil: StudentFixture
    guardian: UUID
    accounts: dict[Role, AccountFixture]
    tokens: dict[Role, dict[str, str]] = field(default_factory=dict)

    async def call(self, role: Role, method: str, path: str, body: object = None, version: int | None = None) -> Any:
        if role not in self.tokens:
            self.tokens[role] = await bearer(self.http, self.accounts[role])
        headers = self.tokens[role] | ({"If-Match": f'"{version}"'} if version is not None else {})
        return await self.http.request(method, f"{ROOT}{path}", json=body, headers=headers)

    async def open(self, scheme: str, role: Role = Role.EDUCATION_ADVISER, **more: object) -> dict[str, Any]:
        body = {"student_id": str(self.pupil.id), "scheme": scheme, **more}
        answer = await self.call(role, "POST", "/support-plans", body)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def write(
        self, plan: dict[str, Any], block: str, role: Role = Role.EDUCATION_ADVISER, **value: object
    ) -> Any:
        shown = (await self.call(role, "GET", f"/support-plans/{plan['id']}")).json()
        version = next(one["version"] for one in shown["blocks"] if one["name"] == block)
        return await self.call(role, "PATCH", f"/support-plans/{plan['id']}/blocks", {"block": block, **value}, version)

    async def step(self, plan: dict[str, Any], name: str, role: Role = Role.EDUCATION_ADVISER, **more: object) -> Any:
        shown = (await self.call(role, "GET", f"/support-plans/{plan['id']}")).json()
        return await self.call(
            role, "POST", f"/support-plans/{plan['id']}/transitions", {"name": name, **more}, shown["version"]
        )

    async def took(self, plan: dict[str, Any], name: str, role: Role = Role.EDUCATION_ADVISER, **more: object) -> Any:
        answer = await self.step(plan, name, role, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def mails(self) -> list[Mail]:
        """What the worker would send for the links asked for, settled as sent."""
        sent = []
        async with job_unit_of_work(self.jobs, NOW, "test") as uow:
            rows = await uow.session.execute(
                text("SELECT ids FROM effects WHERE kind = 'send_signature_link' AND state = 'queued'")
            )
            for ids in list(rows.scalars()):
                mail = await compose_signature_link(uow, ids, SimpleNamespace(settings=self.settings))
                if mail is not None:
                    await signature_link_settled(uow, ids, "sent")
                    sent.append(mail)
        return sent


async def make_world(
    http: httpx.AsyncClient, jobs: Sessions, settings: Settings, *, kind: str, class_name: str, birth: date
) -> PlanWorld:
    school = await make_school(jobs, kind=kind, name="Collège Jules-Verne" if kind == "college" else "LP Prévert")
    class_id = await make_class(jobs, school.id, class_name)
    pupil = await make_student(jobs, school.id, class_id, "ABDELLI", "Nora", birth_date=birth)
    guardian = await make_guardian(jobs, pupil, "ABDELLI", "Samira")
    async with jobs() as session, session.begin():
        await session.execute(
            text("UPDATE guardians SET email = 'samira@famille.invalid', prefers_mail = true WHERE id = :id"),
            {"id": guardian},
        )
        await session.execute(text("UPDATE schools SET phone = '01 99 00 00 00' WHERE id = :id"), {"id": school.id})
    roles = (
        Role.EDUCATION_ADVISER, Role.HEAD, Role.TEACHER, Role.MLDS_COORDINATOR, Role.GUIDANCE_PSYCHOLOGIST,
    )  # fmt: skip
    accounts = {role: await make_account(jobs, role, f"{role.value}@demo.invalid", school.id) for role in roles}
    async with jobs() as session, session.begin():
        await session.execute(
            text("UPDATE accounts SET own_classes_only = true WHERE id = :id"), {"id": accounts[Role.TEACHER].id}
        )
        await session.execute(
            text("INSERT INTO actor_classes VALUES (:a, :c)"), {"a": accounts[Role.TEACHER].id, "c": class_id}
        )
    return PlanWorld(http, jobs, settings, school, pupil, guardian, accounts)


@pytest.fixture
async def college(http: httpx.AsyncClient, jobs_sessions: Sessions, settings: Settings) -> PlanWorld:
    return await make_world(http, jobs_sessions, settings, kind="college", class_name="4e B", birth=date(2012, 12, 3))


@pytest.fixture
async def lycee(http: httpx.AsyncClient, jobs_sessions: Sessions, settings: Settings) -> PlanWorld:
    return await make_world(
        http, jobs_sessions, settings, kind="lycee_professionnel", class_name="Tle MELEC", birth=date(2009, 5, 4)
    )
