"""Lists of cases: each is one act of the journal, with its filter and without persons."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from sqlalchemy import Select

from domain.attendance_cases.lines import CaseSummary, ReferralSummary
from persistence.attendance_cases.queries import CaseFilter, case_page, case_summary
from persistence.attendance_cases.queries_dsden import ReferralFilter, hearing_page, referral_counts, referral_page
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


async def list_cases(
    uow: UnitOfWork, today: date, wanted: CaseFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    await uow.record(_list("attendance_case:list", asdict(wanted)))
    return case_page(uow.actor, today, wanted, cursor, limit)


async def summarise_cases(uow: UnitOfWork, today: date) -> CaseSummary:
    row = (await uow.session.execute(case_summary(uow.actor, today))).one()
    return CaseSummary(*row)


async def list_referrals(
    uow: UnitOfWork, today: date, wanted: ReferralFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    await uow.record(_list("referral:list", asdict(wanted)))
    return referral_page(uow.actor, today, wanted, cursor, limit)


async def summarise_referrals(uow: UnitOfWork, today: date) -> ReferralSummary:
    return ReferralSummary(**await referral_counts(uow.session, uow.actor, today))


async def list_hearings(
    uow: UnitOfWork, first: date, last: date, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    await uow.record(_list("hearing:list", {"first": first, "last": last}))
    return hearing_page(uow.actor, first, last, cursor=cursor, limit=limit)


def _list(operation: str, wanted: dict[str, object]) -> JournalEntry:
    detail = {name: str(value) for name, value in wanted.items() if value is not None}
    return JournalEntry(operation, Access.LIST, detail=detail)
