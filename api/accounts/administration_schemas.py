"""What the administration of accounts looks like on the wire."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field, field_validator

from api.accounts.use_cases_administration import NewAccount
from api.schemas import In, Out
from domain.access.permissions import Role
from domain.access.units import UnitKind
from domain.accounts.account import AccountState, AccountTransition

_CLEARED_BY_NULL = {"class_ids", "valid_until"}
EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s.]+$"


class AccountIn(In):
    """A person to invite. `class_ids` narrows a teacher to their classes; null means every class of their schools."""

    email: str = Field(pattern=EMAIL, max_length=254)
    display_name: str = Field(min_length=1, max_length=100)
    job_title: str = Field("", max_length=100)
    role: Role
    unit_ids: list[UUID] = Field(min_length=1, max_length=500)
    class_ids: list[UUID] | None = Field(None, max_length=200)
    valid_until: date | None = None

    def to_command(self) -> NewAccount:
        classes = None if self.class_ids is None else frozenset(self.class_ids)
        return NewAccount(
            self.email, self.display_name, self.job_title, self.role, frozenset(self.unit_ids), classes,
            self.valid_until,
        )  # fmt: skip


class AccountChangeIn(In):
    """Named fields change; `null` clears `class_ids` (every class) and `valid_until` (no end)."""

    display_name: str | None = Field(None, min_length=1, max_length=100)
    job_title: str | None = Field(None, max_length=100)
    role: Role | None = None
    unit_ids: list[UUID] | None = Field(None, min_length=1, max_length=500)
    class_ids: list[UUID] | None = Field(None, max_length=200)
    valid_until: date | None = None

    def changes(self) -> dict[str, Any]:
        named = {name: getattr(self, name) for name in self.model_fields_set}
        kept = {name: value for name, value in named.items() if value is not None or name in _CLEARED_BY_NULL}
        return {name: frozenset(value) if isinstance(value, list) else value for name, value in kept.items()}


class AccountTransitionIn(In):
    transition: AccountTransition


class AccountOut(Out):
    """An account, its perimeter in words, and what its function opens: « pourra » and « ne pourra pas »."""

    id: UUID
    email: str
    display_name: str
    job_title: str
    role: Role
    role_label: str
    unit_ids: list[UUID]
    class_ids: list[UUID] | None
    perimeter: str
    state: AccountState
    state_label: str
    valid_until: date | None
    has_second_factor: bool
    can: list[str]
    cannot: list[str]
    version: int


class RoleOut(Out):
    """A function: what it opens, what it does not, where it is exercised."""

    role: Role
    label: str
    can: list[str]
    cannot: list[str]
    unit_kinds: list[UnitKind]
    second_factor: bool
    shared_computer: bool


class RolesOut(Out):
    items: list[RoleOut]


class UnitIn(In):
    """A structure that is not a school: a school is created with its UAI under /schools."""

    kind: UnitKind
    name: str = Field(min_length=1, max_length=200)
    department_code: str | None = Field(None, pattern=r"^(\d{2,3}|2[AB])$")

    @field_validator("kind")
    @classmethod
    def not_a_school(cls, kind: UnitKind) -> UnitKind:
        if kind is UnitKind.SCHOOL:
            raise ValueError("a school is created under /schools")
        return kind


class ManagedUnitOut(Out):
    id: UUID
    kind: UnitKind
    name: str
    department_code: str | None
    uai: str | None
