"""The switch: SIEI is off until the deployer records the text that allows it, with its date and their name."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.kernel.errors import Duplicate, Malformed, NotFound, Stale
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.siei import campaigns
from persistence.unit_of_work import UnitOfWork


class BasisToCorrect(Malformed):
    title = "Base juridique à corriger"


class BasisThere(Duplicate):
    title = "Base juridique déjà enregistrée"
    detail = "Retirez d'abord celle qui est enregistrée : chaque changement garde son auteur et sa date."


@dataclass(frozen=True)
class Basis:
    """Off while there is no reference."""

    is_open: bool
    version: int = 0
    reference: str | None = None
    decided_on: date | None = None
    recorded_by_name: str | None = None
    recorded_at: datetime | None = None


async def show_basis(uow: UnitOfWork) -> Basis:
    row = await campaigns.load_basis(uow.session)
    if row is None:
        return Basis(is_open=False)
    return Basis(True, row.version, row.reference, row.decided_on, row.recorded_by_name, row.recorded_at)


async def record_basis(uow: UnitOfWork, reference: str, decided_on: date, today: date) -> Basis:
    """From now on campaigns may be run."""
    if decided_on > today:
        detail = "Cette décision n'est pas encore prise."
        raise BasisToCorrect(detail, errors=[{"pointer": "/decided_on", "detail": detail}])
    if await campaigns.load_basis(uow.session) is not None:
        raise BasisThere
    values = {
        "id": new_id(), "reference": reference, "decided_on": decided_on, "by": uow.actor.id, "at": uow.now,
    }  # fmt: skip
    await campaigns.insert_basis(uow.session, values)
    await uow.record(JournalEntry("siei_basis:record", Access.WRITE, detail={"decided_on": decided_on.isoformat()}))
    return await show_basis(uow)


async def withdraw_basis(uow: UnitOfWork, *, seen: int) -> Basis:
    """Off again: nothing is crossed, read or published until another decision is recorded."""
    row = await campaigns.load_basis(uow.session)
    if row is None:
        raise NotFound
    if row.version != seen:
        raise Stale
    if not await campaigns.withdraw_basis(uow.session, uow.actor.id, uow.now):
        raise NotFound
    await uow.record(JournalEntry("siei_basis:withdraw", Access.WRITE))
    return await show_basis(uow)
