"""A collège with one class, those who work there, and short ways to act over HTTP on a chosen day."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school
from tests.factories.signing_in import bearer
from tests.factories.students import StudentFixture, make_class, make_student

PARIS = ZoneInfo("Europe/Paris")
ROOT = "/api/v1"


def at(day: date, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=PARIS)


@dataclass
class World:
    http: httpx.AsyncClient
    monkeypatch: pytest.MonkeyPatch
    jobs: Sessions
    school: SchoolFixture
    class_id: UUID
    ines: StudentFixture
    tom: StudentFixture
    accounts: dict[str, AccountFixture]
    headers: dict[tuple[str, datetime], dict[str, str]] = field(default_factory=dict)
    now: datetime | None = None

    def on(self, day: date, clock: str = "17:30") -> "World":
        """It is that day and hour in Paris from now on."""
        self.now = at(day, clock)
        self.monkeypatch.setenv("RACCROCHE_NOW", self.now.isoformat())
        return self

    async def call(self, method: str, path: str, who: str = "cpe", **more):
        key = (who, self.now)
        if key not in self.headers:
            self.headers[key] = await bearer(self.http, self.accounts[who])
        headers = self.headers[key] | more.pop("headers", {})
        return await self.http.request(method, f"{ROOT}{path}", headers=headers, **more)

    async def roll(self, day: date, period: str, absent=(), late=(), who: str = "cpe", **more):
        body = {
            "absent": [str(p.id) for p in absent],
            "late": [{"student_id": str(p.id), "minutes": m} for p, m in late],
        }
        path = f"/classes/{self.class_id}/roll-calls/{day}/{period}"
        return await self.call("PUT", path, who, json=body, **more)

    async def morning(self, day: date, *absent: StudentFixture) -> None:
        """The four rolls of a morning."""
        for period in ("M1", "M2", "M3", "M4"):
            answer = await self.roll(day, period, absent)
            assert answer.status_code == 200, answer.text

    async def afternoon(self, day: date, *absent: StudentFixture) -> None:
        for period in ("S1", "S2", "S3", "S4"):
            answer = await self.roll(day, period, absent)
            assert answer.status_code == 200, answer.text

    async def rows(self, sql: str, **keys):
        async with self.jobs() as session:
            return (await session.execute(text(sql), keys)).all()

    async def counter(self, student: StudentFixture, month: date):
        found = await self.rows(
            "SELECT * FROM month_counters WHERE student_id = :s AND month = :m", s=student.id, m=month
        )
        return found[0] if found else None

    async def open_alerts(self, student: StudentFixture) -> list[int]:
        found = await self.rows(
            "SELECT threshold FROM attendance_alerts WHERE student_id = :s AND closed_at IS NULL ORDER BY threshold",
            s=student.id,
        )
        return [row.threshold for row in found]


WorldMaker = Callable[[], Awaitable[World]]


@pytest.fixture
async def world(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> World:
    school = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    class_id = await make_class(jobs_sessions, school.id, "4e B")
    ines = await make_student(jobs_sessions, school.id, class_id, "FERRAND", "Inès", birth_date=date(2012, 3, 14))
    tom = await make_student(jobs_sessions, school.id, class_id, "BOUVIER", "Tom")
    roles = {
        "cpe": Role.EDUCATION_ADVISER, "teacher": Role.TEACHER, "head": Role.HEAD, "aed": Role.SUPERVISOR,
    }  # fmt: skip
    accounts = {
        name: await make_account(app_sessions, role, f"{name}@demo.invalid", school.id) for name, role in roles.items()
    }
    return World(http, monkeypatch, jobs_sessions, school, class_id, ines, tom, accounts)
