"""What the calendar does to departures: what the DSDEN was shown closes with the school year, once nobody is sought."""

from persistence.departures.consequences import end_departure_links
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork


async def end_search_rights_of_year(uow: UnitOfWork, year: int) -> int:
    """Close the records opened to a DSDEN by departures of that year or before; a pupil still sought stays open.

    Under the jobs role; how many were closed.
    """
    ended = await end_departure_links(uow.session, year)
    if ended:
        await uow.record(JournalEntry("person_links:end", detail={"year": year, "count": ended}))
    return ended
