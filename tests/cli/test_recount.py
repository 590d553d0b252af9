"""`raccroche recount`: how many counters differ from the facts, and whether they are put right."""

import asyncio
from datetime import date

from sqlalchemy import text

from persistence.database import Sessions
from tests.cli.conftest import Raccroche
from tests.factories.people import make_school
from tests.factories.students import make_class, make_student

UAI = "9990003Z"


async def _tampered(app_sessions: Sessions, jobs_sessions: Sessions) -> None:
    """A half-day and two counters that no fact explains."""
    school = await make_school(app_sessions, UAI, "college", "Collège Jules-Verne")
    pupil = await make_student(jobs_sessions, school.id, await make_class(jobs_sessions, school.id, "4e B"))
    async with jobs_sessions() as session, session.begin():
        keys = {"s": pupil.id, "c": school.id, "d": date(2026, 11, 5)}
        await session.execute(
            text("INSERT INTO half_days VALUES (:s, :c, :d, 'am', 'unjustified', 1, 1, 240, 240, 1, 1, 240, 0)"), keys
        )
        await session.execute(
            text("""INSERT INTO month_counters (student_id, school_id, month, raw, proportional, complete, firm_raw,
                        firm_proportional, firm_complete, missing_rolls, rolling_raw, rolling_proportional,
                        rolling_complete, reach_raw, reach_proportional, reach_complete)
                    SELECT :s, :c, m, 5, 5000000, 5, 5, 5000000, 5, 0, 5, 5000000, 5, 5, 5000000, 5
                    FROM unnest(ARRAY[date '2026-10-01', date '2026-11-01']) AS m"""),
            {"s": pupil.id, "c": school.id},
        )


async def test_a_counter_that_differs_is_said_and_put_right(
    raccroche: Raccroche, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    await _tampered(app_sessions, jobs_sessions)
    found = await asyncio.to_thread(raccroche, "recount", "--school", UAI.lower())
    assert found.exit_code == 1, found.output
    assert f"{UAI}       3  écarts  Collège Jules-Verne" in found.stdout
    assert "Écarts : 3." in found.stderr
    fixed = await asyncio.to_thread(raccroche, "recount", "--fix")
    assert (fixed.exit_code, "3  écarts" in fixed.stdout) == (0, True), fixed.output
    again = await asyncio.to_thread(raccroche, "recount")
    assert (again.exit_code, "0  écart " in again.stdout) == (0, True), again.output


def test_an_unknown_school_is_named(raccroche: Raccroche) -> None:
    refused = raccroche("recount", "--school", "9990004A")
    assert refused.exit_code == 1
    assert "Établissement introuvable" in refused.stderr
