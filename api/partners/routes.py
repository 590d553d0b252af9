"""`/partners`: who they are, their machines and keys, what may be told and what was. Administrator; the DPO reads."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.door import Door, Requires, responses
from api.partners import use_cases
from api.partners.schemas import (
    DisclosuresOut,
    IssuedCredentialOut,
    PartnerChangeIn,
    PartnerClientChangeIn,
    PartnerClientIn,
    PartnerCredentialIn,
    PartnerIn,
    PartnerOut,
)
from api.schemas import Page
from domain.access.permissions import Permission
from domain.partners.views import PartnerLine, TransmissionLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["partners"])
Reader = Annotated[Door, Requires(Permission.PARTNERS_READ)]
Keeper = Annotated[Door, Requires(Permission.PARTNERS_MANAGE)]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
_CLIENT = "/partners/{partner_id}/clients/{client_id}"


@router.get("/partners", response_model=Page[PartnerLine], responses=responses())
async def list_partners(door: Reader, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT) -> Response:
    """Partners by name, with how many machines they have and when one was last used."""
    return await door.page(lambda uow: use_cases.list_partners(uow, cursor, limit))


@router.post("/partners", status_code=201, response_model=PartnerOut, responses=responses(409))
async def declare_partner(body: PartnerIn, door: Keeper) -> Response:
    """A new partner, or an organisation that is there already and becomes one."""
    return await door.write(
        lambda uow: use_cases.declare_partner(uow, body.to_partner(), existing=body.unit_id), PartnerOut, 201
    )


@router.get("/partner-disclosures", response_model=DisclosuresOut, responses=responses())
async def list_partner_disclosures(door: Reader) -> Response:
    """Field × kind of partner, with the legal basis of each row."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"rows": await use_cases.list_disclosures(uow)}

    return await door.read(run, DisclosuresOut)


@router.get("/partners/{partner_id}", response_model=PartnerOut, responses=responses(404))
async def show_partner(partner_id: UUID, door: Reader) -> Response:
    """One partner: its kind and what it may be told, its machines and their keys, never a secret."""
    return await door.read(lambda uow: use_cases.show_partner(uow, partner_id), PartnerOut)


@router.patch("/partners/{partner_id}", response_model=PartnerOut, responses=responses(404, 412, 428))
async def change_partner(partner_id: UUID, body: PartnerChangeIn, door: Keeper) -> Response:
    """Kind, contact, quotas, suspension; only what is named changes."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.change_partner(uow, partner_id, body.changes(), suspended=body.suspended, seen=seen),
        PartnerOut,
    )


@router.post("/partners/{partner_id}/clients", status_code=201, response_model=PartnerOut, responses=responses(404))
async def add_partner_client(partner_id: UUID, body: PartnerClientIn, door: Keeper) -> Response:
    """A machine and its scopes; it has no key yet."""
    scopes = list(dict.fromkeys(body.scopes))
    return await door.write(lambda uow: use_cases.add_client(uow, partner_id, body.name, scopes), PartnerOut, 201)


@router.patch(_CLIENT, response_model=PartnerOut, responses=responses(404, 412, 428))
async def change_partner_client(
    partner_id: UUID, client_id: UUID, body: PartnerClientChangeIn, door: Keeper
) -> Response:
    """Name, scopes, closing: effective at the machine's next request. If-Match is the client's own version."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.change_client(uow, (partner_id, client_id), body.to_changes(), seen=seen), PartnerOut
    )


@router.post(f"{_CLIENT}/credentials", response_model=IssuedCredentialOut, responses=responses(404, 409))
async def issue_partner_credential(
    partner_id: UUID, client_id: UUID, body: PartnerCredentialIn, door: Keeper
) -> Response:
    """A new key; its secret is shown this once. Two live at most (409)."""
    return await _unkept(door).write(
        lambda uow: use_cases.issue_credential(uow, (partner_id, client_id), body.to_key()), IssuedCredentialOut
    )


@router.post(
    f"{_CLIENT}/credentials/{{credential_id}}/rotation",
    response_model=IssuedCredentialOut,
    responses=responses(404, 409),
)
async def rotate_partner_credential(
    partner_id: UUID, client_id: UUID, credential_id: UUID, body: PartnerCredentialIn, door: Keeper
) -> Response:
    """The successor opens at once; the former key still opens for a week at most."""
    ids = (partner_id, client_id)
    return await _unkept(door).write(
        lambda uow: use_cases.rotate_credential(uow, ids, credential_id, body.to_key()), IssuedCredentialOut
    )


@router.post(
    f"{_CLIENT}/credentials/{{credential_id}}/revocation", response_model=PartnerOut, responses=responses(404, 409)
)
async def revoke_partner_credential(partner_id: UUID, client_id: UUID, credential_id: UUID, door: Keeper) -> Response:
    """Effective at the next request, whatever tokens this key has given."""
    return await door.write(
        lambda uow: use_cases.revoke_credential(uow, (partner_id, client_id), credential_id), PartnerOut
    )


@router.get("/partners/{partner_id}/transmissions", response_model=Page[TransmissionLine], responses=responses(404))
async def list_partner_transmissions(
    partner_id: UUID, door: Reader, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """The journal of what was transmitted: who, when, which fields, on which basis."""
    return await door.page(lambda uow: use_cases.list_transmissions(uow, partner_id, cursor, limit))


def _unkept(door: Door) -> Door:
    """A secret is not kept with the answer of a key: repeating such a request makes another one, or is refused."""
    return replace(door, key=None)
