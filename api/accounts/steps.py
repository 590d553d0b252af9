"""What other areas may need of accounts."""

from datetime import timedelta
from uuid import UUID

from domain.kernel.events import Effect
from persistence.accounts import administration, invitations
from persistence.accounts.invitations import InvitationRow
from persistence.ids import new_id
from persistence.unit_of_work import UnitOfWork

INVITATION_LIFETIME = timedelta(days=7)
SEND_ACCOUNT_MAIL = "send_account_mail"


async def send_invitation(uow: UnitOfWork, account_id: UUID) -> None:
    """A fresh link; the worker makes its token when it writes the mail. Links sent earlier are void."""
    row = InvitationRow(new_id(), account_id, "invitation", uow.actor.id, uow.now + INVITATION_LIFETIME)
    await invitations.add_invitation(uow.session, row, uow.now)
    await uow.enqueue([Effect(SEND_ACCOUNT_MAIL, {"invitation_id": str(row.id)})])


async def may_administer_department(uow: UnitOfWork, department_code: str | None) -> bool:
    """Whether this administrator may create schools and structures there."""
    return await administration.reaches_department(uow.session, uow.actor.id, department_code)


async def reaches_unit(uow: UnitOfWork, unit_id: UUID) -> bool:
    """Whether this administrator may give or change that structure."""
    return bool(await administration.reached_units(uow.session, uow.actor.id, [unit_id]))
