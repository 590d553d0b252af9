"""Signed-in clients."""

import httpx

from tests.factories.people import PASSWORD, AccountFixture


async def bearer(http: httpx.AsyncClient, account: AccountFixture) -> dict[str, str]:
    """The Authorization header of this account."""
    answer = await http.post(
        "/api/v1/auth/token", data={"grant_type": "password", "username": account.email, "password": PASSWORD}
    )
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}
