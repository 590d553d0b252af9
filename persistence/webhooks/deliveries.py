"""Deliveries as rows: fanned out once per change, let go one by one for each person, settled with their attempt."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.webhooks.deliveries import HOLDS_THE_NEXT, LOST, REPLAYABLE, Attempt, Verdict, WebhookState
from domain.webhooks.messages import MessageType
from persistence.ids import new_id

_HOLDING = ", ".join(f"'{state.value}'" for state in sorted(HOLDS_THE_NEXT))
_REPLAYABLE = ", ".join(f"'{state.value}'" for state in sorted(REPLAYABLE))
_LOST = ", ".join(f"'{state.value}'" for state in sorted(LOST))

_LOCK_LANE = text("SELECT pg_advisory_xact_lock(hashtextextended('webhooks:' || CAST(:lane AS text), 0))")
_LANE_OF_CHANGE = text("""
    SELECT r.follow_up_id AS lane, c.partner_unit FROM partner_changes c
    JOIN follow_up_referrals r ON r.id = c.referral_id WHERE c.id = :id
""")
# Every change of this person that has not been told, in the order of their transactions.
_UNTOLD = text("""
    SELECT c.id, c.referral_id, c.change, c.at FROM partner_changes c
    JOIN follow_up_referrals r ON r.id = c.referral_id
    WHERE r.follow_up_id = :lane AND c.partner_unit = :unit AND c.at >= :since
      AND NOT EXISTS (SELECT FROM webhook_messages m WHERE m.change_id = c.id)
    ORDER BY c.xid, c.id
""")
_SINCE = text("SELECT at - interval '30 days' FROM partner_changes WHERE id = :id")
_ADD_MESSAGE = text("""
    INSERT INTO webhook_messages (id, unit_id, change_id, kind, referral_id, at)
    VALUES (:id, :unit, :change, :kind, :referral, :at)
""")
_ADD_DELIVERY = text("""
    INSERT INTO webhook_deliveries (id, message_id, endpoint_id, unit_id, lane, state, created_at)
    VALUES (:id, :message, :endpoint, :unit, :lane, 'waiting', :now)
""")
_LANE = text(f"""
    SELECT d.id, d.state, d.attempts FROM webhook_deliveries d
    WHERE d.endpoint_id = :endpoint AND d.lane = :lane AND d.state IN ({_HOLDING}) ORDER BY d.place
""")
_LANES = text(f"""
    SELECT DISTINCT d.lane FROM webhook_deliveries d WHERE d.endpoint_id = :endpoint AND d.state IN ({_HOLDING})
""")
_LOAD = text("""
    SELECT d.id, d.endpoint_id, d.unit_id, d.lane, d.state, d.attempts, d.failures, d.message_id, m.kind, m.referral_id,
        m.at FROM webhook_deliveries d JOIN webhook_messages m ON m.id = d.message_id WHERE d.id = :id
""")
_SENDING = text("""
    UPDATE webhook_deliveries SET state = 'sending', attempts = attempts + 1, next_attempt_at = NULL WHERE id = :id
""")
_SETTLE = text("""
    UPDATE webhook_deliveries SET state = :state, failures = :failures, outcome = :outcome, code = :code,
        duration_ms = :duration, next_attempt_at = :next_at, settled_at = :settled
    WHERE id = :id
""")
_ADD_ATTEMPT = text("""
    INSERT INTO webhook_attempts (delivery_id, n, unit_id, at, outcome, code, duration_ms)
    VALUES (:id, :n, :unit, :now, :outcome, :code, :duration)
    ON CONFLICT (delivery_id, n) DO UPDATE SET outcome = excluded.outcome, code = excluded.code,
        duration_ms = excluded.duration_ms
""")
_REPLAY = text(f"""
    UPDATE webhook_deliveries SET state = 'waiting', failures = 0, settled_at = NULL, next_attempt_at = NULL
    WHERE endpoint_id = :endpoint AND id = :id AND state IN ({_REPLAYABLE}) RETURNING lane
""")
_REPLAY_ALL = text(f"""
    UPDATE webhook_deliveries SET state = 'waiting', failures = 0, settled_at = NULL, next_attempt_at = NULL
    WHERE endpoint_id = :endpoint AND state IN ({_LOST}) RETURNING lane
""")
_ABANDON = text("""
    UPDATE webhook_deliveries SET state = 'dead', settled_at = :now, next_attempt_at = NULL
    WHERE endpoint_id = :endpoint AND state IN ('waiting', 'failed')
""")
_STUCK = text(f"""
    SELECT DISTINCT d.endpoint_id, d.lane FROM webhook_deliveries d
    JOIN webhook_endpoints e ON e.id = d.endpoint_id AND e.paused_at IS NULL AND e.removed_at IS NULL
    LEFT JOIN partners p ON p.unit_id = e.unit_id
    WHERE d.state IN ('waiting', 'failed') AND p.suspended_at IS NULL
      AND coalesce(d.next_attempt_at, d.created_at) < :limit
      AND NOT EXISTS (SELECT FROM effects f WHERE f.kind = 'deliver_webhook' AND f.state = 'queued'
                      AND f.ids ->> 'delivery_id' = d.id::text)
      AND NOT EXISTS (SELECT FROM webhook_deliveries b WHERE b.endpoint_id = d.endpoint_id AND b.lane = d.lane
                      AND b.place < d.place AND b.state IN ({_HOLDING}))
    LIMIT 500
""")
_PURGE = text(f"""
    WITH gone AS (DELETE FROM webhook_messages m WHERE m.at < :limit AND NOT EXISTS (
        SELECT FROM webhook_deliveries d WHERE d.message_id = m.id AND d.state IN ({_HOLDING})) RETURNING 1)
    SELECT count(*) FROM gone
""")


@dataclass(frozen=True)
class Lane:
    """The messages of one person to one endpoint."""

    endpoint_id: UUID
    lane: UUID


@dataclass(frozen=True)
class Delivery:
    """One message on its way to one endpoint; `attempts` are all of them, `failures` those since it was last asked."""

    id: UUID
    endpoint_id: UUID
    unit_id: UUID
    lane: UUID
    state: WebhookState
    attempts: int
    failures: int
    message_id: UUID
    kind: MessageType
    referral_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class Untold:
    """A change that no message says yet."""

    change_id: UUID
    referral_id: UUID
    change: str
    at: datetime


@dataclass(frozen=True)
class Announcement:
    """What a new message says, and of whom it is (`lane`); a ping is of nobody: its lane is the endpoint's own id."""

    unit_id: UUID
    lane: UUID
    kind: MessageType
    at: datetime
    change_id: UUID | None = None
    referral_id: UUID | None = None


async def lock_lane(session: AsyncSession, lane: UUID) -> None:
    """One decision at a time about the messages of a person, until the transaction ends."""
    await session.execute(_LOCK_LANE, {"lane": str(lane)})


async def lane_of_change(session: AsyncSession, change_id: UUID) -> tuple[UUID, UUID] | None:
    """(lane, partner's unit) of a change; None when it or its referral is gone."""
    row = (await session.execute(_LANE_OF_CHANGE, {"id": change_id})).one_or_none()
    return None if row is None else (row.lane, row.partner_unit)


async def untold_changes(session: AsyncSession, change_id: UUID, unit_id: UUID, lane: UUID) -> list[Untold]:
    """What is not told yet of this person: the change, and those whose effect has not run. Call under the lock.

    Not from before a month: messages are forgotten after three, and must not be told again.
    """
    since = (await session.execute(_SINCE, {"id": change_id})).scalar_one()
    rows = await session.execute(_UNTOLD, {"lane": lane, "unit": unit_id, "since": since})
    return [Untold(*row) for row in rows]


async def announce(session: AsyncSession, told: Announcement, endpoint_ids: list[UUID], now: datetime) -> None:
    """The message, and one delivery for each endpoint."""
    message_id = new_id()
    await session.execute(_ADD_MESSAGE, {
        "id": message_id, "unit": told.unit_id, "change": told.change_id, "kind": told.kind.value,
        "referral": told.referral_id, "at": told.at,
    })  # fmt: skip
    deliveries = [
        {"id": new_id(), "message": message_id, "endpoint": one, "unit": told.unit_id, "lane": told.lane, "now": now}
        for one in endpoint_ids
    ]
    if deliveries:
        await session.execute(_ADD_DELIVERY, deliveries)


async def load_lane(session: AsyncSession, lane: Lane) -> list[tuple[UUID, WebhookState, int]]:
    """(delivery, state, attempts) of what has not ended, the oldest first. Call under the lane's lock."""
    rows = await session.execute(_LANE, {"endpoint": lane.endpoint_id, "lane": lane.lane})
    return [(row.id, WebhookState(row.state), row.attempts) for row in rows]


async def lanes_of(session: AsyncSession, endpoint_id: UUID) -> list[Lane]:
    """Those in which something waits."""
    lanes = (await session.execute(_LANES, {"endpoint": endpoint_id})).scalars()
    return [Lane(endpoint_id, lane) for lane in lanes]


async def load_delivery(session: AsyncSession, delivery_id: UUID) -> Delivery | None:
    row: Any = (await session.execute(_LOAD, {"id": delivery_id})).one_or_none()
    if row is None:
        return None
    values = row._asdict() | {"state": WebhookState(row.state), "kind": MessageType(row.kind)}
    return Delivery(**values)


async def mark_sending(session: AsyncSession, delivery_id: UUID) -> None:
    """Written before the message leaves."""
    await session.execute(_SENDING, {"id": delivery_id})


async def settle(session: AsyncSession, delivery: Delivery, attempt: Attempt, verdict: Verdict, now: datetime) -> None:
    """What became of the attempt under way, and of the delivery."""
    done = verdict.state is not WebhookState.FAILED
    told = {"outcome": attempt.outcome.value, "code": attempt.code, "duration": attempt.duration_ms}
    await session.execute(_SETTLE, told | {
        "id": delivery.id, "state": verdict.state.value, "failures": 0 if done else delivery.failures + 1,
        "next_at": None if verdict.wait is None else now + verdict.wait, "settled": now if done else None,
    })  # fmt: skip
    await session.execute(
        _ADD_ATTEMPT, told | {"id": delivery.id, "n": delivery.attempts, "unit": delivery.unit_id, "now": now}
    )


async def replay(session: AsyncSession, endpoint_id: UUID, delivery_id: UUID) -> Lane | None:
    """It waits again, under the same id; None when it is not one that may be replayed."""
    lane = (await session.execute(_REPLAY, {"endpoint": endpoint_id, "id": delivery_id})).scalar_one_or_none()
    return None if lane is None else Lane(endpoint_id, lane)


async def replay_all(session: AsyncSession, endpoint_id: UUID) -> list[UUID]:
    """Every abandoned or uncertain delivery waits again; their lanes, one per delivery."""
    return list((await session.execute(_REPLAY_ALL, {"endpoint": endpoint_id})).scalars())


async def abandon(session: AsyncSession, endpoint_id: UUID, now: datetime) -> None:
    """What waits for an endpoint that is removed will not leave."""
    await session.execute(_ABANDON, {"endpoint": endpoint_id, "now": now})


async def stuck_lanes(session: AsyncSession, now: datetime) -> list[Lane]:
    """Those whose next message is due for five minutes and has no attempt queued."""
    rows = await session.execute(_STUCK, {"limit": now - timedelta(minutes=5)})
    return [Lane(row.endpoint_id, row.lane) for row in rows]


async def purge_messages(session: AsyncSession, limit: datetime) -> int:
    """Settled messages from before `limit` are forgotten, with their deliveries and attempts."""
    return int((await session.execute(_PURGE, {"limit": limit})).scalar_one())
