"""Early warnings from the terminal: one school or all of them, in one transaction."""

from datetime import date
from uuid import UUID

from api import clock
from api.commands.recount import NoSuchSchool
from api.prevention.effects import compute
from persistence.database import Pool, create_engine, sessions_of
from persistence.prevention.compute import Scope
from persistence.prevention.merge import Computed
from persistence.schools.queries import named_schools
from persistence.unit_of_work import job_unit_of_work


async def run(jobs_url: str, uai: str | None, on: date | None) -> Computed:
    """What was written; nothing the second time on the same day."""
    engine = create_engine(jobs_url, Pool(size=1), statement_timeout_ms=0)
    try:
        async with job_unit_of_work(sessions_of(engine), clock.now(), "early_warnings") as uow:
            school_id: UUID | None = None
            if uai is not None:
                found = await named_schools(uow.session, uai)
                if not found:
                    raise NoSuchSchool
                school_id = found[0].id
            return await compute(uow, Scope(on or clock.today(), school_id))
    finally:
        await engine.dispose()
