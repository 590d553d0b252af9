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


async def test_what_was_set_aside_may_be_brought_back_at_once(world: World) -> None:
    await until_the_fourth(world)
    world.on(date(2026, 10, 16))
    line = await _only(world)
    path = f"/attendance-alerts/{line['alert_id']}/set-aside"
    seen = {"If-Match": f'"{line["version"]}"'}
    aside = {"reason": "reason_expected", "until": "2026-10-23"}
    put = await world.call("POST", path, json=aside, headers=seen)
    assert put.status_code == 200, put.text
    assert (await world.call("GET", ALERTS)).json()["items"] == []

    assert (await world.call("DELETE", path, headers=seen)).status_code == 412
    back = await world.call("DELETE", path, headers={"If-Match": put.headers["ETag"]})
    assert (back.status_code, back.json()["set_aside_until"]) == (200, None), back.text
    assert (await _only(world))["alert_id"] == line["alert_id"]
    again = await world.call("DELETE", path, headers={"If-Match": back.headers["ETag"]})
    assert again.headers["ETag"] == back.headers["ETag"]
    kept = await world.rows(
        "SELECT operation, detail FROM journal WHERE operation LIKE 'attendance_alert:%' ORDER BY at, id"
    )
    assert [(row.operation, row.detail["until"]) for row in kept if "until" in row.detail] == [
        ("attendance_alert:set_aside", "2026-10-23"),
        ("attendance_alert:bring_back", "2026-10-23"),
    ]


async def test_the_list_of_the_day_names_the_case_under_way_to_who_reads_cases(world: World) -> None:
    await until_the_fourth(world)
    world.on(date(2026, 10, 14), "18:00")
    opened = await world.call("POST", "/attendance-cases", json={"student_id": str(world.ines.id)})
    assert opened.status_code == 201, opened.text
    seen = {}
    for who in ("cpe", "aed", "teacher"):
        [line] = (await world.call("GET", "/absences?date=2026-10-14", who)).json()["items"]
        seen[who] = (line["case_id"], line["case_school_state"])
    assert seen["cpe"] == (opened.json()["id"], "open")
    assert seen["aed"] == seen["teacher"] == (None, None)
