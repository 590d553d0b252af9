"""Tasks over HTTP: given within the house, handed on, reminded, settled either way, taken back."""

import httpx
import pytest
from sqlalchemy import text

from persistence.database import Sessions
from tests.factories.case_world import CaseWorld, make_case_world

TASKS = "/api/v1/tasks"


@pytest.fixture
async def world(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> CaseWorld:
    return await make_case_world(http, app_sessions, jobs_sessions, monkeypatch)


async def _post(world: CaseWorld, who: str, path: str, body: object = None) -> httpx.Response:
    return await world.http.post(f"{TASKS}{path}", json=body, headers=await world.as_(who))


async def _given(world: CaseWorld, **fields: object) -> dict:
    body = {
        "label": "Joindre le tuteur de stage", "owner_id": str(world.accounts["head"].id),
        "student_id": str(world.student.id), "due_on": "2026-11-24", **fields,
    }  # fmt: skip
    answer = await _post(world, "cpe", "", body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def _listed(world: CaseWorld, who: str, **query: str) -> list[str]:
    answer = await world.http.get(TASKS, params=query, headers=await world.as_(who))
    assert answer.status_code == 200, answer.text
    return [line["id"] for line in answer.json()["items"]]


async def test_a_task_is_given_within_the_house_by_a_day_to_come_and_says_no_private_word(world: CaseWorld) -> None:
    task = await _given(world)
    assert (task["owner_name"], task["late_days"], task["changes"][0]["what"]) == ("Head", 0, "added")
    base = {"label": "Joindre le tuteur", "due_on": "2026-11-24"}
    outside = await _post(world, "cpe", "", {**base, "owner_id": str(world.accounts["dasen"].id)})
    assert outside.status_code in {404, 422}
    past = await _post(world, "cpe", "", {**base, "due_on": "2026-11-20"})
    assert past.status_code == 422
    assert past.json()["errors"][0]["pointer"] == "/due_on"
    private = await _post(world, "cpe", "", {**base, "label": "Voir le psychiatre"})
    assert private.status_code == 422


async def test_it_is_settled_once_taken_back_and_settled_otherwise(world: CaseWorld) -> None:
    task = await _given(world)
    path = f"/{task['id']}"
    assert (await _post(world, "teacher", f"{path}/settle", {"outcome": "done"})).status_code == 404
    done = await _post(world, "head", f"{path}/settle", {"outcome": "done"})
    assert done.json()["done_at"] is not None
    assert (await _post(world, "head", f"{path}/settle", {"outcome": "done"})).status_code == 409
    assert (await _post(world, "head", f"{path}/reopen")).status_code == 200
    dropped = (await _post(world, "head", f"{path}/settle", {"outcome": "no_answer"})).json()
    assert (dropped["done_at"], dropped["outcome"]) == (None, "no_answer")
    assert dropped["cancelled_at"] is not None
    assert [one["what"] for one in dropped["changes"]] == ["added", "done", "reopened", "not_done"]
    assert await _listed(world, "head") == []
    assert await _listed(world, "head", state="settled") == [task["id"]]


async def test_it_is_handed_to_a_function_and_then_belongs_to_whoever_has_it(world: CaseWorld) -> None:
    task = await _given(world)
    moved = await _post(world, "head", f"/{task['id']}/hand-on", {"owner_role": "teacher"})
    assert (moved.json()["owner_id"], moved.json()["owner_role"]) == (None, "teacher")
    assert await _listed(world, "teacher") == [task["id"]]
    nobody = await _post(world, "teacher", f"/{task['id']}/hand-on", {})
    assert nobody.status_code == 422
    assert nobody.json()["title"] == "Qui s'en charge\u00a0?"
    assert (await _post(world, "teacher", f"/{task['id']}/settle", {"outcome": "partly"})).status_code == 200


async def test_a_reminder_leaves_by_mail_and_nobody_reminds_themselves(world: CaseWorld) -> None:
    task = await _given(world)
    assert (await _post(world, "cpe", f"/{task['id']}/remind")).status_code == 200
    assert (await _post(world, "head", f"/{task['id']}/remind")).status_code == 409
    async with world.jobs_sessions() as session:
        from_queue = await session.execute(text("SELECT kind, ids FROM effects"))
        assert [(row.kind, list(row.ids)) for row in from_queue] == [("remind_of_tasks", ["account_id"])]


async def test_a_late_task_stays_in_the_list_of_the_house(world: CaseWorld) -> None:
    task = await _given(world)
    await world.at("2026-11-27T09:00:00")
    assert await _listed(world, "cpe", scope="house", state="late") == [task["id"]]
    assert await _listed(world, "teacher", scope="house", state="late") == []
    shown = await world.http.get(f"{TASKS}/{task['id']}", headers=await world.as_("cpe"))
    assert shown.json()["late_days"] == 3
