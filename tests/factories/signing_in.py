"""Signed-in clients."""

from datetime import timedelta

import httpx
from fastapi import FastAPI

from api.security.tokens import issue_access_token
from tests.conftest import NOW
from tests.factories.people import PASSWORD, AccountFixture


async def bearer(http: httpx.AsyncClient, account: AccountFixture) -> dict[str, str]:
    """The Authorization header of this account."""
    answer = await http.post(
        "/api/v1/auth/token", data={"grant_type": "password", "username": account.email, "password": PASSWORD}
    )
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def trusted(app: FastAPI, account: AccountFixture) -> dict[str, str]:
    """The header of an account that has been through its second factor."""
    token = issue_access_token(app.state.signing_key, account.id, 1, NOW, timedelta(minutes=9))
    return {"Authorization": f"Bearer {token}"}
