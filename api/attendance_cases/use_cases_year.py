"""What the calendar does to cases: a file is open for one school year, and what it opened closes with it (R131-6)."""

from api.attendance_cases.steps import lay_open, write_step
from domain.attendance_cases.advance import close_year
from persistence.attendance_cases import repository
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork


async def close_school_year(uow: UnitOfWork, year: int) -> int:
    """Close every file of that year which is still open, once the year is over; how many were closed.

    Under the jobs role. The compartment of the authority is not touched: it has its own duration.
    """
    closed = 0
    for case_id in await repository.open_cases_of(uow.session, year):
        opened = await lay_open(uow, await repository.load_any_case(uow.session, case_id))
        decision = close_year(opened.case, facts=opened.facts, today=opened.today)
        if decision is not None:
            await write_step(uow, opened, decision)
            closed += 1
    return closed


async def end_rights_of_year(uow: UnitOfWork, year: int) -> int:
    """Records that a referral had opened to an authority are closed again with the files of their year."""
    ended = await repository.end_referred_links(uow.session, year)
    if ended:
        await uow.record(JournalEntry("person_links:end", detail={"year": year, "count": ended}))
    return ended
