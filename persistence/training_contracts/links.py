"""The links of a contract: where each goes, and the door it opens."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.links import LinkDoor

CONTRACT_DOOR = LinkDoor("contract_links", "contract_link")


@dataclass(frozen=True)
class LinkAddressee:
    email: str
    purpose: str
    network_name: str
    phone: str


async def load_addressee(session: AsyncSession, link_id: UUID) -> LinkAddressee | None:
    """Where the link goes; None once it was revoked, or when the person was replaced."""
    row: Any = (
        await session.execute(
            text("""SELECT p.email, l.purpose, n.name, n.phone FROM contract_links l
                    JOIN training_contract_parties p ON p.id = l.party_id
                    JOIN training_contracts c ON c.id = l.contract_id JOIN place_holds h ON h.id = c.hold_id
                    JOIN training_places t ON t.id = h.place_id JOIN foquale_networks n ON n.id = t.network_id
                    WHERE l.id = :id AND l.state = 'queued' AND p.replaced_at IS NULL AND p.email <> ''"""),
            {"id": link_id},
        )
    ).one_or_none()
    return None if row is None else LinkAddressee(*row)


async def last_link(session: AsyncSession, contract_id: UUID) -> UUID:
    """The latest link of that contract: what a job was just asked to send."""
    found: UUID = (
        await session.execute(
            text("SELECT id FROM contract_links WHERE contract_id = :id ORDER BY created_at DESC, id DESC LIMIT 1"),
            {"id": contract_id},
        )
    ).scalar_one()
    return found
