"""Ends the rights that time has taken away: run daily by the worker, under the jobs role."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from domain.kernel.calendar import school_year_of
from persistence.accounts import ended_rights
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork

AFTER_RENTREE_MONTH = 11
"""Schools import their new year until the end of October: a former year's links end after that (a rule of ours)."""


@dataclass(frozen=True)
class EndedRights:
    accounts: int
    links: int


async def end_rights(uow: UnitOfWork) -> EndedRights:
    """Close the sessions of accounts past their last day, and the links of pupils who left in an earlier school year.

    An ended account keeps its row and may be prolonged; entering is already refused from the day after its last.
    """
    today = uow.now.astimezone(ZoneInfo("Europe/Paris")).date()
    accounts = await ended_rights.close_ended_accounts(uow.session, today, uow.now)
    year = school_year_of(today)
    links = await ended_rights.end_former_links(
        uow.session, year if today.month >= AFTER_RENTREE_MONTH or today.year > year else year - 1
    )
    await ended_rights.purge_sign_in_leftovers(uow.session, uow.now - timedelta(days=1))
    if accounts or links:
        detail = {"account_ids": [str(id_) for id_ in accounts], "links": links}
        await uow.record(JournalEntry("rights:end", detail=detail))
    return EndedRights(len(accounts), links)
