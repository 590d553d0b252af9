"""Browsers of test people: each with its own cookies and network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx
import pyotp
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from persistence.database import Sessions
from tests.conftest import NOW
from tests.factories.people import PASSWORD


@asynccontextmanager
async def browser(app: FastAPI, network: str = "192.0.2.10") -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app, client=(network, 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client


async def give_password(http: httpx.AsyncClient, email: str, password: str = PASSWORD) -> httpx.Response:
    form = {"grant_type": "password", "username": email, "password": password}
    return await http.post("/api/v1/auth/token", data=form)


async def give_code(http: httpx.AsyncClient, challenge: str, code: str) -> httpx.Response:
    form = {"grant_type": "one_time_code", "challenge": challenge, "code": code}
    return await http.post("/api/v1/auth/token", data=form)


async def refresh(http: httpx.AsyncClient) -> httpx.Response:
    return await http.post("/api/v1/auth/token", data={"grant_type": "refresh_token"})


async def signed_in(http: httpx.AsyncClient, email: str, password: str = PASSWORD) -> dict[str, str]:
    """The Authorization header of a fresh sign-in."""
    answer = await give_password(http, email, password)
    assert answer.status_code == 200, answer.text
    return bearer(answer)


def bearer(answer: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def set_clock(monkeypatch: pytest.MonkeyPatch, later: timedelta) -> datetime:
    moment = NOW + later
    monkeypatch.setenv("RACCROCHE_NOW", moment.isoformat())
    return moment


def code_at(secret: str, moment: datetime) -> str:
    return pyotp.TOTP(secret).at(int(moment.timestamp()))


async def run_sql(sessions: Sessions, statement: str, **values: Any) -> None:
    async with sessions() as session, session.begin():
        await session.execute(text(statement), values)


async def read_sql(sessions: Sessions, statement: str, **values: Any) -> list[Any]:
    async with sessions() as session, session.begin():
        return list(await session.execute(text(statement), values))
