"""An alert says what was done of it: no case, one under way, or dealt with; the counters above the list agree."""

from datetime import date

from sqlalchemy import text

from persistence.database import Sessions
from tests.api.absences.conftest import World
from tests.api.absences.test_story_one import until_the_fourth
from tests.factories.people import make_unit
from tests.factories.students import make_guardian

ALERTS = "/attendance-alerts?month=2026-10&threshold=4"


async def _only(world: World) -> dict:
    [line] = (await world.call("GET", ALERTS)).json()["items"]
    return line


async def _counters(world: World) -> dict[str, int]:
    answer = await world.call("GET", "/attendance-alerts/summary?month=2026-10&threshold=4")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_line_follows_its_case(world: World, jobs_sessions: Sessions) -> None:
    dsden = await make_unit(jobs_sessions, "dsden", "DSDEN 999")
    async with jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE schools SET dsden_id = :d"), {"d": dsden})
    await make_guardian(jobs_sessions, world.ines)
    await until_the_fourth(world)
    world.on(date(2026, 10, 16))
    line = await _only(world)
    assert (line["case_id"], line["treatment"]) == (None, "without_case")
    assert await _counters(world) == {"without_case": 1, "under_way": 0, "treated": 0, "set_aside": 0}

    opened = await world.call("POST", "/attendance-cases", json={"student_id": str(world.ines.id)})
    line = await _only(world)
    assert (line["case_id"], line["treatment"]) == (opened.json()["id"], "under_way")
    assert (line["case_school_state"], line["case_dsden_state"], line["case_last_act_on"]) == (
        "open", "none", "2026-10-16",
    )  # fmt: skip

    refer = {"name": "refer", "trigger": "four_half_days", "period": {"first": "2026-10-08", "last": "2026-10-14"}}
    path = f"/attendance-cases/{line['case_id']}/transitions"
    done = await world.call("POST", path, "head", json=refer, headers={"If-Match": '"1"'})
    assert done.status_code == 200, done.text
    line = await _only(world)
    assert (line["case_dsden_state"], line["treatment"]) == ("referred", "treated")
    assert await _counters(world) == {"without_case": 0, "under_way": 0, "treated": 1, "set_aside": 0}
    for treatment, count in (("treated", 1), ("without_case", 0)):
        found = (await world.call("GET", f"{ALERTS}&treatment={treatment}")).json()["items"]
        assert len(found) == count


async def test_those_without_a_case_come_first_and_pages_follow_each_other(world: World) -> None:
    await until_the_fourth(world)
    for day in (date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 7), date(2026, 10, 9)):
        world.on(day)
        await world.morning(day, world.tom)
    world.on(date(2026, 10, 16))
    first = (await world.call("GET", ALERTS)).json()["items"]
    assert [one["first_name"] for one in first] == ["Tom", "Inès"]
    await world.call("POST", "/attendance-cases", json={"student_id": str(world.tom.id)})
    page = (await world.call("GET", f"{ALERTS}&limit=1")).json()
    rest = (await world.call("GET", f"{ALERTS}&cursor={page['next_cursor']}")).json()["items"]
    assert [one["first_name"] for one in page["items"] + rest] == ["Inès", "Tom"]
