"""The links of a contract: made by the worker when it writes the mail, opened by whoever brings the token."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


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


async def give_link(session: AsyncSession, link_id: UUID, token_hash: bytes, code_hash: str) -> None:
    await session.execute(
        text("UPDATE contract_links SET token_hash = :token, code_hash = :code WHERE id = :id"),
        {"id": link_id, "token": token_hash, "code": code_hash},
    )


async def settle_mail(session: AsyncSession, link_id: UUID, state: str) -> None:
    await session.execute(
        text("UPDATE contract_links SET state = :state WHERE id = :id AND state = 'queued'"),
        {"id": link_id, "state": state},
    )


# --- the family, with nobody signed in


async def link_behind(session: AsyncSession, token_hash: bytes) -> Any:
    """What this link opens, or None."""
    return (
        await session.execute(text("SELECT * FROM contract_link_behind(:link)"), {"link": token_hash})
    ).one_or_none()  # fmt: skip


async def note_attempt(session: AsyncSession, token_hash: bytes) -> None:
    await session.execute(text("SELECT contract_link_tried(:link)"), {"link": token_hash})


async def note_opening(session: AsyncSession, token_hash: bytes, at: datetime, act_id: UUID) -> None:
    await session.execute(
        text("SELECT contract_link_opened(:link, :at, :act)"), {"link": token_hash, "at": at, "act": act_id}
    )


async def settle_link(session: AsyncSession, token_hash: bytes, given: Mapping[str, object]) -> bool:
    """False when the link was used meanwhile."""
    found = await session.execute(
        text("SELECT contract_link_settled(:link, CAST(:given AS jsonb))"),
        {"link": token_hash, "given": json.dumps(dict(given), default=str)},
    )
    return bool(found.scalar_one())


async def last_link(session: AsyncSession, contract_id: UUID) -> UUID:
    """The latest link of that contract: what a job was just asked to send."""
    found: UUID = (
        await session.execute(
            text("SELECT id FROM contract_links WHERE contract_id = :id ORDER BY created_at DESC, id DESC LIMIT 1"),
            {"id": contract_id},
        )
    ).scalar_one()
    return found
