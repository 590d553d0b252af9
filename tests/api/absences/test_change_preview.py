"""Before a calendar or a way of counting is kept, its effect is told in real figures, and nothing moves."""

from datetime import date

from tests.api.absences.conftest import World

MON, TUE, THU = date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 8)
OCT = date(2026, 10, 1)
COUNTING = {
    "from_day": str(THU), "midday_split": "12:30", "minimum_overlap_minutes": 1, "overflow_tolerance_minutes": 0,
    "lesson_slack_minutes": 5, "threshold_count": "raw", "window": "calendar_month", "invitations_before_referral": 2,
}  # fmt: skip


async def test_a_closure_tells_the_half_days_and_the_threshold_it_takes_away(world: World) -> None:
    for day in (MON, TUE):
        await world.on(THU).morning(day, world.ines)
        await world.afternoon(day, world.ines)
    assert await world.open_alerts(world.ines) == [3, 4]
    path = f"/schools/{world.school.id}/calendar"
    calendar = (await world.call("GET", path)).json()
    body = {
        "openings": calendar["openings"], "periods": calendar["periods"],
        "closures": [{"starts_on": str(TUE), "ends_on": str(TUE), "label": "Réunion"}],
    }  # fmt: skip
    told = await world.call("POST", f"{path}/preview", json=body)
    assert told.status_code == 200, told.text
    assert told.json() == {
        "since": "2026-09-01", "half_days": 2, "pupils": 1,
        "thresholds": [{"threshold": 3, "reached": 0, "left": 1}, {"threshold": 4, "reached": 0, "left": 1}],
    }  # fmt: skip
    assert (await world.call("GET", path)).json() == calendar
    assert (await world.counter(world.ines, OCT)).complete == 4
    assert await world.rows("SELECT id FROM effects WHERE kind = 'recount_school'") == []


async def test_another_count_tells_who_would_reach_the_threshold(world: World) -> None:
    world.on(THU)
    for day in (MON, TUE, THU):
        await world.roll(day, "M1", [world.ines])
        await world.roll(day, "S1", [world.ines])
    path = f"/schools/{world.school.id}/settings"
    told = (await world.call("POST", f"{path}/preview", json=COUNTING)).json()
    assert told == {
        "since": "2026-10-01", "half_days": 0, "pupils": 0,
        "thresholds": [{"threshold": 3, "reached": 1, "left": 0}, {"threshold": 4, "reached": 1, "left": 0}],
    }  # fmt: skip
    assert (await world.call("GET", path)).json()["items"] == []
    backwards = await world.call("POST", f"{path}/preview", json=COUNTING | {"from_day": str(TUE)})
    assert (backwards.status_code, backwards.json()["errors"][0]["pointer"]) == (422, "/from_day")
    assert (await world.call("POST", f"{path}/preview", "teacher", json=COUNTING)).status_code == 403


async def test_the_same_settings_change_nothing(world: World) -> None:
    await world.on(THU).morning(MON, world.ines)
    path = f"/schools/{world.school.id}/settings/preview"
    told = (await world.call("POST", path, json=COUNTING | {"threshold_count": "complete", "window": "both"})).json()
    assert (told["half_days"], told["thresholds"]) == (0, [])
