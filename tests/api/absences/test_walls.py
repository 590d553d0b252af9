"""Another school's pupils do not exist; what was read and written leaves its rows."""

from dataclasses import replace
from datetime import date

from persistence.database import Sessions
from tests.api.absences.conftest import World, at
from tests.api.absences.neighbours import make_other_school

THU, FRI = date(2026, 10, 8), date(2026, 10, 9)


async def foreign(world: World, app_sessions: Sessions, jobs_sessions: Sessions) -> World:
    """The same acts, as the CPE of another school."""
    other = await make_other_school(app_sessions, jobs_sessions, world)
    return replace(world, accounts={"cpe": other.cpe}, headers={})


async def test_another_school_finds_nothing(world: World, app_sessions: Sessions, jobs_sessions: Sessions) -> None:
    await world.on(THU).morning(THU, world.ines)
    [entry] = await world.rows("SELECT id FROM absence_entries LIMIT 1")
    await world.morning(THU, world.ines, world.tom)
    outsider = (await foreign(world, app_sessions, jobs_sessions)).on(THU, "18:00")
    absence = {
        "student_id": str(world.ines.id), "kind": "absence", "starts_at": at(THU, "13:00").isoformat(),
        "ends_at": at(THU, "17:00").isoformat(),
    }  # fmt: skip
    contact = {"student_id": str(world.ines.id), "about_day": str(THU), "channel": "call", "result": "answered"}
    reason = {"state": "admissible", "reason": "other_accepted"}
    notices = {"school_id": str(world.school.id), "about_day": str(THU), "student_ids": [str(world.ines.id)]}
    arrangement = {"kind": "relay", "starts_on": str(THU), "ends_on": str(FRI)}
    asked = [
        ("GET", f"/classes/{world.class_id}/roll-calls/{THU}/M1", None),
        ("PUT", f"/classes/{world.class_id}/roll-calls/{THU}/M1", {"absent": [], "late": []}),
        ("GET", f"/classes/{world.class_id}/roll-calls?date={THU}", None),
        ("POST", "/absences", absence),
        ("POST", "/absences/preview", absence),
        ("POST", f"/absences/{entry.id}/correction", {}),
        ("POST", f"/absences/{entry.id}/correction/preview", {}),
        ("POST", f"/absences/{entry.id}/reason", reason),
        ("POST", "/contact-attempts", contact),
        ("POST", "/contact-attempts/notices", notices),
        ("GET", f"/students/{world.ines.id}/contact-attempts", None),
        ("GET", f"/students/{world.ines.id}/half-days?month=2026-10", None),
        ("GET", f"/students/{world.ines.id}/timeline", None),
        ("POST", f"/students/{world.ines.id}/arrangements", arrangement),
        ("POST", "/roll-calls/reminders", {"day": str(THU), "items": [{"class_id": str(world.class_id), "half": "am"}]}),
    ]  # fmt: skip
    for method, path, body in asked:
        answer = await outsider.call(method, path, json=body)
        assert answer.status_code == 404, (method, path, answer.text)
    for path in (
        f"/absences?date={THU}", f"/absences?date={THU}&school_id={world.school.id}", f"/roll-calls?date={THU}",
        "/attendance-alerts?month=2026-10&threshold=3", f"/contact-attempts?date={THU}",
    ):  # fmt: skip
        answer = await outsider.call("GET", path)
        assert answer.status_code == 200, answer.text
        assert str(world.ines.id) not in answer.text
        assert "FERRAND" not in answer.text


async def test_a_fact_cannot_be_hung_on_another_schools_pupil(
    world: World, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    world.on(THU)
    other = await make_other_school(app_sessions, jobs_sessions, world)
    refused = await world.roll(THU, "M1", [other.pupil])
    assert refused.status_code == 422
    assert await world.rows("SELECT 1 FROM absence_entries") == []


async def test_reads_and_writes_are_journalled(world: World) -> None:
    await world.on(THU).roll(THU, "M1", [world.ines])
    await world.call("GET", f"/students/{world.ines.id}/half-days?month=2026-10")
    await world.call("GET", f"/absences?date={THU}")
    await world.call("GET", f"/absences?date={THU}", "teacher")
    rows = await world.rows("SELECT operation, access, student_id, fields_class FROM journal ORDER BY id")
    assert [tuple(row) for row in rows] == [
        ("roll_call:take", "write", world.ines.id, ""),
        ("student:read_half_days", "read", world.ines.id, "reason"),
        ("absence:list_day", "list", None, "reason"),
        ("absence:list_day", "list", None, ""),
    ]
