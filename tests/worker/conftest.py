"""A worker on a test's own database: a table of handlers, a mailer, and effects queued by the real unit of work."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from api.mail import NoMailer
from api.settings import Settings
from api.worker import loop
from api.worker.effects import Services
from api.worker.run_effect import BackOff, EffectRunner
from domain.kernel.events import Effect
from persistence import embedded
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW, Database

SOON = BackOff(first=timedelta(milliseconds=50), longest=timedelta(milliseconds=100), attempts=4)


@pytest.fixture
def runner(jobs_sessions: Sessions, tmp_path: Path) -> EffectRunner:
    engine = jobs_sessions.kw["bind"]
    return EffectRunner(jobs_sessions, Services(Settings(data=tmp_path), NoMailer(), engine), SOON, {})


@pytest.fixture
def queue_effect(jobs_sessions: Sessions) -> Callable[..., object]:
    async def queue(kind: str, **ids: str) -> UUID:
        async with job_unit_of_work(jobs_sessions, NOW, "test") as uow:
            return (await uow.enqueue([Effect(kind, ids)]))[0]

    return queue


@pytest.fixture
def drain(database: Database) -> Callable[..., object]:
    async def run(runner: EffectRunner) -> None:
        connection = await loop.connect(database.url(embedded.JOBS))
        try:
            await loop.run_due_effects(runner, connection)
        finally:
            await connection.close()

    return run


async def effect_row(sessions: Sessions, effect_id: UUID) -> tuple[str, int, str | None]:
    async with sessions() as session:
        row = (
            await session.execute(text("SELECT state, attempts, error FROM effects WHERE id = :id"), {"id": effect_id})
        ).one()
        return row.state, row.attempts, row.error


def with_table(runner: EffectRunner, **table: object) -> EffectRunner:
    return replace(runner, table=table)
