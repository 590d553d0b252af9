"""FoQualE networks: laid inside the perimeter of a platform, with an animator who is named, and members."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.kernel.errors import Duplicate, Malformed, NotFound
from domain.training_contracts.place_views import NetworkView
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.training_contracts import networks
from persistence.training_contracts.networks import NetworkRow
from persistence.unit_of_work import UnitOfWork


class NetworkExists(Duplicate):
    title = "Ce réseau existe déjà"
    detail = "La plateforme a déjà un réseau de ce nom."


class MemberExists(Duplicate):
    title = "Déjà membre du réseau"
    detail = "Cette structure est déjà dans le réseau."


@dataclass(frozen=True)
class NewNetwork:
    platform_id: UUID
    name: str
    phone: str
    animator_id: UUID | None


async def open_network(uow: UnitOfWork, new: NewNetwork, today: date) -> NetworkView:
    if new.platform_id not in uow.actor.units:
        raise NotFound
    await _check_animator(uow, new.animator_id, new.platform_id)
    values: dict[str, object] = vars(new) | {"id": new_id()}
    if not await networks.insert_network(uow.session, values, uow.actor.id, uow.now):
        raise NetworkExists
    await uow.record(JournalEntry("foquale_network:open", detail={"network_id": str(values["id"])}))
    return await show_network(uow, UUID(str(values["id"])), today)


async def show_network(uow: UnitOfWork, network_id: UUID, today: date) -> NetworkView:
    row = await networks.load_network(uow.session, uow.actor, network_id)
    members = await networks.load_members(uow.session, network_id)
    offered, free = await networks.count_places(uow.session, network_id, today)
    return NetworkView(
        row.id, row.version, row.platform_id, row.platform_name, row.name, row.phone, row.animator_id,
        row.animator_name, offered, free, _may_change(uow, row), tuple(members),
    )  # fmt: skip


async def change_network(
    uow: UnitOfWork, network_id: UUID, changes: dict[str, Any], today: date, *, seen: int
) -> NetworkView:
    """Its name, its telephone, who animates it."""
    row = await _own(uow, network_id)
    await _check_animator(uow, changes.get("animator_id"), row.platform_id)
    await networks.change_network(uow.session, replace(row, **changes), expected=seen)
    await uow.record(JournalEntry("foquale_network:change", detail={"network_id": str(network_id)}))
    return await show_network(uow, network_id, today)


async def add_member(uow: UnitOfWork, network_id: UUID, member: dict[str, Any], today: date) -> NetworkView:
    await _own(uow, network_id)
    if not await networks.insert_member(uow.session, network_id, member | {"on": today}):
        raise MemberExists
    await uow.record(JournalEntry("foquale_network:add_member", detail={"network_id": str(network_id)}))
    return await show_network(uow, network_id, today)


async def end_member(uow: UnitOfWork, network_id: UUID, member_id: UUID, today: date) -> NetworkView:
    """Its places stay until they are closed; it no longer sees the network."""
    await _own(uow, network_id)
    if not await networks.end_member(uow.session, network_id, member_id, today):
        raise NotFound
    await uow.record(JournalEntry("foquale_network:end_member", detail={"network_id": str(network_id)}))
    return await show_network(uow, network_id, today)


def _may_change(uow: UnitOfWork, row: NetworkRow) -> bool:
    return row.platform_id in uow.actor.units or row.animator_id == uow.actor.id


async def _own(uow: UnitOfWork, network_id: UUID) -> NetworkRow:
    row = await networks.load_network(uow.session, uow.actor, network_id)
    if not _may_change(uow, row):
        raise NotFound
    return row


async def _check_animator(uow: UnitOfWork, animator_id: UUID | None, platform_id: UUID) -> None:
    if animator_id is not None and not await networks.stands_there(uow.session, animator_id, platform_id):
        detail = "L'animateur travaille à la plateforme ou dans une structure du réseau."
        raise Malformed(detail, errors=[{"pointer": "/animator_id", "detail": detail}])
