"""A lycée professionnel with its people, two classes and signs that the night has found."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.prevention.compute import Scope, compute_warnings
from persistence.prevention.merge import Computed
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school
from tests.factories.signing_in import bearer
from tests.factories.students import StudentFixture, make_class, make_student

TODAY = date(2026, 11, 23)
API = "/api/v1"


@dataclass
class Prevention:
    """`get` and `post` as a role; `absent` plants half-days as the count leaves them; `night` computes."""

    http: httpx.AsyncClient
    jobs: Sessions
    school: SchoolFixture
    classes: list[UUID]
    accounts: dict[str, AccountFixture]
    lucas: StudentFixture
    tokens: dict[str, dict[str, str]] = field(default_factory=dict)

    async def call(self, who: str, method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        if who not in self.tokens:
            self.tokens[who] = await bearer(self.http, self.accounts[who])
        sent = {**self.tokens[who], **headers}
        return await self.http.request(method, f"{API}{path}", json=body, headers=sent)

    async def get(self, who: str, path: str) -> httpx.Response:
        return await self.call(who, "GET", path)

    async def post(self, who: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        return await self.call(who, "POST", path, body, **headers)

    async def absent(self, pupil: UUID, *days: str, state: str = "unjustified", half: str = "am") -> None:
        async with self.jobs() as session, session.begin():
            for day in days:
                await session.execute(
                    text("INSERT INTO half_days VALUES (:s, :c, :d, :h, :state, 1, 1, 240, 240, 1, 1, 240, 0)"),
                    {"s": pupil, "c": self.school.id, "d": date.fromisoformat(day), "h": half, "state": state},
                )

    async def night(self, on: date = TODAY) -> Computed:
        async with self.jobs() as session, session.begin():
            return await compute_warnings(session, Scope(on))

    async def pupil(self, name: str, class_number: int = 0) -> StudentFixture:
        return await make_student(self.jobs, self.school.id, self.classes[class_number], name, "Zoé")

    async def rows(self, query: str) -> list[tuple[object, ...]]:
        async with self.jobs() as session:
            return [tuple(row) for row in await session.execute(text(query))]

    async def five_mondays(self, pupil: UUID) -> None:
        """Five Monday mornings of the six that were open, and a Friday: two rules hold."""
        await self.absent(pupil, "2026-10-05", "2026-10-12", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-20")


@pytest.fixture
async def prevention(http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions) -> Prevention:
    school = await make_school(app_sessions)
    classes = [await make_class(jobs_sessions, school.id, name) for name in ("2de MELEC", "1re MCV")]
    roles = {
        "teacher": Role.TEACHER, "colleague": Role.TEACHER, "cpe": Role.EDUCATION_ADVISER, "head": Role.HEAD,
        "nurse": Role.NURSE, "aed": Role.SUPERVISOR,
    }  # fmt: skip
    accounts = {
        name: await make_account(app_sessions, role, f"{name}@world.invalid", school.id, name=f"Agent {name}")
        for name, role in roles.items()
    }
    async with app_sessions() as session, session.begin():
        for name in ("teacher", "colleague"):
            await session.execute(
                text("UPDATE accounts SET own_classes_only = true WHERE id = :id"), {"id": accounts[name].id}
            )
            await session.execute(
                text("INSERT INTO actor_classes VALUES (:a, :c)"), {"a": accounts[name].id, "c": classes[0]}
            )
    lucas = await make_student(jobs_sessions, school.id, classes[0])
    return Prevention(http, jobs_sessions, school, classes, accounts, lucas)


def in_days(number: int) -> str:
    return (TODAY + timedelta(days=number)).isoformat()
