"""Every counter of a school against the facts, from the terminal: how many differ, and whether they were put right."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from api import clock
from api.absences.steps import check_recount
from api.absences.steps_repair import pupils_kept, recount_kept
from domain.kernel.errors import NotFound
from persistence.database import Pool, Sessions, create_engine, sessions_of
from persistence.schools.queries import named_schools
from persistence.unit_of_work import job_unit_of_work

Report = Callable[[str, int, int | None], None]
"""Stage in words, done, total (None when unknown)."""
PUPILS_AT_ONCE = 25


class NoSuchSchool(NotFound):
    title = "Établissement introuvable"
    detail = "Aucun établissement n'a cet UAI."


@dataclass(frozen=True)
class Checked:
    """One school: differences found, and those left once they were put right (or not)."""

    uai: str
    name: str
    found: int
    left: int


async def run(jobs_url: str, uai: str | None, report: Report, *, fix: bool) -> list[Checked]:
    """Check one school or all; with `fix`, count again, a few pupils at a time, and check once more."""
    engine = create_engine(jobs_url, Pool(size=2), statement_timeout_ms=0)
    try:
        sessions = sessions_of(engine)
        async with job_unit_of_work(sessions, clock.now(), "recount") as uow:
            schools = await named_schools(uow.session, uai)
        if uai is not None and not schools:
            raise NoSuchSchool
        done = []
        for number, one in enumerate(schools, 1):
            found = await _differences(sessions, one.id)
            left = await _repair(sessions, one.id) if fix and found else found
            done.append(Checked(one.uai, one.name, found, left))
            report("Établissements", number, len(schools))
        return done
    finally:
        await engine.dispose()


async def _differences(sessions: Sessions, school_id: UUID) -> int:
    async with job_unit_of_work(sessions, clock.now(), "recount") as uow:
        return (await check_recount(uow, school_id)).total


async def _repair(sessions: Sessions, school_id: UUID) -> int:
    async with job_unit_of_work(sessions, clock.now(), "recount") as uow:
        pupils = await pupils_kept(uow, school_id)
    for start in range(0, len(pupils), PUPILS_AT_ONCE):
        async with job_unit_of_work(sessions, clock.now(), "recount") as uow:
            await recount_kept(uow, school_id, pupils[start : start + PUPILS_AT_ONCE])
    return await _differences(sessions, school_id)
