"""Lists of accounts and structures, written as JSON by PostgreSQL, within an administrator's reach."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, literal_column, select, text, tuple_

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.access.units import UnitKind
from domain.accounts.account import AccountState
from domain.accounts.views import AccountLine, ManagedUnitLine
from persistence.accounts.administration import REACHED_ACCOUNTS, REACHED_UNITS
from persistence.accounts.rows import accounts, actor_units, units
from persistence.paging import page
from persistence.schools.rows import schools

ENDS_SOON = timedelta(days=30)


@dataclass(frozen=True)
class AccountFilter:
    """What the administrator's list may be narrowed by."""

    role: Role | None = None
    state: AccountState | None = None
    unit_id: UUID | None = None


def _state(today: date) -> ColumnElement[str]:
    """The same order as domain.accounts.account.account_state."""
    return case(
        (accounts.c.disabled_at.is_not(None), literal_column("'suspended'")),
        (accounts.c.valid_until < today, literal_column("'ended'")),
        (and_(accounts.c.password_hash.is_(None), accounts.c.oidc_subject.is_(None)), literal_column("'invited'")),
        else_=literal_column("'active'"),
    )


def _ends_soon(today: date) -> ColumnElement[bool]:
    return func.coalesce(
        and_(accounts.c.valid_until >= today, accounts.c.valid_until <= today + ENDS_SOON), literal_column("false")
    )


def account_page(
    actor: Actor, today: date, wanted: AccountFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """Accounts within reach; those that end within thirty days come first, then by name."""
    perimeter = (
        select(func.coalesce(func.string_agg(units.c.name, literal_column("', ' ORDER BY units.name")), ""))
        .select_from(units.join(actor_units, actor_units.c.unit_id == units.c.id))
        .where(actor_units.c.actor_id == accounts.c.id)
        .correlate(accounts)
        .scalar_subquery()
    )
    order = (_ends_soon(today).is_(False), accounts.c.display_name, accounts.c.id)
    query = (
        select(
            accounts.c.id, accounts.c.display_name, accounts.c.email, accounts.c.role, perimeter.label("perimeter"),
            accounts.c.last_signed_in_at, accounts.c.totp_secret.is_not(None).label("has_second_factor"),
            _state(today).label("state"), accounts.c.valid_until, _ends_soon(today).label("ends_soon"),
        )
        .where(accounts.c.id.in_(text(REACHED_ACCOUNTS).bindparams(bindparam("actor", actor.id))))
        .order_by(*order)
    )  # fmt: skip
    if wanted.role is not None:
        query = query.where(accounts.c.role == wanted.role.value)
    if wanted.state is not None:
        query = query.where(_state(today) == wanted.state.value)
    if wanted.unit_id is not None:
        query = query.where(
            accounts.c.id.in_(select(actor_units.c.actor_id).where(actor_units.c.unit_id == wanted.unit_id))
        )
    if cursor is not None:
        last = select(*order).where(accounts.c.id == cursor).correlate(None)
        query = query.where(tuple_(*order) > last.scalar_subquery())
    return page(AccountLine, query, limit)


def unit_page(actor: Actor, kind: UnitKind | None, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """Structures within reach, by name."""
    order = (units.c.name, units.c.id)
    query = (
        select(units.c.id, units.c.kind, units.c.name, units.c.department_code, schools.c.uai)
        .select_from(units.outerjoin(schools, schools.c.id == units.c.id))
        .where(units.c.id.in_(text(REACHED_UNITS).bindparams(bindparam("actor", actor.id))))
        .order_by(*order)
    )
    if kind is not None:
        query = query.where(units.c.kind == kind.value)
    if cursor is not None:
        last = select(*order).where(units.c.id == cursor).correlate(None)
        query = query.where(tuple_(*order) > last.scalar_subquery())
    return page(ManagedUnitLine, query, limit)
