"""Machines and their keys, as signing in reads them; a key's last use is noted once a minute at most."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import NotFound
from domain.partners.credentials import Credential, CredentialKind, TwoCredentialsLive

NOTED_EVERY = timedelta(minutes=1)
_LIVE = text("""
    SELECT k.id, k.kind, k.secret_hash, k.public_jwk, a.generation, c.scopes
    FROM partner_credentials k JOIN partner_clients c ON c.id = k.client_id AND c.closed_at IS NULL
    JOIN partners p ON p.unit_id = c.unit_id AND p.suspended_at IS NULL
    JOIN accounts a ON a.id = c.id AND a.disabled_at IS NULL
    WHERE k.client_id = :client AND k.revoked_at IS NULL AND k.expires_at > :now ORDER BY k.created_at
""")
_SPEND = text("""
    INSERT INTO spent_assertions (client_id, jti_hash, expires_at) VALUES (:client, :jti, :until)
    ON CONFLICT DO NOTHING RETURNING client_id
""")
_USED = text("""
    UPDATE partner_credentials SET last_used_at = :now
    WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :before)
""")
_EXPIRED = text("""
    UPDATE partner_credentials SET revoked_at = expires_at
    WHERE client_id = :client AND revoked_at IS NULL AND expires_at <= :now
""")
_INSERT = text("""
    INSERT INTO partner_credentials (id, client_id, slot, kind, secret_hash, public_jwk, created_by, created_at,
        expires_at)
    SELECT :id, :client, free.slot, :kind, :secret_hash, CAST(:jwk AS jsonb), :by, :now, :until
    FROM (SELECT min(s) AS slot FROM generate_series(1, 2) s WHERE NOT EXISTS (SELECT FROM partner_credentials k
        WHERE k.client_id = :client AND k.slot = s AND k.revoked_at IS NULL)) free
    WHERE free.slot IS NOT NULL RETURNING id
""")
_ONE = text("SELECT * FROM partner_credentials WHERE id = :id AND client_id = :client FOR UPDATE")
_END = text("UPDATE partner_credentials SET expires_at = :until WHERE id = :id")
_REVOKE = text("UPDATE partner_credentials SET revoked_at = :now WHERE id = :id")


@dataclass(frozen=True)
class LiveCredential:
    """A key that opens today, with what its machine was granted."""

    id: UUID
    kind: CredentialKind
    secret_hash: bytes | None
    public_jwk: Mapping[str, Any] | None
    generation: int
    scopes: frozenset[str]


@dataclass(frozen=True)
class NewCredential:
    """One of the two is given: the digest of a secret, or a public key."""

    id: UUID
    client_id: UUID
    kind: CredentialKind
    created_at: datetime
    expires_at: datetime
    secret_hash: bytes | None = None
    public_jwk: Mapping[str, Any] | None = None


async def load_live(session: AsyncSession, client_id: UUID, now: datetime) -> list[LiveCredential]:
    """None for a client that is unknown, closed or suspended: signing in does not tell them apart."""
    rows = await session.execute(_LIVE, {"client": client_id, "now": now})
    return [
        LiveCredential(
            row.id, CredentialKind(row.kind), row.secret_hash, row.public_jwk, row.generation, frozenset(row.scopes)
        )
        for row in rows
    ]  # fmt: skip


async def spend_assertion(session: AsyncSession, client_id: UUID, jti_hash: bytes, until: datetime) -> bool:
    """False when it has served already."""
    keys = {"client": client_id, "jti": jti_hash, "until": until}
    return (await session.execute(_SPEND, keys)).one_or_none() is not None


async def note_use(session: AsyncSession, credential_id: UUID, now: datetime) -> None:
    await session.execute(_USED, {"id": credential_id, "now": now, "before": now - NOTED_EVERY})


async def insert_credential(session: AsyncSession, new: NewCredential, by: UUID | None) -> None:
    """In a free place of the two; those that expired give theirs back."""
    await session.execute(_EXPIRED, {"client": new.client_id, "now": new.created_at})
    values = {
        "id": new.id, "client": new.client_id, "kind": new.kind.value, "secret_hash": new.secret_hash,
        "jwk": None if new.public_jwk is None else json.dumps(dict(new.public_jwk)), "by": by, "now": new.created_at,
        "until": new.expires_at,
    }  # fmt: skip
    try:
        async with session.begin_nested():
            inserted = (await session.execute(_INSERT, values)).one_or_none()
    except IntegrityError as error:
        raise TwoCredentialsLive from error
    if inserted is None:
        raise TwoCredentialsLive


async def load_credential(session: AsyncSession, client_id: UUID, credential_id: UUID) -> Credential:
    row = (await session.execute(_ONE, {"id": credential_id, "client": client_id})).one_or_none()
    if row is None:
        raise NotFound
    return credential_of(row)


async def end_credential(session: AsyncSession, credential_id: UUID, until: datetime) -> None:
    await session.execute(_END, {"id": credential_id, "until": until})


async def revoke_credential(session: AsyncSession, credential_id: UUID, now: datetime) -> None:
    await session.execute(_REVOKE, {"id": credential_id, "now": now})


def credential_of(row: Any) -> Credential:
    return Credential(
        row.id, row.client_id, CredentialKind(row.kind), row.created_at, row.expires_at, row.last_used_at,
        row.revoked_at,
    )  # fmt: skip
