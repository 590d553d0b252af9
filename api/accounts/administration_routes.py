"""`/accounts`, `/roles`, `/units`: who may do what, where, until when. Administrators only; never a pupil's name."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.accounts import use_cases_administration as use_cases
from api.accounts.administration_schemas import (
    AccountChangeIn,
    AccountIn,
    AccountOut,
    AccountTransitionIn,
    ManagedUnitOut,
    RolesOut,
    UnitIn,
)
from api.door import Door, Requires, responses
from api.schemas import Page
from domain.access.permissions import Permission, Role
from domain.access.units import UnitKind
from domain.accounts.account import AccountState
from domain.accounts.views import AccountLine, ManagedUnitLine
from persistence.accounts import queries
from persistence.accounts.queries import AccountFilter

router = APIRouter(prefix="/api/v1", tags=["accounts"])
Managing = Annotated[Door, Requires(Permission.ACCOUNTS_MANAGE)]
Limit = Annotated[int, Query(ge=1, le=100)]


@router.get("/roles", response_model=RolesOut, responses=responses())
async def list_roles(door: Managing) -> Response:
    """Every function: « pourra », « ne pourra pas », and where it is exercised."""
    return await door.read(use_cases.list_roles, RolesOut)


@router.get("/accounts", response_model=Page[AccountLine], responses=responses())
async def list_accounts(
    door: Managing,
    role: Role | None = None,
    state: AccountState | None = None,
    unit_id: UUID | None = None,
    cursor: UUID | None = None,
    limit: Limit = 50,
) -> Response:
    """Accounts within one's reach; those that end within thirty days come first."""
    wanted = AccountFilter(role, state, unit_id)
    return await door.page(lambda uow: use_cases.list_accounts(uow, wanted, cursor, limit))


@router.post("/accounts", response_model=AccountOut, status_code=201, responses=responses(409))
async def invite_account(body: AccountIn, door: Managing) -> Response:
    """Open an account and send its invitation by mail."""
    return await door.write(lambda uow: use_cases.invite_account(uow, body.to_command()), AccountOut, 201)


@router.get("/accounts/{account_id}", response_model=AccountOut, responses=responses(404))
async def show_account(account_id: UUID, door: Managing) -> Response:
    """One account, its perimeter, and what its function opens."""
    return await door.read(lambda uow: use_cases.show_account(uow, account_id), AccountOut)


@router.patch("/accounts/{account_id}", response_model=AccountOut, responses=responses(404, 409, 412, 428))
async def change_account(account_id: UUID, body: AccountChangeIn, door: Managing) -> Response:
    """Prolong, change the function, the perimeter or the classes."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.change_account(uow, account_id, body.changes(), seen=seen), AccountOut
    )


@router.post("/accounts/{account_id}/transitions", response_model=AccountOut, responses=responses(404, 409, 412, 428))
async def advance_account(account_id: UUID, body: AccountTransitionIn, door: Managing) -> Response:
    """Suspend, restore, invite again, reset the second factor."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.advance_account(uow, account_id, body.transition, seen=seen), AccountOut
    )


@router.get("/units", response_model=Page[ManagedUnitLine], responses=responses())
async def list_units(
    door: Managing, kind: UnitKind | None = None, cursor: UUID | None = None, limit: Limit = 50
) -> Response:
    """Structures that one may give as a perimeter."""
    return await door.page(lambda uow: queries.unit_page(uow.actor, kind, cursor=cursor, limit=limit))


@router.post("/units", response_model=ManagedUnitOut, status_code=201, responses=responses())
async def create_unit(body: UnitIn, door: Annotated[Door, Requires(Permission.SCHOOLS_MANAGE)]) -> Response:
    """A structure that is not a school: DSDEN, circonscription, CIO, platform, partner organisation."""
    return await door.write(
        lambda uow: use_cases.create_unit(uow, body.kind, body.name, body.department_code), ManagedUnitOut, 201
    )
