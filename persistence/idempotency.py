"""Idempotency keys: claimed first in the business transaction, answered with the stored bytes (24 hours)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import KeyReused


@dataclass(frozen=True)
class StoredAnswer:
    status: int
    body: bytes
    etag: str | None


_CLAIM = text("""
    INSERT INTO idempotency_keys (actor_id, key, request_hash, at) VALUES (:actor, :key, :hash, :at)
    ON CONFLICT DO NOTHING RETURNING key
""")
_EARLIER = text("SELECT request_hash, status, body, etag FROM idempotency_keys WHERE actor_id = :actor AND key = :key")
_SETTLE = text(
    "UPDATE idempotency_keys SET status = :status, body = :body, etag = :etag WHERE actor_id = :actor AND key = :key"
)


async def claim(
    session: AsyncSession, actor_id: UUID, key: str, request_hash: bytes, at: datetime
) -> StoredAnswer | None:
    """None when the key is ours; the stored answer when a twin came first (waits for its commit).

    A refused use case rolls the claim back, so a corrected retry with the same key works.
    """
    ids = {"actor": actor_id, "key": key}
    if (await session.execute(_CLAIM, ids | {"hash": request_hash, "at": at})).one_or_none():
        return None
    row = (await session.execute(_EARLIER, ids)).one()
    if row.request_hash != request_hash:
        raise KeyReused
    return StoredAnswer(row.status, row.body, row.etag)


async def settle(session: AsyncSession, actor_id: UUID, key: str, answer: StoredAnswer) -> None:
    await session.execute(
        _SETTLE, {"actor": actor_id, "key": key, "status": answer.status, "body": answer.body, "etag": answer.etag}
    )
