"""What several areas ask of tasks: that somebody of the house is in charge."""

from uuid import UUID

from domain.kernel.errors import NotFound
from domain.tasks.refusals import NobodyInCharge, where
from domain.tasks.task import Charge
from persistence.tasks.repository import units_shared_with
from persistence.unit_of_work import UnitOfWork


async def check_somebody(uow: UnitOfWork, charge: Charge, unit_id: UUID) -> None:
    """The person in charge stands in that house; a function needs no further proof."""
    if charge.owner_id is None:
        return
    try:
        await units_shared_with(uow.session, frozenset({unit_id}), charge.owner_id)
    except NotFound:
        raise where(NobodyInCharge, "/owner_id") from None
