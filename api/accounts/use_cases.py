"""One's own account."""

from dataclasses import dataclass
from uuid import UUID

from domain.access.permissions import ROLE_PERMISSIONS, SHARED_COMPUTER_ROLES, Permission, Role
from domain.kernel.errors import SessionEnded
from persistence.accounts import repository
from persistence.accounts.repository import UnitLine
from persistence.unit_of_work import UnitOfWork

SHARED_COMPUTER_LOCK_MINUTES = 5


@dataclass(frozen=True)
class Me:
    id: UUID
    name: str
    role: str
    role_label: str
    home: str
    permissions: list[str]
    units: list[UnitLine]
    demo: bool
    locks_after_minutes: int | None


async def show_me(uow: UnitOfWork, *, demo: bool) -> Me:
    """Who I am here: function, perimeter, what I may do."""
    account = await repository.find_by_id(uow.session, uow.actor.id)
    if account is None:
        raise SessionEnded
    shared = account.role in SHARED_COMPUTER_ROLES
    return Me(
        id=account.id,
        name=account.display_name,
        role=account.role.value,
        role_label=account.role.label,
        home=_home(account.role),
        permissions=sorted(ROLE_PERMISSIONS[account.role]),
        units=await repository.units_of(uow.session, account.id),
        demo=demo,
        locks_after_minutes=SHARED_COMPUTER_LOCK_MINUTES if shared else None,
    )


def _home(role: Role) -> str:
    """A teacher's day starts with the roll, everyone else's with what waits for them."""
    if role is Role.TEACHER:
        return "/appels"
    return "/" if Permission.WORK_READ in ROLE_PERMISSIONS[role] else "/mon-compte"
