"""Two platforms and the communes they answer for, the page without account, a worker, a real letterbox."""

# ruff: noqa: ARG002 - the signatures are the mail library's

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any
from uuid import UUID

import httpx
import pytest
from aiosmtpd.controller import Controller
from fastapi import FastAPI
from sqlalchemy import text

from api.mail import SmtpMailer
from api.security.tokens import issue_access_token
from api.settings import Settings
from api.worker.effects import Services
from api.worker.run_effect import EffectRunner
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.training_contracts.communes import Commune, save_communes
from tests.conftest import NOW
from tests.factories.people import AccountFixture, make_account, make_unit
from tests.worker.test_mail import free_port

ROOT = "/api/v1"
ASK = f"{ROOT}/public/training-requests"
YANIS = {
    "birth_date": "2008-05-02", "commune_code": "99902", "postal_code": "99200", "city": "Montbrillac",
    "last_class": "cap", "diploma": "none", "wish": "trade", "first_name": "Yanis", "family_name": "BENSALAH",
    "phone": "06 39 98 00 01", "email": "", "call_when": "evening",
}  # fmt: skip
COMMUNES = (
    Commune("99901", "Sainte-Luce-le-Val", "99100", 46.905, 2.104),
    Commune("99902", "Montbrillac", "99200", 46.962, 2.231),
    Commune("88801", "Ailleurs", "88000", 48.0, 6.0),
)


@dataclass
class PublicWorld:
    """`ask` fills the form with a ticket of its own; `work` does what the worker would."""

    app: FastAPI
    http: httpx.AsyncClient
    jobs: Sessions
    runner: EffectRunner
    clock: pytest.MonkeyPatch
    platform: UUID
    other: UUID
    manager: AccountFixture
    stranger: AccountFixture
    mails: list[EmailMessage] = field(default_factory=list)
    now: datetime = NOW

    def at(self, moment: str) -> None:
        self.now = datetime.fromisoformat(f"{moment}+01:00").astimezone(UTC)
        self.clock.setenv("RACCROCHE_NOW", self.now.isoformat())

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's signature
        self.mails.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        return "250 OK"

    async def ticket(self) -> str:
        return str((await self.http.get(f"{ASK}/ticket")).json()["ticket"])

    async def try_to_ask(self, **answers: object) -> httpx.Response:
        given = YANIS | answers
        given.setdefault("ticket", await self.ticket())
        return await self.http.post(ASK, json=given)

    async def ask(self, **answers: object) -> dict[str, Any]:
        answer = await self.try_to_ask(**answers)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def work(self) -> None:
        waiting = text("SELECT id FROM effects WHERE state = 'queued' ORDER BY id")
        async with self.jobs() as session:
            found = list((await session.execute(waiting)).scalars())
        for effect_id in found:
            await self.runner.run(effect_id)

    async def get(self, path: str, who: AccountFixture | None = None) -> httpx.Response:
        key = self.app.state.signing_key
        token = issue_access_token(key, (who or self.manager).id, 1, self.now, timedelta(minutes=9))
        return await self.http.get(f"{ROOT}{path}", headers={"Authorization": f"Bearer {token}"})

    async def followed(self, who: AccountFixture | None = None) -> list[dict[str, Any]]:
        return list((await self.get("/follow-ups", who)).json()["items"])

    async def rows(self, sql: str) -> list[Any]:
        async with self.jobs() as session:
            return list((await session.execute(text(sql))).all())

    async def execute(self, sql: str, **keys: object) -> None:
        async with self.jobs() as session, session.begin():
            await session.execute(text(sql), keys)

    async def answers_for(self, platform: UUID, **line: object) -> None:
        given: dict[str, object] = {
            "id": new_id(), "platform": platform, "by": self.manager.id, "at": NOW, "department": "999",
            "commune": None, "postal_code": None, "city": None, "school": None,
        }  # fmt: skip
        await self.execute(
            """INSERT INTO platform_areas (id, platform_id, department_code, school_id, postal_code, city,
                   commune_code, valid_from, set_by, set_at)
               VALUES (:id, :platform, :department, :school, :postal_code, :city, :commune, '2026-09-01', :by, :at)""",
            **(given | line),
        )


@pytest.fixture
async def world(
    app: FastAPI, http: httpx.AsyncClient, jobs_sessions: Sessions, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[PublicWorld]:
    platform = await make_unit(jobs_sessions, "platform", "Plateforme du Val")
    other = await make_unit(jobs_sessions, "platform", "Plateforme voisine")
    manager = await make_account(jobs_sessions, Role.PLATFORM_MANAGER, "psad@demo.invalid", platform)
    stranger = await make_account(jobs_sessions, Role.PLATFORM_MANAGER, "voisine@demo.invalid", other)
    port = free_port()
    posting = settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_start_tls": False})
    runner = EffectRunner(jobs_sessions, Services(posting, SmtpMailer(posting), jobs_sessions.kw["bind"]))
    found = PublicWorld(app, http, jobs_sessions, runner, monkeypatch, platform, other, manager, stranger)
    async with jobs_sessions() as session, session.begin():
        await save_communes(session, COMMUNES)
    await found.answers_for(platform, commune="99902", postal_code="99200", city="Montbrillac")
    await found.answers_for(other)
    controller = Controller(found, hostname="127.0.0.1", port=port)
    controller.start()
    yield found
    controller.stop()
