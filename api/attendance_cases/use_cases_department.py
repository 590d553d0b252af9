"""Settings of a département: delegations of signature, and the catalogue of parental support."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from domain.attendance_cases.department import DelegationLine, DelegationTerms, HolderCannotSign, SupportServiceLine
from domain.kernel.errors import Stale
from persistence.attendance_cases import department
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork


async def add_delegation(uow: UnitOfWork, holder_id: UUID, terms: DelegationTerms) -> DelegationLine:
    """An arrêté that lets one signatory of this service sign between two dates."""
    unit_id = await department.own_authority(uow.session, uow.actor)
    if not await department.may_sign_for(uow.session, holder_id, unit_id):
        raise HolderCannotSign(errors=[{"pointer": "/holder_id", "detail": HolderCannotSign.detail}])
    values: dict[str, object] = {
        "id": new_id(), "unit_id": unit_id, "holder_id": holder_id, "created_by": uow.actor.id, "created_at": uow.now
    }  # fmt: skip
    await department.insert_delegation(uow.session, values, terms)
    delegation_id = UUID(str(values["id"]))
    await uow.record(JournalEntry("delegation:add", detail={"delegation_id": str(delegation_id)}))
    return await department.load_delegation_line(uow.session, uow.actor, delegation_id)


async def change_delegation(
    uow: UnitOfWork, delegation_id: UUID, changes: Mapping[str, Any], *, seen: int
) -> DelegationLine:
    """New dates or a new reference; acts already signed keep the delegation they were signed under."""
    line = await department.load_delegation_line(uow.session, uow.actor, delegation_id)
    if line.version != seen:
        raise Stale
    kept: dict[str, Any] = {"reference": line.reference, "valid_from": line.valid_from, "valid_to": line.valid_to}
    terms = DelegationTerms(**kept | dict(changes))
    await department.update_delegation(uow.session, delegation_id, terms, expected=seen)
    await uow.record(JournalEntry("delegation:change", detail={"delegation_id": str(delegation_id)}))
    return await department.load_delegation_line(uow.session, uow.actor, delegation_id)


async def add_support_service(uow: UnitOfWork, fields: Mapping[str, Any]) -> SupportServiceLine:
    unit_id = await department.own_authority(uow.session, uow.actor)
    service = SupportServiceLine(id=new_id(), version=1, ended_on=None, **fields)
    await department.insert_service(uow.session, service, unit_id)
    await uow.record(JournalEntry("support_service:add", detail={"service_id": str(service.id)}))
    return service


async def change_support_service(
    uow: UnitOfWork, service_id: UUID, changes: Mapping[str, Any], *, seen: int
) -> SupportServiceLine:
    service = await department.load_service(uow.session, uow.actor, service_id)
    if service.version != seen:
        raise Stale
    await department.update_service(uow.session, replace(service, **changes), expected=seen)
    await uow.record(JournalEntry("support_service:change", detail={"service_id": str(service_id)}))
    return await department.load_service(uow.session, uow.actor, service_id)
