"""The roll over HTTP: it counts at once, replaces, refuses what cannot be."""

from datetime import date

from tests.api.absences.conftest import World

OCT = date(2026, 10, 1)
TUE, THU = date(2026, 10, 6), date(2026, 10, 8)
MON, WED = date(2026, 10, 12), date(2026, 10, 14)


async def test_one_lesson_missed_is_a_raw_half_day_and_not_a_complete_one(world: World) -> None:
    world.on(TUE)
    for period, absent in (("M1", ()), ("M2", (world.ines,)), ("M3", ()), ("M4", ())):
        answer = await world.roll(TUE, period, absent)
        assert answer.status_code == 200, answer.text
    counter = await world.counter(world.ines, OCT)
    assert (counter.raw, counter.complete, counter.proportional) == (1, 0, 250_000)


async def test_the_fourth_complete_half_day_raises_the_alert_at_once(world: World) -> None:
    world.on(TUE)
    await world.roll(TUE, "M2", [world.ines])
    world.on(THU)
    await world.morning(THU, world.ines)
    await world.afternoon(THU, world.ines)
    world.on(MON)
    await world.morning(MON, world.ines)
    assert await world.open_alerts(world.ines) == [3]
    world.on(WED)
    await world.morning(WED, world.ines)
    assert await world.open_alerts(world.ines) == [3, 4]
    counter = await world.counter(world.ines, OCT)
    assert (counter.raw, counter.complete, counter.reach_complete) == (5, 4, 4)
    [alert] = await world.rows("SELECT * FROM attendance_alerts WHERE threshold = 4")
    assert (alert.window, alert.period_first, alert.crossed_on, alert.crossed_half) == (
        "calendar_month", THU, WED, "am",
    )  # fmt: skip


async def test_a_roll_corrected_in_the_hour_takes_the_alert_back(world: World) -> None:
    world.on(THU)
    await world.morning(THU, world.ines)
    await world.afternoon(THU, world.ines)
    world.on(MON)
    await world.morning(MON, world.ines)
    assert await world.open_alerts(world.ines) == [3]
    assert (await world.roll(MON, "M4", [])).status_code == 200
    assert await world.open_alerts(world.ines) == []
    [kept] = await world.rows("SELECT threshold, closed_at FROM attendance_alerts")
    assert kept.threshold == 3
    assert kept.closed_at is not None
    [voided] = await world.rows("SELECT voided_because FROM absence_entries WHERE voided_at IS NOT NULL")
    assert voided.voided_because == "roll_changed"


async def test_the_same_roll_twice_changes_nothing(world: World) -> None:
    world.on(TUE)
    first = await world.roll(TUE, "M1", [world.ines], [(world.tom, 10)])
    again = await world.roll(TUE, "M1", [world.ines], [(world.tom, 10)])
    assert first.content == again.content
    assert first.headers["etag"] == again.headers["etag"] == '"1"'
    assert len(await world.rows("SELECT 1 FROM absence_entries")) == 2


async def test_if_match_is_honoured_when_sent(world: World) -> None:
    world.on(TUE)
    assert (await world.roll(TUE, "M1", [world.ines], headers={"If-Match": '"0"'})).status_code == 200
    stale = await world.roll(TUE, "M1", [], headers={"If-Match": '"0"'})
    assert stale.status_code == 412
    assert (await world.roll(TUE, "M1", [], headers={"If-Match": '"1"'})).status_code == 200


async def test_the_roll_shows_marks_and_the_last_absence(world: World) -> None:
    world.on(TUE)
    await world.morning(TUE, world.ines)
    await world.roll(TUE, "S1", [], [(world.tom, 15)])
    sheet = (await world.call("GET", f"/classes/{world.class_id}/roll-calls/{TUE}/S1", "teacher")).json()
    tom, ines = sheet["students"]
    assert (tom["first_name"], tom["mark"], tom["minutes"]) == ("Tom", "late", 15)
    assert ines["last_absence"] == {"day": "2026-10-06", "half": "am"}
    assert sheet["status"] == "taken"
    assert sheet["taken_by"]


async def test_impossible_rolls_are_refused_with_a_sentence(world: World) -> None:
    world.on(TUE)
    future = await world.roll(THU, "M1", [])
    assert (future.status_code, future.json()["title"]) == (422, "Cours à venir")
    closed = await world.roll(date(2026, 10, 3), "M1", [])
    assert closed.status_code == 422
    assert "Pas de classe le sam." in closed.json()["detail"]
    assert (await world.roll(TUE, "Z9", [])).status_code == 404
    assert (await world.roll(TUE, "am", [])).status_code == 404
    assert (await world.roll(TUE, "M1", [world.ines], [(world.ines, 5)])).status_code == 422


async def test_a_teacher_corrects_the_same_day_and_vie_scolaire_later(world: World) -> None:
    world.on(TUE)
    assert (await world.roll(TUE, "M1", [world.ines], who="teacher")).status_code == 200
    world.on(THU)
    late = await world.roll(TUE, "M1", [], who="teacher")
    assert (late.status_code, late.json()["title"]) == (409, "L'appel se corrige à la vie scolaire")
    assert (await world.roll(TUE, "M1", [], who="aed")).status_code == 200
