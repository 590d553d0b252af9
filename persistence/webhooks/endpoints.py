"""Endpoints as rows: added, their secret rotated, paused and resumed, removed; and how they fare."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import Stale
from domain.webhooks.deliveries import PauseReason, WebhookState
from domain.webhooks.endpoints import Endpoint, EndpointKnown, EndpointNotFound

_COLUMNS = """
    e.id, e.unit_id, e.url, e.secret, e.former_secret, e.former_until, e.paused_at, e.pause_reason, e.failing_since,
    e.last_accepted_at, e.created_at, e.removed_at, e.version,
    EXISTS (SELECT FROM partners p WHERE p.unit_id = e.unit_id AND p.suspended_at IS NOT NULL) AS suspended
"""
_OF_UNIT = text(f"""
    SELECT {_COLUMNS} FROM webhook_endpoints e WHERE e.unit_id = :unit AND e.removed_at IS NULL
    ORDER BY e.created_at, e.id
""")
_ONE = text(f"""
    SELECT {_COLUMNS} FROM webhook_endpoints e WHERE e.id = :id AND e.unit_id = :unit AND e.removed_at IS NULL
""")
_ANY = text(f"SELECT {_COLUMNS} FROM webhook_endpoints e WHERE e.id = :id")
_LOCK_UNIT = text("SELECT pg_advisory_xact_lock(hashtextextended('webhook_endpoints:' || CAST(:unit AS text), 0))")
_INSERT = text("""
    INSERT INTO webhook_endpoints (id, unit_id, url, secret, created_by, created_at)
    VALUES (:id, :unit, :url, :secret, :by, :now)
""")
_ROTATE = text("""
    UPDATE webhook_endpoints SET former_secret = secret, former_until = :until, secret = :secret, version = version + 1
    WHERE id = :id AND version = :seen AND removed_at IS NULL RETURNING version
""")
_PAUSE = text("""
    UPDATE webhook_endpoints SET paused_at = :now, pause_reason = :reason, version = version + 1
    WHERE id = :id AND version = :seen AND paused_at IS NULL RETURNING version
""")
_PAUSE_OPEN = text("""
    UPDATE webhook_endpoints SET paused_at = :now, pause_reason = :reason, version = version + 1
    WHERE id = :id AND paused_at IS NULL AND removed_at IS NULL RETURNING id
""")
_RESUME = text("""
    UPDATE webhook_endpoints SET paused_at = NULL, pause_reason = NULL, failing_since = NULL, version = version + 1
    WHERE id = :id AND version = :seen AND removed_at IS NULL RETURNING version
""")
_REMOVE = text("""
    UPDATE webhook_endpoints SET removed_at = :now, version = version + 1
    WHERE id = :id AND version = :seen AND removed_at IS NULL RETURNING version
""")
_HEARD = text("UPDATE webhook_endpoints SET failing_since = NULL, last_accepted_at = :now WHERE id = :id")
_UNHEARD = text("UPDATE webhook_endpoints SET failing_since = coalesce(failing_since, :now) WHERE id = :id")
_COUNTS = text("""
    SELECT d.endpoint_id, d.state, count(*) AS n FROM webhook_deliveries d WHERE d.unit_id = :unit GROUP BY 1, 2
""")
_IS_PARTNER = text("SELECT 1 FROM partners WHERE unit_id = :unit")
_CONTACT = text("""
    SELECT p.contact_email AS email, u.name FROM webhook_endpoints e JOIN partners p ON p.unit_id = e.unit_id
    JOIN units u ON u.id = e.unit_id WHERE e.id = :id
""")


async def lock_endpoints(session: AsyncSession, unit_id: UUID) -> list[Endpoint]:
    """Those of a partner, one writer at a time: their number is limited."""
    await session.execute(_LOCK_UNIT, {"unit": str(unit_id)})
    return await load_endpoints(session, unit_id)


async def load_endpoints(session: AsyncSession, unit_id: UUID) -> list[Endpoint]:
    return [_endpoint(row) for row in await session.execute(_OF_UNIT, {"unit": unit_id})]


async def load_endpoint(session: AsyncSession, unit_id: UUID, endpoint_id: UUID) -> Endpoint:
    row = (await session.execute(_ONE, {"unit": unit_id, "id": endpoint_id})).one_or_none()
    if row is None:
        raise EndpointNotFound
    return _endpoint(row)


async def find_endpoint(session: AsyncSession, endpoint_id: UUID) -> Endpoint | None:
    """For the worker: removed ones too."""
    row = (await session.execute(_ANY, {"id": endpoint_id})).one_or_none()
    return None if row is None else _endpoint(row)


async def insert_endpoint(session: AsyncSession, values: Mapping[str, Any]) -> None:
    """{id, unit, url, secret, by, now}; the secret is sealed."""
    try:
        async with session.begin_nested():
            await session.execute(_INSERT, dict(values))
    except IntegrityError as error:
        if "webhook_endpoints_one_address" in str(error):
            raise EndpointKnown from error
        raise


async def rotate_secret(session: AsyncSession, endpoint: Endpoint, seen: int, secret: str, until: datetime) -> None:
    """Both live until then; a third in between would make the first useless at once, and does."""
    await _changed(session, _ROTATE, {"id": endpoint.id, "seen": seen, "secret": secret, "until": until})


async def pause(session: AsyncSession, endpoint: Endpoint, seen: int, reason: PauseReason, now: datetime) -> None:
    await _changed(session, _PAUSE, {"id": endpoint.id, "seen": seen, "reason": reason.value, "now": now})


async def pause_open(session: AsyncSession, endpoint_id: UUID, reason: PauseReason, now: datetime) -> bool:
    """By the worker, whatever version a reader has before them; False when it is closed already."""
    keys = {"id": endpoint_id, "reason": reason.value, "now": now}
    return (await session.execute(_PAUSE_OPEN, keys)).one_or_none() is not None


async def resume(session: AsyncSession, endpoint: Endpoint, seen: int) -> None:
    """Its days of failing are forgotten too: it is given its time anew."""
    await _changed(session, _RESUME, {"id": endpoint.id, "seen": seen})


async def remove(session: AsyncSession, endpoint: Endpoint, seen: int, now: datetime) -> None:
    await _changed(session, _REMOVE, {"id": endpoint.id, "seen": seen, "now": now})


async def _changed(session: AsyncSession, statement: Any, values: dict[str, Any]) -> None:
    if (await session.execute(statement, values)).one_or_none() is None:
        raise Stale


async def note_health(session: AsyncSession, endpoint_id: UUID, now: datetime, *, accepted: bool) -> None:
    await session.execute(_HEARD if accepted else _UNHEARD, {"id": endpoint_id, "now": now})


async def count_deliveries(session: AsyncSession, unit_id: UUID) -> dict[UUID, dict[WebhookState, int]]:
    """How many deliveries of each endpoint are in each state."""
    counts: dict[UUID, dict[WebhookState, int]] = {}
    for row in await session.execute(_COUNTS, {"unit": unit_id}):
        counts.setdefault(row.endpoint_id, {})[WebhookState(row.state)] = row.n
    return counts


async def is_partner(session: AsyncSession, unit_id: UUID) -> bool:
    return (await session.execute(_IS_PARTNER, {"unit": unit_id})).one_or_none() is not None


async def contact_of(session: AsyncSession, endpoint_id: UUID) -> tuple[str, str] | None:
    """(mail of the partner's contact, name of the partner); None when nobody is to be told."""
    row = (await session.execute(_CONTACT, {"id": endpoint_id})).one_or_none()
    return None if row is None or not row.email else (row.email, row.name)


def _endpoint(row: Any) -> Endpoint:
    values = row._asdict()
    reason = values.pop("pause_reason")
    return Endpoint(**values, pause_reason=PauseReason(reason) if reason else None)
