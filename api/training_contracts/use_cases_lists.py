"""Lists around contracts: the contracts themselves, their counters, who may be a tutor."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select

from persistence.journal import Access, JournalEntry
from persistence.training_contracts import parties, queries
from persistence.training_contracts.parties import TutorAccount
from persistence.training_contracts.queries import ContractFilter
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Tutors:
    items: list[TutorAccount]


async def list_contracts(
    uow: UnitOfWork, today: date, wanted: ContractFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """One journal row for the list, without persons."""
    detail = {"view": wanted.view.value if wanted.view else None}
    await uow.record(JournalEntry("training_contract:list", Access.LIST, detail=detail))
    return queries.contract_page(uow.actor, today, wanted, cursor=cursor, limit=limit)


@dataclass(frozen=True)
class ContractSummary:
    drafts: int
    to_sign: int
    running: int
    reviews_due: int
    marks_due: int


async def summarise(uow: UnitOfWork, today: date) -> ContractSummary:
    return ContractSummary(**await queries.summarise(uow.session, uow.actor, today))


async def list_tutors(uow: UnitOfWork) -> Tutors:
    """Accounts of tutors of the département of one's platform."""
    return Tutors(await parties.load_tutors(uow.session, uow.actor))
