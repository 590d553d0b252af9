"""What a meeting reads of what was done before: four weeks before, four after, no proof."""

from sqlalchemy import text

from persistence.ids import new_id
from tests.api.meetings.conftest import Gpds

HELD, DONE = "2026-10-08", "2026-10-13"


async def _decided_before(gpds: Gpds, *, done: bool) -> None:
    """An interview decided on 8 October about HOARAU, held on the 13th or not."""
    school, student = gpds.world.school.id, gpds.pupils["HOARAU"].id
    by = gpds.world.accounts["cpe"].id
    meeting_id, task_id = new_id(), new_id()
    async with gpds.world.jobs_sessions() as session, session.begin():
        keys = {
            "m": meeting_id, "t": task_id, "i": new_id(), "school": school, "student": student, "by": by, "done": done,
        }  # fmt: skip
        for statement in (
            """INSERT INTO meetings (id, unit_id, kind, held_on, starts_at, planned_minutes, place, state, closed_at,
                   created_by, created_at)
               VALUES (:m, :school, 'gpds', DATE '2026-10-08', '14:00', 60, '', 'closed', '2026-10-08T13:10Z', :by,
                   '2026-10-01T10:00Z')""",
            """INSERT INTO tasks (id, unit_id, student_id, kind, what, owner_id, due_on, origin_kind, origin_id,
                   created_by, created_at, done_at, done_by, outcome)
               VALUES (:t, :school, :student, 'interview', 'Entretien', :by, DATE '2026-10-20', 'meeting_review', :i,
                   :by, '2026-10-08T13:00Z', CASE WHEN :done THEN timestamptz '2026-10-13T09:00Z' END,
                   CASE WHEN :done THEN CAST(:by AS uuid) END, CASE WHEN :done THEN 'done' END)""",
            """INSERT INTO meeting_items (id, meeting_id, unit_id, student_id, subject, position, minutes, state,
                   origin_kind, why, decision, decided_at, decided_by, owner_id, due_on, task_id,
                   added_by, added_at)
               VALUES (:i, :m, :school, :student, '', 1, 6, 'seen', 'by_hand', '', 'interview', '2026-10-08T13:00Z',
                   :by, :by, DATE '2026-10-20', :t, :by, '2026-10-01T10:00Z')""",
        ):
            await session.execute(text(statement), keys)
        for day in ("2026-10-05", "2026-10-06", "2026-10-15"):
            await session.execute(
                text(f"""INSERT INTO half_days
                         VALUES (:s, :c, DATE '{day}', 'am', 'unjustified', 1, 1, 240, 240, 1, 1, 240, 0)"""),
                {"s": student, "c": school},
            )


async def test_a_pupil_seen_before_is_told_before_and_after_from_the_day_it_was_done(gpds: Gpds) -> None:
    await _decided_before(gpds, done=True)
    meeting = await gpds.started("HOARAU", "PETIT")
    path = f"/meetings/{meeting['id']}/items"
    [effect] = (await gpds.ok("cpe", "GET", f"{path}/{meeting['items'][0]['id']}"))["before_after"]
    assert (effect["since_on"], effect["before"], effect["after"]) == (DONE, "2.0", "1.0")
    assert effect["sentence"].replace("\u00a0", " ") == (
        "Avant / après l'entretien du 13 octobre (quatre semaines) : 2 demi-journées manquées avant, 1 après. "
        "Ce n'est pas une preuve."
    )
    assert (await gpds.ok("cpe", "GET", f"{path}/{meeting['items'][1]['id']}"))["before_after"] == []


async def test_what_was_not_done_is_compared_from_the_meeting(gpds: Gpds) -> None:
    await _decided_before(gpds, done=False)
    meeting = await gpds.started("HOARAU")
    item = await gpds.ok("cpe", "GET", f"/meetings/{meeting['id']}/items/{meeting['items'][0]['id']}")
    [effect] = item["before_after"]
    assert effect["since_on"] == HELD
    assert "la réunion du 8\u00a0octobre" in effect["sentence"]


async def test_a_measure_that_runs_is_compared_too(gpds: Gpds) -> None:
    async with gpds.world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO support_plans (id, student_id, school_id, scheme, track, school_year, started_on,
                        created_by, created_at)
                    VALUES (:id, :s, :c, 'ppre', 'family', 2026, DATE '2026-11-16', :by, '2026-11-01T10:00Z')"""),
            {"id": new_id(), "s": gpds.pupils["ROCHE"].id, "c": gpds.world.school.id,
             "by": gpds.world.accounts["cpe"].id},
        )  # fmt: skip
    meeting = await gpds.started("ROCHE")
    item = await gpds.ok("cpe", "GET", f"/meetings/{meeting['id']}/items/{meeting['items'][0]['id']}")
    [effect] = item["before_after"]
    assert (effect["since_on"], effect["after"]) == ("2026-11-16", None)
    assert "« PPRE » commencé le 16 novembre" in effect["sentence"].replace("\u00a0", " ")
    assert "l'après se lira le 14\u00a0décembre" in effect["sentence"]


async def test_who_may_not_see_absences_reads_no_count_of_them(gpds: Gpds) -> None:
    await _decided_before(gpds, done=True)
    meeting = await gpds.started("HOARAU")
    item = await gpds.ok("nurse", "GET", f"/meetings/{meeting['id']}/items/{meeting['items'][0]['id']}")
    assert (len(item["last_time"]), item["before_after"]) == (1, [])
