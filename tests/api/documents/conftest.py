"""A case world with a worker: steps are taken over HTTP, effects are carried out as the worker would."""

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

import httpx
import pytest
from pypdf import PdfReader
from sqlalchemy import text

from api.mail import Mailer, NoMailer
from api.settings import Settings
from api.worker.effects import Services
from api.worker.run_effect import EffectFailed, EffectRunner, TryLater
from persistence.database import Sessions
from tests.factories.case_world import CaseWorld, make_case_world
from tests.factories.reading import flat

ROOT = "/api/v1"
REFERRAL = {"trigger": "four_half_days", "period": {"first": "2026-11-03", "last": "2026-11-10"}}


@dataclass
class Desk:
    """The case world, and someone who carries the queued letters out."""

    world: CaseWorld
    runner: EffectRunner

    async def work(self) -> list[str]:
        """Carry out whatever waits; the states of all effects afterwards, `kind state error`."""
        async with self.world.jobs_sessions() as session:
            waiting = list(
                (
                    await session.execute(text("SELECT id FROM effects WHERE state = 'queued' ORDER BY created_at, id"))
                ).scalars()
            )
        for effect_id in waiting:
            await self.run(effect_id)
        async with self.world.jobs_sessions() as session:
            rows = await session.execute(text("SELECT kind, state, error FROM effects WHERE state <> 'done'"))
            return [f"{row.kind} {row.state} {row.error}" for row in rows]

    async def run(self, effect_id: UUID) -> None:
        with suppress(TryLater, EffectFailed):  # the effect's row says why
            await self.runner.run(effect_id)

    async def refer(self) -> None:
        await self.world.open()
        await self.world.take("head", "refer", **REFERRAL)

    async def warn(self) -> None:
        """From the opening to the signed warning, both persons ticked."""
        await self.refer()
        await self.world.take("officer", "acknowledge")
        await self.world.take("officer", "prepare_warning", addressees=[str(one) for one in self.world.guardians])
        await self.world.take("dasen", "warn")

    async def get(self, who: str, path: str) -> httpx.Response:
        return await self.world.http.get(f"{ROOT}{path}", headers=await self.world.as_(who))

    async def documents(self, who: str, kind: str = "") -> list[dict]:
        answer = await self.get(who, f"/attendance-cases/{self.world.case_id}/documents")
        assert answer.status_code == 200, answer.text
        return [line for line in answer.json()["items"] if not kind or line["kind"] == kind]

    async def text_of(self, who: str, document_id: str) -> str:
        answer = await self.get(who, f"/documents/{document_id}")
        assert answer.status_code == 200, answer.text
        return text_of_pdf(answer.content)

    async def rows(self, sql: str) -> list:
        async with self.world.jobs_sessions() as session:
            return list((await session.execute(text(sql))).all())


def text_of_pdf(content: bytes) -> str:
    return flat("\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def runner_of(world: CaseWorld, settings: Settings, mailer: Mailer | None = None) -> EffectRunner:
    engine = world.jobs_sessions.kw["bind"]
    return EffectRunner(world.jobs_sessions, Services(settings, mailer or NoMailer(), engine))


@pytest.fixture
async def world(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> CaseWorld:
    found = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch)
    await found.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    return found


@pytest.fixture
def desk(world: CaseWorld, settings: Settings) -> Desk:
    return Desk(world, runner_of(world, settings))
