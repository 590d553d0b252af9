"""Whoever watches the service learns that it lives and is ready, without an account."""

import httpx


async def test_the_process_answers_and_the_database_too(http: httpx.AsyncClient) -> None:
    for path, status in (("live", "live"), ("ready", "ready")):
        answer = await http.get(f"/health/{path}")
        assert (answer.status_code, answer.json()) == (200, {"status": status, "missing": []})
