"""Whoever watches the service learns that it lives, what is missing, and how much it does, without an account."""

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import text

from api.app import furnish
from api.operations import steps
from api.settings import Settings
from domain.access.permissions import Role
from persistence import embedded
from persistence.database import Pool, Sessions, create_engine
from persistence.operations.beats import beat
from tests.conftest import Database
from tests.factories.people import make_account, make_unit
from tests.factories.signing_in import trusted


async def _ready(http: httpx.AsyncClient) -> tuple[int, str, list[str]]:
    """The status, the word for it (of a problem, its code), and what is missing."""
    answer = await http.get("/health/ready")
    said = answer.json()
    word = said["status"] if answer.status_code == 200 else said["type"].removeprefix("/problems/")
    return answer.status_code, word, said["missing"]


async def test_the_process_answers_and_the_database_too(http: httpx.AsyncClient, jobs_sessions: Sessions) -> None:
    assert (await http.get("/health/live")).json() == {"status": "live", "missing": []}
    await beat(jobs_sessions, "here:1", "test")
    assert await _ready(http) == (200, "ready", [])


async def test_without_a_worker_the_service_is_degraded_and_still_answers(
    http: httpx.AsyncClient, jobs_sessions: Sessions
) -> None:
    assert await _ready(http) == (200, "degraded", ["worker"])
    await beat(jobs_sessions, "here:1", "test")
    async with jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE worker_beats SET seen_at = now() - interval '46 seconds'"))
    assert await _ready(http) == (200, "degraded", ["worker"])


@pytest.mark.parametrize("what", ["key", "disk"])
async def test_what_this_machine_lacks_is_named(
    http: httpx.AsyncClient, jobs_sessions: Sessions, settings: Settings, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    await beat(jobs_sessions, "here:1", "test")
    if what == "key":
        (settings.data / "keys" / "access-token.pem").unlink()
    else:
        monkeypatch.setattr(steps, "NEEDED_FREE_BYTES", 2**62)
    assert await _ready(http) == ((503, "not_ready", ["key"]) if what == "key" else (200, "degraded", ["disk"]))


async def test_an_older_database_and_none_at_all_are_told_apart(
    http: httpx.AsyncClient, jobs_sessions: Sessions, database: Database, app: FastAPI, settings: Settings
) -> None:
    await beat(jobs_sessions, "here:1", "test")
    for statement in ("UPDATE alembic_version SET version_num = '0025'", "DROP TABLE worker_beats"):
        await _as_owner(database, statement)
        assert await _ready(http) == (503, "not_ready", ["migrations"])
    await app.state.engine.dispose()
    furnish(app, settings, "postgresql+asyncpg://raccroche_app@/nowhere?host=/nonexistent")
    answer = await http.get("/health/ready")
    assert (answer.status_code, answer.json()["missing"]) == (503, ["database"])
    assert answer.headers["Retry-After"] == "1"


async def _as_owner(database: Database, statement: str) -> None:
    engine = create_engine(database.url(embedded.OWNER), Pool(size=1))
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def test_measurements_name_routes_and_never_addresses(
    http: httpx.AsyncClient, app: FastAPI, app_sessions: Sessions
) -> None:
    unit = await make_unit(app_sessions, "dsden", "DSDEN 999")
    signed = trusted(app, await make_account(app_sessions, Role.ADMINISTRATOR, "admin@test.invalid", unit))
    nobody = "00000000-0000-7000-8000-00000000cafe"
    await http.get(f"/api/v1/accounts/{nobody}?q=BENSALAH", headers=signed)
    text_ = (await http.get("/metrics")).text
    assert 'raccroche_requests_total{method="GET",route="/api/v1/accounts/{account_id}",status="404"} 1.0' in text_
    assert "raccroche_up 1.0" in text_
    assert 'raccroche_queue_effects{state="waiting"}' in text_
    assert 'raccroche_pool_connections{state="size"}' in text_
    assert nobody not in text_
    assert "BENSALAH" not in text_


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"X-Forwarded-For": "127.0.0.1"}, 404),
        ({"X-Forwarded-For": "192.0.2.7", "Authorization": "Bearer wrong"}, 404),
        ({"X-Forwarded-For": "192.0.2.7", "Authorization": "Bearer measured"}, 200),
    ],
)
async def test_measurements_are_for_this_machine_or_for_the_token(
    http: httpx.AsyncClient, app: FastAPI, headers: dict[str, str], status: int
) -> None:
    app.state.settings.metrics_token = SecretStr("measured")
    assert (await http.get("/metrics", headers=headers)).status_code == status


async def test_another_machine_needs_the_token(app: FastAPI) -> None:
    transport = httpx.ASGITransport(app=app, client=("192.0.2.7", 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://raccroche.invalid") as away:
        assert (await away.get("/metrics")).status_code == 404
