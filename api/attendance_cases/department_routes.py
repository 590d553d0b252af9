"""`/delegations` and `/support-services`: what a DSDEN keeps for its département."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field

from api.attendance_cases import use_cases_department as department
from api.door import Door, Requires, responses
from api.schemas import In, Out, Page
from domain.access.permissions import Permission
from domain.attendance_cases.department import DelegationLine, DelegationTerms, SignatoryLine, SupportServiceLine
from persistence.attendance_cases.department import delegation_page, service_page, signatory_page

router = APIRouter(prefix="/api/v1", tags=["department"])
Configurer = Annotated[Door, Requires(Permission.DEPARTMENT_CONFIGURE)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(max_length=500)]


class DelegationIn(In):
    holder_id: UUID
    reference: Line
    valid_from: date
    valid_to: date | None = None


class DelegationPatchIn(In):
    """Only the fields given change; `valid_to: null` takes the end away."""

    reference: Line | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class DelegationOut(Out):
    id: UUID
    version: int
    holder_id: UUID
    holder_name: str
    reference: str
    valid_from: date
    valid_to: date | None


class SupportServiceIn(In):
    name: Line
    description: Text
    address: Text = ""
    phone: Text = ""
    opening: Text = ""
    position: int = Field(default=0, ge=0, le=1000)


class SupportServicePatchIn(In):
    """`ended_on`: from that day on, the service is printed no more."""

    name: Line | None = None
    description: Text | None = None
    address: Text | None = None
    phone: Text | None = None
    opening: Text | None = None
    position: int | None = Field(default=None, ge=0, le=1000)
    ended_on: date | None = None


class SupportServiceOut(Out):
    id: UUID
    version: int
    name: str
    description: str
    address: str
    phone: str
    opening: str
    position: int
    ended_on: date | None


NULLABLE = frozenset({"valid_to", "ended_on"})


def _given(body: In) -> dict[str, object]:
    """The fields of a PATCH that were sent; null only where null means something."""
    sent = body.model_dump(exclude_unset=True)
    return {name: value for name, value in sent.items() if value is not None or name in NULLABLE}


@router.get("/delegations", response_model=Page[DelegationLine], responses=responses())
async def list_delegations(door: Configurer) -> Response:
    """The delegations of signature of one's service, the latest first."""
    return await door.page(lambda uow: delegation_page(uow.actor))


@router.get("/delegations/signatories", response_model=Page[SignatoryLine], responses=responses())
async def list_signatories(door: Configurer) -> Response:
    """Who may hold a delegation: the signatories of one's service."""
    return await door.page(lambda uow: signatory_page(uow.actor))


@router.post("/delegations", status_code=201, response_model=DelegationOut, responses=responses(404))
async def add_delegation(body: DelegationIn, door: Configurer) -> Response:
    """Record an arrêté: without one in force, nobody signs an act of the DASEN."""
    terms = DelegationTerms(body.reference, body.valid_from, body.valid_to)
    return await door.write(lambda uow: department.add_delegation(uow, body.holder_id, terms), DelegationOut, 201)


@router.patch("/delegations/{delegation_id}", response_model=DelegationOut, responses=responses(404, 412, 428))
async def change_delegation(delegation_id: UUID, body: DelegationPatchIn, door: Configurer) -> Response:
    """Change the reference or the dates of a delegation."""
    seen, given = door.seen, _given(body)
    return await door.write(
        lambda uow: department.change_delegation(uow, delegation_id, given, seen=seen), DelegationOut
    )


@router.get("/support-services", response_model=Page[SupportServiceLine], responses=responses())
async def list_support_services(door: Configurer) -> Response:
    """The catalogue of parental support of one's département, in the order in which warnings print it."""
    return await door.page(lambda uow: service_page(uow.actor))


@router.post("/support-services", status_code=201, response_model=SupportServiceOut, responses=responses(404))
async def add_support_service(body: SupportServiceIn, door: Configurer) -> Response:
    """Add a service to the catalogue that every warning names (L131-8)."""
    fields = body.model_dump()
    return await door.write(lambda uow: department.add_support_service(uow, fields), SupportServiceOut, 201)


@router.patch("/support-services/{service_id}", response_model=SupportServiceOut, responses=responses(404, 412, 428))
async def change_support_service(service_id: UUID, body: SupportServicePatchIn, door: Configurer) -> Response:
    """Change a service, or say from when it ends."""
    seen, given = door.seen, _given(body)
    return await door.write(
        lambda uow: department.change_support_service(uow, service_id, given, seen=seen), SupportServiceOut
    )
