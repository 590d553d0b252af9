"""Lines of the lists: one frozen dataclass each, used by the SQL and by the answer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.access.permissions import Role
from domain.access.units import UnitKind
from domain.accounts.account import AccountState


@dataclass(frozen=True)
class AccountLine:
    """One account in the administrator's list; `perimeter` is the names of its structures, in words."""

    id: UUID
    display_name: str
    email: str
    role: Role
    perimeter: str
    last_signed_in_at: datetime | None
    has_second_factor: bool
    state: AccountState
    valid_until: date | None
    ends_soon: bool


@dataclass(frozen=True)
class StaffLine:
    """One person of a school, as colleagues name them: no address, no state of the account."""

    id: UUID
    display_name: str
    role: Role
    job_title: str


@dataclass(frozen=True)
class ManagedUnitLine:
    """One structure that an administrator may give as a perimeter."""

    id: UUID
    kind: UnitKind
    name: str
    department_code: str | None
    uai: str | None
