"""Partners and their machines, as the administrator keeps them; a version that moved meanwhile is stale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.scopes import PartnerScope
from domain.kernel.errors import NotFound, Stale
from domain.partners.credentials import Credential
from domain.partners.kinds import PartnerType
from persistence.ids import new_id
from persistence.partners.credentials import credential_of

_PARTNER = """
    SELECT p.*, u.name, u.department_code FROM partners p JOIN units u ON u.id = p.unit_id
    WHERE p.unit_id = :id
"""
_UNIT = text("INSERT INTO units (id, kind, name, department_code) VALUES (:id, 'organisation', :name, :department)")
_DECLARE = text("""
    INSERT INTO partners (unit_id, partner_type, contact_name, contact_email, contact_phone, adviser_quota,
        client_quota, created_at)
    VALUES (:id, :type, :contact_name, :contact_email, :contact_phone, :adviser_quota, :client_quota, :at)
    ON CONFLICT DO NOTHING RETURNING unit_id
""")
_SAVE = text("""
    UPDATE partners SET partner_type = :type, contact_name = :contact_name, contact_email = :contact_email,
        contact_phone = :contact_phone, adviser_quota = :adviser_quota, client_quota = :client_quota,
        suspended_at = :suspended_at, version = version + 1
    WHERE unit_id = :id AND version = :seen RETURNING version
""")
_RENAME = text("UPDATE units SET name = :name WHERE id = :id AND name <> :name")
_IS_ORGANISATION = text("SELECT 1 FROM units WHERE id = :id AND kind = 'organisation'")
_ACCOUNT = text("""
    INSERT INTO accounts (id, email, display_name, role, created_by, created_at)
    VALUES (:id, :email, :name, 'partner_client', :by, :at)
""")
_STANDS = text("INSERT INTO actor_units (actor_id, unit_id, since) VALUES (:id, :unit, :at)")
_CLIENT = text("""
    INSERT INTO partner_clients (id, unit_id, name, scopes, created_at) VALUES (:id, :unit, :name, :scopes, :at)
""")
_SAVE_CLIENT = text("""
    UPDATE partner_clients SET name = :name, scopes = :scopes, closed_at = :closed_at, version = version + 1
    WHERE id = :id AND unit_id = :unit AND version = :seen RETURNING version
""")
_NAME = text("UPDATE accounts SET display_name = :name WHERE id = :id AND display_name <> :name")
_CLIENTS = text("SELECT * FROM partner_clients WHERE unit_id = :unit ORDER BY created_at, id")
_CREDENTIALS = text("""
    SELECT k.* FROM partner_credentials k JOIN partner_clients c ON c.id = k.client_id
    WHERE c.unit_id = :unit ORDER BY k.created_at DESC, k.id
""")


@dataclass(frozen=True)
class Partner:
    """A partner as the administrator sees it."""

    id: UUID
    name: str
    department_code: str | None
    partner_type: PartnerType
    contact_name: str
    contact_email: str
    contact_phone: str
    adviser_quota: int
    client_quota: int
    sandbox_platform: UUID | None
    suspended_at: datetime | None
    version: int


@dataclass(frozen=True)
class PartnerClient:
    """One machine of a partner."""

    id: UUID
    unit_id: UUID
    name: str
    scopes: tuple[PartnerScope, ...]
    closed_at: datetime | None
    version: int


async def load_partner(session: AsyncSession, partner_id: UUID) -> Partner:
    row = (await session.execute(text(_PARTNER), {"id": partner_id})).one_or_none()
    if row is None:
        raise NotFound
    return Partner(
        row.unit_id, row.name, row.department_code, PartnerType(row.partner_type), row.contact_name, row.contact_email,
        row.contact_phone, row.adviser_quota, row.client_quota, row.sandbox_platform, row.suspended_at, row.version,
    )  # fmt: skip


async def insert_unit(session: AsyncSession, name: str, department: str | None) -> UUID:
    id_ = new_id()
    await session.execute(_UNIT, {"id": id_, "name": name, "department": department})
    return id_


async def is_organisation(session: AsyncSession, unit_id: UUID) -> bool:
    return (await session.execute(_IS_ORGANISATION, {"id": unit_id})).one_or_none() is not None


async def declare_partner(session: AsyncSession, partner: Partner, at: datetime) -> bool:
    """False when this organisation is a partner already."""
    return (await session.execute(_DECLARE, _values(partner) | {"at": at})).one_or_none() is not None


async def save_partner(session: AsyncSession, partner: Partner, *, seen: int) -> None:
    if (await session.execute(_SAVE, _values(partner) | {"seen": seen})).one_or_none() is None:
        raise Stale
    await session.execute(_RENAME, {"id": partner.id, "name": partner.name})


async def load_clients(session: AsyncSession, partner_id: UUID) -> list[PartnerClient]:
    return [_client(row) for row in await session.execute(_CLIENTS, {"unit": partner_id})]


async def load_client(session: AsyncSession, partner_id: UUID, client_id: UUID) -> PartnerClient:
    found = next((one for one in await load_clients(session, partner_id) if one.id == client_id), None)
    if found is None:
        raise NotFound
    return found


async def load_credentials(session: AsyncSession, partner_id: UUID) -> list[Credential]:
    """Of all its machines, the latest first."""
    return [credential_of(row) for row in await session.execute(_CREDENTIALS, {"unit": partner_id})]


async def insert_client(
    session: AsyncSession,
    partner_id: UUID,
    name: str,
    scopes: Sequence[PartnerScope],
    written: tuple[UUID | None, datetime],
) -> UUID:
    """An account that nobody signs in to by hand, standing where its partner stands. `written` is (by, at)."""
    id_, (by, at) = new_id(), written
    await session.execute(_ACCOUNT, {"id": id_, "email": f"{id_}@machines.invalid", "name": name, "by": by, "at": at})
    await session.execute(_STANDS, {"id": id_, "unit": partner_id, "at": at})
    values: dict[str, Any] = {
        "id": id_, "unit": partner_id, "name": name, "scopes": [one.value for one in scopes], "at": at,
    }  # fmt: skip
    await session.execute(_CLIENT, values)
    return id_


async def save_client(session: AsyncSession, client: PartnerClient, *, seen: int) -> None:
    values: dict[str, Any] = {
        "id": client.id, "unit": client.unit_id, "name": client.name, "scopes": [one.value for one in client.scopes],
        "closed_at": client.closed_at, "seen": seen,
    }  # fmt: skip
    if (await session.execute(_SAVE_CLIENT, values)).one_or_none() is None:
        raise Stale
    await session.execute(_NAME, {"id": client.id, "name": client.name})


def _values(partner: Partner) -> dict[str, Any]:
    return {
        "id": partner.id, "type": partner.partner_type.value, "contact_name": partner.contact_name,
        "contact_email": partner.contact_email, "contact_phone": partner.contact_phone,
        "adviser_quota": partner.adviser_quota, "client_quota": partner.client_quota,
        "suspended_at": partner.suspended_at,
    }  # fmt: skip


def _client(row: Any) -> PartnerClient:
    scopes = tuple(PartnerScope(one) for one in row.scopes)
    return PartnerClient(row.id, row.unit_id, row.name, scopes, row.closed_at, row.version)


async def sandbox_platform_of(session: AsyncSession, partner_id: UUID) -> UUID | None:
    """The platform of invented young people, where this partner is a sandbox."""
    query = text("SELECT sandbox_platform FROM partners WHERE unit_id = :id")
    found: UUID | None = (await session.execute(query, {"id": partner_id})).scalar_one_or_none()
    return found


async def make_sandbox(session: AsyncSession, partner_id: UUID, platform_id: UUID) -> None:
    """From now on only that platform refers to it, and what its machines send goes there."""
    query = text("UPDATE partners SET sandbox_platform = :platform WHERE unit_id = :id")
    await session.execute(query, {"id": partner_id, "platform": platform_id})


async def find_by_name(session: AsyncSession, name: str) -> UUID | None:
    """The partner of exactly that name."""
    query = text("SELECT p.unit_id FROM partners p JOIN units u ON u.id = p.unit_id WHERE u.name = :name LIMIT 1")
    found: UUID | None = (await session.execute(query, {"name": name})).scalar_one_or_none()
    return found
