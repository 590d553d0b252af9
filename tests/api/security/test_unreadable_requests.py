"""What the framework would refuse by itself is refused as everything else: a documented problem, in French."""

from collections.abc import AsyncIterator

import httpx
import pytest

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import PASSWORD, make_account, make_school


@pytest.fixture
async def adviser(http: httpx.AsyncClient, app_sessions: Sessions) -> httpx.AsyncClient:
    school = await make_school(app_sessions)
    account = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@world.invalid", school.id)
    form = {"grant_type": "password", "username": account.email, "password": PASSWORD}
    token = (await http.post("/api/v1/auth/token", data=form)).json()["access_token"]
    http.headers["Authorization"] = f"Bearer {token}"
    http.headers["X-School"] = str(school.id)
    return http


async def test_a_body_that_is_no_utf8_is_malformed(adviser: httpx.AsyncClient) -> None:
    answer = await adviser.post(
        "/api/v1/students/search", content=b'{"q": "\xff\xfe"}', headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/malformed")
    assert answer.headers["Content-Type"] == "application/problem+json"


async def test_a_body_sent_without_its_length_is_still_limited(adviser: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(4000):
            yield b" " * 10_000

    answer = await adviser.post(
        "/api/v1/students/search", content=endless(), headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too_large")


async def test_an_hour_of_the_school_has_no_zone(adviser: httpx.AsyncClient) -> None:
    settings = {"from_day": "2027-01-04", "midday_split": "12:30:00Z"}
    answer = await adviser.post(
        f"/api/v1/schools/{adviser.headers['X-School']}/settings", json=settings, headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 422
    assert "/midday_split" in [place["pointer"] for place in answer.json()["errors"]]


async def test_every_method_of_an_address_is_allowed_whatever_route_comes_first(http: httpx.AsyncClient) -> None:
    answer = await http.delete("/api/v1/students")
    assert (answer.status_code, answer.json()["type"]) == (405, "/problems/http_405")
    assert answer.headers["Allow"] == "GET, POST"


async def test_an_address_that_is_only_written_to_is_not_missing_when_read(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/v1/auth/token")
    assert (answer.status_code, answer.headers.get("Allow")) == (405, "POST")
    assert (await http.get("/api/v1/nothing")).status_code == 404


async def test_a_fixed_address_is_no_identifier(adviser: httpx.AsyncClient) -> None:
    """`/students/search` is not the pupil called « search »."""
    asked = await adviser.options("/api/v1/students/search")
    assert (asked.status_code, asked.headers["Allow"]) == (405, "POST")
    changed = await adviser.patch("/api/v1/students/search", json={"q": "x"})
    assert (changed.status_code, changed.headers["Allow"]) == (405, "POST")
    missing = await adviser.patch("/api/v1/students/nobody", json={"unknown": "x"})
    assert missing.status_code == 404
