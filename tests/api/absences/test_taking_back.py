"""« Annuler » a contact or a reason: it is kept, marked; what followed from it is undone in the same transaction."""

from datetime import date

from sqlalchemy import text

from api.absences import steps
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.api.absences.conftest import World, at

DAYS = (date(2026, 10, 6), date(2026, 10, 8), date(2026, 10, 12), date(2026, 10, 13))
LAST, NEXT = DAYS[-1], date(2026, 10, 14)


async def absent_four_mornings(world: World) -> str:
    """Inès missed four mornings; the id of one absence of the last."""
    for day in DAYS:
        await world.on(day).morning(day, world.ines)
    world.on(LAST, "17:00")
    [entry] = await world.rows("SELECT id FROM absence_entries WHERE first_day = :d ORDER BY starts_at LIMIT 1", d=LAST)
    return str(entry.id)


async def call_home(world: World, who: str = "aed", **more) -> dict[str, object]:
    body = {"student_id": str(world.ines.id), "about_day": str(LAST), "channel": "call", "result": "answered", **more}
    answer = await world.call("POST", "/contact-attempts", who, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def standing(world: World) -> str:
    [line] = (await world.call("GET", f"/absences?date={LAST}")).json()["items"]
    return line["standing"]


async def no_difference(world: World, jobs_sessions: Sessions) -> None:
    async with job_unit_of_work(jobs_sessions, at(NEXT, "08:00"), "test") as uow:
        assert (await steps.check_recount(uow, world.school.id)).total == 0


async def test_a_judgement_taken_back_brings_the_alert_back(world: World, jobs_sessions: Sessions) -> None:
    absence = await absent_four_mornings(world)
    assert await world.open_alerts(world.ines) == [3, 4]
    judged = {"state": "admissible", "reason": "child_illness", "scope": "day"}
    said = (await world.call("POST", f"/absences/{absence}/reason", json=judged)).json()
    assert await world.open_alerts(world.ines) == [3]
    gone = await world.call("DELETE", f"/absences/{absence}/reason/{said['reason_id']}")
    assert gone.status_code == 200, gone.text
    assert (gone.json()["entries"], gone.json()["thresholds_reached"]) == (4, [4])
    assert await world.open_alerts(world.ines) == [3, 4]
    await no_difference(world, jobs_sessions)
    kept = await world.rows("SELECT state, withdrawn_by FROM absence_judgements")
    assert {(row.state, row.withdrawn_by) for row in kept} == {("admissible", world.accounts["cpe"].id)}
    again = await world.call("DELETE", f"/absences/{absence}/reason/{said['reason_id']}")
    assert (again.status_code, again.json()["type"]) == (409, "/problems/already_withdrawn")


async def test_the_former_judgement_stands_again(world: World) -> None:
    absence = await absent_four_mornings(world)
    judged = {"state": "admissible", "reason": "child_illness", "scope": "day"}
    await world.call("POST", f"/absences/{absence}/reason", json=judged)
    other = (await world.call("POST", f"/absences/{absence}/reason", json=judged | {"state": "not_admissible"})).json()
    assert await world.open_alerts(world.ines) == [3, 4]
    await world.call("DELETE", f"/absences/{absence}/reason/{other['reason_id']}")
    assert await world.open_alerts(world.ines) == [3]


async def test_a_contact_taken_back_leaves_the_family_to_tell(world: World, jobs_sessions: Sessions) -> None:
    await absent_four_mornings(world)
    noted = await call_home(world, reason="transport_failure")
    assert await standing(world) == "with_reason"
    gone = await world.call("DELETE", f"/contact-attempts/{noted['id']}", "aed")
    assert (gone.status_code, gone.json()["entries"]) == (200, 4), gone.text
    assert await standing(world) == "to_tell"
    shown = (await world.call("GET", f"/students/{world.ines.id}/contact-attempts")).json()["items"]
    assert shown == []
    [kept] = await world.rows("SELECT result, withdrawn_by FROM contact_attempts")
    assert (kept.result, kept.withdrawn_by) == ("answered", world.accounts["aed"].id)
    await no_difference(world, jobs_sessions)


async def test_an_assistant_takes_back_their_own_on_the_same_day_only(world: World) -> None:
    await absent_four_mornings(world)
    of_cpe, mine = await call_home(world, "cpe"), await call_home(world, "aed")
    refused = await world.call("DELETE", f"/contact-attempts/{of_cpe['id']}", "aed")
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not_yours")
    world.on(NEXT, "08:00")
    assert (await world.call("DELETE", f"/contact-attempts/{mine['id']}", "aed")).status_code == 403
    assert (await world.call("DELETE", f"/contact-attempts/{mine['id']}", "cpe")).status_code == 200
    assert (await world.call("DELETE", f"/contact-attempts/{of_cpe['id']}", "head")).status_code == 200


async def test_a_letter_of_the_service_is_not_taken_back(world: World) -> None:
    await absent_four_mornings(world)
    noted = await call_home(world, "cpe")
    async with world.jobs() as session, session.begin():
        await session.execute(text("UPDATE contact_attempts SET by_hand = false"))
    refused = await world.call("DELETE", f"/contact-attempts/{noted['id']}")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/sent_by_the_service")


async def test_another_absence_does_not_open_a_reason(world: World) -> None:
    absence = await absent_four_mornings(world)
    said = {"state": "pending", "reason": "personal"}
    noted = (await world.call("POST", f"/absences/{absence}/reason", "aed", json=said)).json()
    [other] = await world.rows("SELECT id FROM absence_entries WHERE first_day = :d LIMIT 1", d=DAYS[0])
    assert (await world.call("DELETE", f"/absences/{other.id}/reason/{noted['reason_id']}")).status_code == 404
