"""The letters of a step are read before they leave, and a call that was noted is taken back."""

from datetime import date

from sqlalchemy import text

from tests.api.departures.conftest import DepartureWorld, Maker

AT_15, AT_17 = date(2011, 3, 14), date(2009, 3, 14)


async def _count(world: DepartureWorld, query: str) -> int:
    async with world.case.jobs_sessions() as session:
        return int((await session.execute(text(query))).scalar_one())


async def test_the_first_letter_is_read_before_it_leaves(departure_world: Maker) -> None:
    world = await departure_world(AT_17)
    await world.open("disappearance")
    path, body = f"/departures/{world.id}", {"name": "send_first_letter"}
    shown = await world.post("cpe", f"{path}/steps/preview", body)
    assert shown.status_code == 200, shown.text
    letters = shown.json()["letters"]
    assert {one["letter"] for one in letters} == {"leaving_notice"}
    assert len({one["recipient"] for one in letters}) == len(letters) > 1
    draft = await world.post("cpe", f"{path}/letters/preview", body)
    assert (draft.status_code, draft.headers["content-type"], draft.content[:4]) == (200, "application/pdf", b"%PDF")
    page = (await world.get("cpe", path)).json()
    assert (page["departure"]["first_letter_on"], page["letters"]) == (None, [])
    assert await _count(world, "SELECT count(*) FROM effects WHERE kind LIKE 'send_%'") == 0
    assert await _count(world, "SELECT count(*) FROM journal WHERE operation = 'departure:preview'") == 2


async def test_a_preview_is_refused_as_the_step_would_be(departure_world: Maker) -> None:
    world = await departure_world(AT_15)
    await world.open("disappearance")
    path = f"/departures/{world.id}"
    refused = await world.post("cpe", f"{path}/steps/preview", {"name": "send_second_letter"})
    assert refused.status_code == (await world.try_step("cpe", "send_second_letter")).status_code == 409
    nothing = await world.post("cpe", f"{path}/letters/preview", {"name": "clarify", "ground": "transfer"})
    assert (nothing.status_code, nothing.json()["title"]) == (409, "Aucun courrier")
    told = (await world.post("cpe", f"{path}/steps/preview", {"name": "inform_dsden"})).json()["letters"]
    assert [(one["letter"], one["to_service"]) for one in told] == [("leaving_information", True)]
    assert (await world.post("psad", f"{path}/steps/preview", {"name": "inform_dsden"})).status_code in {403, 404}


async def _noted(world: DepartureWorld, **more: str) -> str:
    body = {"channel": "call", "result": "no_answer", **more}
    answer = await world.post("cpe", f"/departures/{world.id}/contacts", body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["contacts"][0]["id"])


async def _take_back(world: DepartureWorld, who: str, attempt: str) -> int:
    headers = await world.case.as_(who)
    answer = await world.case.http.delete(f"/api/v1/departures/{world.id}/contacts/{attempt}", headers=headers)
    return answer.status_code


async def test_a_call_noted_by_mistake_is_taken_back_with_its_task(departure_world: Maker) -> None:
    world = await departure_world(AT_17)
    await world.open("disappearance")
    attempt = await _noted(world, next_on="2026-11-30")
    open_tasks = "SELECT count(*) FROM tasks WHERE cancelled_at IS NULL AND done_at IS NULL"
    assert await _count(world, open_tasks) == 1
    assert await _take_back(world, "head", attempt) == 403
    assert await _take_back(world, "cpe", attempt) == 200
    assert (await world.get("cpe", f"/departures/{world.id}")).json()["contacts"] == []
    assert await _count(world, open_tasks) == 0
    assert await _take_back(world, "cpe", attempt) == 404


async def test_a_call_is_history_the_day_after_or_once_a_step_followed(departure_world: Maker) -> None:
    world = await departure_world(AT_17)
    await world.open("disappearance")
    first = await _noted(world)
    await world.at("2026-11-23T09:00:00")
    await world.take("cpe", "send_first_letter")
    assert await _take_back(world, "cpe", first) == 409
    second = await _noted(world)
    await world.at("2026-11-24T09:00:00")
    assert await _take_back(world, "cpe", second) == 409
