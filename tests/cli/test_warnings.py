"""`raccroche warnings`: computed once a day, said in numbers."""

import asyncio
from datetime import date

from sqlalchemy import text

from persistence.database import Sessions
from tests.cli.conftest import Raccroche
from tests.factories.people import make_school
from tests.factories.students import make_class, make_student

UAI = "9990003Z"


async def _absent(app_sessions: Sessions, jobs_sessions: Sessions) -> None:
    school = await make_school(app_sessions, UAI, "college", "Collège Jules-Verne")
    pupil = await make_student(jobs_sessions, school.id, await make_class(jobs_sessions, school.id, "4e B"))
    async with jobs_sessions() as session, session.begin():
        for day in (10, 12, 13):
            await session.execute(
                text("INSERT INTO half_days VALUES (:s, :c, :d, 'am', 'unjustified', 1, 1, 240, 240, 1, 1, 240, 0)"),
                {"s": pupil.id, "c": school.id, "d": date(2026, 11, day)},
            )


async def test_the_second_time_of_a_day_changes_nothing_and_the_past_is_refused(
    raccroche: Raccroche, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    await _absent(app_sessions, jobs_sessions)
    first = await asyncio.to_thread(raccroche, "warnings", "--school", UAI.lower(), "--on", "2026-11-23")
    assert (first.exit_code, "1  signes nouveaux" in first.stdout) == (0, True), first.output
    again = await asyncio.to_thread(raccroche, "warnings", "--on", "2026-11-23")
    assert (again.exit_code, "0  signes nouveaux" in again.stdout) == (0, True), again.output
    past = await asyncio.to_thread(raccroche, "warnings", "--on", "2026-11-20")
    assert (past.exit_code, "Jour déjà dépassé" in past.stderr) == (1, True), past.output


def test_an_unknown_school_is_named(raccroche: Raccroche) -> None:
    refused = raccroche("warnings", "--school", "9990004A")
    assert refused.exit_code == 1
    assert "Établissement introuvable" in refused.stderr
